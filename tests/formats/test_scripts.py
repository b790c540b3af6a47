"""Scripts that are not Latin in every format: lines of Chinese and Japanese, and what runs from right to left."""

import re

import pytest

from desk.formats import render
from desk.formats.html.site import Site
from desk.formats.profiles.target import Target
from desk.formats.prose.typography import typographic
from desk.formats.prose.wrap import cells, wrap
from desk.model.issue import Issue, Link, Section, Story
from desk.model.publication import Publication
from desk.model.text import count_words, minutes

CITY = "市は昨日、橋の修理を来春に延期すると発表した。"
ARABIC = Publication(1, "النشرة", language="ar", issue_address="https://nashra.example/{number}")
ISOLATED = re.compile("\u2068([^\u2068\u2069]*)\u2069")


def issue(body: str, *links: Link, title: str = "القسم") -> Issue:
    return Issue(
        9,
        12,
        "عنوان",
        "a",
        "2027-03-04",
        "موضوع",
        sections=(Section(2, "a", title),),
        stories=(Story(3, "a", 2, headline="خبر", body=body),),
        links=links,
    )


def test_lines_of_the_text_edition_are_full_and_no_address_is_glued() -> None:
    japanese = Publication(1, "議事録", language="ja")
    made = render(issue(CITY * 8 + "詳しくはhttps://giji.example/budget。" + CITY * 8), japanese, "text")
    assert max(cells(line) for line in made.split("\n")) <= 74
    assert max(len(line.encode()) for line in made.split("\n")) < 998
    assert "https://giji.example/budget 。" in made.replace("\n", "")


@pytest.mark.parametrize("width", range(10, 40))
def test_no_line_begins_with_what_closes_or_ends_with_what_opens(width: int) -> None:
    text = (
        "「橋（東京）」は、きょう、ＮＨＫによると：「ちょっと、まって！」と言った。費用は50%、または（約）3〜5億円。"
        * 4
    )
    lines = ["".join(words for words, _ in line) for line in wrap([(text, "")], width, keep_addresses=True)]
    assert "".join(lines) == text
    assert not [line for line in lines if line[0] in "、。，：」）！？ーっゃょ％%〜" or line[-1] in "「（"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (CITY, 21),
        ("東京 2027 Tokyo", 4),
        ("본문 두 단어", 3),
        ("สวัสดีครับ", 2),
        ("a [橋](https://x.example/very/long)", 2),
    ],
)
def test_words_are_counted_as_the_script_counts_them(text: str, words: int) -> None:
    assert count_words(text) == words


def test_characters_are_read_faster_than_words() -> None:
    assert minutes(2000, 2000) == 5
    assert minutes(460) == 2
    assert Story(1, "a", body="字" * 4000).minutes == 10


@pytest.mark.parametrize(
    ("typed", "apart"),
    [
        ("قال NHS England إن النسبة 10-12% في C++ و(BBC (UK)) أيضا", ["NHS England", "10-12%", "C++", "BBC (UK)"]),
        ("NHS: عنوان", ["NHS"]),
        ("كلمة ABC ثم 12", []),
        ("English only", []),
        ("زر https://x.example/a/ ثم", []),
    ],
)
def test_latin_words_and_numbers_are_isolated(typed: str, apart: list[str]) -> None:
    assert ISOLATED.findall(typographic(typed, "ar")) == apart
    assert ISOLATED.sub(r"\1", typographic(typed, "ar-x-typed")) == typed


def test_an_address_in_plain_text_is_isolated_and_nothing_is_glued_to_it() -> None:
    made = render(issue("زر https://x.example/a/ اليوم"), ARABIC, "text")
    assert "\u2068https://x.example/a/ \u2069" in made


@pytest.mark.parametrize("format", ["html", "paste", "fragment", "markdown"])
def test_every_format_says_which_way_it_runs(format: str) -> None:
    assert 'dir="rtl"' in render(issue("نص"), ARABIC, format)
    assert 'dir="rtl"' not in render(issue("text"), Publication(1, "P"), format)


def test_scripts_without_italics_stand_upright_and_stress_by_weight() -> None:
    upright = render(issue("> نص\n\nو*مهم* جدا"), ARABIC, "html")
    assert "italic" not in upright
    assert "font-weight:bold" in upright.partition("مهم")[0].rpartition("<em")[2]
    assert "italic" in render(issue("> text"), Publication(1, "P", style="digest"), "html")


def test_a_site_and_its_feeds_say_which_way_they_run() -> None:
    pages = dict(Site([issue("نص")], ARABIC, Target()).pages())
    for name, page in pages.items():
        assert "rtl" in page or not name.endswith((".html", ".xml")) or "sitemap" in name or not page.strip()
    assert "letter-spacing: 1px" not in pages["style.css"]
    assert "aria-label" not in pages["style.css"], "its words are those of the language"


def test_turkish_and_greek_titles_have_their_capitals_in_the_text_edition() -> None:
    assert "İSTANBUL'DAN" in render(issue("x", title="İstanbul'dan"), Publication(1, "P", language="tr"), "text")
    assert "ΕΛΛΑΔΑ" in render(issue("x", title="Ελλάδα"), Publication(1, "P", language="el"), "text")


def test_french_spaces_stay_in_the_text_edition() -> None:
    french = Publication(1, "La Lettre", language="fr", quotes="typographic")
    made = render(issue("Vraiment ?", Link(4, "a", 3, "Le Monde", "https://m.example/a", title="Prix")), french, "text")
    assert "Vraiment\u202f?" in made
    assert "Le Monde\u00a0:  Prix" in made
    assert "Sources et liens\u00a0:" in made
