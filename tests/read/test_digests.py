"""Digests: paragraphs that are items, those that are the text of a story, and headings above links and a text."""

import re

import pytest

from desk.model.kinds import Kind
from desk.read.assemble.digest import with_pairs
from desk.read.house.house import House
from desk.read.read import read
from desk.read.sources import lines_of

GERMAN = (
    "Ida Falk hat eine [leisere Winde](https://falk.example/winde) gebaut und zeigt, wie das geht.",
    "Bo schreibt über [Hanf](https://lind.example/tau) und vergleicht ihn mit [Sisal](https://tau.example/sisal).",
    "Der Verein der Lotsen hat seinen [Jahresbericht](https://lotsen.example/bericht) veröffentlicht.",
    "[Anker 3.1](https://anker.example/3) ist da.",
    "Karla Ott sammelt [alte Seekarten](https://ott.example/karten) und sucht noch die von 1931.",
)
FRENCH = (
    "Ana Roux raconte [comment elle a réparé sa barque](https://roux.example/1) en un hiver.",
    "Le musée du port montre [les lampes d’autrefois](https://musee.example/expo) jusqu’en juin.",
    "Paul Tell compare [les cordes de lin](https://tell.example/cordes) et de chanvre !",
    "La ville a publié [le plan du nouveau quai](https://ville.example/plan), qui sera discuté en mai.",
)
JAPANESE = (
    "田中さんが[静かな巻き上げ機](https://tanaka.example/1)を作りました。",
    "佐藤さんは[麻のロープ](https://sato.example/2)について書いています。",
    "港の博物館で[昔のランプ](https://museum.example/3)が見られます。",
    "市が[新しい岸壁の計画](https://city.example/4)を発表しました。",
)
ESSAY = (
    "For years the crane stood there. Nobody asked who owned it. Then [a storm](https://post.example/1) came. It bent.",
    "What followed was a dispute. [Two papers](https://times.example/2) took sides. The mayor did not. That was worse.",
    "A child found [the old contract](https://archive.example/3). It said that it belonged to all. So the town voted.",
    "Now it lies in pieces. [A group](https://crane.example/4) wants it up again. Who pays is not known. I would give.",
)


@pytest.mark.parametrize(
    ("heads", "items"),
    [
        ("# Hafenrundschau 3\n\n## Aus der Gemeinschaft\n\n", GERMAN),
        ("# Nouvelles du quai\n\n## Ce qui s’écrit ailleurs\n\nVoici ce que nous avons lu.\n\n", FRENCH),
        ("# 港だより 第5号\n\n## 読みもの\n\n", JAPANESE),
    ],
)
def test_each_paragraph_of_a_digest_is_an_item(heads: str, items: tuple[str, ...]) -> None:
    issue = read(heads + "\n\n".join(items), "a.md").issue
    told = [story for story in issue.in_order() if story.kind != Kind.LETTER]
    assert [story.body for story in told] == list(items)
    assert {story.kind for story in told} == {Kind.BRIEF}
    title = heads.split("## ")[1].split("\n", maxsplit=1)[0]
    assert {section.title for section in issue.sections if section.id == told[0].section} == {title}


def test_some_of_what_others_published_may_stand_at_one_place() -> None:
    """Two of three paragraphs at least lead to a place of their own, or these are the parts of one story."""
    rows = [GERMAN[0], GERMAN[2], GERMAN[3]]
    more = [each.replace("https://anker.example", "https://falk.example") for each in (*rows, GERMAN[4])]
    told = read("# Rundschau\n\n## Anderswo\n\n" + "\n\n".join(more), "a.md").issue.in_order()
    assert {story.kind for story in told} == {Kind.BRIEF}
    same = [re.sub(r"https://[^/]*", "https://falk.example", each) for each in (*rows, GERMAN[4])]
    told = read("# Rundschau\n\n## Anderswo\n\n" + "\n\n".join(same), "a.md").issue.in_order()
    assert {story.kind for story in told} != {Kind.BRIEF}


def test_what_takes_the_reader_off_the_list_is_no_item() -> None:
    rows = re.sub(r"\[([^]]*)\]\(([^)]*)\)", r'<a href="\2">\1</a>', "".join(f"<p>{row}</p>" for row in GERMAN))
    foot = "<p>Bestellt. <a href='https://h.example/u'>Abmelden</a></p>"
    page = f"<h1>Rundschau</h1><h2>Aus der Gemeinschaft</h2>{rows}{foot}"
    reading = read(page, "a.html")
    assert [story.kind for story in reading.issue.in_order()][-5:] == [Kind.BRIEF] * 5
    assert any(left.text == "Bestellt. Abmelden" for left in reading.left_out)


def test_a_story_that_has_a_link_in_each_of_its_paragraphs_is_one() -> None:
    essay = read("# Quay Notes 8\n\n## Why the crane had to go\n\n" + "\n\n".join(ESSAY), "a.md").issue
    assert not [story for story in essay.stories if story.kind == Kind.BRIEF]
    others = "".join(f"## {title}\n\nTen of them have come, and ten more will.\n\n" for title in ("Benches", "Trees"))
    among = read("# Park Letter\n\n## The pond is back\n\n" + "\n\n".join(FRENCH) + f"\n\n{others}", "a.md").issue
    assert [story.headline for story in among.in_order()] == ["The pond is back", "Benches", "Trees"]


