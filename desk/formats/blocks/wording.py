"""A publication's copy made ready to print: cleaned, and with its own quotation marks and labels."""

from desk.formats.blocks.values import Picture, Reference, References
from desk.formats.prose.read import read
from desk.formats.prose.typography import typographic
from desk.formats.prose.values import Body
from desk.model.issue import Image, Kind, Link, Story
from desk.model.publication import Publication
from desk.model.text import clean_line, clean_text
from desk.model.url import host, safe_url

PROMOTION = "Promotion"
"""What is printed above a sponsor item that names no sponsor and has no label of its own."""


class Wording:
    """How this publication prints what is typed."""

    def __init__(self, publication: Publication) -> None:
        self._marks = publication.language or "en" if publication.quotes == "typographic" else ""
        self._links_label = publication.links_label

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
        """What marks a sponsor item: who paid, else (a promotion of the house) its own label, else "Promotion"."""
        sponsor = self.line(story.sponsor)
        return f"Sponsored by {sponsor}" if sponsor else self.line(story.links_label) or PROMOTION

    def picture(self, image: Image | None, headline: str) -> Picture | None:
        """A picture that may be shown: from an https address only."""
        src = safe_url(image.src) if image else None
        if not image or not src or not src.lower().startswith("https:"):
            return None
        alt = self.line(image.alt)
        return Picture(src, "" if alt == headline else alt)

    def references(self, story: Story, links: tuple[Link, ...], default: str = "") -> References:
        """A story's links and their label; `default` is the title of those that have none."""
        items = tuple(item for link in links if (item := self.reference(link, default)))
        return References(self._label(story) if items else "", items)

    def _label(self, story: Story) -> str:
        house = story.kind == Kind.SPONSOR and not self.line(story.sponsor)
        if house or story.kind == Kind.CARD:
            return ""
        return self.line(self._links_label if story.links_label is None else story.links_label)

    def reference(self, link: Link, default: str = "") -> Reference | None:
        """A link as it is printed, or None if there is nothing of it to print.

        Without a title it is called by `default`, its host or its source.
        """
        url, source = safe_url(link.url), self.line(link.source)
        title = self.line(link.title) or default or host(url or "")
        if not title:
            title, source = source or (url or "").removeprefix("mailto:"), ""
        return Reference(title, source, url) if title else None
