"""A pasted story is told apart into headline, standfirst, body and links, or left alone."""

import pytest

from desk.intake.story import StoryDraft, read_story
from desk.links.paste import LinkDraft

BODY = (
    "The council has opened a bridge that was promised nine years ago, and it did so without the mayor, who was "
    "away that week.  Nobody minded.\n\nThe bridge carries:\n\n  • buses\n  • bicycles\nIt was paid for by the county."
)
TIDY = (
    "The council has opened a bridge that was promised nine years ago, and it did so without the mayor, who was "
    "away that week.  Nobody minded.\n\nThe bridge carries:\n\n- buses\n- bicycles\n\nIt was paid for by the county."
)
LINKS = "County:\u00a0 A bridge for all\n\nNobody was there to see it\n\nTUC: Who built it?"
READ = (LinkDraft("County", "A bridge for all", None), LinkDraft(None, "Nobody was there to see it", None))


def test_a_whole_story() -> None:
    paste = f"A bridge ‘too late’?\nNine years in the making\n\n{BODY}\nResearched Links:\n\n{LINKS}\n\n"
    assert read_story(paste, ["TUC"]) == StoryDraft(
        headline="A bridge ‘too late’?",
        standfirst="Nine years in the making",
        body=TIDY,
        label="Researched Links",
        links=(*READ, LinkDraft("TUC", "Who built it?", None)),
    )


def test_links_without_a_label_begin_with_one_that_has_the_form() -> None:
    story = read_story(f"A bridge too late\n\n{BODY}\n\n{LINKS}")
    assert story is not None
    assert (story.standfirst, story.body, story.label) == ("", TIDY, None)
    assert story.links == (*READ, LinkDraft(None, "TUC: Who built it?", None))


def test_a_story_without_links_needs_two_paragraphs() -> None:
    story = read_story(f"A bridge too late\n{BODY}")
    assert story is not None
    assert (story.headline, story.body, story.links) == ("A bridge too late", TIDY, ())
    assert read_story("A subhead\n\nOne paragraph that is long enough to be one, and ends as it should.") is None


def test_the_label_is_kept_as_it_was() -> None:
    story = read_story(f"A bridge\n\n{BODY}\n\nFurther reading:\nhttps://a.example/x\nhttps://b.example")
    assert story is not None
    assert story.label == "Further reading"
    assert [link.url for link in story.links] == ["https://a.example/x", "https://b.example"]


def test_a_paste_from_markdown() -> None:
    story = read_story(f"## **A bridge**\n\n{BODY}\n\n**Links:**\n\n- [One](https://a.example)\n")
    assert story is not None
    assert (story.headline, story.label, story.links) == (
        "A bridge",
        "Links",
        (LinkDraft(None, "One", "https://a.example"),),
    )


def test_hard_wrapped_mail() -> None:
    mail = (
        "A bridge too late\n\n"
        "The council has opened a bridge that was promised nine years ago, and\nit did so without the mayor, who was "
        "away that week. Nobody minded as\nfar as we know.\n\nCounty:  A bridge for all\n"
    )
    story = read_story(mail)
    assert story is not None
    assert story.body.startswith("The council")
    assert "\n" not in story.body
    assert len(story.links) == 1


@pytest.mark.parametrize(
    "paste",
    [
        "",
        "One line",
        "One line\nAnd another",
        BODY,
        f"• a bullet first\n\n{BODY}",
        f"> a quotation first\n\n{BODY}",
        f"https://a.example\n\n{BODY}",
        f"County:  A bridge\n\n{BODY}",
        f"This sentence ends with a stop.\n\n{BODY}",
        f"{'long ' * 40}\n\n{BODY}",
        "A headline\n\nResearched Links:\n\nCounty:  A bridge",
        f"One story\n\n{BODY}\n\nResearched Links:\n\n{LINKS}\n\nAnother story\n\n{BODY}",
    ],
)
def test_what_is_not_surely_one_story_is_left_alone(paste: str) -> None:
    assert read_story(paste) is None
