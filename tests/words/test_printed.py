"""The words that desk prints for readers: whole in every language, a publication's own before them, faults said."""

import pytest

from desk.words.dates import day_in, long_date
from desk.words.lines import WordsFault, parsed, written
from desk.words.plurals import form, forms
from desk.words.printed import COUNTED, DATE, KEYS, check, checked, languages, printed, unfilled, words

ASKED_FOR = (
    "en-GB en-US de fr es it pt-PT pt-BR nl sv da nb fi pl cs hu ro el ru uk tr ar he hi ja zh-Hans zh-Hant ko".split()
)
SAME_AS_ENGLISH = {
    "newsletter": {"de", "it", "nl", "pl"},
    "notes": {"ca", "fr"},
    "corrections": {"fr"},
}
"""Words that are spelt as in English."""


def test_there_are_words_in_every_language_asked_for() -> None:
    assert set(ASKED_FOR) <= set(languages())


@pytest.mark.parametrize("tag", languages())
def test_a_language_has_every_word_with_every_form_of_its_plurals(tag: str) -> None:
    found = words(tag)
    wanted = {key for key in KEYS if key not in COUNTED} | {f"{key}.{each}" for key in COUNTED for each in forms(tag)}
    assert found.keys() - {DATE} == wanted
    for key, text in found.items():
        check(key, text)


@pytest.mark.parametrize("tag", [tag for tag in languages() if not tag.startswith("en")])
def test_no_word_was_left_in_english(tag: str) -> None:
    english = {*words("en-GB").items(), *words("en-US").items()}
    alike = {key for key, text in words(tag).items() if (key, text) in english and any(map(str.isalpha, text))}
    filled = {"label", "day", "source"}
    assert {key for key in alike - filled if tag not in SAME_AS_ENGLISH.get(key, ())} <= {"number"}


@pytest.mark.parametrize(
    ("tag", "day"),
    [
        ("en-GB", "Thursday 4 March 2027"),
        ("en-AU", "Thursday 4 March 2027"),
        ("en-US", "Thursday, March 4, 2027"),
        ("de-CH", "Donnerstag, 4. März 2027"),
        ("fr", "jeudi 4 mars 2027"),
        ("pl", "czwartek, 4 marca 2027"),
        ("tr", "4 Mart 2027 Perşembe"),
        ("ar", "الخميس، 4 مارس 2027"),
        ("ja", "2027年3月4日木曜日"),
        ("zh-TW", "2027年3月4日 星期四"),
        ("cy", "Dydd Iau, 4 Mawrth 2027"),
        ("xx", "Thursday 4 March 2027"),
    ],
)
def test_a_day_has_the_long_form_of_its_language(tag: str, day: str) -> None:
    assert long_date("2027-03-04", printed(tag)) == day


@pytest.mark.parametrize("tag", languages())
def test_number_sponsor_and_day_are_known_again_in_whatever_language(tag: str) -> None:
    language = printed(tag)
    number = unfilled("number", language.filled("number", number=1207))
    assert number is not None
    assert number[0] == {"number": "1207"}
    sponsor = unfilled("sponsor", language.filled("sponsor", name="Loom & Co"))
    assert sponsor is not None
    assert sponsor[0] == {"name": "Loom & Co"}
    for day in ("2027-03-04", "2026-12-31", "2028-02-29"):
        assert day_in(long_date(day, language)) == day


def test_what_is_no_day_stays_as_it_is() -> None:
    assert long_date("in spring", printed("de")) == "in spring"
    assert day_in("im Jahr 2027, Seite 12") == "im Jahr 2027, Seite 12"


@pytest.mark.parametrize(
    ("tag", "count", "printed_as"),
    [
        ("en-GB", 1, "and 1 more"),
        ("pl", 2, "i jeszcze 2"),
        ("it", 1, "e 1 altro"),
        ("it", 4, "e altri 4"),
        ("cs", 5, "a 5 dalších"),
        ("ar", 2, "واثنان آخران"),
        ("ja", 3, "ほか3件"),
        ("xx", 3, "and 3 more"),
    ],
)
def test_a_number_takes_the_form_of_its_language(tag: str, count: int, printed_as: str) -> None:
    assert printed(tag).counted("more", count) == printed_as


def test_a_rule_of_plurals_that_fails_gives_the_form_that_every_language_has(monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken:
        def plural_form(self, _: int) -> str:
            raise ZeroDivisionError

    monkeypatch.setattr("desk.words.plurals.locale", lambda _: Broken())
    assert form("de", 3) == "other"


@pytest.mark.parametrize(
    ("tag", "of"),
    [("de-AT", "de"), ("pt-AO", "pt-PT"), ("zh-HK", "zh-Hant"), ("zh", "zh-Hans"), ("no", "nb"), ("en-IE", "en-GB")],
)
def test_a_language_of_a_country_has_the_words_of_its_nearest(tag: str, of: str) -> None:
    assert printed(tag)["unsubscribe"] == words(of)["unsubscribe"]


def test_a_language_without_words_has_english_ones_and_says_which() -> None:
    assert printed("cy")["web"] == "Read on the web"
    assert {"web", "unsubscribe", "more.one"} <= printed("cy").borrowed
    assert printed("de").borrowed == frozenset()


def test_a_publications_own_words_come_first_and_a_missing_one_is_the_languages() -> None:
    own = printed("cy", ("web: Darllen ar y we", "more.other: a {count} arall"))
    assert own["web"] == "Darllen ar y we"
    assert own.counted("more", 3) == "a 3 arall"
    assert "web" not in own.borrowed
    assert "more.one" not in own.borrowed


def test_words_that_cannot_be_used_are_passed_over() -> None:
    own = printed("de", ("sponsor: without a name", "nonsense", "web: Online"))
    assert own.filled("sponsor", name="Loom") == "Gesponsert von Loom"
    assert own["web"] == "Online"


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["web: A", "", "web: B"], "“web” stands twice, in lines 1 and 3: keep one of them."),
        (["webb: A"], "There is no word “webb”"),
        (["sponsor: Ours"], "“sponsor” lacks {name}"),
        (["web: Read {title}"], "“web” cannot be filled with {title}"),
        (["more: all"], "There is no word “more”"),
        (["more.few: {count}"], "“de” has no form “few” for numbers: there is one and other."),
        (["just words"], "“just words” in line 1 is no word"),
        (["web:"], "“web” is empty"),
        (["date: yyyy"], "A date needs d for the day and M for the month"),
    ],
)
def test_a_fault_in_words_is_one_sentence(lines: list[str], said: str) -> None:
    with pytest.raises(WordsFault) as fault:
        checked(lines, "de")
    assert str(fault.value).startswith(said)
    assert "\n" not in str(fault.value)


def test_a_way_to_write_days_can_be_the_publications_own() -> None:
    assert long_date("2027-03-04", printed("de", ("date: d. MMMM y",))) == "4. März 2027"
    assert long_date("2027-03-04", printed("de", ("date: dM{{{((",))) != ""


def test_a_line_reads_as_it_was_written() -> None:
    assert dict(parsed([written("source", "{source}:  ")])) == {"source": "{source}:  "}


@pytest.mark.parametrize("own", ["{name.__class__} {name}", "{0} {name}", "{name!r} {name}"])
def test_a_word_cannot_reach_into_values(own: str) -> None:
    assert "class" not in printed("en-GB", (f"sponsor: {own}",)).filled("sponsor", name="Loom").replace(
        "{name.__class__}", ""
    )
