"""Stories that were pasted, read another way: what differs goes into the issue, what was done since stays."""

from dataclasses import replace

from desk.edit import links, sections, stories
from desk.edit.copies import take_in, under_new_ids
from desk.edit.places import Spot
from desk.edit.reread import relaid
from desk.model.issue import Issue, Link, Section, Story
from desk.read.other_readings import forced
from desk.read.paste import What, paste
from desk.read.reading import Reading


def empty() -> Issue:
    issue = Issue(1)
    issue = sections.add(issue, Section(11, "", "Town"))
    for id, name in ((21, "Clock mended"), (22, "Bridge sold")):
        issue = stories.add(issue, Story(id, "", 11, headline=name))
    return issue


SOURCE = """Ferry timetable printed upside down

Passengers at the north pier have been reading the winter timetable while standing on their heads all week.

North Pier Ferries:  Winter times the right way up

Some say it was better that way at the pier

The board will meet on Thursday, and nobody expects that it will say anything about the matter until then.

Harbour board:  Agenda for Thursday
"""
FERRY, SOME = "Ferry timetable printed upside down", "Some say it was better that way at the pier"


def read() -> Reading:
    found = paste(SOURCE, as_what=What.STORIES).reading
    assert found is not None
    return found


def line_of(reading: Reading, words: str) -> int:
    assert reading.origin is not None
    return next(at for at, each in enumerate(reading.origin.document.lines) if each.text == words)


def pasted() -> tuple[Issue, Issue, dict[int, int]]:
    made, ids = under_new_ids(read().issue)
    return take_in(empty(), made, Spot(11, 21)), made, ids


def other(ids: dict[int, int], **labels: str) -> Issue:
    reading = read()
    wanted = {line_of(reading, {"ferry": FERRY, "some": SOME}[name]): label for name, label in labels.items()}
    return under_new_ids(forced(reading, wanted).issue, ids)[0]


def order(issue: Issue) -> list[tuple[str | None, list[str | None]]]:
    return [(each.title, [story.headline for story in issue.stories_of(each.id)]) for each in issue.running_order]


def test_a_headline_that_is_a_line_of_the_text_goes_into_the_story_above_with_its_links() -> None:
    issue, before, ids = pasted()
    made = relaid(issue, before, other(ids, some="body"))
    assert order(made) == [("Town", ["Clock mended", FERRY, "Bridge sold"])]
    story = next(each for each in made.stories if each.headline == FERRY)
    assert SOME in story.body
    assert "until then" in story.body
    assert {link.title for link in made.links_of(story.id)} >= {"Agenda for Thursday"}


def test_and_back_again_it_is_a_story_of_its_own_behind_the_one_it_was_in() -> None:
    issue, before, ids = pasted()
    after = other(ids, some="body")
    back = relaid(relaid(issue, before, after), after, before)
    assert order(back) == order(issue)
    assert [(story.headline, story.body) for story in back.in_order()] == [
        (story.headline, story.body) for story in issue.in_order()
    ]
    assert [link.title for link in back.links] == [link.title for link in issue.links]


def test_a_headline_that_is_a_section_takes_the_stories_below_it_along() -> None:
    issue, before, ids = pasted()
    made = relaid(issue, before, other(ids, ferry="section"))
    assert [title for title, _ in order(made)] == ["Town", FERRY]
    assert order(made)[0][1] == ["Clock mended", "Bridge sold"]
    assert SOME in order(made)[1][1]


def test_what_the_editor_did_since_stays() -> None:
    issue, before, ids = pasted()
    ferry, some = (next(each for each in before.stories if each.headline == name) for name in (FERRY, SOME))
    issue = stories.change(issue, ferry.id, byline="Ann")
    issue = stories.place(issue, [ferry.id], 11, 22)
    issue = links.add(issue, [Link(99, "", ferry.id, title="A link of the editor's")])
    made = relaid(issue, before, other(ids, some="body"))
    assert order(made) == [("Town", ["Clock mended", "Bridge sold", FERRY])]
    assert made.story(ferry.id).byline == "Ann"
    assert any(link.id == 99 for link in made.links_of(ferry.id))
    assert all(each.id != some.id for each in made.stories)


def test_a_story_that_was_spiked_since_comes_back_nowhere() -> None:
    issue, before, ids = pasted()
    ferry = next(each for each in before.stories if each.headline == FERRY)
    issue = stories.put_aside(issue, [ferry.id], "spiked")
    made = relaid(issue, before, other(ids, some="body"))
    assert FERRY not in order(made)[0][1]
    gone = replace(issue, stories=tuple(each for each in issue.stories if each.id != ferry.id))
    assert FERRY not in order(relaid(gone, before, other(ids, some="body")))[0][1]
