"""Sources that nest without an end: one sentence each, and the others of the folder come in."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from desk.archive.arrivals import arrivals
from desk.archive.files import NotRead
from desk.cli.group import desk

MAIL = b"From: ana@example.org\r\nSubject: No 5\r\nContent-Type: message/rfc822\r\n\r\n"
PARTS = b"".join(
    b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (level, level) for level in range(150)
)
GOOD = "The Weekly\n\nClock mended\n\nThe clock of the town hall goes again, after years.\n\nGAZETTE:  Clock stops\n"
NESTED = {
    "mails.eml": MAIL * 3000 + b"From: ana@example.org\r\nSubject: In\r\n\r\nHello.\r\n",
    "parts.eml": b"From: ana@example.org\r\nSubject: No 6\r\n" + PARTS + b"Content-Type: text/plain\r\n\r\nHello.\r\n",
    "lists.json": b"[" * 100_000 + b"]" * 100_000,
    "objects.json": b'{"a":' * 20_000 + b"1" + b"}" * 20_000,
    "quotes.md": b"> " * 30_000 + b"a",
    "stars.md": b"*a **b " * 3_000,
    "boxes.html": b"<table><tr><td>" * 20_000 + b"a",
    "lists.html": b"<ul><li>" * 20_000 + b"a",
    "font.html": b'<font size="2">' * 20_000 + b"a",
}


@pytest.mark.parametrize("name", NESTED)
def test_a_source_that_nests_without_an_end_is_read_or_refused_in_a_sentence(name: str) -> None:
    said = name
    try:
        arrivals(NESTED[name], name)
    except NotRead as error:
        said = str(error)
    assert said.startswith(("There is", name))
    assert "\n" not in said


def test_one_bad_file_never_stops_the_rest_of_a_folder(tmp_path: Path) -> None:
    old = tmp_path / "old"
    old.mkdir()
    for name, data in NESTED.items():
        (old / name).write_bytes(data)
    (old / "zz-good.txt").write_text(GOOD, encoding="utf-8")
    result = CliRunner().invoke(desk, ["--folder", str(tmp_path / "issues"), "import", "--dry-run", str(old)])
    assert isinstance(result.exception, SystemExit)
    assert result.exit_code == 2
    assert all(name in result.stderr for name in NESTED)
    assert "zz-good.txt: " in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("header", ["Content-Type: text/plain", "Content-Type: multipart/mixed; boundary=b", "To: x"])
def test_a_header_of_many_fields_is_read_in_one_go(header: str) -> None:
    fields = "a*0*=x; " * 60_000
    mail = f"From: ana@example.org\r\n{header}; {fields}\r\nSubject: No 7\r\n\r\n--b\r\n\r\n{GOOD}\r\n--b--\r\n"
    (arrival,) = arrivals(mail.encode(), "long.eml")
    assert any("clock of the town hall" in story.body for story in arrival.reading.issue.stories)