RELEASES = ("Anker 3.1", "Segel 2", "Kiel 9")
ARTICLES = {
    "Winden, die man nicht mehr hört": ("Eine leisere Winde",),
    "Karten": ("Alte Seekarten lesen",),
    "Taue im Vergleich": ("Hanf im Wasser", "Sisal im Wasser"),
}
TOLD = "Wer so etwas schon einmal versucht hat, der kennt die Mühe. Wie es besser geht, steht hier Schritt für Schritt."


@pytest.mark.parametrize(
    ("name", "heading", "item", "linked"),
    [
        ("a.md", "\n## {}\n\n", "- [{}]({})\n", "[{}]({}) von Ida Falk\n\n"),
        ("a.adoc", "\n== {}\n\n", "* link:{1}[{0}]\n", "link:{1}[{0}], von Ida Falk\n\n"),
        ("a.html", "<h2>{}</h2>", "<li><a href='{1}'>{0}</a></li>", "<p><a href='{1}'>{0}</a>, von Ida Falk</p>"),
    ],
)
def test_a_heading_above_links_and_then_a_text_is_a_storys(name: str, heading: str, item: str, linked: str) -> None:
    rows = "<h1>Werftbrief 31</h1><p>Hallo zusammen!</p>" if name == "a.html" else ""
    rows += heading.format("Neue Fassungen") + "".join(item.format(each, "https://r.example") for each in RELEASES)
    for at, (title, links) in enumerate(ARTICLES.items()):
        rows += heading.format(title)
        rows += "".join(linked.format(each, f"https://a.example/{at}{place}") for place, each in enumerate(links))
        rows += f"<p>{TOLD}</p>" if name == "a.html" else f"{TOLD}\n"
    issue = read(rows, name).issue
    told = [story for story in issue.in_order() if story.headline in ARTICLES]
    assert [story.headline for story in told] == list(ARTICLES)
    for at, (story, links) in enumerate(zip(told, ARTICLES.values(), strict=True)):
        urls = [f"https://a.example/{at}{place}" for place in range(len(links))]
        assert [each.url for each in issue.links_of(story.id)] + re.findall(r"\((http\S+)\)", story.body) == urls


PAIRS = {
    "es": (
        ("La lonja abre los domingos:", "Domingos en la lonja"),
        ("Alguien explica las mareas:", "Guía de mareas"),
        ("Esto no lo esperaba nadie:", "Un faro en venta"),
        ("Nos lo manda Inés.", "Cómo se cose una red"),
        ("Las velas se cosen a mano:", "Velas de Cádiz"),
    ),
    "ja": (
        ("港の市場が日曜日に開く予定です：", "日曜日の市場"),
        ("潮の話を誰かが書いた：", "潮入門"),
        ("これは誰も予想しなかった：", "灯台売ります"),
        ("網の直し方を学ぶ：", "網を直す"),
    ),
}


@pytest.mark.parametrize("language", ["es", "ja"])
def test_a_linked_title_heads_the_sentence_above_it(language: str) -> None:
    rows = PAIRS[language]
    page = "".join(
        f"<p>{said}</p><p><a href='https://q.example/{at}'>{title}</a></p>" for at, (said, title) in enumerate(rows)
    )
    issue = read(f"<html><body><h1>Brisa</h1><h2>Del muelle</h2>{page}</body></html>", "a.html").issue
    told = [story for story in issue.in_order() if story.headline]
    assert [story.headline for story in told] == [title for _, title in rows]
    assert [story.standfirst for story in told] == [said for said, _ in rows]


def test_a_link_that_a_text_leads_to_stays_in_its_story() -> None:
    rows = "".join(f"<p>{GERMAN[0][:40]}:</p><p><a href='https://q.example/{at}'>{{}} {at}</a></p>" for at in range(4))
    for page, given in (
        (rows.format(*["Hanf"] * 4), "bl" * 4),
        (rows.format(*["Hanf"] * 4).replace("<p>Ida", f"<p>{ESSAY[0]}</p><p>{ESSAY[1]}</p><p>Ida"), "bbbl" * 4),
        (rows.format(*[""] * 4), "bl" * 4),
    ):
        house = House(lines_of(f"<html><body><h2>Winch</h2>{page}</body></html>", "a.html").lines)
        labels = ["headline", *({"b": "body", "l": "link"}[letter] for letter in given)]
        assert len(labels) == len(house.lines)
        paired = len(house.lines) == 9 and "Hanf" in page
        assert (with_pairs(labels, house)[2] == "headline") is paired


def test_paragraphs_with_links_stay_in_the_story_of_their_heading_where_the_others_head_stories() -> None:
    told = "The drum was turned on Monday and [the board](https://quay.example/{0}) has pictures of it. It is quieter."
    stories = "".join(f"## {name}\n\n{told.format(name)}\n\n" for name in ("Winch", "Kelp", "Lamp"))
    ways = "".join(
        f"You find [{place}](https://{place}.example/) on the web, too.\n\n" for place in ("ferry", "pier", "bay")
    )
    page = f"# Mole 7\n\n{stories}## Heard\n\nAna says on [her page](https://ana.example/) that it rains.\n\n{ways}"
    assert [story.headline for story in read(page, "a.md").issue.stories][:4] == ["Winch", "Kelp", "Lamp", "Heard"]
