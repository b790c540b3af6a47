"""What stands in an issue, and in which order: the rules that all formats share."""

import subprocess
import sys

import pytest

from desk import formats
from desk.formats.blocks.blocks import blocks
from desk.formats.blocks.values import Block, Briefs, Card, Cards, Contents, Head, Item, Masthead
from desk.model.dates import long_date
from desk.model.issue import Image, Issue, Link, Section, Story
from desk.model.kinds import Kind
from desk.model.publication import Publication

PLAIN = Publication(1, name="The Record")


def inside(*stories: Story, links: tuple[Link, ...] = (), publication: Publication = PLAIN) -> tuple[Block, ...]:
    """The blocks between masthead and footer."""
    return blocks(Issue(1, stories=stories, links=links), publication)[1:-1]


def item(*stories: Story, links: tuple[Link, ...] = (), publication: Publication = PLAIN) -> Item:
    (made,) = inside(*stories, links=links, publication=publication)
    assert isinstance(made, Item)
    return made


def brief(story: Story, *links: Link) -> str:
    """The line of a brief with its links as <address words>."""
    (made,) = inside(story, links=links)
    assert isinstance(made, Briefs)
    return formats.render(Issue(1, stories=(story,), links=links), PLAIN, "markdown").split("- ", 1)[1].split("\n")[0]


def card(story: Story, *links: Link) -> Card:
    (made,) = inside(story, links=links)
    assert isinstance(made, Cards)
    return made.items[0]


def test_sections_stories_and_links_stand_in_their_order_and_unsorted_last() -> None:
    issue = Issue(
        1,
        sections=(Section(1, "b", "Second"), Section(2, "a", "First"), Section(3, "c", "Empty")),
        stories=(
            Story(10, "b", 1, headline="three"),
            Story(11, "a", 1, headline="two"),
            Story(12, "a", 2, headline="one"),
            Story(13, "a", 99, headline="unsorted"),
            Story(14, "a", 3, place="held", headline="held"),
            Story(15, "b", 3),
        ),
        links=(Link(20, "b", 12, title="y"), Link(21, "a", 12, title="x"), Link(22, "c", 12)),
    )
    made = blocks(issue, PLAIN)[1:-1]
    names = [block.title if isinstance(block, Head) else getattr(block, "headline", "") for block in made]
    assert names == ["First", "one", "Second", "two", "three", "", "unsorted"]
    assert isinstance(made[1], Item)
    assert [reference.title for reference in made[1].references.items] == ["x", "y"]


def test_the_masthead_has_number_date_in_words_and_web_address() -> None:
    publication = Publication(1, name="R", issue_address="https://r.example/{number}/{slug}")
    issue = Issue(1, number=201, title="High water", slug="high-water", date="2026-11-05")
    masthead = blocks(issue, publication)[0]
    assert isinstance(masthead, Masthead)
    assert (masthead.number, masthead.date) == ("No 201", "Thursday 5 November 2026")
    assert masthead.web == "https://r.example/201/high-water"
    assert masthead.subject == "High water"


@pytest.mark.parametrize(
    ("typed", "printed"), [("2024-02-29", "Thursday 29 February 2024"), ("soon\x1b", "soon"), ("", "")]
)
def test_dates_are_words_or_stay(typed: str, printed: str) -> None:
    assert long_date(typed) == printed


@pytest.mark.parametrize(
    ("own", "expected"),
    [(None, "Researched Links:"), ("", ""), ("Read more", "Read more:"), ("See also:", "See also:")],
    ids=["publication's", "none", "own", "own with its colon"],
)
def test_the_label_of_links_is_the_storys_or_the_publications(own: str | None, expected: str) -> None:
    link = Link(5, "a", 1, "BBC", "https://bbc.example/x", title="Words")
    assert item(Story(1, "a", links_label=own), links=(link,)).references.label == expected


def test_without_links_there_is_no_label() -> None:
    assert item(Story(1, "a", headline="h", links_label="Read more")).references.label == ""


@pytest.mark.parametrize(
    ("link", "title", "source"),
    [
        (Link(5, "a", 1, "BBC", "https://www.bbc.example/x"), "bbc.example", "BBC"),
        (Link(5, "a", 1, "BBC", None), "BBC", ""),
        (Link(5, "a", 1, None, "mailto:me@x.example"), "me@x.example", ""),
        (Link(5, "a", 1, " BBC ", None, title="a\tb\x1b[1m"), "a b", "BBC"),
    ],
)
def test_a_link_without_title_is_called_by_host_or_source(link: Link, title: str, source: str) -> None:
    (reference,) = item(Story(1, "a"), links=(link,)).references.items
    assert (reference.title, reference.source) == (title, source)


@pytest.mark.parametrize(
    ("sponsor", "label", "expected"),
    [
        ("Acme", None, "Sponsored by Acme"),
        (None, "From us", "From us"),
        (None, None, "Promotion"),
        ("", "", "Promotion"),
    ],
)
def test_a_sponsor_item_is_always_labelled(sponsor: str | None, label: str | None, expected: str) -> None:
    assert item(Story(1, "a", kind=Kind.SPONSOR, headline="h", sponsor=sponsor, links_label=label)).label == expected


