"""Verdicts kept from one week to the next: only failures and old ones are asked again."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from desk.model.verdict import NOT_CHECKED, State, Verdict, Why
from desk.net.remembered import Remembered, to_ask
from desk.net.sentences import about

FRIDAY = date(2026, 11, 27)
FINE = Verdict(State.FINE, Why.ANSWERED, "200", day="2026-11-27")
GONE = Verdict(State.GONE, Why.NOT_THERE, "404", day="2026-11-27")
UNSURE = Verdict(State.UNSURE, Why.REFUSES_PROGRAMS, "403", day="2026-11-27")
A, B, C, D = (f"https://{name}.example/" for name in "abcd")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "verdicts.sqlite"


def test_verdicts_are_there_the_next_time(file: Path) -> None:
    first = Remembered(file)
    first.keep({A: FINE, B: GONE, C: NOT_CHECKED})
    first.close()
    known = Remembered(file).of([A, B, C, A], FRIDAY)
    assert known == {A: FINE, B: GONE}


def test_only_failures_and_old_ones_are_asked_again() -> None:
    known = {A: FINE, B: GONE, C: UNSURE}
    assert to_ask([A, B, C, D, D], known, FRIDAY) == (B, C, D)
    assert to_ask([A], known, FRIDAY + timedelta(days=1)) == (A,)


def test_what_the_editor_has_seen_stands_for_seven_days(file: Path) -> None:
    kept = Remembered(file)
    kept.keep({A: UNSURE})
    kept.see(A, FRIDAY)
    kept.keep({A: UNSURE})
    kept.see(B, FRIDAY)
    known = kept.of([A, B], FRIDAY + timedelta(days=6))
    assert to_ask([A, B], known, FRIDAY + timedelta(days=6)) == ()
    assert about(known[A]).startswith("seen by you on 2026-11-27")
    later = FRIDAY + timedelta(days=7)
    assert to_ask([A, B], kept.of([A, B], later), later) == (A, B)
    kept.see(A, None)
    assert to_ask([A], kept.of([A], FRIDAY), FRIDAY) == (A,)


def test_what_is_no_database_is_set_aside(file: Path) -> None:
    file.parent.mkdir()
    file.write_bytes(b"not a database at all" * 100)
    kept = Remembered(file)
    kept.keep({A: FINE})
    assert kept.of([A], FRIDAY) == {A: FINE}
    assert file.with_suffix(".broken").exists()


def test_a_folder_that_cannot_be_written_is_said_and_the_verdicts_serve_till_the_end(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    kept = Remembered(tmp_path / "cache" / "verdicts.sqlite")
    kept.keep({A: FINE})
    assert kept.fault
    assert kept.of([A], FRIDAY) == {A: FINE}


def test_thousands_are_asked_for_at_once_and_old_ones_are_let_go(file: Path) -> None:
    kept = Remembered(file)
    many = {f"https://a.example/{number}": FINE for number in range(1500)}
    kept.keep(many)
    assert kept.of(many, FRIDAY) == many
    kept.forget_old(FRIDAY + timedelta(days=500))
    assert kept.of(many, FRIDAY) == {}


def test_every_reason_has_words_without_holes() -> None:
    for why in Why:
        said = about(Verdict(State.UNSURE, why, "403", "https://new.example/"))
        assert said
        assert "{" not in said
