"""Rows of plain texts that say together what they are: blocks, lists of links, boxes, numbers and contents."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from desk.model.issue import Issue
from desk.read.basis import Basis, Never
from desk.read.read import basis_of, chain_shipped, read
from desk.read.rulings.headings import alone
from desk.read.rulings.texts import named
from desk.read.sources import lines_of

HEADS = (
    "Die Winde am Ostkai dreht wieder",
    "Kein Tang vor dem Herbst",
    "Eine grüne Lampe fürs Riff",
    "Der Lotse geht an Land",
    "Zwei Poller zu verschenken",
    "Neue Taue für die Fähre",
    "Möwen im Trockendock",
    "Das Nebelhorn schweigt",
)
TEXT = (
    "Nach neun Jahren im Schuppen hat der Rat beschlossen, dass es so nicht weitergeht, und einen Ausschuss gebildet. "
    "Er tagt am Montag."
)
MAIL = "From: Kai <kai@kai.example>\nSubject: Kaipost 12\nContent-Type: text/plain; charset=utf-8\n\n{0}"
FOOT = "\n\n-- \nAbmelden: https://kai.example/ab\n"


def told(text: str) -> Issue:
    return read(MAIL.format(text), "a.eml").issue


def headlines(issue: Issue) -> list[str]:
    return [story.headline for story in issue.in_order() if story.headline]


def test_blocks_that_all_end_with_an_address_begin_with_a_headline_and_lines_alone_are_titles() -> None:
    blocks = [
        f"    {head}\n    Was der Rat dazu sagt\n        https://kai.example/{at}\n" for at, head in enumerate(HEADS)
    ]
    parts = {"Hafen": blocks[:3], "Bucht": blocks[3:5], "Stadt": blocks[5:]}
    issue = told("Kaipost\n\n" + "\n".join(f"{name}\n\n" + "\n".join(own) for name, own in parts.items()) + FOOT)
    assert headlines(issue) == list(HEADS)
    titles = {section.id: section.title for section in issue.sections}
    assert [titles.get(story.section or 0) for story in issue.in_order()] == [
        name for name, own in parts.items() for _ in own
    ]


def test_many_rows_that_end_with_an_address_each_are_stories() -> None:
    rows = "\n\n".join(f"{head.upper()} - Kaiblatt 3/5 <https://kai.example/{at}>" for at, head in enumerate(HEADS))
    issue = told(f"Kaipost: was andere über den Hafen sagen\n{'_' * 70}\n{rows}{FOOT}")
    assert sum(found.startswith(tuple(map(str.upper, HEADS))) for found in headlines(issue)) == len(HEADS)


def test_the_first_row_of_a_box_is_a_headline_and_each_below_a_line_of_its_own() -> None:
    rule = f"+{'-' * 62}+\n"
    by = f"|   {'von Ana Reet am Montag':<58} |\n"
    boxes = "".join(
        f"{rule}| {head:<60} |\n{by}|   {f'https://kai.example/{at}':<58} |\n{rule}\n{TEXT}\n\n"
        for at, head in enumerate(HEADS[:3])
    )
    issue = told(f"Kaipost\n\n{boxes}{FOOT}")
    assert headlines(issue) == list(HEADS[:3])
    assert all("|" not in story.body and TEXT in story.body for story in issue.in_order() if story.headline)
    assert [link.url for link in issue.links][:3] == [f"https://kai.example/{at}" for at in range(3)]


def ruled(ruling: Callable[[Basis], Never], text: str, given: str) -> Never:
    """What a ruling says of a text whose lines have the labels that `given` says, a letter a line."""
    made = basis_of(lines_of(text, "a.txt"), (), chain_shipped())
    names = {"a": "ahead", "h": "headline", "b": "body", "s": "section", "f": "foot", "l": "link"}
    assert len(made.labels) == len(given)
    return ruling(replace(made, labels=tuple(map(names.__getitem__, given))))


def test_what_a_list_of_contents_names_is_a_title_further_down_where_one_of_four_is() -> None:
    contents = "".join(f"- {head}\n" for head in HEADS[:4])
    text = f"Kaipost\n\n{contents}\n\n" + "".join(f"{head}\n{TEXT}\n\n" for head in HEADS[:4])
    assert ruled(named, text, "aaaaahbbbbbbb").keys() == {7, 9, 11}
    assert not ruled(named, text, "aaaaabbbbbbbb"), "none was read so"
    assert not ruled(named, text, "hbbbbhbbbbbbb"), "the list is a story's"


def test_a_cell_beside_others_is_no_title_that_contents_name() -> None:
    """Days and hours come again in a table of dates."""
    rows = "".join(
        f"<tr><td>{day}</td><td>{head}</td></tr>" for day, head in zip(("Sonntag", "Samstag") * 2, HEADS, strict=False)
    )
    stories = "".join(f"<h3>{head}</h3><p>{TEXT}</p>" for head in HEADS[:4])
    made = basis_of(
        lines_of(f"<html><body><table>{rows}</table>{stories}</body></html>", "a.html"), (), chain_shipped()
    )
    labels = ("ahead",) * 8 + ("headline", "body") * 2 + ("body", "body") * 2
    assert len(made.labels) == len(labels)
    assert named(replace(made, labels=labels)).keys() == {12, 14}


def test_a_first_line_that_begins_as_the_subject_with_the_number_is_the_newsletters() -> None:
    stories = "".join(f"{head}\n{TEXT * 2}\nhttps://kai.example/{at}\n" for at, head in enumerate(HEADS[:5]))
    issue = read(MAIL.format(f"Kaipost am Dienstag\n\n{stories}{FOOT}"), "a.eml").issue
    assert headlines(issue) == list(HEADS[:5])
    rows = "".join(f"{head}\n  von Ana Reet (https://ana.example/)\n{TEXT}\n\n" for head in HEADS[:4])
    assert headlines(told(f"Kaipost am Dienstag\n\n{rows}{FOOT}")) == list(HEADS[:4]), "who wrote a story is none"


def test_points_of_a_story_are_no_headlines_where_underlined_titles_head_one_story_each() -> None:
    stories = "".join(f"{head.upper()}\n{'=' * len(head)}\n\n{TEXT}\n\n" for head in HEADS[:4])
    assert ruled(alone, f"{stories}LANGSAM\n\n{TEXT}\n\nLEISE\n\n{TEXT}\n", "hbhbhbhbhbhb").keys() == {8, 10}
    assert ruled(alone, f"{stories}LANGSAM\n\n{TEXT}\n\nLEISE\n\n{TEXT}\n", "hbhbhbhbhbsb").keys() == {8}


def test_an_underline_that_a_mail_did_not_quote_keeps_its_length() -> None:
    mail = "From: Kai <kai@kai.example>\nSubject: Kai\nContent-Transfer-Encoding: quoted-printable\n\n{0}\n{1}\n\n{2}\n"
    for signs in ("=" * 30, "=" * 31):
        lines = lines_of(mail.format(HEADS[0], signs, TEXT), "a.eml").lines
        assert [(line.text, line.under) for line in lines] == [(HEADS[0], "="), (TEXT, "")]


def test_eight_lines_that_a_list_names_in_their_order_are_titles_whatever_they_were_read_as() -> None:
    text = f"Kaipost\n\nNeu ({len(HEADS)})\n\n" + "".join(f"[{at:03}] - {head}\n" for at, head in enumerate(HEADS, 1))
    stories = "".join(f"\n[{at:03}] - {head}\n\n{TEXT}\n" for at, head in enumerate(HEADS, 1))
    given = "ah" + "b" * 8 + "bb" * 8
    assert ruled(named, f"{text}\n{stories}", given).keys() == {*range(10, 26, 2)}
    mixed = "".join(f"\n{head}\n\n{TEXT}\n" for head in reversed(HEADS))
    plain = "Kaipost\n\nNeu\n\n" + "".join(f"- {head}\n" for head in HEADS)
    assert not ruled(named, f"{plain}\n{mixed}", given), "another order is no list of contents"


@pytest.mark.parametrize("words", ["To unsubscribe:", "Abmelden:", "Pour vous désabonner :", "退订："])
def test_an_address_beside_words_on_how_to_leave_is_no_link_of_the_last_story(words: str) -> None:
    blocks = "".join(f"  {head}\n  Was der Rat sagt\n    https://kai.example/{at}\n\n" for at, head in enumerate(HEADS))
    reading = read(MAIL.format(f"Kaipost\n\n{blocks}-- \n{words} https://kai.example/u/7\n"), "a.eml")
    assert not any(link.url == "https://kai.example/u/7" for link in reading.issue.links)
    assert any(left.url == "https://kai.example/u/7" for left in reading.left_out)
