"""The issue as a draft that a mail program opens: both parts in one message (RFC 5322, RFC 2046).

The same issue gives the same bytes: date, message id and boundary come from the issue. `X-Unsent: 1` makes classic
Outlook open it for editing; Thunderbird has "Edit as New", Apple Mail "Send Again". A mail program replaces no tags, so
the message is made for no tool in particular unless the profile asks for this format.
"""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from desk.formats.html import write as html
from desk.formats.profiles.profile import PLAIN, profile
from desk.formats.profiles.target import Target
from desk.formats.text import write as text
from desk.model.issue import Issue
from desk.model.publication import Publication
from desk.model.text import tidy_line

NOWHERE = "desk.invalid"
"""The host where the publication has no address (RFC 2606, section 2): a message without a sender looks like spam, and
the mail program puts in the editor's own."""
_LOCAL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}")
"""What may stand before the @ without quotes (RFC 5322, section 3.2.3), at its length in RFC 5321."""
_HOUR = time(8, tzinfo=UTC)
"""When an issue that has only a day was written."""
_LONGEST = 400
"""Characters of a header; programs cut far earlier, and a longer one is a mistake."""


def render(issue: Issue, publication: Publication, target: Target) -> str:
    """The message, with CRLF at the ends of lines and nothing but ASCII in it. Raises TemplateFault."""
    if "eml" not in target.profile.formats:
        target = replace(target, profile=profile(PLAIN))
    message = EmailMessage(policy=SMTP)
    sender = _sender(publication)
    message["Subject"] = _header(issue.subject or issue.title or publication.name or issue.label)
    message["From"] = sender
    if day := _date(issue.date):
        message["Date"] = day
    message["Message-ID"] = f"<desk.{issue.id}@{sender.domain}>"
    message["X-Unsent"] = "1"
    message.set_content(text.render(issue, publication, target), cte="quoted-printable")
    message.add_alternative(html.render(issue, publication, target), subtype="html", cte="quoted-printable")
    message.set_boundary(f"=_desk_{issue.id}")
    return message.as_bytes().decode("ascii")


def _header(words: str) -> str:
    """Words for a header: one line without control characters, so that none can begin another header."""
    return tidy_line(words)[:_LONGEST].strip()


def _sender(publication: Publication) -> Address:
    """Who it comes from; nobody where there is no address that a header can hold."""
    name = _header(publication.name)
    local, _, host = tidy_line(publication.from_address).rpartition("@")
    try:
        host = host.encode("idna").decode("ascii")
        if _LOCAL.fullmatch(local) and host:
            return Address(name, username=local, domain=host)
    except ValueError:
        pass
    return Address(name, username="newsletter", domain=NOWHERE)


def _date(day: str) -> str:
    try:
        return format_datetime(datetime.combine(date.fromisoformat(day), _HOUR))
    except ValueError:
        return ""
