"""The draft: what a mail program reads of it."""

import email
import email.policy
from dataclasses import replace
from email.message import EmailMessage

import pytest
from complete_issue import ISSUE, PUBLICATION
from hypothesis import example, given
from hypothesis import strategies as st

from desk import formats
from desk.formats.eml.headers import mailbox, words
from desk.model.issue import Issue
from desk.model.publication import Publication
from desk.model.text import tidy_line

SENDER = replace(PUBLICATION, name="The Públic, Record", from_address="desk@record.example")


def draft(issue: Issue = ISSUE, publication: Publication = SENDER) -> EmailMessage:
    data = formats.render(issue, publication, "eml").encode("ascii")
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message


def test_a_draft_opens_with_subject_sender_and_day_and_both_parts_as_they_are_exported() -> None:
    message = draft()
    assert message["Subject"] == ISSUE.subject
    assert message["From"] == '"The Públic, Record" <desk@record.example>'
    assert message["Date"].datetime.date().isoformat() == ISSUE.date
    assert message["X-Unsent"] == "1"
    assert message.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]
    assert {part["Content-Transfer-Encoding"] for part in message.iter_parts()} == {"quoted-printable"}
    for part, format in zip(message.iter_parts(), ("text", "html"), strict=True):
        assert part.get_content().replace("\r\n", "\n") == formats.render(ISSUE, SENDER, format)  # type: ignore[attr-defined]


LETTERS = st.text(st.sampled_from("ab ,:;<>()[]\"\\@.'=?_-éüß東京👩❤#") | st.characters(codec="utf-8"), max_size=500)


@given(LETTERS)
@example("Town, and Country: " * 26)
@example("名前, " * 125)
@example("=?utf-8?q?a?= <b@c.example>, " * 17)
@example('\\"' * 250)
def test_a_sender_of_any_name_is_one_sender_of_that_name(name: str) -> None:
    header = mailbox("From", tidy_line(name), "desk@record.example")
    (sender,) = _read(header)["From"].addresses
    assert (sender.display_name, sender.addr_spec) == (tidy_line(name), "desk@record.example")
    assert max(map(len, header.split("\r\n"))) <= 998


@given(LETTERS)
def test_a_subject_of_any_words_comes_back_as_it_was(subject: str) -> None:
    header = words("Subject", tidy_line(subject))
    assert (_read(header)["Subject"] or "") == tidy_line(subject)
    assert max(map(len, header.split("\r\n"))) <= 76


def _read(header: str) -> email.message.Message:
    return email.message_from_bytes(f"{header}\r\n".encode("ascii"), policy=email.policy.default)


def test_lines_end_as_mail_asks_and_are_short_enough_for_any_transport() -> None:
    data = formats.render(ISSUE, SENDER, "eml")
    assert "\n" not in data.replace("\r\n", "")
    assert max(map(len, data.split("\r\n"))) <= 78


@pytest.mark.parametrize(
    "subject", ["one\r\nBcc: two@example.org", "nul\x00byte", "\u2028Bcc: x@example.org", "é" * 3000]
)
def test_no_subject_begins_another_header(subject: str) -> None:
    message = draft(replace(ISSUE, subject=subject))
    assert message["Bcc"] is None
    assert message["Subject"]
    assert len(message["Subject"]) <= 400


@pytest.mark.parametrize(
    "address",
    [
        "",
        "nobody",
        "a..b@c.example",
        "a@b c.example",
        "a@-b",
        "a@b\r\nBcc: c@d.example",
        "é@record.example",
        "a@",
        "<a@b>",
        "x" * 400 + "@b",
    ],
)
def test_a_sender_that_no_header_can_hold_is_nobody(address: str) -> None:
    message = draft(publication=replace(SENDER, from_address=address))
    assert message["Bcc"] is None
    assert message["From"].addresses[0].domain in ("desk.invalid", "b")


def test_a_day_that_is_none_is_left_out() -> None:
    assert draft(replace(ISSUE, date="soon"))["Date"] is None