def test_a_kind_from_a_newer_desk_is_a_story() -> None:
    assert item(Story(1, "a", kind="podcast", headline="h")).kind == Kind.STORY


@pytest.mark.parametrize("src", ["http://x.example/a.jpg", "data:image/png;base64,x", "javascript:x", ""])
def test_a_picture_is_shown_from_https_only(src: str) -> None:
    assert item(Story(1, "a", headline="h", image=Image(src, "alt"))).picture is None


def test_alternative_text_that_repeats_the_headline_is_left_out() -> None:
    story = Story(1, "a", kind=Kind.CARD, headline="Same", image=Image("https://x.example/a.jpg", "Same"))
    assert card(story).picture is not None
    assert "Same\nPicture" not in formats.render(Issue(1, stories=(story,)), PLAIN, "text")


def test_a_cards_link_without_title_is_its_headline() -> None:
    made = card(Story(1, "a", kind=Kind.CARD, headline="Herons"), Link(5, "a", 1, None, "https://x.example/h"))
    assert made.url == "https://x.example/h"
    assert made.references.items == ()


def test_a_cards_link_with_a_title_stands_below() -> None:
    made = card(
        Story(1, "a", kind=Kind.CARD, headline="Herons"), Link(5, "a", 1, None, "https://x.example/h", title="All")
    )
    assert made.url is None
    assert made.references.items[0].title == "All"


LINK = Link(5, "a", 1, None, "https://x.example/b")


@pytest.mark.parametrize(
    ("story", "links", "expected"),
    [
        (
            Story(1, "a", kind="brief", body="A [part](https://p.example/) of it"),
            (LINK,),
            "A [part](https://p.example/) of it",
        ),
        (Story(1, "a", kind="brief", body="A line"), (LINK,), "[A line](https://x.example/b)"),
        (Story(1, "a", kind="brief", body="A [line]()"), (LINK,), "[A line](https://x.example/b)"),
        (Story(1, "a", kind="brief"), (LINK,), "[x.example](https://x.example/b)"),
        (Story(1, "a", kind="brief", headline="Only a headline"), (LINK,), "[Only a headline](https://x.example/b)"),
        (Story(1, "a", kind="brief", headline="Head.", body="Line"), (), "**Head.** Line"),
        (Story(1, "a", kind="brief", body="Line"), (Link(5, "a", 1, "BBC", None, title="More"),), "Line BBC:  More"),
    ],
)
def test_the_line_of_a_brief(story: Story, links: tuple[Link, ...], expected: str) -> None:
    assert brief(story, *links) == expected


def test_neighbouring_briefs_and_cards_stand_together() -> None:
    kinds = ("brief", "brief", "story", "brief", "card", "card")
    made = inside(*(Story(id, f"a{id}", kind=kind, headline=f"h{id}") for id, kind in enumerate(kinds, 1)))
    assert [type(block) for block in made] == [Briefs, Item, Briefs, Cards]
    assert isinstance(made[0], Briefs)
    assert [brief.story for brief in made[0].items] == [1, 2]


def test_contents_list_what_follows_but_no_advertisement() -> None:
    issue = Issue(
        1,
        sections=(Section(1, "a", "One"), Section(2, "b", "In brief"), Section(3, "c", "Gone")),
        stories=(
            Story(1, "a", 1, headline="before"),
            Story(2, "b", 1, kind=Kind.CONTENTS, headline="In this issue"),
            Story(3, "c", 1, headline="after"),
            Story(4, "d", 1, kind=Kind.SPONSOR, headline="Buy"),
            Story(5, "a", 2, kind=Kind.BRIEF, body="a line"),
            Story(6, "a", 3, place="held", headline="held"),
            Story(7, "a", None, headline="unsorted"),
        ),
    )
    (contents,) = (block for block in blocks(issue, PLAIN) if isinstance(block, Contents))
    assert contents.entries == ("after", "In brief", "unsorted")


def test_what_is_typed_is_sent_unless_the_publication_sets_typographic_quotes() -> None:
    story = Story(1, "a", headline='"It\'s" -- so')
    assert item(story).headline == '"It\'s" -- so'
    assert item(story, publication=Publication(1, quotes="typographic")).headline == "“It’s” – so"


def test_an_unknown_format_is_refused_with_the_choices() -> None:
    with pytest.raises(LookupError, match="there is no format 'pdf': choose one of html, paste"):
        formats.render(Issue(1), PLAIN, "pdf")


def test_size_counts_bytes() -> None:
    assert formats.size("é") == 2


def test_importing_the_package_imports_no_renderer() -> None:
    code = "import sys, desk.formats; print({'jinja2', 'css_inline', 'markdown_it', 'wcwidth'} & set(sys.modules))"
    made = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert made.stdout.strip() == "set()"
