"""CommonMark's own examples, through the reader of bodies and the HTML made of what it read.

Two rounds over every example; nothing is skipped. In the first, raw HTML and every address are let through, so that
the markup can be compared with what the specification says (`printed` says what an e-mail has no place for). In the
second the product's own rules hold: every link leads to a safe address, and raw HTML is words.
"""

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any
from unittest import mock

from markdown_it.token import Token

from desk.formats.prose import read as markdown
from desk.formats.prose import running
from desk.formats.prose.markup import prose_html
from desk.model.url import safe_url
from tests.gates.printed import printed

EXAMPLES = 652
"""In version 0.31.2 of the specification."""
_BLOCK = re.compile(r'<p class="block"><code>(.*?)</code></p>', re.DOTALL)
_RAW = re.compile("<p>\ue002([0-9a-f]*)\ue001</p>|[\ue000\ue002]([0-9a-f]*)\ue001")
"""Raw HTML on its way through the reader: hexadecimal digits between characters of private use."""
_OURS = re.compile(r'/?(?:p|h3|ul|ol|li|blockquote|code|strong|em)|br|hr|ol start="\d+"|/a|(?:p|h3) class="[a-z]+"')


def faults(examples: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """A line for each example that is read otherwise than the specification says, or that could act."""
    if len(examples) != EXAMPLES:
        yield f"commonmark: {len(examples)} examples instead of {EXAMPLES}"
    for example in examples:
        source, wanted = (example[part].replace("→", "\t") for part in ("markdown", "html"))
        name = f"commonmark {example['number']}, {example['section']}: {source!r}"
        with _everything_let_through():
            made = _specified(str(prose_html(markdown.parsed_prose(source), 3)))
        if printed(made) != printed(wanted):
            yield f"{name} became {made!r} instead of {wanted!r}"
        yield from (f"{name}: {fault}" for fault in _acting(_made(source)))
    markdown.read.cache_clear()


def _made(source: str) -> str:
    markdown.read.cache_clear()
    return str(prose_html(markdown.read(source).prose, 3))


def _specified(made: str) -> str:
    """Our HTML with code blocks and raw HTML as the specification writes them."""
    made = _BLOCK.sub(lambda code: f"<pre><code>{code[1].replace('<br>' + chr(10), chr(10))}</code></pre>", made)
    return _RAW.sub(lambda raw: bytes.fromhex(raw[1] or raw[2]).decode(), made)


def _acting(made: str) -> Iterator[str]:
    """Tags that we have no use for, and addresses that are not safe."""
    for tag in re.findall(r"<([^<>]*)>", made):
        if address := re.fullmatch('a href="([^"]*)"', tag):
            if safe_url(html.unescape(address[1])) != html.unescape(address[1]):
                yield f"a link to {address[1]}"
        elif not _OURS.fullmatch(tag):
            yield f"<{tag}>"


@contextmanager
def _everything_let_through() -> Iterator[None]:
    """CommonMark alone, without what desk adds to it; raw HTML and every address are let through."""
    own = markdown._parser()

    class Open(type(own)):
        def parse(self, src: str, env: object = None) -> list[Token]:
            return [part for token in super().parse(src) for part in _in_words(token)]

    parser = Open("commonmark", {**own.options, "html": True})
    with (
        mock.patch.object(markdown, "_parser", return_value=parser),
        mock.patch.object(running, "safe_url", str),
        mock.patch.object(running, "may_hold_address", return_value=False),
    ):
        yield


def _in_words(token: Token) -> Iterator[Token]:
    """Raw HTML as words that stand for it."""
    for child in token.children or ():
        if child.type == "html_inline":
            child.type, child.content = "text", f"\ue000{child.content.encode().hex()}\ue001"
    if token.type != "html_block":
        yield token
        return
    words = Token("text", "", 0, content=f"\ue002{token.content.encode().hex()}\ue001")
    yield Token("paragraph_open", "p", 1, level=token.level, hidden=True)
    yield Token("inline", "", 0, level=token.level + 1, children=[words])
    yield Token("paragraph_close", "p", -1, level=token.level, hidden=True)
