"""Which front part of a line can be its headline."""

import re
from collections.abc import Sequence
from itertools import count

import pytest

from desk.read.assemble.fronts import with_fronts
from desk.read.house.house import House
from desk.read.house.leads import halves_link, headline_in, is_day, leads
from desk.read.model.labels import Label
from desk.read.model.sure import impossible
from desk.read.read import read
from desk.read.sources import lines_of


def linked(markdown: str) -> str | None:
    """The words of the link that can be the headline of a line."""
    line = House(lines_of(f"{markdown}\n", "a.md").lines).lines[0]
    span = leads(line).get(Label.LINKED)
    return line.joined[slice(*span)] if span else None


@pytest.mark.parametrize(
    "line",
    [
        "[Winch 2](https://quay.example/2) is quieter.",
        "(Easy) [Winch 2](https://quay.example/2)",
        "Boats: [Winch 2](https://quay.example/2) is quieter.",
        "**9 May** [Winch 2](https://quay.example/2) on the quay",
        "Sa, 24. Oktober [Winch 2](https://quay.example/2) am Kai",
        "🚢 [Winch 2](https://quay.example/2) is quieter.",
        "7 [Winch 2](https://quay.example/2) is quieter.",
        "August 22 – Port of Sands, the long North Quay – [Winch 2](https://quay.example/2)",
        "Mittwoch, 24. Juni – Speicher am alten Hafenbecken, Kai 4 – [Winch 2](https://quay.example/2)",
    ],
)
def test_a_link_behind_a_mark_of_its_own_can_be_the_headline(line: str) -> None:
    assert linked(line) == "Winch 2"


@pytest.mark.parametrize(
    "line",
    [
        "Drums now [turn at half speed](https://quay.example/2) when it rains.",
        "The [Harbour Board](https://quay.example/2) has met.",
        "**A quieter drum.** [Ana Reed](https://quay.example/2) has built it.",
        "The quay is shut till May. ([Post](https://quay.example/2))",
        "**Whose quay?** [Ana Reed](https://quay.example/2) asks.",
        "Port of Sands, beside the sheds of the long North Quay – [Winch 2](https://quay.example/2)",
    ],
)
def test_a_link_in_the_middle_of_a_text_can_not(line: str) -> None:
    assert linked(line) is None


def test_a_headline_ends_ahead_of_an_address_that_is_written_out() -> None:
    line = House(lines_of("Winch at the quay! https://quay.example/2 Context: it is quieter.\n", "a.md").lines).lines[0]
    span = headline_in(line, Label.COLON)
    assert span
    assert line.joined[slice(*span)] == "Winch at the quay!"
    assert headline_in(line, Label.HEADLINE) is None


@pytest.mark.parametrize("words", ["2 May", "Sat, May 9th", "den 24. Oktober", "2031年5月2日", "9 au 12 mai 2031"])
def test_a_day_is_a_day(words: str) -> None:
    assert is_day(words)


@pytest.mark.parametrize("words", ["Winches of May 2031", "May", "Quay 4", "Winch 2 in May"])
def test_words_beside_a_day_are_more_than_one(words: str) -> None:
    assert not is_day(words)


@pytest.mark.parametrize(
    "row",
    [
        "[{title}]({url}) ({host})",
        "[{title}]({url}) — {host}",
        "### [{title}]({url}) {host}",
        "- [{title}]({url}) ({host})",
    ],
)
def test_the_host_behind_a_headlines_link_is_the_links_source(row: str) -> None:
    titles = ("Winch laid up for the winter", "Ferry line to the north", "A bakery on the quay wall", "Lamps and signs")
    rows = [
        row.format(title=title, url=f"https://www.{host}/{at}", host=host)
        for at, title in enumerate(titles)
        for host in ["Quay.example" if at % 2 else "tide.example"]
    ]
    issue = read("# Rope Weekly\n\n## Read this week\n\n" + "\n\n".join(rows), "a.md").issue
    assert [story.headline for story in issue.stories] == list(titles)
    assert [link.source for link in issue.links] == ["tide.example", "Quay.example"] * 2
    assert not any(story.body for story in issue.stories)


