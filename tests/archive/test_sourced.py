"""A draft beside its source: which line is which part, what is in doubt, and what another reading changes."""

from dataclasses import replace
from pathlib import Path

import pytest

from desk.archive.drafts import Drafts, Note
from desk.archive.files import NotRead
from desk.archive.sourced import Sourced, drafted, key_of, sourced, with_left_out
from desk.edit import freezing, stories
from desk.formats import render
from desk.model.issue import Issue, Story
from desk.read.reading import NOWHERE, Doubt, LeftOut, Lines, Matter
from desk.read.reasons import Reason
from desk.store.folder.issues import Opened
from tests.formats.complete_issue import ISSUE, PUBLICATION

OLD = b"""# Harbour news

## Town

### Harbour opens again

The harbour opens on Monday, as was said long ago, and the ferries go back to their old hours from then on.

- [The new hours of the ferries](https://e.example/hours)
- [Where they leave](https://e.example/piers)

### Quarry let to nobody

To whom the quarry was let nobody could say on Tuesday night, and nobody who was asked seemed to mind at all.
"""
HEADLINES = ["Harbour opens again", "Quarry let to nobody"]


@pytest.fixture
def drafts(tmp_path: Path) -> Drafts:
    return Drafts(tmp_path / "issues", tmp_path / "state")


@pytest.fixture
def opened(drafts: Drafts) -> Opened:
    (made,) = drafted(drafts, OLD, "old/2016-11-03.md", ("NHS",))
    return made


def beside(drafts: Drafts, opened: Opened) -> Sourced:
    note = drafts.note(opened.path)
    return sourced(note, drafts.source(note))


def id_of(issue: Issue, headline: str) -> int:
    return next(story.id for story in issue.stories if story.headline == headline)


def test_a_draft_and_its_reading_know_each_others_parts(drafts: Drafts, opened: Opened) -> None:
    read = beside(drafts, opened)
    issue = opened.issue
    assert [story.headline for story in issue.in_order()] == HEADLINES
    lines = read.lines_of(id_of(issue, HEADLINES[1]))
    assert read.reading.source[lines.first - 1] == "### Quarry let to nobody"
    assert read.part_at(lines.last) == id_of(issue, HEADLINES[1])
    link = next(link for link in issue.links if link.title == "Where they leave")
    assert read.part_at(read.lines_of(link.id).first) == link.id
    assert read.lines_of(77) == read.lines_of(None) == NOWHERE
    assert (read.note.name, read.note.known) == ("old/2016-11-03.md", ("NHS",))


def test_the_same_draft_is_read_the_same_again(drafts: Drafts, opened: Opened) -> None:
    first, again = beside(drafts, opened), beside(drafts, opened)
    assert first.reading == again.reading
    assert {first.part_at(line) for line in range(1, 20)} == {again.part_at(line) for line in range(1, 20)}


def with_doubts(read: Sourced, issue: Issue) -> Sourced:
    """The same with doubts of our own: of the number, and of a story's line."""
    ids = {mine: its for its, mine in read.note.ids.items()}
    story = ids[id_of(issue, HEADLINES[1])]
    line = read.reading.where[story]
    doubts = (
        Doubt(Matter.NUMBER, None, NOWHERE, "", "44"),
        Doubt(Matter.HEADLINE, story, Lines(line.first, line.first), "headline", "body", 0.5, 7, "body"),
    )
    return replace(read, reading=replace(read.reading, doubts=doubts))


def test_a_doubt_is_open_until_it_is_settled_or_its_part_is_gone(drafts: Drafts, opened: Opened) -> None:
    issue = opened.issue
    read = with_doubts(beside(drafts, opened), issue)
    number, headline = read.open_doubts(issue)
    assert headline.of == id_of(issue, HEADLINES[1])
    assert read.settled(headline).open_doubts(issue) == (number,)
    less = replace(issue, stories=tuple(story for story in issue.stories if story.id != headline.of))
    assert read.open_doubts(less) == (number,)
    assert read.noted(issue).doubts == 2
    assert key_of(headline) in read.settled(headline).note.settled
    assert read.to_finish(issue).doubts == (number, headline)


