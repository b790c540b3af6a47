"""Spelling: slips are found where they stand, words and names are left alone, and the right word is offered."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace

import pytest

from desk.words.spelling.hunspell import Unreadable, dictionary_for, opened
from desk.words.spelling.library import library_for
from desk.words.spelling.nearby import sound
from desk.words.spelling.speller import Speller, own_words, speller_for
from desk.words.spelling.tokens import words_in


def english(tag: str = "en-GB", own: str = "") -> Speller:
    speller = speller_for(tag, own_words(own))
    assert speller is not None
    return speller


def slips(text: str, speller: Speller | None = None) -> list[str]:
    return [slip.word for slip in (speller or english()).slips(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The council's plan, the councils' plans and the NHS's answer don't agree.",
        "We’ll organise a well-known programme; its colours aren’t grey.",
        'See [the map](https://exmaple.org/teh-mpa "a titel") and <https://adn.example/wich>.',
        "Run `pip instal deks`, mail ana@exmaple.org, follow @teh_councl and #wich.",
        "It cost £3bn on the 2nd, at 5pm, in room B12x.",
        "```\nteh cdoe\n```\n\nGitHub, iPhone, LGBTQ and MPs.",
        "A café in Paris, naïve as ever; the podcast's website has a paywall.",
        "*Ferries* **are** _back_ at harbour.example/timtables?wich=1.",
        "We organize it as Ann Martin et al. did: checksums, docstrings and a deserialised changelog, e.g. or ie.",
        "{{ unsubscrbe }} and *|UNSUBSCRB|* stay.",
    ],
)
def test_good_prose_is_left_alone(text: str) -> None:
    assert slips(text) == []


def test_a_slip_is_found_at_its_place_with_the_word_that_was_meant() -> None:
    text = "The **comittee’s** report was definately late. Teh council knew."
    found = list(english().slips(text))
    assert [text[slip.start : slip.end] for slip in found] == ["comittee", "definately", "Teh"]
    assert not any(slip.is_name for slip in found)
    meant = [english().suggestions(slip.word)[0] for slip in found]
    assert meant == ["committee", "definitely", "The"]


def test_british_and_american_are_two() -> None:
    assert slips("The color of the harbor center") == ["color", "harbor", "center"]
    assert slips("The colour of the harbour centre", english("en-US")) == ["colour", "harbour", "centre"]
    assert slips("Colour and color", english("en")) == []


@pytest.mark.parametrize("word", ["informations", "focuss", "decieve", "postpwn", "microfphone"])
def test_what_only_looks_made_of_known_words_is_a_slip(word: str) -> None:
    assert slips(word) == [word]


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("teh adn wich recieve goverment neccessary seperate udpate becuase", True),
        ("grep vc src su magit fzf duckdb pomodoro", False),
    ],
)
def test_a_word_is_near_where_it_is_likely_another_mistyped(text: str, near: bool) -> None:
    assert {slip.word: slip.is_near for slip in english().slips(text)} == dict.fromkeys(text.split(), near)


def test_an_initial_ends_no_sentence() -> None:
    assert [slip.is_name for slip in english().slips("It was Paul M. Segal.")] == [True]


def test_a_name_is_told_from_a_slip_and_known_where_it_was_printed_before() -> None:
    found = list(english().slips("We met Antoniw and Zbyszko in Fluvenia."))
    assert [(slip.word, slip.is_name) for slip in found] == [("Antoniw", True), ("Zbyszko", True), ("Fluvenia", True)]
    assert list(english().slips("Antoniw’s plan", lambda name: name == "Antoniw")) == []


def test_the_publications_own_words_are_known() -> None:
    assert slips("A frobnicator in Xanthippolis", english(own="frobnicator  # ours\n\nXanthippolis\n")) == []
    assert slips("frobnicators") == ["frobnicators"]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("recieve", "receive"),
        ("seperate", "separate"),
        ("Goverment", "Government"),
        ("ACCROSS", "ACROSS"),
        ("dont", "don't"),
        ("occured", "occurred"),
        ("wierd", "weird"),
        ("immediatly", "immediately"),
    ],
)
def test_what_was_meant_is_among_the_first(wrong: str, right: str) -> None:
    assert right in english().suggestions(wrong)[:3]


def test_an_apostrophe_stays_as_it_is_written() -> None:
    assert "wouldn’t" in english().suggestions("would’nt")


def test_words_sound_alike() -> None:
    assert sound("fizzical") == sound("physical")


def test_a_sentence_begins_after_its_mark_and_what_stands_before_its_word() -> None:
    opening = [token.word for token in words_in("One two. “Three four” (five)\nSix: *Seven* eight") if token.opens]
    assert opening == ["One", "Three", "Six", "Seven"]


@pytest.mark.parametrize("piece", ["[a](", "`", "```", "<a", "{{", "x@", "/a", "a.b.", "’", "*|", "]((", "a-"])
def test_a_text_without_an_end_is_read_in_one_go(piece: str) -> None:
    assert isinstance(list(words_in(piece * 10_000)), list)


@pytest.fixture
def dictionaries(home: Path) -> Path:
    place = home / "data" / "hunspell"
    place.mkdir(parents=True)
    (place / "sq_AL.aff").write_text("SET UTF-8\nTRY aeitrsë\nSFX S Y 1\nSFX S 0 t .\n")
    (place / "sq_AL.dic").write_text("3\nshtëpi/S\nmal\nlumë\n")
    return place


@pytest.mark.usefixtures("dictionaries")
@pytest.mark.parametrize(("wrong", "right"), [("mla", "mal"), ("nal", "mal"), ("lume", "lumë"), ("Shtëppi", "Shtëpi")])
def test_a_slip_of_the_hand_is_put_right_without_asking_the_library(
    wrong: str, right: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    speller = speller_for("sq")
    assert speller is not None
    asked = SimpleNamespace(spell=speller.dictionary.read().spell)  # it suggests nothing: that takes half a second
    monkeypatch.setattr(speller.dictionary, "_read", asked)
    assert right in speller.suggestions(wrong)
    assert [slip.is_near for slip in speller.slips(wrong)] == [True]
    assert [slip.is_near for slip in speller.slips("Quernmouth")] == [False], "a name is none"


@pytest.mark.usefixtures("dictionaries")
def test_a_dictionary_of_the_machine_is_asked_for_another_language() -> None:
    speller = speller_for("sq")
    assert speller is not None
    assert slips("shtëpi shtëpit mal malt", speller) == ["malt"]
    assert "mal" in speller.suggestions("maal")


@pytest.mark.usefixtures("dictionaries")
@pytest.mark.parametrize(
    ("wrong", "right"), [("tiran", ["Tiran", "tira"]), ("TIran", ["Tiran", "Tira"]), ("mlal", ["mal"])]
)
def test_a_word_with_its_capital_is_offered_first_and_no_sign_that_joins_words(
    dictionaries: Path, wrong: str, right: list[str]
) -> None:
    (dictionaries / "sq_MK.aff").write_text("SET UTF-8\nTRY -.aeitrsë\nBREAK 2\nBREAK -\nBREAK ^-\n")
    (dictionaries / "sq_MK.dic").write_text("3\nTiran\nmal\ntira\n")
    assert list(opened(dictionaries / "sq_MK.dic").suggestions(wrong)) == right


@pytest.mark.parametrize("language", ["xx-YY", "../../etc/passwd", "", "q"])
def test_without_a_dictionary_there_is_no_speller(language: str) -> None:
    assert dictionary_for(language) is None
    assert speller_for(language) is None


@pytest.mark.parametrize(
    ("words", "rules"),
    [
        (b"no number\nmal\n", "SET UTF-8\n"),
        (b"0\nmal\n", "SET UTF-8\n"),
        (b"2\nmal\n", "no rules at all\n"),
        (b"", ""),
        (b"9\nmal\nlume\n", "SET UTF-8\n"),
        ("2\nlum\xeb\nmal\n".encode("latin-1"), "SET UTF-8\n"),
        ("2\nlumë\nmal\n".encode("utf-16"), "SET UTF-8\n"),
        (b"2\n" + bytes(range(256)), "SET UTF-8\n"),
        (b"2\nmal/S\nlume\n", "SET UTF-8\nSFX T Y 1\nSFX T 0 s .\nSFX S Y 2\nSFX S 0 t .\n"),
    ],
)
def test_a_dictionary_that_is_none_is_refused_with_a_reason(dictionaries: Path, words: bytes, rules: str) -> None:
    (dictionaries / "sq_XK.dic").write_bytes(words)
    (dictionaries / "sq_XK.aff").write_text(rules)
    with pytest.raises(Unreadable):
        opened(dictionaries / "sq_XK.dic")


def test_words_made_of_others_are_known_and_words_without_their_space_are_not() -> None:
    assert slips("Screencasts of shapefiles, a stateful webpage, shameless pageviews, unsharpened pencils.") == []
    assert slips("Underserved and undersupplied towns; untill, undr.") == ["untill", "undr"]
    assert slips("We went withthat, and untill then thiswas it.") == ["withthat", "untill", "thiswas"]
    found = list(english().slips("Magento is new. Etlas, too. Goverment plans are late. Seperate ways."))
    assert [(slip.word, slip.is_name) for slip in found] == [
        ("Magento", True),
        ("Etlas", True),
        ("Goverment", False),
        ("Seperate", False),
    ]


@pytest.mark.parametrize("run", ["a" * 200_000, "ab" * 50_000 + "'s", "überlang" * 5_000])
def test_a_run_of_letters_longer_than_any_word_is_no_slip_and_costs_nothing(run: str) -> None:
    speller = speller_for("en-GB")
    assert speller is not None
    assert [slip.word for slip in speller.slips(f"The {run} goverment")] == ["goverment"]


def test_a_letter_too_many_at_an_end_makes_a_name_of_software_and_no_slip() -> None:
    near = {
        slip.word: slip.is_near
        for slip in english().slips("The qlist and the searchf of renewables; walkk, hile, boook.")
    }
    assert near == {"qlist": False, "searchf": False, "renewables": False, "walkk": True, "hile": True, "boook": True}


def test_the_first_part_of_a_name_opens_a_sentence() -> None:
    found = {slip.word: slip.is_name for slip in english().slips("Goverment Plans Are Late. Marcin Borkowski came.")}
    assert found == {"Goverment": False, "Marcin": True, "Borkowski": True}
    assert [slip.is_name for slip in english().slips("Marcin came.")] == [False]


@pytest.mark.parametrize("by_functions", [True, False])
def test_a_dictionary_says_the_same_in_both_ways(
    dictionaries: Path, by_functions: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not by_functions:
        monkeypatch.setattr(Path, "glob", lambda *_: iter(()))
    asked = library_for(dictionaries / "sq_AL.dic")
    assert (type(asked).__name__ == "_ByFunctions") <= by_functions
    assert [bool(asked.spell(word)) for word in ("shtëpi", "shtëpit", "malt", "日本", "mal")] == [1, 1, 0, 0, 1]
    assert "mal" in tuple(asked.suggest("mla"))


def test_a_library_of_another_kind_is_passed_over(
    dictionaries: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "libhunspell-9.so").write_bytes(b"no library")
    monkeypatch.setattr(Path, "glob", lambda *_: iter([tmp_path / "libhunspell-9.so"]))
    assert library_for(dictionaries / "sq_AL.dic").spell("mal")


def test_a_dictionary_of_another_alphabet_knows_no_other_letters(dictionaries: Path) -> None:
    (dictionaries / "pl_XX.aff").write_text("SET ISO8859-2\nTRY aeiou\n", "iso8859-2")
    (dictionaries / "pl_XX.dic").write_text("1\nłąka\n", "iso8859-2")
    asked = library_for(dictionaries / "pl_XX.dic")
    assert [bool(asked.spell(word)) for word in ("łąka", "日本", "laka")] == [1, 0, 0]
    assert "łąka" in tuple(asked.suggest("łaka"))


@pytest.mark.parametrize("charset", ["KLINGON-9", "idna", "punycode", "hex", "undefined", "utf-7", "utf-16", "rot13"])
def test_a_charset_that_hunspell_does_not_know_harms_nothing(dictionaries: Path, charset: str) -> None:
    (dictionaries / "sq_XX.aff").write_text(f"SET {charset}\nTRY aeiou\n")
    (dictionaries / "sq_XX.dic").write_text("2\nmal\nlumi\n")
    speller = Speller("sq", opened(dictionaries / "sq_XX.dic"))
    assert slips(f"mal malt {'ë' * 70}", speller) == ["malt", "ë" * 70]
    assert speller.suggestions("mala")[0] == "mal"
    assert isinstance(speller.suggestions("ë" * 70), tuple)


def test_threads_that_ask_one_dictionary_at_once_are_all_answered(dictionaries: Path) -> None:
    asked = library_for(dictionaries / "sq_AL.dic")

    def ask(_: int) -> bool:
        return all(asked.spell("mal") and "mal" in asked.suggest("mla") for _ in range(20))

    with ThreadPoolExecutor(4) as threads:
        assert all(threads.map(ask, range(8)))


def test_an_abbreviation_and_the_second_part_of_a_name_are_no_slips() -> None:
    found = {slip.word: slip.is_name for slip in english().slips("Pub. Coord. Ann Ruiz came.") if slip.word == "Coord"}
    assert found == {"Coord": True}
    assert [slip.is_name for slip in english().slips("He came. Coord, too.")] == [False]
    near = [slip.is_near for slip in english().slips("The Pi-peater and the half-peater.")]
    assert near == [False, True]
