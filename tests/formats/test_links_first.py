"""Whether a link begins with its source or its title: the same in every format that people read."""

from dataclasses import replace

import pytest
from complete_issue import PUBLICATION

from desk.formats import render
from desk.formats.blocks.blocks import blocks
from desk.formats.profiles.profile import profile
from desk.formats.profiles.target import Target
from desk.formats.spans import proof
from desk.formats.text.read import own_text
from desk.model.issue import Issue, Link, Story

TITLES = replace(PUBLICATION, links_first="title")
ISSUE = Issue(
    3,
    4,
    "Fog",
    stories=(Story(1, "a", headline="The pier", body="It is shut."), Story(2, "b", headline="More", body="Two.")),
    links=(
        Link(11, "a", 1, "Tide_Board", "https://a.example/1", title="Tides *now*"),
        Link(12, "b", 1, "Port", None, title="Charges"),
        Link(13, "c", 2, None, "https://a.example/2", title="Weather"),
    ),
)
PRINTED = {
    "text": ("* Tides *now* · Tide_Board\n  https://a.example/1", "* Charges · Port", "* Weather\n"),
    "markdown": ("[Tides \\*now\\*](https://a.example/1) · *Tide_Board*", "Charges · *Port*", "[Weather]("),
    "html": ("Tides *now*</a> <small", "Charges <small"),
    "fragment": ("Tides *now*</a> <small>· Tide_Board</small>", "Charges <small>· Port</small>"),
}


@pytest.mark.parametrize("format", PRINTED)
def test_the_source_stands_behind_the_title(format: str) -> None:
    made = render(ISSUE, TITLES, format)
    assert [words for words in PRINTED[format] if words not in made] == []
    assert "Tide_Board:" not in made


def test_notify_has_it_the_same_way_and_one_colon_behind_a_label() -> None:
    target = Target(profile("govuknotify"))
    assert "* [Tides" in render(ISSUE, TITLES, "markdown", target)
    assert " · Port" in render(ISSUE, TITLES, "markdown", target)
    ahead = render(ISSUE, PUBLICATION, "markdown", target)
    assert "* Port:  Charges" in ahead
    assert "Researched Links:\n" in ahead


def test_the_proof_has_it_the_same_way() -> None:
    lines = ["".join(text for text, _ in line) for piece in proof(blocks(ISSUE, TITLES), 60) for line in piece.lines]
    assert "Tides *now* · Tide_Board" in lines


def test_a_point_in_a_title_is_no_source_where_sources_stand_ahead() -> None:
    issue = replace(ISSUE, links=(*ISSUE.links, Link(14, "d", 2, None, "https://a.example/3", title="Fog · and ice")))
    own = own_text(render(issue, PUBLICATION, "text"))
    assert own is not None
    assert ("Fog · and ice", None) in [(each.title, each.source) for each in own.issue.links]
