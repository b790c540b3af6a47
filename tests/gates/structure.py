"""What no other gate sees in an exported page: what acts, addresses, weight, limits of <style>, pictures."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from desk.formats.profiles import CLIP
from desk.formats.profiles.values import Profile
from desk.model.url import safe_url
from tests.gates.samples import Export

STYLE = 8_000
"""Characters of all <style>: Gmail has dropped them all past 8,192, later past 16,384."""
_ELEMENTS = frozenset(
    "html head meta title style body div table thead tbody tr th td h1 h2 h3 h4 h5 h6 p ul ol li a strong em s sup "
    "code br hr blockquote img section small".split()
)
_FLOW = frozenset({"figure", "figcaption", "pre"})
"""What editors want of a paste or a fragment, and Outlook for Windows does not know in an e-mail."""
_ATTRIBUTES = frozenset(
    "lang dir charset name content role class id style width height border cellpadding cellspacing bgcolor align "
    "valign href src alt start aria-label aria-roledescription data-css-inline".split()
)
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef]")


def faults(export: Export, text: str) -> Iterator[str]:
    """A line for each fault of an HTML export, whole page or fragment."""
    page = _Page(export.profile, export.filled, frozenset() if export.format == "html" else _FLOW)
    page.feed(text)
    page.close()
    yield from page.faults
    if (size := len(text.encode())) > CLIP:
        yield f"{size} bytes: Gmail clips at {CLIP}"
    if len(page.style) >= STYLE:
        yield f"{len(page.style)} characters of style"
    if "}}" in page.style:
        yield "}} in a style block: Outlook.com drops what follows"
    if "/*" in page.style:
        yield "a comment in a style block: Yahoo ignores the rule after it"
    if sign := _CONTROL.search(text):
        yield f"a control character, U+{ord(sign[0]):04X}"
    if export.format == "html" and all(ord(sign) < 256 for sign in text):
        yield "Latin-1 alone: a tool may send it as ISO-8859-1, which Gmail clips"


class _Page(HTMLParser):
    def __init__(self, profile: Profile, filled: bool, flow: frozenset[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self.style = ""
        self._inside = ""
        self._words: str | None = None
        own = {} if filled else {**profile.tags, **profile.tags_html}
        self._addresses = frozenset(own.values())
        self._elements = _ELEMENTS | flow | (frozenset() if filled else frozenset(profile.elements.values()))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag not in self._elements:
            self.faults.append(f"<{tag}> in an e-mail")
        self.faults += (f"{tag} {name}=" for name in told if name not in _ATTRIBUTES)
        self.faults += (f"{tag} {name}={told[name]!r}" for name in ("href", "src") if not self._leads(told, name))
        if tag == "img" and not ("alt" in told and told.get("width", "").isdecimal()):
            self.faults.append(f"a picture without alt or width: {told.get('src')}")
        if tag == "meta" and "http-equiv" in told:
            self.faults.append("a page that goes elsewhere by itself")
        if re.search(r"url\(|expression|@import", told.get("style", ""), re.IGNORECASE):
            self.faults.append(f"a style that loads something: {told['style']}")
        if tag == "a":
            self._words = ""
        elif tag == "img" and self._words is not None:
            self._words += told.get("alt", "")
        self._inside = tag

    def _leads(self, told: dict[str, str], name: str) -> bool:
        if name not in told or told[name] in self._addresses:
            return True
        return safe_url(told[name]) == told[name]

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._words is not None:
            if not self._words.strip():
                self.faults.append("a link without words")
            self._words = None
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside == "style":
            self.style += data
        elif self._words is not None:
            self._words += data

    def handle_comment(self, data: str) -> None:
        if not re.fullmatch(r"\[if mso\]>.*<!\[endif\]", data, re.DOTALL):
            self.faults.append(f"a comment: {data[:60]!r}")
