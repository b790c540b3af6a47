"""Bytes become text of the right kind, or a sentence that says why not."""

import contextlib
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.intake.encoding import decoded, repaired
from desk.intake.files import MOST_FILES, all_files, read_bytes
from desk.intake.kinds import SourceKind
from desk.intake.reading import NotRead
from desk.intake.source import LARGEST, MOST_LINES, mails, source_of

MAIL = b"From: a@example.org\nTo: b@example.org\nSubject: No 5\nDate: Thu, 5 Nov 2026 10:00:00 +0000\n\nWords.\n"
PAGE = b"<!DOCTYPE html>\n<html><body><p>Words</p></body></html>"
MARKDOWN = b"# The Record\n\n## Health\n\n[A ward opens](https://example.org/ward)\n"


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.txt", b"A headline\n\nWords.", "text"),
        ("a.txt", b"A headline\n\n" + b"Some <strong>strong</strong> words.\n" * 6, "text"),
        ("a.txt", b"<p>Some <strong>strong</strong> words.</p>\n" * 6, "html"),
        ("a.eml", MAIL, "mail"),
        ("A.HTM", b"words", "html"),
        ("a.md", b"words", "markdown"),
        ("a.json", b"{}", "json"),
        ("a.txt", PAGE, "html"),
        ("a.eml", PAGE, "html"),
        ("a.txt", b"<table><tr><td><p>x</p><p>y</p><a href='https://e.example'>z</a></td></tr></table>", "html"),
        ("a", MAIL, "mail"),
        ("a", MAIL.replace(b"\n", b"\r\n"), "mail"),
        ("", b"From MAILER Thu Nov  5 10:00:00 2026\n" + MAIL, "mail"),
        ("a.txt", MARKDOWN, "markdown"),
        ("", b"---\ntitle: x\nnumber: 5\n---\n\nWords.", "markdown"),
        ("", b'{\n "version": 1,\n "sections": []}', "json"),
        ("", b"NHS England:  New ratings\nBBC:  Ferries\n\nWords.", "text"),
        ("", b"From: the editor\nTo: you all\n\nA letter of many words.", "text"),
        ("", b"# 1 in the charts\n\n[1] https://example.org", "text"),
        ("", b"a < b and <b>bold</b>", "text"),
    ],
)
def test_the_kind_is_found_by_name_and_content(name: str, data: bytes, kind: str) -> None:
    assert source_of(data, name).kind == kind


def test_the_kind_that_is_asked_for_wins() -> None:
    assert source_of(PAGE, "a.html", "text").kind == SourceKind.TEXT
    with pytest.raises(NotRead, match="text, html, mail, markdown, json"):
        source_of(PAGE, "a.html", "word")


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("café".encode(), "café"),
        ("café".encode("utf-8-sig"), "café"),
        ("café".encode("utf-16"), "café"),
        ("café, and some more".encode("utf-16-le"), "café, and some more"),
        ("café, and some more".encode("utf-16-be"), "café, and some more"),
        ("café".encode("utf-32"), "café"),
        ("“café” – €5".encode("cp1252"), "“café” – €5"),
        ('<meta charset="iso-8859-1"><p>“café”'.encode("cp1252"), '<meta charset="iso-8859-1"><p>“café”'),
        ('<meta charset="iso-8859-1"><p>“café”'.encode(), '<meta charset="iso-8859-1"><p>“café”'),
        ("<meta charset=koi8-r><p>Привет".encode("koi8-r"), "<meta charset=koi8-r><p>Привет"),
        (
            '<?xml version="1.0" encoding="shift_jis"?><p>日本'.encode("shift_jis"),
            '<?xml version="1.0" encoding="shift_jis"?><p>日本',
        ),
        ('<meta http-equiv=x content="text/html; charset=gb2312">中文'.encode("gb2312"), None),
        (b"<meta charset=rot13>words", "<meta charset=rot13>words"),
        (b"<meta charset=shift_jis>caf\xe9 \xff", "<meta charset=shift_jis>café ÿ"),
        ("naïve café, señor, over".encode() + b" caf\xe9", "naïve café, señor, over café"),
        (b"one\r\ntwo\rthree\x00", "one\ntwo\nthree"),
        ("e\u0301 \u202eevil\u202c \x1b[31mred".encode(), "é evil red"),
    ],
)
def test_the_encoding_is_found(data: bytes, text: str | None) -> None:
    found, _ = decoded(data)
    assert found == text if text is not None else "中文" in found


