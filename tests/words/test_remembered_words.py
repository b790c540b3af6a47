"""What a dictionary said is remembered: the next run asks it only what is new, and never what another one said."""

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desk.words.spelling import hunspell
from desk.words.spelling.hunspell import Hunspell, opened
from desk.words.spelling.remembered import LARGEST
from desk.words.spelling.speller import Speller

TEXT = "shtëpit mal malt Shtëppi Quernmouth"


@pytest.fixture
def words(home: Path) -> Path:
    place = home / "data" / "hunspell"
    place.mkdir(parents=True)
    (place / "sq_AL.aff").write_text("SET UTF-8\nTRY aeitrsë\nSFX S Y 1\nSFX S 0 t .\n")
    (place / "sq_AL.dic").write_text("3\nshtëpi/S\nmal\nlumë\n")
    return place / "sq_AL.dic"


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Path]]:
    """The dictionaries that the library reads, in turn."""
    read: list[Path] = []
    library_for = hunspell.library_for
    monkeypatch.setattr(hunspell, "library_for", lambda file: read.append(file) or library_for(file))
    yield read
    opened.cache_clear()


def next_run(file: Path) -> Hunspell:
    opened.cache_clear()
    return opened(file)


def said(dictionary: Hunspell, text: str = TEXT) -> list[object]:
    speller = Speller("sq", dictionary)
    found = [(slip, speller.suggestions(slip.word)) for slip in speller.slips(text)]
    dictionary.keep()
    return list(found)


def kept(home: Path) -> list[Path]:
    return sorted((home / "cache" / "desk").glob("spelt-*"))


def test_words_that_were_asked_before_are_answered_without_reading_the_dictionary(
    words: Path, reads: list[Path]
) -> None:
    first = said(next_run(words))
    assert len(first) == 3
    assert said(next_run(words)) == first
    assert reads == [words]


def test_a_word_that_is_new_reads_it_and_is_remembered_too(words: Path, reads: list[Path]) -> None:
    said(next_run(words))
    again = next_run(words)
    assert [again.knows("lumë"), again.knows("lumr")] == [True, False]
    again.keep()
    assert reads == [words, words]
    third = next_run(words)
    assert [third.knows("lumë"), third.knows("lumr")] == [True, False]
    assert len(reads) == 2


def same_size_and_day(words: Path) -> None:
    before = words.stat()
    words.write_bytes(words.read_bytes().replace(b"mal\n", b"mil\n"))
    os.utime(words, ns=(before.st_atime_ns, before.st_mtime_ns))


def other_rules(words: Path) -> None:
    with words.with_suffix(".aff").open("a") as rules:
        rules.write("# more\n")


@pytest.mark.parametrize("changed", [same_size_and_day, other_rules])
def test_a_dictionary_that_has_changed_is_read_anew_and_what_it_said_is_deleted(
    words: Path, reads: list[Path], home: Path, changed: Callable[[Path], None]
) -> None:
    said(next_run(words))
    before = kept(home)
    changed(words)
    said(next_run(words))
    assert reads == [words, words]
    assert len(before) == 1
    assert len(kept(home)) == 1
    assert kept(home) != before


@pytest.mark.parametrize(
    "broken",
    [
        b"\x00\xff",
        b'{"known":{"malt":1}}\n',
        b'{"known":["malt"]}\n',
        b'{"known":{"malt":true}',
        b"[" * 100_000,
        b'{"known":{"malt":true}}\n{"kno',
        b'{"far":{"malt":[1]}}',
        b'{"known":{"malt":true}}\n' + b" " * LARGEST,
        b"",
    ],
)
def test_a_file_that_is_broken_or_too_large_is_begun_anew(
    words: Path, reads: list[Path], home: Path, broken: bytes
) -> None:
    first = said(next_run(words))
    file = kept(home)[0]
    file.write_bytes(broken)
    assert said(next_run(words)) == first
    assert len(reads) == 2
    assert said(next_run(words)) == first
    assert len(reads) == 2


def test_two_desks_add_to_one_file_and_both_are_remembered(words: Path, reads: list[Path]) -> None:
    one, other = next_run(words), next_run(words)
    assert [one.knows("mal"), other.knows("lumë")] == [True, True]
    one.keep()
    other.keep()
    third = next_run(words)
    assert [third.knows("mal"), third.knows("lumë")] == [True, True]
    assert len(reads) == 2


def test_the_file_is_the_users_alone_and_no_link_is_followed(words: Path, home: Path) -> None:
    said(next_run(words))
    file = kept(home)[0]
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    file.unlink()
    other = home / "other.txt"
    other.write_text("")
    file.symlink_to(other)
    said(next_run(words))
    assert other.read_text() == ""


def test_where_nothing_can_be_kept_the_dictionary_is_read_in_each_run(
    words: Path, reads: list[Path], home: Path
) -> None:
    (home / "cache").write_text("no folder")
    first = said(next_run(words))
    assert said(next_run(words)) == first
    assert len(reads) == 2


def test_a_dictionary_that_goes_away_makes_no_slips_and_nothing_of_that_is_kept(
    words: Path, reads: list[Path], home: Path
) -> None:
    said(next_run(words))
    before = kept(home)[0].read_bytes()
    again = next_run(words)
    words.unlink()
    assert again.knows("lumr")
    again.keep()
    assert kept(home)[0].read_bytes() == before


def test_a_dictionary_of_which_no_word_is_known_is_not_remembered(words: Path, home: Path) -> None:
    dictionary = next_run(words)
    assert not dictionary.knows("malt")
    dictionary.keep()
    assert kept(home) == []


def test_what_a_dictionary_offers_holds_no_code_for_the_terminal(words: Path) -> None:
    words.write_text("2\nmal\x1b[31mi\nmal\n")
    speller = Speller("sq", next_run(words))
    assert all(each.isprintable() for each in speller.suggestions("mal[31m"))
