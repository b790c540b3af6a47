"""Copy made ready to print: cleaned, with the publication's quotation marks and labels."""

import re

from desk.formats.blocks.values import Picture, Reference, References
from desk.formats.prose.read import read
from desk.formats.prose.typography import typographic
from desk.formats.prose.values import Body
from desk.model.issue import Image, Link, Story
from desk.model.kinds import Kind, Trait, has
from desk.model.publication import Publication
from desk.model.text import clean_line, clean_text
from desk.model.url import host, safe_url
from desk.words.marks import tag_for
from desk.words.printed import KEYS, Printed, every, links_label, unfilled, words_of

BETWEEN = re.compile(r"\s?:  |：")
"""What parts the source of a link from its title, in any language."""


def numbered(number: int | None, words: Printed) -> str:
    """An issue's number as it is printed: "No 201"; "" without one."""
    return "" if number is None else words.filled("number", number=number)


def number_in(text: str) -> int | None:
    """The number in words that `numbered` made, in whatever language."""
    found = unfilled("number", text)
    return int(found[0]["number"]) if found else None


def day_parts(text: str) -> tuple[str, str]:
    """The number and the date in a line that holds one of them or both, as `Masthead.day` does."""
    if number_in(text) is not None:
        return text, ""
    for mark in (", ", "، ", " "):
        for at in (found.start() for found in re.finditer(re.escape(mark), text)):
            if number_in(text[:at]) is not None:
                return text[:at], text[at + len(mark) :]
    return "", text


def sponsor_in(label: str) -> str | None:
    """Who paid, by the label above a sponsor item in whatever language; None where it names nobody."""
    found = unfilled("sponsor", label)
    return found[0]["name"] if found else None


def our_words() -> tuple[str, ...]:
    """What an export has in it and no field of the issue, in all languages."""
    return tuple(sorted(text for key in KEYS for text in every(key)))


class Wording:
    """How this publication prints what is typed."""

    def __init__(self, publication: Publication) -> None:
        self._marks = tag_for(publication.language, typographic=publication.quotes == "typographic")
        self.words = words_of(publication)
        self._links_label = links_label(publication)
        self.contents = publication.contents
        self._title_first = publication.links_first == "title"
        self._lead = self.words.filled("source", source="\0").split("\0", 1)
        self._linked = publication.headlines == "linked"

    def line(self, text: str | None) -> str:
        """One line of plain text."""
        line = clean_line(text or "").strip()
        return typographic(line, self._marks) if self._marks else line

    def body(self, source: str) -> Body:
        """Running text."""
        return read(source, self._marks)

    def address(self, text: str) -> tuple[str, ...]:
        """A postal address, line by line."""
        return tuple(line for part in clean_text(text).split("\n") if (line := self.line(part)))

    def sponsor_label(self, story: Story) -> str:
        """The mark above a sponsor item: who paid ("Sponsored by Loom"), else its own label, else "Promotion"."""
        if sponsor := self.line(story.sponsor):
            return self.words.filled("sponsor", name=sponsor)
        return self.line(story.links_label) or self.words["promotion"]

    def picture(self, image: Image | None, headline: str) -> Picture | None:
        """The picture as it is printed; None unless its address is https, which mail programs ask for."""
        src = safe_url(image.src) if image else None
        if not image or not src or not src.lower().startswith("https:"):
            return None
        alt = self.line(image.alt)
        return Picture(src, "" if alt == headline else alt)

    def references(self, story: Story, links: tuple[Link, ...], default: str = "") -> References:
        """A story's links under their label. Links without a title get `default`."""
        items = tuple(item for link in links if (item := self.reference(link, default)))
        return References(self._label(story) if items else "", items, self._title_first and bool(items))

    def lead(self, story: Story, references: References) -> str | None:
        """Where the headline of a story leads: to its first link, where the publication has such headlines."""
        if not self._linked or not has(story.kind, Trait.LEADING):
            return None
        return next((each.url for each in references.items if each.url), None)

    def _label(self, story: Story) -> str:
        house = story.kind == Kind.SPONSOR and not self.line(story.sponsor)
        if house or story.kind == Kind.CARD:
            return ""
        label = self.line(self._links_label if story.links_label is None else story.links_label)
        return self.words.labelled(label) if label else ""

    def reference(self, link: Link, default: str = "") -> Reference | None:
        """A link as it is printed; None if nothing of it can be printed.

        Without a title it is called `default`, else by its host ("audit.example"), else by its source.
        """
        url, source = safe_url(link.url), self.line(link.source)
        title = self.line(link.title) or default or host(url or "")
        if not title:
            title, source = source or (url or "").removeprefix("mailto:"), ""
        lead = source.join(self._lead) if source else ""
        return Reference(title, source, url, lead) if title else None