def test_what_was_guessed_is_said() -> None:
    assert "Windows-1252" in decoded("café".encode("cp1252"))[1][0]
    assert "1 wrong byte " in decoded("naïve café, señor, over".encode() + b" caf\xe9")[1][0]
    assert "shift_jis" in decoded(b"<meta charset=shift_jis>caf\xe9 \xff")[1][0]
    assert decoded("café".encode())[1] == ()


def test_text_that_was_encoded_twice_is_put_right_and_said() -> None:
    right = "“It’s a café” – £5 … naïve 日本 😀"
    for wrong in (right.encode().decode("latin-1"), right.replace("日本 ", "").encode().decode("cp1252", "replace")):
        if "\ufffd" not in wrong:
            text, notes = repaired(wrong)
            assert text == right
            assert "put right" in notes[0]
    text, notes = decoded("It’s a naïve café".encode().decode("cp1252").encode())
    assert (text, len(notes)) == ("It’s a naïve café", 1)


@pytest.mark.parametrize(
    "text", ["A lone cafÃ©", "A proper ’ beside a wrong â€™ and another â€™", "Ã is a letter", "Â£"]
)
def test_text_that_may_be_meant_stays_as_it_is(text: str) -> None:
    assert repaired(text)[0] == text


@given(st.text(alphabet=st.characters(max_codepoint=0x24FF, exclude_categories=["Cs"])))
def test_proper_text_is_hardly_ever_taken_for_text_encoded_twice(text: str) -> None:
    made, notes = repaired(text)
    assert made == text or notes


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "is empty"),
        (b"%PDF-1.7 ...", "a PDF"),
        (b"PK\x03\x04....", "unpack it"),
        (b"\x1f\x8b....", "gunzip"),
        (b"{\\rtf1 words}", "RTF"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"words\x00\x01\x02 words", "no text"),
        (b"\x01\x02\x03\x04\x05" * 50, "no text"),
        (b"\n" * 5 + b"x\n" * (MOST_LINES + 1), "more than 50,000 lines"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(data: bytes, words: str) -> None:
    with pytest.raises(NotRead, match=words) as refusal:
        source_of(data, "old/newsletter.txt")
    assert "old/newsletter.txt" in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_what_is_too_large_is_refused_without_reading_it(tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(LARGEST * 5)
    with pytest.raises(NotRead, match="100 MB, and at most 20 MB"):
        read_bytes(large)
    with pytest.raises(NotRead, match="at most 20 MB"):
        source_of(b"x" * (LARGEST + 1), "large.txt")


def test_what_is_no_plain_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    for path in (tmp_path / "pipe.txt", tmp_path, Path(os.devnull), tmp_path / "missing", Path("x" * 5000)):
        with pytest.raises(NotRead):
            read_bytes(path)


def test_a_folder_gives_its_newsletters_in_order_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    for name in ("b.txt", "a.HTML", "more/c.eml", "d.json", "e.png", ".hidden.txt", "README"):
        (tmp_path / name).write_text("x")
    (tmp_path / "link.txt").symlink_to(tmp_path / "b.txt")
    (tmp_path / "more" / "round").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "pipe.txt")
    found = [path.relative_to(tmp_path).as_posix() for path in all_files([tmp_path, tmp_path / "b.txt"])]
    assert found == ["a.HTML", "b.txt", "more/c.eml"]


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotRead, match=r"no file that ends in \.eml"):
        list(all_files([tmp_path]))


def test_a_folder_of_too_many_files_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desk.intake.files.MOST_FILES", 3)
    assert MOST_FILES > 1000
    for place in range(4):
        (tmp_path / f"{place}.txt").write_text("x")
    with pytest.raises(NotRead, match="more than 3 files"):
        list(all_files([tmp_path]))


def test_a_mailbox_holds_several_mails() -> None:
    line = b"From sender@example.org Thu Nov  5 10:00:00 2026\n"
    quoted = MAIL.replace(b"Words.", b">From here on\n>>From there\nFrom the heart")
    box = line + MAIL + b"\n" + line + quoted + b"\n"
    first, second = mails(box)
    assert first.strip() == MAIL.strip()
    assert b"\nFrom here on\n>From there\nFrom the heart" in second
    assert mails(MAIL) == (MAIL,)
    assert len(mails(box.replace(b"\n", b"\r\n"))) == 2


@given(st.binary(max_size=3000), st.sampled_from(["", "a.txt", "a.html", "a.json", "a.eml"]))
def test_any_bytes_have_a_kind_or_are_refused(data: bytes, name: str) -> None:
    with contextlib.suppress(NotRead):
        found = source_of(data, name)
        assert found.kind in SourceKind
        assert "\x00" not in found.text
