"""The draft: what a mail program reads of it."""

import email
import email.policy
from dataclasses import replace
from email.message import EmailMessage

import pytest
from complete_issue import ISSUE, PUBLICATION

from desk import formats as render
from desk.model.issue import Issue
from desk.model.publication import Publication

SENDER = replace(PUBLICATION, name="The Públic, Record", from_address="desk@record.example")


def draft(issue: Issue = ISSUE, publication: Publication = SENDER) -> EmailMessage:
    data = render.render(issue, publication, "eml").encode("ascii")
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
        assert part.get_content().replace("\r\n", "\n") == render.render(ISSUE, SENDER, format)  # type: ignore[attr-defined]


def test_lines_end_as_mail_asks_and_are_short_enough_for_any_transport() -> None:
    data = render.render(ISSUE, SENDER, "eml")
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
    "address", ["", "nobody", "a@b\r\nBcc: c@d.example", "é@record.example", "a@", "<a@b>", "x" * 400 + "@b"]
)
def test_a_sender_that_no_header_can_hold_is_nobody(address: str) -> None:
    message = draft(publication=replace(SENDER, from_address=address))
    assert message["Bcc"] is None
    assert message["From"].addresses[0].domain in ("desk.invalid", "b")


def test_a_day_that_is_none_is_left_out() -> None:
    assert draft(replace(ISSUE, date="soon"))["Date"] is None
