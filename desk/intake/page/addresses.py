"""The addresses of a page made fit for an issue: unwrapped, safe, and without the reader's own address."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from desk.intake.readers import GONE
from desk.links.tracking import is_tracked, names_reader, unwrapped, without_reader
from desk.model.url import safe_url, typed_url

_WEB = re.compile(r"(?:https?|mailto):", re.IGNORECASE)
_READABLE = re.compile(r"(?<![^\W_])[a-z]{4,}(?![^\W_])|\b[A-Z][a-z]{3,}(?![^\W_])")
_REDIRECTS = frozenset({"click", "clicks", "track", "link", "links", "open", "redirect", "redir", "visit", "goto"})
"""Words of a redirect's path that say nothing of where it leads."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where a link leads. Without `url`, `reason` says why it is none; "" means that it only points into the page."""

    url: str | None
    tracked: bool = False
    reason: str = ""


@dataclass(slots=True)
class Addresses:
    """The addresses of one source. `readers` are mail addresses that must not be written out.

    `better` gives the address that another part of the mail has for some words, or None.
    """

    readers: Collection[str] = ()
    better: Callable[[str], str | None] | None = None
    removed: int = 0
    _known: dict[tuple[str, str], Address] = field(default_factory=dict)

    def of(self, raw: str, words: str = "") -> Address:
        """What the address `raw` is, which stands under these words."""
        key = (raw, words if self.better else "")
        if key not in self._known:
            self._known[key] = self._read(raw.strip(), words)
        return self._known[key]

    def words(self, text: str) -> str:
        """`text` without the reader's mail addresses."""
        for reader in self.readers:
            if reader and reader.casefold() in text.casefold():
                text, count = re.subn(re.escape(reader), GONE, text, flags=re.IGNORECASE)
                self.removed += count
        return text

    def _read(self, raw: str, words: str) -> Address:
        if not raw or raw.startswith("#"):
            return Address(None)
        url = safe_url(raw) or (typed_url(raw) if not re.match(r"[*{\[%]", raw) else None)
        if url is None:
            return Address(None, reason="not a web address" if _WEB.match(raw) or ":" in raw else "no address yet")
        if url.lower().startswith("mailto:"):
            return self._mail(url)
        url = unwrapped(url)
        tracked = is_tracked(url)
        found = self.better(words) if self.better is not None else None
        if found and (tracked or _wraps(url, found)):
            url = unwrapped(found)
            tracked = is_tracked(url)
        return self._without_reader(url, tracked)

    def _mail(self, url: str) -> Address:
        if names_reader(url, self.readers):
            self.removed += 1
            return Address(None, reason="your own address")
        return Address(url)

    def _without_reader(self, url: str, tracked: bool) -> Address:
        if self.readers and names_reader(url, self.readers):
            self.removed += 1
            cleaned = without_reader(url, self.readers)
            return Address(None if names_reader(cleaned, self.readers) else safe_url(cleaned), True, "your own address")
        return Address(url, tracked)


def _wraps(url: str, other: str) -> bool:
    """Whether an address whose words lead elsewhere in another part of the mail can only be a tool's redirect.

    It is one of another site, and nothing in its path can be read.
    """
    one, two = urlsplit(url), urlsplit(other)
    return one.hostname != two.hostname and not any(
        word.lower() not in _REDIRECTS for word in _READABLE.findall(one.path)
    )
