"""The address of the person who got a mail, found in its headers, words and links, so that it can be taken out."""

import html
import re
from collections.abc import Iterator
from email.message import Message
from itertools import chain

from desk.links.wrapped import forms_of, is_tracked, mail_addresses
from desk.read.sources.envelopes import FIELDS

_ALWAYS = tuple(
    "delivered-to x-original-to envelope-to x-delivered-to x-forwarded-to apparently-to x-envelope-to".split()
)
_MOSTLY = ("to", "cc", "resent-to", "bcc")
_LISTS = ("reply-to", "sender", "list-post", "errors-to")
_AT = r"([\w.+'-]+@[\w-]+(?:\.[\w-]+)+)"
_FOR = re.compile(r"\bfor\s+<?([\w.+'=-]+@[\w-]+(?:\.[\w-]+)+)>?", re.IGNORECASE)
_SAID = re.compile(
    rf"""(?:(?<!\bbe\s)(?<!\bbe\s\s)(?:sent|delivered|mailed|addressed)\s+to|(?:ver|ge)sendet\s+an|(?:envoyée?|adressée?)\s+[àa]|enviado\s+a
    |inviata?\s+a|verzonden\s+(?:aan|naar)|wysłan[ay]?\s+(?:do|na)|subscri(?:bed|ption)\s+(?:as|with|under|at|for|is)
    |your\s+(?:\w+\s+){{0,2}}e-?mail\s+address(?:\s+\w+){{0,4}}\s+is
    |this\s+(?:e-?mail|message|newsletter)\s+(?:is|was)\s+(?:\w+\s+){{0,3}}(?:for|to)
    |registered\s+(?:as|with|under)|angemeldet\s+(?:als|mit|unter)|inscrite?\s+(?:avec|sous))
    \s*:?\s*[\[<(“"]?{_AT}""",
    re.IGNORECASE | re.VERBOSE,
)
"""What a footer says of the person who gets the mail."""
_BECAUSE = re.compile(
    r"(?:\b(?:receiv(?:e|ed|ing)|get(?:ting)?)\b|\berh[aä]lt(?:en|st)?\b|\brecevez\b|\brecib(?:e|es|imos)\b|\bricevi\b)"
    rf"[^@]{{0,80}}?\b(?:because|since|as|weil|da|car|parce que|porque|perch[eé])\b[^@]{{0,40}}?{_AT}",
    re.IGNORECASE,
)
"""Why somebody gets a mail: "You get this letter because reader@home.example signed up."."""
_NAMES = {name: rf"(?:^|[\s>])(?:{'|'.join(FIELDS[name])})\s?[:：]" for name in ("to", "from", "subject")}
_TO = re.compile(rf"{_NAMES['to']}\s*[^@\n:]{{0,60}}?{_AT}", re.IGNORECASE)
_FROM = re.compile(rf"{_NAMES['from']}[^@]{{0,80}}@([\w.-]+)", re.IGNORECASE)
_SUBJECT = re.compile(_NAMES["subject"], re.IGNORECASE)
_URL = re.compile(r"://[^\s<>\"']{1,4000}")
"""An address on the web, behind its scheme."""
_ADDRESS = re.compile(_AT)
_MOST = 1_000
"""Addresses from each end that are looked at: mail tools name the reader above or below what is read."""
_AROUND = 300
"""Characters ahead of an address and behind it in which is said whose it is."""
_TAG = re.compile(r"<(?![\w.+'-]+@)[^<>]{0,2000}>")


def readers_of(message: Message) -> tuple[tuple[str, ...], int]:
    """The addresses of a mail's reader in all their forms, and how many headers name them.

    Whom a mail was delivered to is its reader, unless it is the sender too. Whom it is addressed to is one as well,
    unless answers go there or the sender is of the same domain: then it is the list's own address.
    """
    sender = set(_in_header(message, "from"))
    lists = {address for name in _LISTS for address in _in_header(message, name)}
    domains = {address.rpartition("@")[2] for address in sender}
    delivered = [[each for each in _in_header(message, name) if each not in sender] for name in _ALWAYS]
    received = [
        each.lower() for value in message.get_all("received", [])[:50] for each in _FOR.findall(str(value)[:2000])
    ]
    found = dict.fromkeys([*chain(*delivered), *(each for each in received if each not in sender)])
    count = sum(map(bool, delivered))
    for name in _MOSTLY:
        named = _in_header(message, name)
        alone = {each for each in named if each not in lists and each.rpartition("@")[2] not in domains}
        addresses = [each for each in named if each in found or each in alone]
        count += bool(addresses)
        found.update(dict.fromkeys(addresses))
    return tuple(form for address in found for form in forms_of(address)), count


def readers_in(text: str) -> tuple[str, ...]:
    """The addresses, in all their forms, that the words and links of a page or a text name as those of the reader."""
    return tuple(dict.fromkeys(form for address in _named(text) for form in forms_of(address)))


def _named(text: str) -> Iterator[str]:
    if "@" in text:
        words = _around(text)
        words = html.unescape(_TAG.sub(" ", words)) if "<" in words else words
        for said in (_SAID, _BECAUSE):
            yield from (match[1].lower() for match in said.finditer(words))
        yield from _forwarded_to(words)
    urls = [f"https{place}" for place in dict.fromkeys(_URL.findall(text))]
    for url in urls if len(urls) <= 2 * _MOST else (*urls[:_MOST], *urls[-_MOST:]):
        if "@" in url or "%40" in url or is_tracked(url):
            yield from mail_addresses(html.unescape(url).rstrip(").,;]>"))


def _forwarded_to(words: str) -> Iterator[str]:
    """Whom a mail that was forwarded had been sent to; in a digest, where there are many, that is the list."""
    found = list(_TO.finditer(words))
    if len(found) == 1:
        address, place = found[0][1].lower(), found[0].start()
        around = words[max(0, place - _AROUND) : place + _AROUND]
        sender = _FROM.search(around)
        if sender and _SUBJECT.search(around) and sender[1].lower() != address.rpartition("@")[2]:
            yield address


def _around(text: str) -> str:
    """The words around each sign of a mail address, those that overlap in one."""
    first, *inner, last = text.split("@")
    cut = (each if len(each) <= 2 * _AROUND else f"{each[:_AROUND]}\n{each[-_AROUND:]}" for each in inner)
    return "@".join((first[-_AROUND:], *cut, last[:_AROUND]))


def _in_header(message: Message, name: str) -> list[str]:
    values = [str(value)[:5000] for value in message.get_all(name, [])[:20]]
    return [address.lower() for value in values for address in _ADDRESS.findall(value)]
