"""The draft as a mail program reads it: SpamAssassin's score, and what Python's parser finds in it."""

import email
import re
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from email.message import EmailMessage
from email.policy import SMTP
from typing import cast

from tests.gates.samples import Export

SPAM = 1.0
"""Points below which a message must stay; SpamAssassin takes it for spam at 5."""
LONGEST = 998
"""Characters of a line without its end (RFC 5322, section 2.1.1)."""


def faults(mails: dict[str, Export]) -> Iterator[str]:
    """A line for each fault of the messages, named by their text."""
    with ThreadPoolExecutor(2) as pool:
        scores = list(pool.map(_score, mails))
    for (text, export), score in zip(mails.items(), scores, strict=True):
        if score is None or score >= SPAM:
            yield f"spam {export.name}: {score} points"
        yield from (f"mail {export.name}: {fault}" for fault in _parsed(text, export))


def _score(text: str) -> float | None:
    """SpamAssassin's points, from its own rules alone: nothing is asked of the network."""
    done = subprocess.run(
        ["spamassassin", "--local", "--test-mode"], input=text.encode(), capture_output=True, check=False
    )
    found = re.search(r"^X-Spam-Status:.*?score=(-?[\d.]+)", done.stdout.decode(errors="replace"), re.M | re.S)
    return float(found[1]) if found else None


def _parsed(text: str, export: Export) -> Iterator[str]:
    message = cast(EmailMessage, email.message_from_bytes(text.encode(), policy=SMTP))
    for part in message.walk():
        yield from (f"{part.get_content_type()}: {defect!r}" for defect in part.defects)
    if (kinds := [part.get_content_type() for part in message.walk()]) != [
        "multipart/alternative",
        "text/plain",
        "text/html",
    ]:
        yield f"its parts are {kinds}"
    lines = text.split("\r\n")
    if (longest := max(map(len, lines))) > LONGEST:
        yield f"a line of {longest} characters"
    if any("\n" in line or "\r" in line for line in lines):
        yield "a line that does not end with CRLF"
    for kind, format in (("plain", "text"), ("html", "html")):
        body = message.get_body((kind,))
        sent = str(body.get_content()).replace("\r\n", "\n") if body else ""
        if sent != replace(export, format=format).text():
            yield f"its {kind} part is not the export {format}"
