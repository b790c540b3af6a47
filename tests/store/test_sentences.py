"""The words of a problem: each reason has its own, they name what it is about, and none of them is code."""

import re
from pathlib import Path

import pytest

from desk.store.errors import NotSaved, StoreError, Unreadable
from desk.store.problems import Problem, Reason
from desk.store.sentences import _TABLE, briefly, by_hand, kept_at_the_end, left_behind, sentence, why

FILE = Path("/desk/issues/0042-x.json")


def whole(reason: Reason) -> Problem:
    """A problem of this kind with every detail that its words name: "7" for each, which is a number too."""
    names = set(re.findall(r"\{(\w+)", _TABLE[reason].why + _TABLE[reason].frame)) - {"path", "why"}
    return Problem(reason, str(FILE), tuple((name, 7) for name in sorted(names)))


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_has_words_that_end_as_a_sentence_does(reason: Reason) -> None:
    words = sentence(whole(reason))
    assert words.endswith((".", "?"))
    assert "{" not in words
    assert by_hand(whole(reason)).endswith(".")


def test_no_two_reasons_say_the_same() -> None:
    said = [sentence(whole(reason)) for reason in Reason if reason not in (Reason.DENIED, Reason.NOT_GIVEN)]
    assert len(said) == len(set(said))


def test_an_error_says_what_and_where_and_what_to_do_and_keeps_what_it_was_made_of() -> None:
    error = Unreadable(Reason.NOT_JSON, FILE, what="expecting value", line=3)
    assert str(error) == (
        "/desk/issues/0042-x.json cannot be read: it is not whole JSON: expecting value in line 3. "
        "It is left as it is; `desk doctor` says what can be done."
    )
    assert (error.reason, error.problem.path) == (Reason.NOT_JSON, str(FILE))
    assert why(error.problem) == "it is not whole JSON: expecting value in line 3"
    assert by_hand(error.problem).startswith("Correct it there in a text editor")


def test_who_has_the_file_on_the_screen_reads_why_first() -> None:
    full = NotSaved(Reason.SYSTEM, FILE, system="no space left on device").problem
    assert sentence(full) == "/desk/issues/0042-x.json could not be saved: no space left on device."
    assert briefly(full, FILE) == "no space left on device."
    other = NotSaved(Reason.ANOTHER_ISSUE, FILE).problem
    assert briefly(other, FILE).startswith("0042-x.json holds another issue now")
    locked = NotSaved(Reason.LOCKED, FILE.parent).problem
    assert briefly(locked, FILE) == sentence(locked)


def test_a_link_in_the_way_to_the_file_makes_no_difference(tmp_path: Path) -> None:
    """A save names the file at the end of the link, the screen has the link."""
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    path = tmp_path / "real" / "0042-x.json"
    error = NotSaved(Reason.SYSTEM, path, system="read-only file system")
    assert briefly(error.problem, tmp_path / "link" / "0042-x.json") == "read-only file system."


def test_details_are_words_and_never_code() -> None:
    error = StoreError(Reason.NO_ISSUE, "/{path}/\x1b[2J", name="{why}\x07")
    assert str(error) == "There is no issue “{why}” in /{path}/. `desk list` shows what there is."


@pytest.mark.parametrize("reason", [Reason.HERE_ALREADY, Reason.SAYS_ALIKE, Reason.HIGHER_THAN_THE_DRAFT])
def test_what_the_command_line_can_do_about_an_arrival_stands_apart_from_why(reason: Reason) -> None:
    problem = whole(reason)
    assert " --" in sentence(problem)
    assert "--" not in why(problem)
    assert "`" not in why(problem)


def test_where_words_are_is_said_of_the_worst_alone() -> None:
    one, other = Path("/run/desk-kept/a.jsonl"), Path("/tmp/desk-kept/\x1b[2Jb.jsonl")
    fault = Problem(Reason.JOURNAL_NOT_WRITTEN, "/state", (("system", "no space left on device"),))
    assert left_behind(None, (), ()) == ""
    assert left_behind(fault, [one], [other]) == sentence(fault)
    assert left_behind(None, [one], [other]).startswith("Words that found no room on the disk wait in /run/desk-kept/")
    assert left_behind(None, (), [one, other]) == (
        "A desk that found no room on the disk kept its last words in /run/desk-kept/a.jsonl, "
        "/tmp/desk-kept/b.jsonl; they are offered."
    )
    assert kept_at_the_end(()) == "No place on this computer could be written."
    assert "\x1b" not in kept_at_the_end([other])
