"""Our own drafts read back: the HTML part is the issue, the headers say its subject and day."""

import email
import email.policy
from dataclasses import replace
from datetime import date
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

from desk.formats.html.read import own_html
from desk.formats.own import Own
from desk.formats.text.read import own_text
from desk.model.text import tidy_line

_LONGEST = 2000
"""Characters of a header that are read: ours are shorter. What Python makes of one costs the square of its length."""


class _Brief(email.policy.EmailPolicy):
    """Reads the beginning of each header."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[:_LONGEST]


_BRIEF = _Brief()


def own_eml(data: bytes) -> Own | None:
    """The issue in a mail; None where the desk wrote neither of its parts."""
    message = email.message_from_bytes(data, policy=_BRIEF)
    assert isinstance(message, EmailMessage)  # as this policy makes them
    own = None
    for kind, reader in (("html", own_html), ("plain", own_text)):
        part = message.get_body((kind,))
        own = own or (reader(part.get_content()) if part is not None else None)
    if own is None:
        return None
    issue = own.issue
    subject = issue.subject or tidy_line(str(message["Subject"] or ""))
    return replace(own, issue=replace(issue, subject=subject, date=issue.date or _day(str(message["Date"] or ""))))


def _day(header: str) -> str:
    """The day of a Date header as ISO 8601, "" where it holds none."""
    try:
        sent: date = parsedate_to_datetime(header).date()
    except ValueError:
        return ""
    return sent.isoformat()