def test_read_more_is_no_headline_and_an_address_told_twice_is_one_link() -> None:
    titles = ("Winch laid up for the winter", "Ferry line to the north", "A bakery on the quay wall")
    rows = (
        f"{title}\n<https://tide.example/{at}>\n\nThe council says that it will stay so until spring, or longer.\n\n"
        f"Read more\n<https://tide.example/{at}>\n"
        for at, title in enumerate(titles)
    )
    issue = read("\n".join(rows), "a.txt").issue
    assert [story.headline for story in issue.stories] == list(titles)
    assert [link.url for link in issue.links] == [f"https://tide.example/{at}" for at in range(3)]
    never = list(impossible(House(lines_of("Read more\n\nMore of the winch and of its new drum\n", "a.txt").lines)))
    assert [Label.HEADLINE in each for each in never] == [True, False]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Ad spending falls again", "story"),
        ("Anzeige gegen den Bürgermeister", "story"),
        ("Annonce de la convention nationale", "story"),
        ("Sponsor a child in need", "story"),
        ("Ad: try our pump", "sponsor"),
        ("Ferries for hire (ad)", "sponsor"),
        ("Sponsored by Tallow & Sons", "sponsor"),
        ("Presented by Tallow & Sons, who sell pumps", "sponsor"),
    ],
)
def test_a_title_is_paid_where_a_word_marks_it_and_not_where_it_speaks_of_it(title: str, kind: str) -> None:
    heads = ("Winch laid up for the winter", title, "A bakery on the quay wall")
    text = "The council says that it will stay so until spring, when there may be money for a new one."
    rows = "\n\n".join(f"### [{head}](https://tide.example/{at})\n\n{text}" for at, head in enumerate(heads))
    issue = read(f"# Rope Weekly\n\n## News\n\n{rows}", "a.md").issue
    assert [story.kind for story in issue.in_order()] == ["story", kind, "story"]


@pytest.mark.parametrize("row", ["[{}]({}) (ad)", "[{} (ad)]({})", "[{}]({}) [Sponsored]", "Sponsored: [{}]({})"])
def test_a_mark_beside_a_headline_is_no_word_of_its_story(row: str) -> None:
    text = "The council says that it will stay so until spring, when there may be money for a new one."
    rows = [f"### [Winch number {at}](https://tide.example/{at})\n\n{text}\n\n" for at in range(4)]
    rows.insert(2, f"### {row.format('Ferries for hire', 'https://quay.example/1')}\n\n{text}\n\n")
    reading = read("# Rope Weekly\n\n## News\n\n" + "".join(rows), "a.md")
    paid = list(reading.issue.in_order())[2]
    assert (paid.kind, paid.headline, paid.body) == ("sponsor", "Ferries for hire", text)
    assert [link.url for link in reading.issue.links if link.story == paid.id] == ["https://quay.example/1"]
    assert any(each.text.strip("()[]:").lower() in ("ad", "sponsored") for each in reading.left_out)


def test_a_heading_that_differs_from_the_others_of_its_level_begins_a_story() -> None:
    text = "The council says that it will stay so until spring, when there may be money for a new one."
    rows = [f"### [Winch number {at}](https://tide.example/{at})\n\n{text}\n\n" for at in range(12)]
    rows.insert(6, f"### [Ferries for hire](https://quay.example/1) (4 minutes)\n\n{text}\n\n")
    stories = list(read("# Rope Weekly\n\n## News\n\n" + "".join(rows), "a.md").issue.in_order())
    assert len(stories) == 13
    assert stories[6].headline == "Ferries for hire"
    assert "**" not in stories[6].body


def test_what_stands_below_an_item_that_is_a_headline_is_not_set_in() -> None:
    text = "The council says that it will stay so until spring, when there may be money for a new one."
    items = "".join(f"- [Winch number {at}](https://tide.example/{at})\n\n  {text}\n\n" for at in range(4))
    assert {story.body for story in read(f"# Rope Weekly\n\n## News\n\n{items}", "a.md").issue.stories} == {text}


