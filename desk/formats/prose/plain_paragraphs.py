"""The shortest way through a body: paragraphs of words, links and simple emphasis need no parser.

Most of what a newsletter says is such paragraphs, each on one line. They are parted at empty lines and read by looks of
regular expressions, at a fifth of the parser's time. All else (lists, quotations, tables, and any line with a sign that
could mean more) goes to the parser as it stands; a text whose parts mean something for each other goes there whole.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from desk.formats.prose.bare_links import may_hold_address
from desk.formats.prose.running import curved
from desk.formats.prose.values import Anchor, Emphasis, Inline, Paragraph, Prose, Strong, Text
from desk.model.url import safe_url

_FAR = ("```", "~~~", "[^", "]:", "\t")
"""What reaches past an empty line or is looked up from anywhere: fences, footnotes, definitions of links; and tabs."""
_BEGINS = re.compile(r"[^\W\d_]|[“‘\"'«¿¡£€$(「『（【《〈]|\d+(?![\d.)])|\[|\*{1,2}[^\W_]")
"""How a paragraph begins that can be nothing else."""
_LINK = re.compile(r"\[([^\[\]\\`<>*_~@\n]+)\]\((https?://[^\s\x00-\x20\x7f()<>\\&;]+)\)")
_SIGNS = ("\\", "`", "*", "_", "[", "]", "<", "~", "\n", "://")
"""Signs that could mean more than themselves. One look for each takes a third of the time of one for all, and what a
paragraph does not hold is not looked for in its parts."""
_ENTITY = re.compile(r"&[#\w]+;")
_STRESSED = re.compile(
    r"(?<![^\s(])(?P<sign>\*{1,2})(?!\*)(?P<words>[^\W_](?:[^\\`*_\[\]<~&\n]*[^\W_])?)(?P=sign)(?![^\s.,;:!?)])"
)
_UNSPACED = re.compile("[\u0e00-\u109f\u1100-\u11ff\u1780-\u17ff\u2e80-\uffff]|[\U00010000-\U0010ffff]")
"""Scripts in which words are not parted by spaces, and whatever else is rare."""


def prose_by(parser: Callable[[str], tuple[Prose, ...]], text: str, marks: str) -> tuple[Prose, ...]:
    """The blocks of a clean text; what is no plain paragraph is read by `parser`. `marks` as in `read`."""
    parts = text.split("\n\n")
    if any(sign in text for sign in _FAR):
        return parser(text)
    made: list[Prose] = []
    waiting: list[str] = []
    for part in parts:
        inside = _paragraph(part)
        if inside is None:
            waiting.append(part)
            continue
        if waiting:
            made += parser("\n\n".join(waiting))
            waiting = []
        made.append(Paragraph(curved(inside, marks) if marks else inside))
    if waiting:
        made += parser("\n\n".join(waiting))
    return tuple(made)


def _paragraph(part: str) -> tuple[Inline, ...] | None:
    """The running text of a plain paragraph; None where it may be anything else."""
    text = part.strip("\n ")
    if not _BEGINS.match(text) or "\n" in text or part.lstrip("\n").startswith(" ") or _is_unspaced(text):
        return None
    made: list[Inline] = []
    signs = [sign for sign in _SIGNS if sign in text]
    pieces = _LINK.split(text)
    for at in range(0, len(pieces), 3):
        words = pieces[at]
        if may_hold_address(words) or (at + 1 < len(pieces) and words.endswith("!")):
            return None
        if "*" in words:
            stressed = list(_words(words, signs))
            if None in stressed:
                return None
            made += [inline for inline in stressed if inline is not None]
        elif words:
            if _has_sign(words, signs):
                return None
            made.append(Text(words))
        if at + 1 < len(pieces):
            inside, address = pieces[at + 1 : at + 3]
            if not inside.strip() or _has_sign(inside, signs) or may_hold_address(inside):
                return None
            made.append(Anchor(safe_url(address), (Text(inside),)))
    return tuple(made)


def _is_unspaced(text: str) -> bool:
    """Whether a text has stressed words, or a wide space at its end, in a script that parts words in its own way."""
    return not text.isascii() and ("*" in text or text[-1].isspace()) and bool(_UNSPACED.search(text))


def _words(text: str, signs: Sequence[str]) -> Iterator[Inline | None]:
    """Words between two links, with what is stressed among them; None where a sign or an address is left over."""
    done = 0
    for found in _STRESSED.finditer(text):
        yield from _words_alone(text[done : found.start()], signs)
        yield (Strong if len(found["sign"]) == 2 else Emphasis)((Text(found["words"]),))
        done = found.end()
    yield from _words_alone(text[done:], signs)


def _words_alone(text: str, signs: Sequence[str]) -> Iterator[Inline | None]:
    if text:
        yield None if _has_sign(text, signs) else Text(text)


def _has_sign(text: str, signs: Sequence[str]) -> bool:
    """Whether one of these signs of its paragraph is in a text, or an entity."""
    for sign in signs:  # any() would make a generator for each of hundreds of parts
        if sign in text:
            return True
    return "&" in text and _ENTITY.search(text) is not None
