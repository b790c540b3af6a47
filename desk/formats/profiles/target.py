"""What an export is made for: a mail tool, its tags, and the signs of the copy that it must not take for tags.

While a format is rendered every tag is one noncharacter, which no copy can hold (see `desk.model.text`). At the end the
copy's own signs are escaped for the tool, and only then the tags are put in: neither can be taken for the other.
"""

import re
from dataclasses import dataclass, field, replace
from html import escape

from markupsafe import Markup

from desk.formats.profiles.profile import PLAIN, profile
from desk.formats.profiles.values import Escape, Profile
from desk.model.publication import Publication
from desk.model.text import tidy_line

_FIRST_SIGN = 0xFDD0
"""The first noncharacter of the block that tags are written as while a format is rendered."""
_ADDRESS = re.compile(r"(?:https?://|mailto:)\S+")
_HTML_FORMATS = frozenset({"html", "paste", "fragment"})


@dataclass(frozen=True, slots=True)
class Overrides:
    """Templates of the publication's own that were trusted: name and source, and the folder that errors name."""

    folder: str = ""
    files: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Target:
    """For whom and how: `ascii` is an option of the text edition, `filled` puts examples in the place of tags.

    `tags` asks for the tool's tags in a draft too, which a mail program does not fill in.
    """

    profile: Profile = field(default_factory=lambda: profile(PLAIN))
    ascii: bool = False
    filled: bool = False
    overrides: Overrides = Overrides()
    tags: bool = False

    def with_examples_of(self, publication: Publication) -> "Target":
        """The target with the publication's own postal address where the profile has an invented one."""
        address, sample = tidy_line(publication.postal_address), self.profile.sample
        if not address or "address" not in sample:
            return self
        return replace(self, profile=replace(self.profile, sample={**sample, "address": address}))


class Tool:
    """The mail tool as the templates of one format see it."""

    def __init__(self, target: Target, format: str) -> None:
        """Only the tags that the profile prints in this format are there."""
        self._target = target
        self.format = format
        self._markup = format in _HTML_FORMATS
        self._signs: dict[str, str] = {}
        self._printed = target.profile.prints.get(format, ())

    @property
    def bare(self) -> bool:
        """Whether title, preheader and footer are set in the tool itself."""
        return self._target.profile.bare

    def has(self, tag: str) -> bool:
        """Whether this format prints the tag."""
        return tag in self._printed

    def words(self, tag: str) -> str:
        """The tag where words stand, or "" where it is not printed."""
        return self._sign(self._written(tag)) if self.has(tag) else ""

    def link(self, tag: str, words: str) -> Markup:
        """Words that lead where the tag says, as HTML; nothing where it is not printed."""
        if not self.has(tag):
            return Markup("")
        element = "" if self._target.filled else self._target.profile.elements.get(tag, "")
        if element:
            return Markup("{}{}{}").format(self._sign(f"<{element}>"), words, self._sign(f"</{element}>"))
        return Markup('<a href="{}">{}</a>').format(self.words(tag), words)

    def tag(self, tag: str) -> str:
        """Any tag of the tool, for templates of a publication's own."""
        return self._sign(tag)

    def finished(self, text: str) -> str:
        """What was rendered, with the copy's signs escaped for the tool and the tags in their places."""
        escapes = self._target.profile.escapes
        if escapes and not self._target.filled:
            text = _escaped(text, escapes, self._markup)
        for tag, sign in self._signs.items():
            text = text.replace(sign, tag)
        return text

    def _written(self, tag: str) -> str:
        made = self._target.profile
        if self._target.filled:
            return escape(made.sample.get(tag, "")) if self._markup else made.sample.get(tag, "")
        return made.tags_html.get(tag, made.tags[tag]) if self._markup else made.tags[tag]

    def _sign(self, tag: str) -> str:
        return self._signs.setdefault(tag, chr(_FIRST_SIGN + len(self._signs)))


def _escaped(text: str, escapes: tuple[Escape, ...], markup: bool) -> str:
    """The text with the tool's own signs escaped; inside an address of plain text they are percent-encoded."""
    for each in escapes:
        if markup:
            text = each.find.sub(_as_it_is(each.html), text)
        elif each.find.search(text):
            text = _outside_addresses(text, each)
    return text


def _as_it_is(text: str) -> str:
    """A text as a replacement in which no backslash means anything."""
    return text.replace("\\", "\\\\")


def _outside_addresses(text: str, by: Escape) -> str:
    made, place = [], 0
    for address in _ADDRESS.finditer(text):
        made.append(by.find.sub(_as_it_is(by.other), text[place : address.start()]))
        made.append(by.find.sub(lambda found: "".join(f"%{ord(sign):02X}" for sign in found[0]), address[0]))
        place = address.end()
    made.append(by.find.sub(_as_it_is(by.other), text[place:]))
    return "".join(made)


@dataclass(frozen=True, slots=True)
class Weight:
    """The size of an HTML export in bytes, as it is and as the tool sends it, with its own addresses in the links."""

    bytes: int
    sent: int
    limit: int
    links: int


_HREF = re.compile(r'<a\s[^>]*?href="(https?://[^"]*)"')


def weight(text: str, made: Profile) -> Weight:
    """How heavy an export is, and how heavy it will be: Gmail clips what is sent, not what was pasted."""
    size = len(text.encode())
    lengths = [len(address.encode()) for address in _HREF.findall(text)]
    longer = sum(max(made.link - length, 0) for length in lengths) if made.link else 0
    return Weight(size, size + longer + made.added, made.limit, len(lengths))


def missing(text: str, made: Profile, format: str) -> tuple[str, ...]:
    """The tags that the tool asks for and that this export has not: an override may have lost them."""
    return tuple(tag for tag in made.needs.get(format, ()) if not _holds(text, made, tag))


def _holds(text: str, made: Profile, tag: str) -> bool:
    written: tuple[str | None, ...] = (made.tags.get(tag), made.tags_html.get(tag))
    element = made.elements.get(tag)
    return any(each and each in text for each in (*written, element and f"<{element}>"))
