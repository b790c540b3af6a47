"""The address of the person who got the mail: found in its headers and links, taken out of all that was read."""

import re
from collections.abc import Collection, Iterable
from dataclasses import fields, is_dataclass, replace
from email.message import Message
from typing import Any

from desk.intake.reading import Reading
from desk.links.tracking import forms_of, is_tracked, mail_addresses, names_reader, without_reader
from desk.model.url import safe_url

GONE = "(your address)"
"""What stands in the words where the address was."""
_ALWAYS = (
    "delivered-to",
    "x-original-to",
    "envelope-to",
    "x-delivered-to",
    "x-forwarded-to",
    "apparently-to",
    "x-envelope-to",
)
_MOSTLY = ("to", "cc", "resent-to", "bcc")
_LISTS = ("reply-to", "sender", "list-post", "errors-to")
_FOR = re.compile(r"\bfor\s+<?([\w.+'=-]+@[\w-]+(?:\.[\w-]+)+)>?", re.IGNORECASE)
_SAID = re.compile(
    r"(?:(?:sent|delivered|mailed|addressed)\s+to|(?:ver|ge)sendet\s+an|subscri(?:bed|ption)\s+(?:as|with|under|at|for|is)|your\s+(?:\w+\s+){0,2}e-?mail\s+address"
    r"(?:\s+\w+){0,4}\s+is|this\s+(?:e-?mail|message|newsletter)\s+(?:is|was)\s+(?:\w+\s+){0,3}(?:for|to)|registered\s+(?:as|with|under))"
    r"\s*:?\s*[\[<(“\"]?([\w.+'-]+@[\w-]+(?:\.[\w-]+)+)",
    re.IGNORECASE,
)
"""What a footer says of the person who gets the mail."""
_BECAUSE = re.compile(
    r"(?:\b(?:receiv(?:e|ed|ing)|get(?:ting)?)\b|\berh[aä]lt(?:en|st)?\b|\brecevez\b|\brecib(?:e|es|imos)\b|\bricevi\b)[^@]{0,80}?"
    r"\b(?:because|since|as|weil|da|car|parce que|porque|perch[eé])\b[^@]{0,40}?([\w.+'-]+@[\w-]+(?:\.[\w-]+)+)",
    re.IGNORECASE,
)
"""Why somebody gets a mail: "You get this letter because reader@home.example signed up."."""
_URL = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_ADDRESS = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")


def readers_of(message: Message) -> tuple[tuple[str, ...], int]:
    """The addresses of a mail's reader in all their forms, and how many headers name them.

    Whom a mail was delivered to is its reader, unless it is the sender too. Whom it is addressed to is one as well,
    unless answers go there or the sender is of the same domain: then it is the list's own address.
    """
    sender = set(_in_header(message, "from"))
    lists = {address for name in _LISTS for address in _in_header(message, name)}
    domains = {address.rpartition("@")[2] for address in sender}
    found: dict[str, None] = {}
    count = 0
    for name in _ALWAYS:
        addresses = [address for address in _in_header(message, name) if address not in sender]
        count += bool(addresses)
        found.update(dict.fromkeys(addresses))
    for value in message.get_all("received", [])[:50]:
        found.update(
            dict.fromkeys(each.lower() for each in _FOR.findall(str(value)[:2000]) if each.lower() not in sender)
        )
    for name in _MOSTLY:
        open_to = [
            each for each in _in_header(message, name) if each not in lists and each.rpartition("@")[2] not in domains
        ]
        addresses = [each for each in _in_header(message, name) if each in found or each in open_to]
        count += bool(addresses)
        found.update(dict.fromkeys(addresses))
    return tuple(form for address in found for form in forms_of(address)), count


def readers_said(words: Iterable[str]) -> tuple[str, ...]:
    """The addresses, in all their forms, that lines of a footer name as those of the reader."""
    lines = [line for line in words if "@" in line]
    found = dict.fromkeys(
        match[1].lower() for line in lines for said in (_SAID, _BECAUSE) for match in said.finditer(line)
    )
    return tuple(form for address in found for form in forms_of(address))


def readers_in(urls: Collection[str]) -> tuple[str, ...]:
    """The mail addresses that unsubscribe links and the like hold: those of the person who got the mail."""
    found: dict[str, None] = {}
    for url in urls:
        if "@" in url or "%40" in url.lower() or is_tracked(url):
            found.update(dict.fromkeys(form for address in mail_addresses(url) for form in forms_of(address)))
    return tuple(found)


def readers_linked(words: Iterable[str]) -> tuple[str, ...]:
    """The addresses, in all their forms, that the links in lines of a text carry as those of the reader."""
    return readers_in({link.rstrip(").,;]>") for line in words if "://" in line for link in _URL.findall(line)})


def without_readers(reading: Reading, readers: Collection[str]) -> Reading:
    """The reading with these addresses taken out of every word and every link of it, and counted."""
    if not readers:
        return reading
    cleaner = _Cleaner(readers)
    cleaned = cleaner.reading(reading)
    return replace(cleaned, removed=reading.removed + cleaner.count)


class _Cleaner:
    """Goes through values of values and cleans their texts."""

    def __init__(self, readers: Collection[str]) -> None:
        self._readers = readers
        self._words = re.compile("|".join(re.escape(reader) for reader in readers if "@" in reader), re.IGNORECASE)
        self.count = 0

    def value(self, value: Any) -> Any:
        """The value without the addresses."""
        if isinstance(value, str):
            return self._text(value)
        if isinstance(value, tuple):
            return tuple(map(self.value, value))
        if is_dataclass(value) and not isinstance(value, type):
            changed = {
                each.name: self.value(getattr(value, each.name)) for each in fields(value) if each.name != "unknown"
            }
            return replace(value, **changed)
        return value

    def reading(self, reading: Reading) -> Reading:
        """A reading without the addresses."""
        cleaned = self.value(reading)
        assert isinstance(cleaned, Reading)
        return cleaned

    def _text(self, text: str) -> str:
        if "://" in text:
            text = _URL.sub(lambda match: self._url(match[0]), text)
        text, count = self._words.subn(GONE, text)
        self.count += count
        return text

    def _url(self, url: str) -> str:
        tail = re.search(r"[).,;\]]*$", url)
        end = tail.start() if tail else len(url)
        if not names_reader(url[:end], self._readers):
            return url
        self.count += 1
        cleaned = safe_url(without_reader(url[:end], self._readers))
        return ("" if cleaned is None or names_reader(cleaned, self._readers) else cleaned) + url[end:]


def _in_header(message: Message, name: str) -> list[str]:
    values = [str(value)[:5000] for value in message.get_all(name, [])[:20]]
    return [address.lower() for value in values for address in _ADDRESS.findall(value)]