def test_a_headline_does_not_end_in_the_middle_of_a_link() -> None:
    titles = (
        "Kai gesperrt: Fähren warten",
        "Der Kran: ein Abschied",
        "Robben - wer zählt sie?",
        "Ein Haus: ganz aus Holz",
    )
    line = lines_of("[Kai gesperrt: Fähren warten](https://kai.example/1) am Montag", "a.md").lines[0]
    assert halves_link(line, 12)
    assert not halves_link(line, 28)
    assert labels_of("- [{}](https://kai.example/{}) | Mehr am Montag.\n", titles, "c") == "LLLL"
    assert labels_of("- [{}](https://kai.example/{})\n", titles, "c") == "hhhh"
    assert labels_of("- {} | [Mehr](https://kai.example/{}) am Montag.\n", titles, "c") == "cccc"


def labels_of(row: str, titles: Sequence[str], given: str) -> str:
    """What the labels of rows become that are given one by one."""
    house = House(lines_of("".join(row.format(*pair) for pair in zip(titles, count(), strict=False)), "a.md").lines)
    names = {"c": Label.COLON, "L": Label.LINKED, "h": Label.HEADLINE}
    letters = {label: letter for letter, label in names.items()}
    return "".join(letters[Label(label)] for label in with_fronts([names[given]] * len(titles), house))


@pytest.mark.parametrize(
    "row", ["- 🐟 [{}]({}) | {}", "<p>🇫🇷 <a href='{1}'>{0}</a> – {2}</p>", "⭐️ [{}]({}): {}", "* 🎟️ 🚢 [{}]({}) | {}"]
)
def test_a_picture_among_the_letters_ahead_of_a_linked_headline_is_no_word_of_its_text(row: str) -> None:
    heads = ("Le marché change d’heure", "La grue : un adieu", "Les mouettes sont de retour", "Un quai pour deux")
    text = "Le conseil en a parlé lundi soir, et rien n’est encore décidé pour le printemps."
    rows = [row.format(head, f"https://port.example/{at}", text) for at, head in enumerate(heads)]
    reading = read("\n\n".join(rows), "a.html" if row.startswith("<") else "a.md")
    assert [story.headline for story in reading.issue.in_order()] == list(heads)
    assert {story.body for story in reading.issue.stories} == {text}
    signs = re.sub(r"[\x00-\xff]", "", row.partition("[")[0].partition("<a")[0])
    assert [each.text.replace(" ", "") for each in reading.left_out if each.text] == [signs] * 4


def test_an_address_alone_behind_a_headline_is_the_link_of_its_story() -> None:
    """As editors note what they want to run; a text behind the address stays a text."""
    items = [
        f"{name} https://quay.example/{at}" for at, name in enumerate(("Fog at sea", "Lost oar found", "Eels are back"))
    ]
    issue = read("## Sea\n\n" + "".join(f"- {item}\n" for item in items), "a.md").issue
    assert [(story.headline, story.body) for story in issue.stories] == [
        ("Fog at sea", ""),
        ("Lost oar found", ""),
        ("Eels are back", ""),
    ]
    assert [link.url for link in issue.links] == [f"https://quay.example/{at}" for at in range(3)]


def test_two_sentences_ahead_of_an_address_are_text_and_no_title_of_a_link() -> None:
    told = "## {}\n\n{}: https://quay.example/{}\n\n"
    long = (
        "The quay was shut on Monday for the crane. The notice is here",
        "Fees stay as they are until May. Ask the clerk",
    )
    issue = read("".join(told.format(f"Notice {at}", words, at) for at, words in enumerate(long)), "a.md").issue
    assert [story.body for story in issue.stories] == [f"{w}: <https://quay.example/{at}>" for at, w in enumerate(long)]
    short = read("".join(told.format(f"Notice {at}", "Notice of the clerk", at) for at in (0, 1)), "a.md").issue
    assert [link.title for link in short.links] == ["Notice of the clerk"] * 2
