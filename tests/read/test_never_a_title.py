"""What no publisher at hand has for a headline, or for a foot: signs that decide, whatever the rest looks like."""

from dataclasses import replace

import pytest

from desk.read.house.house import House
from desk.read.model.labels import Label
from desk.read.model.sure import impossible
from desk.read.read import basis_of, chain_shipped, read
from desk.read.rulings.texts import nearer
from desk.read.sources import lines_of

TOLD = "The ice on the slip is a hand thick this week, and the board has put salt and sand in the shed behind the oars."


def never(row: str, name: str = "a.md") -> frozenset[str]:
    """What the line of one row cannot be."""
    return next(impossible(House(lines_of(f"{row}\n", name).lines)))


@pytest.mark.parametrize(
    ("row", "front"),
    [
        ("**Ice on the slip.** It is a hand thick.", Label.BOLD),
        ("**Eis auf der Rampe** Es ist eine Hand dick.", Label.BOLD),
        ("**滑道结冰。** 冰有一只手掌那么厚，请大家小心行走。", Label.BOLD),
        ("### [Ice on the slip](https://a.example/ice) - By: Ida Rook", Label.LINKED),
        ("[Eis auf der Rampe](https://a.example/ice) von Ida Rook", Label.LINKED),
        ("Ice on the slip (4 min read)", Label.BRACKETED),
        ("Eis auf der Rampe (3 Min. Lesezeit)", Label.BRACKETED),
    ],
)
def test_a_front_part_ahead_of_what_is_no_title_is_the_headline_and_never_the_whole(row: str, front: Label) -> None:
    assert Label.HEADLINE in never(row)
    assert front not in never(row)


@pytest.mark.parametrize(
    "row", ["**Ice** on the slip", "[Ice](https://a.example/ice) on the slip", "Ice (on the slip)"]
)
def test_a_title_of_which_a_part_stands_out_may_be_one_as_a_whole(row: str) -> None:
    assert Label.HEADLINE not in never(row)


@pytest.mark.parametrize("word", ["More", "Weiterlesen", "En savoir plus", "更多", "Link"])
def test_a_link_that_says_no_more_than_that_it_leads_on_is_no_headline(word: str) -> None:
    assert {Label.HEADLINE, Label.SECTION} <= never(f"[{word}](https://a.example/ice)")


@pytest.mark.parametrize("day", ["Sunday, March 1", "3. Mai 2031", "5月6日"])
def test_a_day_alone_is_neither_a_headline_nor_a_section_unless_it_is_a_heading(day: str) -> None:
    assert {Label.HEADLINE, Label.SECTION} <= never(day, "a.txt")
    assert Label.SECTION not in never(f"## {day}")


@pytest.mark.parametrize("about", ["How to leave us", "Write to the editor", "Impressum"])
def test_a_heading_above_titles_as_high_is_no_foot(about: str) -> None:
    """Below it more stories come, so its words are in the issue and not among what was left out."""
    stories = "".join(f"### {title}\n\n{TOLD}\n\n" for title in ("Ice", "Salt", "Sand"))
    found = read(f"## Quay\n\n{stories}## {about}\n\n{TOLD}\n\n## Town\n\n{stories}", "a.md")
    assert found.origin is not None
    at = next(at for at, line in enumerate(found.origin.house.lines) if line.text == about)
    assert found.origin.labels[at] != Label.FOOT


def test_whoever_wrote_an_item_and_stands_nearer_to_it_than_to_the_next_is_no_story() -> None:
    """“Ida Rook” in a line of its own right below what she wrote, as digests of many mails have it."""
    items = "".join(
        f'<table><tr><td><p><a href="https://a.example/{at}">{title}</a> — {TOLD}</p><p>{who}</p></td></tr></table>'
        for at, (title, who) in enumerate(
            (("Ice lasts", "Ida Rook"), ("Salt is here", "Jo Mast"), ("Sand sold", "Al Fin"))
        )
    )
    made = basis_of(lines_of(f"<html><body>{items}</body></html>", "a.html"), (), chain_shipped())
    read_so = replace(made, labels=(Label.LINKED, Label.HEADLINE) * 3)
    assert {at: Label.HEADLINE in labels for at, labels in nearer(read_so).items()} == {1: True, 3: True}
    below = replace(made, labels=(Label.LINKED, Label.HEADLINE, Label.LINK, *read_so.labels[3:]))
    assert 1 not in nearer(below), "its link stands below it"
