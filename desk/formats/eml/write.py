"""The issue as a draft that a mail program opens: both parts in one message (RFC 5322, RFC 2046).

The same issue gives the same bytes: date, message id and boundary come from the issue. `X-Unsent: 1` makes classic
Outlook open it for editing; Thunderbird has "Edit as New", Apple Mail "Send Again". A mail program replaces no tags, so
the message is made for no tool in particular unless the profile asks for this format, or the editor for its tags.
It names no recipient: who opens it puts them in.
"""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from desk.formats.eml import headers
from desk.formats.eml.flowed import flowed
from desk.formats.html.write import e_mail
from desk.formats.profiles.profile import PLAIN, profile
from desk.formats.profiles.target import Target
from desk.formats.text.write import UNWRAPPED, edition
from desk.model.issue import Issue
from desk.model.publication import Publication
from desk.model.text import tidy_line

NOWHERE = "desk.invalid"
"""The host where the publication has no address (RFC 2606, section 2): a message without a sender looks like spam, and
the mail program puts in the editor's own."""
_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
"""What may stand before the @ without quotes (RFC 5322, section 3.2.3); RFC 5321 says how long it and a host may be."""
_HOST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*")
_HOUR = time(8, tzinfo=UTC)
"""When an issue that has only a day was written."""
_SUBJECT, _NAME = 400, 500
"""Characters of a subject and of a sender's name; programs cut far earlier, and more are a mistake."""


def draft(issue: Issue, publication: Publication, target: Target) -> str:
    """The message, with CRLF at the ends of lines and nothing but ASCII in it. Raises TemplateFault."""
    if "eml" not in target.profile.formats and not target.tags:
        target = replace(target, profile=profile(PLAIN))
    message = EmailMessage(policy=SMTP)
    address = _address(publication.from_address)
    if day := _date(issue.date):
        message["Date"] = day
    message["Message-ID"] = f"<desk.{issue.id}@{address.rpartition('@')[2]}>"
    message["X-Unsent"] = "1"
    flows = publication.draft_text == "flowed" and not issue.plain
    text = flowed(edition(issue, publication, target, UNWRAPPED)) if flows else edition(issue, publication, target)
    message.set_content(text, cte="quoted-printable")
    if flows:
        message.set_param("format", "flowed")
    message.add_alternative(e_mail(issue, publication, target), subtype="html", cte="quoted-printable")
    message.set_boundary(f"=_desk_{issue.id}")
    subject = _header(issue.subject or issue.title or publication.name or issue.label, _SUBJECT)
    sender = headers.mailbox("From", _header(publication.name, _NAME), address)
    return headers.words("Subject", subject) + sender + message.as_bytes().decode("ascii")


def _header(words: str, most: int) -> str:
    """Words for a header: one line without control characters, so that they cannot begin another header."""
    return tidy_line(words)[:most].strip()


def _address(typed: str) -> str:
    """Where the sender can be reached. Where the publication has no address that a header can hold, it is `NOWHERE`."""
    local, _, host = tidy_line(typed).rpartition("@")
    try:
        host = host.encode("idna").decode("ascii")
    except ValueError:
        host = ""
    fits = len(local) <= 64 and _LOCAL.fullmatch(local) and len(host) <= 253 and _HOST.fullmatch(host)
    return f"{local}@{host}" if fits else f"newsletter@{NOWHERE}"


def _date(day: str) -> str:
    try:
        return format_datetime(datetime.combine(date.fromisoformat(day), _HOUR))
    except ValueError:
        return ""
