"""The last words of an editor are a note and no story."""

from dataclasses import replace

from desk.intake.closing import with_closing_note
from desk.intake.reading import Reading, ReadStory

STORY = ReadStory(headline="A harbour opens", section="Boats", body="It did.")
LAST = ReadStory(section="Boats", body="Links from [the quay](https://quay.example/) and [others](https://o.example/).")


def kinds(*stories: ReadStory) -> list[str]:
    return [str(story.kind) for story in with_closing_note(Reading(stories=stories)).stories]


def test_where_the_links_came_from_is_a_note_of_no_section_and_a_doubt_says_so() -> None:
    reading = with_closing_note(Reading(stories=(STORY, LAST)))
    assert (reading.stories[-1].kind, reading.stories[-1].section, reading.stories[-1].body) == (
        "note",
        None,
        LAST.body,
    )
    assert [(doubt.about, doubt.taken, doubt.other, doubt.story) for doubt in reading.doubts] == [
        ("kind", "note", "story", 1)
    ]


def test_an_invitation_to_write_is_one_too() -> None:
    assert kinds(STORY, replace(LAST, body="Seen something? Please e-mail me at the office.")) == ["story", "note"]


def test_a_story_stays_a_story() -> None:
    assert kinds(STORY, replace(LAST, headline="Thanks to the tide")) == ["story", "story"]
    assert kinds(STORY, replace(LAST, body="The tide came in.")) == ["story", "story"]
    assert kinds(STORY, replace(LAST, body="Thanks to the tide.\n\nAnd more.")) == ["story", "story"]
    assert kinds(LAST) == ["story"]
