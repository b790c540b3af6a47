"""An address as it comes in at a door: unwrapped, and without the parameters that only say who sent the reader.

A paste, a form, a field of the settings and the command line all ask `entering`. What filters and sites wrap around an
address comes off ("https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fnhs.uk…", Google's "/url?q=…",
Facebook's "l.php?u=…"), and so do counters such as "utm_source" and "fbclid". All else stays as it was written, sign
for sign: what a parameter means that no rule names, only its site knows. Which parameters
come off stands in `address_rules.toml`, under `[query]`.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from desk.links.found import unglued
from desk.links.same_page import rules
from desk.links.wrapped import unwrapped
from desk.model.url import safe_url

_ADDRESS = re.compile(r"""https?://[^\s<>"“”«»]+""", re.IGNORECASE)
"""An address in a text, with the punctuation that may be glued to its end."""
_MARKS = re.compile(r"[?&#]")
"""What stands before a parameter or a counter: an address without any of them holds none."""


class Entering(NamedTuple):
    """An address that came in: `url` is what is kept, `wrapped` and `counted` say what was taken off it."""

    url: str
    wrapped: bool = False
    counted: bool = False

    @property
    def is_changed(self) -> bool:
        """Whether something was taken off."""
        return self.wrapped or self.counted

    @property
    def words(self) -> str:
        """What was taken off, for a sentence: "unwrapped, without trackers"; "" for nothing."""
        said = ("unwrapped" if self.wrapped else "", "without trackers" if self.counted else "")
        return ", ".join(filter(None, said))


def entering(url: str) -> Entering:
    """A safe address as it should be kept. One that is not http or https comes back as it is."""
    if not url.lower().startswith(("http://", "https://")):
        return Entering(url)
    inner = safe_url(unwrapped(url)) or url
    plain = without_trackers(inner)
    return Entering(plain, inner != url, plain != inner)


def without_trackers(url: str) -> str:
    """An http or https address without the parameters that count: "…/a?id=7&utm_source=x#top" is "…/a?id=7#top"."""
    if not _MARKS.search(url):
        return url
    address, mark, fragment = url.partition("#")
    place, question, query = address.partition("?")
    if question:
        kept = "&".join(part for part in query.split("&") if not _counts(part.partition("=")[0], place))
        if kept != query:
            address = f"{place}?{kept}" if kept else place
    if mark and rules().tracking.fullmatch(fragment) and not fragment.startswith(":~:"):
        return address
    return address + mark + fragment


def _counts(name: str, place: str) -> bool:
    """Whether a parameter of this name, behind this "scheme://host/path", says nothing of the page."""
    known = rules()
    if name.lower() in known.needed or not known.never.fullmatch(name):
        return False
    host = place.partition("://")[2].partition("/")[0].rpartition("@")[2].partition(":")[0].lower()
    return not any(site.keep and site.keep.fullmatch(name) for site in known.of_host(host))


def entering_text(text: str) -> tuple[str, int]:
    """A text with its addresses as they should be kept, and how many of them came in otherwise.

    Those that stand bare, and those of Markdown links and images; what the words of a link say stays.
    """
    if "://" not in text:
        return text, 0
    changed = 0

    def plain(match: re.Match[str]) -> str:
        nonlocal changed
        written = unglued(match[0])
        safe = safe_url(written)
        if safe is None or not (came := entering(safe)).is_changed:
            return match[0]
        changed += 1
        return came.url + match[0][len(written) :]

    return _ADDRESS.sub(plain, text), changed


def said(made: Iterable[Entering]) -> str:
    """What was taken off some addresses, as the end of a sentence: ", unwrapped", ", 12 of them without trackers"."""
    run = list(made)
    changed = [each for each in run if each.is_changed]
    if not changed:
        return ""
    if len(run) == 1:
        return f", {changed[0].words}"
    wrapped = any(each.wrapped for each in changed)
    what = " or ".join(filter(None, ("unwrapped" if wrapped else "", "without trackers")))
    return f", {len(changed)} of them {what}"
