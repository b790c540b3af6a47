"""The rule on words that stand for others: TK, TODO, XXX, "lorem ipsum", a question `?Q` outside the notes."""

import re
from collections.abc import Iterator

from desk.preflight.finding import Severity
from desk.preflight.rule import Found, Rule, Scope
from desk.preflight.texts import Piece

_HOLDERS = re.compile(
    r"(?<![\w.-])(?:\[\s*)?(?:(?:TK){1,4}K?|FIXME|TBC|TBD|TBA|XXX+|lorem ipsum)(?:\s*\])?(?![\w.]*\w)"
    r"|(?<![\w-])\[?TODO(?=\s*(?::|\]|$|\n))\]?"
    r"|(?P<asked>\[(?:insert|add|check(?! out\b)|tbc|name|date|link|source|headline)"
    r"(?:\s[\w\s]{1,30})?\])|(?<=\s)\?\?\?+|^\?\?\?+|(?<!\S)\?Q(?=\s|$)",
)
_BEGINNINGS = (
    *("TK", "FIXME", "TB", "XXX", "TODO", "psum", "PSUM", "??", "?Q"),
    *("[insert", "[add", "[check", "[tbc", "[name", "[date", "[link", "[source", "[headline"),
)
"""What each of them has in it: most texts have none of these."""
_SMALL = re.compile(r"lorem ipsum", re.IGNORECASE)
_TODO = re.compile(r"(?<![\w-])TODO(?![\w-])")
_OPEN = frozenset({"TBC", "TBD", "TBA"})
"""What readers of a list of dates are told on purpose: "venue TBC"."""
_ROMAN = re.compile(r"[A-Z][\w’'-]*\s+$")
"""A name before it: "Super Bowl XXX" is the thirtieth."""


def _holders(piece: Piece) -> Iterator[Found]:
    if not any(map(piece.text.__contains__, _BEGINNINGS)):
        return
    found = [*_HOLDERS.finditer(piece.prose), *_SMALL.finditer(piece.prose)]
    if piece.is_own:
        found += _TODO.finditer(piece.prose)
    taken: set[int] = set()
    for match in sorted(found, key=lambda each: each.start()):
        if match.lastgroup == "asked" and piece.text[match.end() : match.end() + 1] in ("(", "["):
            continue  # a link, whose address `prose` leaves out
        word = match[0].strip("[] ")
        numeral = word.startswith("XXX") and _ROMAN.search(piece.prose[max(0, match.start() - 30) : match.start()])
        if taken.isdisjoint(range(*match.span())) and not (numeral and len(word) == len("XXX")):
            taken.update(range(*match.span()))
            lighter = Severity.KNOW if word in _OPEN else None if word.strip("?") else Severity.LOOK
            yield Found(piece.at(*match.span()), (word,), about=word, severity=lighter)


RULES = (
    Rule(
        "placeholder",
        Severity.FIX,
        Scope.TEXT,
        _holders,
        "TK, TODO, XXX, ?Q and other words that stand for what is to come",
        "“{0}” stands for something that is to come",
        "It would be printed as it stands.",
        "Write what belongs there.",
    ),
)