def test_a_value_is_taken_the_other_way(drafts: Drafts, opened: Opened) -> None:
    read = with_doubts(beside(drafts, opened), opened.issue)
    number = read.open_doubts(opened.issue)[0]
    taken = read.otherwise(opened.issue, number)
    assert taken is not None
    after, issue = taken
    assert issue.number == 44
    assert number not in after.open_doubts(issue)


def test_a_line_read_otherwise_leaves_what_was_edited_meanwhile(drafts: Drafts, opened: Opened) -> None:
    read = beside(drafts, opened)
    first, second = (id_of(opened.issue, each) for each in HEADLINES)
    edited = stories.change(opened.issue, first, headline="Harbour open", byline="Nora")
    places = [line.text for line in read.reading.origin.house.lines] if read.reading.origin else []
    at = places.index(HEADLINES[1])
    doubt = Doubt(Matter.HEADLINE, second, read.lines_of(second), "headline", "body", 0.5, at, "body")
    taken = read.otherwise(edited, doubt)
    assert taken is not None
    after, issue = taken
    (story,) = issue.in_order()
    assert (story.id, story.headline, story.byline) == (first, "Harbour open", "Nora")
    assert HEADLINES[1] in story.body
    assert after.note.forced == {at: "body"}
    again = sourced(after.note, OLD)
    assert [story.headline for story in again.reading.issue.in_order()] == [HEADLINES[0]]


def test_a_source_that_was_lost_leaves_the_draft(drafts: Drafts, opened: Opened) -> None:
    read = sourced(drafts.note(opened.path), b"")
    assert read.open_doubts(opened.issue) == ()
    assert read.lines_of(id_of(opened.issue, HEADLINES[0])) == NOWHERE
    assert read.again(opened.issue) is None


def test_every_mail_of_a_mailbox_is_a_draft_of_its_own(drafts: Drafts) -> None:
    head = "From a@example.org Thu Nov  3 10:00:00 2016\nFrom: a@example.org\nTo: b@example.org\n"
    page = "".join(
        f"<h2>{{0}} {verb}</h2><p>The {{0}} {verb} on Monday, as was said long ago, and nobody seemed to mind it.</p>"
        for verb in ("opens", "closes", "is sold")
    )
    box = "\n".join(
        f"{head}Subject: No {number}\nMIME-Version: 1.0\nContent-Type: text/html\n\n{page.format(word)}\n"
        for number, word in ((1, "harbour"), (2, "quarry"))
    )
    first, second = drafted(drafts, box.encode(), "all.mbox", ())
    assert [drafts.note(each.path).place for each in (first, second)] == [0, 1]
    assert drafts.note(first.path).source == drafts.note(second.path).source
    assert beside(drafts, second).part_at(1) is not None
    assert [story.headline for story in second.issue.in_order()] == ["quarry opens", "quarry closes", "quarry is sold"]


@pytest.mark.parametrize("format", ["json", "html", "text"])
def test_a_draft_of_an_own_export_can_be_mended_as_any_other(drafts: Drafts, format: str) -> None:
    (draft,) = drafted(drafts, render(ISSUE, PUBLICATION, format).encode(), f"x.{format}", ())
    story = next(draft.issue.in_order())
    freezing.check(draft.issue, stories.change(draft.issue, story.id, headline="Mended"))


def test_what_holds_no_story_makes_no_draft(drafts: Drafts) -> None:
    with pytest.raises(NotRead):
        drafted(drafts, b"%PDF-1.7", "a.pdf", ())
    assert drafts.count() == 0


def test_a_draft_without_a_note_is_an_issue_all_the_same(drafts: Drafts) -> None:
    made = drafts.add(Issue(1, 2), Note())
    assert beside(drafts, made).open_doubts(made.issue) == ()


def test_what_no_reader_sees_of_a_paste_is_in_no_note() -> None:
    told = (LeftOut(Reason.MASTHEAD, "Quay Page"), LeftOut(Reason.PIXEL, "", "https://count.example/p"))
    told += (LeftOut(Reason.FOOTER, "Leave", "https://a.example/u", Lines(9, 9)),)
    told += (LeftOut(Reason.FOOTER, "", "https://a.example/f", Lines(9, 9)),)
    issue = stories.add(Issue(1), Story(21, "", headline="Fog"))
    notes = with_left_out(issue, {21}, told).story(21).notes
    assert notes == "From the paste: Quay Page\nFrom the paste: Leave <https://a.example/u> <https://a.example/f>"
