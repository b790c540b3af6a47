"""What was copied elsewhere, as the text that a paste of it is: a page keeps its links, its lists and its emphasis."""

import re

from desk.model.url import is_address
from desk.read.assemble.body import markdown
from desk.read.line import Form
from desk.read.sources import lines_of

LONGEST = 2_000_000
"""Characters of HTML that are read; of a longer page its plain text is pasted."""
_SAYS_MORE = re.compile(
    r"<a\s[^<>]*\bhref|<(?:b|strong|em|i|h[1-6]|li|table|blockquote)\b|font-weight:\s*(?:bold|[6-9]00)"
    r"|font-style:\s*italic",
    re.IGNORECASE,
)
"""What HTML has that its plain text has not. Editors of code give HTML that says no more than its colours."""


def copied_text(text: str, html: str | None) -> str:
    """Content of the clipboard as text: Markdown of its HTML where that says more than its plain text.

    `<p>Read <a href="https://e.example">this</a></p>` is "Read [this](https://e.example)". Hostile HTML comes out as
    words, and its addresses are those that `read` lets in.
    """
    if html is None or len(html) > LONGEST or is_address(text):
        return text
    if text.strip() and not _SAYS_MORE.search(html):
        return text
    return markdown(lines_of(html, form=Form.HTML).lines) or text
