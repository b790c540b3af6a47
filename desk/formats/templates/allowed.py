"""What may be in the HTML that desk gives out: one list of tags, attributes and schemes.

The shipped templates are held to it by tests, those of a publication's own whenever they are used.
"""

import re
from html.parser import HTMLParser

from desk.formats.templates.page import TemplateFault

TAGS = frozenset(
    """
    html head meta title style body div table tbody thead tr td th h1 h2 h3 h4 h5 h6 p a ul ol li blockquote code strong
    em b i s sup sub small br hr img span center figure figcaption main header footer article section nav time
    """.split()
)
"""Elements that an e-mail may have."""
ATTRIBUTES = frozenset(
    """
    align alt aria-hidden aria-label aria-labelledby aria-roledescription bgcolor border cellpadding cellspacing charset
    class colspan content data-css-inline datetime dir height href id lang name property rel role rowspan src start
    style title valign width
    """.split()
)
"""Attributes that an element may have; "*" is every element."""
STYLE_LIMIT = 8_000
"""Characters of <style>: Gmail drops all of it past 16,384, older versions past 8,192."""
_ADDRESSES = re.compile(r"(?:https?://[^\s\\]+|mailto:\S+|tel:[^\s:]+|#[\w-]+|[\ufdd0-\ufdef]+)\Z", re.IGNORECASE)
_ACTIVE = re.compile(r"url\s*\(|expression\s*\(|@import|behavior\s*:|-moz-binding|\\", re.IGNORECASE)


def check(page: str, folder: str) -> None:
    """Raises TemplateFault for the first thing in the page that must not be in an e-mail; `folder` is to blame."""
    checker = _Checker()
    checker.feed(page)
    checker.close()
    if checker.fault:
        raise TemplateFault(f"A template in {folder} {checker.fault}. Take it out.")


class _Checker(HTMLParser):
    """Reads a page and keeps the first fault."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.fault = ""
        self._style = False
        self._styles = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self._note(f"makes a <{tag}>, which desk does not give out")
        self._style = tag == "style"
        for name, value in attrs:
            self._attribute(tag, name, value or "")

    def handle_endtag(self, tag: str) -> None:
        self._style = False

    def handle_data(self, data: str) -> None:
        if not self._style:
            return
        self._styles += len(data)
        if self._styles > STYLE_LIMIT:
            self._note(f"makes more than {STYLE_LIMIT:,} characters of <style>, and Gmail may drop them all")
        if "}}" in data:
            self._note("writes “}}” in a <style>, and Outlook.com drops what follows; put a space between")
        if "/*" in data:
            self._note("writes a comment in a <style>, and Yahoo ignores the rule after it")
        if _ACTIVE.search(data):
            self._note("writes a style that loads or runs something")

    def _attribute(self, tag: str, name: str, value: str) -> None:
        if name not in ATTRIBUTES:
            self._note(f"writes {name}= on a <{tag}>, which desk does not give out")
        elif name in ("href", "src") and not _ADDRESSES.match(value):
            self._note(f"writes an address that is not http, https, mailto or tel: {value[:60]}")
        elif name == "style" and _ACTIVE.search(value):
            self._note("writes a style that loads or runs something")

    def _note(self, fault: str) -> None:
        self.fault = self.fault or fault
