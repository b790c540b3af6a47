"""Plain text that was edited by hand, and the edition in ASCII."""

from dataclasses import replace

from complete_issue import ISSUE, PUBLICATION

from desk import formats
from desk.formats.profiles.target import Target
from desk.formats.text.by_hand import is_stale, issue_text, mark, stale_stories, story_text
from desk.model.issue import Issue

WALL, BRIEF, CARD = 103, 112, 109


def with_text(story: int, text: str, issue: Issue = ISSUE) -> Issue:
    made_from = mark(story_text(issue, PUBLICATION, story))
    return replace(
        issue,
        stories=tuple(
            replace(each, plain=text, plain_of=made_from) if each.id == story else each for each in issue.stories
        ),
    )


def edition(issue: Issue, target: Target | None = None) -> str:
    return formats.render(issue, PUBLICATION, "text", target or Target())


def test_the_text_of_every_story_is_found_in_the_edition() -> None:
    whole = edition(ISSUE)
    for story in ISSUE.in_order():
        made = story_text(ISSUE, PUBLICATION, story.id)
        if story.kind != "brief":  # the notes of briefs stand under the whole list
            assert made in whole, story.name


def test_a_text_of_ones_own_stands_in_the_place_of_the_story_as_it_is_typed() -> None:
    issue = with_text(WALL, "My own words,   as they stand \n\n  [1] https://own.example/")
    whole = edition(issue)
    assert "\n\n\nMy own words,   as they stand\n\n  [1] https://own.example/\n\n\n" in whole
    assert "Who pays when the tide wins, and who\n---" not in whole
    assert whole.index("FLOODS AND COAST") < whole.index("My own words") < whole.index("Sponsored by")


def test_no_other_note_takes_a_number_that_the_text_has() -> None:
    whole = edition(with_text(WALL, "See [1] and [3].\n\n[1] https://own.example/\n[3] https://own.example/3"))
    notes = [line.partition("]")[0] for line in whole.split("\n") if line.startswith("[")]
    assert len(notes) == len(set(notes)) > 2


def test_html_knows_nothing_of_it() -> None:
    target = Target()
    issue = with_text(WALL, "My own words")
    assert formats.render(issue, PUBLICATION, "html", target) == formats.render(ISSUE, PUBLICATION, "html", target)


def test_a_text_is_stale_once_its_story_has_changed_and_not_because_others_have() -> None:
    issue = with_text(WALL, "My own words")
    assert stale_stories(issue, PUBLICATION) == ()
    headline = {each.id: each for each in issue.stories}
    others = replace(
        issue,
        stories=tuple(
            each if each.id == WALL else replace(each, body="[a](https://a.example/)") for each in issue.stories
        ),
    )
    assert stale_stories(others, PUBLICATION) == ()
    changed = replace(
        issue, stories=tuple(replace(each, headline="Other") if each.id == WALL else each for each in issue.stories)
    )
    assert [story.id for story in stale_stories(changed, PUBLICATION)] == [WALL]
    assert headline[WALL].plain == "My own words"


def test_a_whole_edition_of_ones_own_is_printed_as_it_is_and_is_stale_after_any_change() -> None:
    made_from = mark(issue_text(ISSUE, PUBLICATION))
    issue = replace(ISSUE, plain="All of it.\n\n*|UNSUB|*", plain_of=made_from)
    assert edition(issue) == "All of it.\n\n*|UNSUB|*\n"
    assert not is_stale(issue, PUBLICATION)
    assert is_stale(replace(issue, title="Another"), PUBLICATION)


def test_no_control_character_of_a_text_is_printed() -> None:
    assert "\x1b" not in edition(with_text(WALL, "a\x1b[31mb\x00c"))


def test_ascii_holds_nothing_else_and_keeps_the_width_and_the_addresses() -> None:
    whole = edition(with_text(CARD, "“Forty–one”…"), Target(ascii=True))
    assert whole.isascii()
    assert '"Forty-one"...' in whole
    assert "GBP4.1bn" in whole
    assert all(len(line) <= 72 or "https://" in line for line in whole.split("\n"))
    assert "https://coast.example/councils?year=2026&part=2" in whole
