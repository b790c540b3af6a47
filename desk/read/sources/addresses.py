"""The addresses of one source made fit for an issue: unwrapped, safe, and without the address of who got the mail."""

import re
from collections.abc import Callable, Iterable
from urllib.parse import urljoin, urlsplit

from desk.links.found import unglued
from desk.links.wrapped import is_tracked, names_reader, unwrapped, without_reader
from desk.model.url import safe_url, typed_url
from desk.read.line import LeftOut, Run
from desk.read.reasons import Reason

GONE = "(your address)"
"""What stands in the words where the address of the reader was."""
_PLACEHOLDER = re.compile(r"[*{\[%<$]")
"""How a merge tag begins that no mail tool has filled in: "*|ARCHIVE|*", "{{ url }}"."""
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]{1,20}:", re.IGNORECASE)
_BREAKS = re.compile(r"[\t\r\n\u200b-\u200f\u2060-\u2064\u00ad\ufeff][\s\u200b-\u200f]*")
"""What an address is broken by and browsers take out; spaces that stand alone are part of it."""
_FILES = frozenset("htm html xhtml php asp aspx jsp pdf md txt jpg jpeg png gif svg doc docx xml json adoc rst".split())
_READABLE = re.compile(r"(?<![^\W_])[a-z]{4,}(?![^\W_])|\b[A-Z][a-z]{3,}(?![^\W_])")
_REDIRECTS = frozenset({"click", "clicks", "track", "link", "links", "open", "redirect", "redir", "visit", "goto"})
"""Words of a redirect's path that say nothing of where it leads."""
_BARE = re.compile(
    r"""(?<![A-Za-z0-9@._/-])(?:https?://|www\.(?=[\w-]+\.)|mailto:(?=[^\s@]+@))
        [^\s<>"“”«»‹›\u3000-\u303f\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f\u200b\ufeff]+""",
    re.VERBOSE | re.IGNORECASE,
)
"""An address in running text. The punctuation of East Asia ends it: no address is written with it."""


class Addresses:
    """Reads the addresses of a source, each one once, and keeps account of those that no line can have.

    `base` is what addresses without a host stand under; `better` gives the address that another part of the mail has
    for some words; `readers` are the mail addresses that must not be written out.
    """

    def __init__(
        self, base: str = "", readers: Iterable[str] = (), better: Callable[[str], str | None] | None = None
    ) -> None:
        self.base = base
        self.readers = tuple(readers)
        self.better = better
        self.left_out: list[LeftOut] = []
        self.removed = 0
        self._known: dict[tuple[str, str], tuple[str, str | None, bool]] = {}
        self._without: dict[str, str] = {}
        self._words = (
            re.compile("|".join(re.escape(reader) for reader in self.readers if "@" in reader), re.IGNORECASE)
            if self.readers
            else None
        )

    def of(self, written: str, words: str = "") -> tuple[str, str | None, bool]:
        """`href`, `raw` and `tracked` of a run under these words whose address is `written` so."""
        key = (written, words if self.better else "")
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._read(written.strip(), words)
        return found

    def shown(self, text: str) -> str:
        """Words without the reader's mail addresses, those in web addresses that stand among the words too.

        "Unsubscribe: https://weekly.example/leave?e=me%40home.example&list=4" goes without the parameter.
        """
        if self._words is None:
            return text
        if "://" in text or "www." in text.lower():
            text = _BARE.sub(lambda match: self._without_reader(match[0]) or GONE, text)
        if "@" not in text:
            return text
        text, count = self._words.subn(GONE, text)
        self.removed += count
        return text

    def _read(self, written: str, words: str) -> tuple[str, str | None, bool]:
        if not written or written.startswith("#") or _PLACEHOLDER.match(written):
            return "", written, False
        if written.startswith("//"):
            written = f"https:{written}"
        url = safe_url(written) or self._typed(written)
        if url is None and _SCHEME.match(written):
            self.left_out.append(LeftOut(Reason.UNSAFE, words, self.shown(written)))
            return "", None, False
        if url is None:
            return "", written, False
        if url.lower().startswith("mailto:"):  # what writes to a reader is no link
            return (url if self._without_reader(url) == url else ""), None, False
        url = unwrapped(url)
        found = self.better(words) if self.better is not None else None
        if found and (is_tracked(url) or _wraps(url, found)):
            url = unwrapped(found)
        cleaned = self._without_reader(url)
        return (url, None, is_tracked(url)) if cleaned == url else (safe_url(cleaned) or "", None, True)

    def _typed(self, written: str) -> str | None:
        """An address that was broken over lines, one without its scheme, or one under the base."""
        plain = _BREAKS.sub("", written)
        if plain != written and (url := safe_url(plain)):
            return url
        if _SCHEME.match(plain) and "//" in plain[:20]:
            return None
        name = re.split(r"[/?#]", plain, maxsplit=1)[0]
        if plain[:1] not in "./?" and name.rpartition(".")[2].lower() not in _FILES and (url := typed_url(plain)):
            return url
        if not self.base or _SCHEME.match(plain):
            return None
        try:
            return safe_url(urljoin(self.base, plain))
        except ValueError:
            return None

    def _without_reader(self, url: str) -> str:
        """An address without that of a reader; "" where it is not to be had without."""
        if not self.readers:
            return url
        if url not in self._without:
            named = names_reader(url, self.readers)
            cleaned = without_reader(url, self.readers) if named else url
            self._without[url] = "" if named and names_reader(cleaned, self.readers) else cleaned
        self.removed += self._without[url] != url
        return self._without[url]


def may_hold(text: str) -> bool:
    """Whether a text can have an address in it at all: most have none, and none of them need be searched."""
    return "://" in text or "www." in (small := text.lower()) or "mailto:" in small


def with_links(run: Run, addresses: Addresses) -> list[Run]:
    """A run as runs in which the addresses that stand in its words are links, without the address of a reader."""
    if run.link or run.code or run.image or not may_hold(run.text):
        return [run.saying(addresses.shown(run.text))]
    made: list[Run] = []
    place = 0
    for match in _BARE.finditer(run.text):
        written, start = unglued(match[0]), match.start()
        if safe_url(written) or typed_url(written):
            href, raw, tracked = addresses.of(written)
            if start > place:
                made.append(run.saying(addresses.shown(run.text[place:start])))
            words = written if addresses.shown(written) == written else href or GONE
            made.append(run.leading(words, href, raw, tracked, run.note))
            place = start + len(written)
    if place < len(run.text):
        made.append(run.saying(addresses.shown(run.text[place:])))
    return made


def _wraps(url: str, other: str) -> bool:
    """Whether an address whose words lead elsewhere in another part of the mail can only be a tool's redirect.

    It is one of another site, and nothing in its path can be read.
    """
    one, two = urlsplit(url), urlsplit(other)
    return one.hostname != two.hostname and not any(
        word.lower() not in _REDIRECTS for word in _READABLE.findall(one.path)
    )
