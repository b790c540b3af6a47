"""Rules on signs: spaces, quotation marks, brackets, and characters that nobody sees."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain

from desk.model.caching import kept
from desk.preflight.finding import Severity
from desk.preflight.rule import Found, Rule, Scope
from desk.preflight.texts import COVER, Piece

_SPACES = re.compile(r"(?<=\S)[ \u00a0]{2,}(?=\S)")
_INVISIBLE = re.compile("[\u200b\u2060\ufeff\u00ad\u034f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufff9-\ufffb]+")
_JOINERS = re.compile("(?<=[A-Za-zÀ-ɏ0-9 .,])[\u200c-\u200f]+|[\u200c-\u200f]+(?=[A-Za-zÀ-ɏ0-9])")
"""Joiners and marks of direction beside Latin letters, where they hold nothing together."""
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]+")
_TWICE = re.compile(r"(?<![\w'’-])(\w{2,20})(\s+)((?i:\1))(?![\w'’-])")
AGAIN = 3
"""Times that a word stands twice in one text from which on that is meant: "yes yes", row by row."""
_ON_PURPOSE = frozenset(
    """had that very so no bye ha ho hear there now many more far long boo night tut knock well pretty really please
    blah la da die der das den dem sie nous vous si non muy que wir ihr se ne hei heia gut poco piano quase
    yada cha can again never dum tick""".split()
)
"""Words that languages and tones set twice: "had had", "die die", "nous nous", "very very"."""
_PUNCTUATION = re.compile(
    r"(?<=\w)(?:,{2,}|;{2,}|:{2,}(?=\s)|(?<!\.)\.\.(?!\.)|,\.|\.,(?=\s))|(?<=\w) +[,;.!?](?=\s|$)"
)
_STRAIGHT = re.compile(r"[\"']")
_CURLY = re.compile("[“”‘’„‚]")
_QUOTE_PAIRS = {"“": "”", "«": "»", "„": "“”", "‹": "›", "「": "」", "『": "』", "《": "》"}
_BRACKETS = {"(": ")）", "[": "]", "{": "}", "（": "）)", "【": "】", "〔": "〕"}
_OPENERS = _BRACKETS | _QUOTE_PAIRS | {"»": "«"}
_CLOSERS = frozenset(")]}）】〕»”」』》")
_SIGNS = re.compile(f"[{re.escape(''.join((*_OPENERS, *_CLOSERS)))}]")
_DEEPEST = 32
"""Halves inside each other that are looked through for the other one: no sentence is deeper."""
_INCHES = re.compile(r"(?<=\d)”")
_MARKS = re.compile(
    r"(?:^|(?<=[\s(]))(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})\)"  # 1) a) iv)
    r"|[:;=8xX][-~o^']?[)\]](?=[\s)\]]|$|[.,])"  # :) ;-) =]
)
"""A closing bracket that needs no other half: it counts only where one is open, as in "(Day 3)"."""
_EXEMPT = re.compile(
    r"(?<!\w)[:;=8xX][-~o^']?[(\[DPp](?=\s|$|[.,])"  # :( ;-( =[
    r"|\\[()\[\]{}]|[<>]{1,2}\(|\)\s?[<>]|[\[(][^\W\d_]?[\])](?=\s)|\[[ xX]\]"
    r"|(?<=\d)“(?!\w)"  # a 12“ record
)


def _spaces(piece: Piece) -> Iterator[Found]:
    if piece.where.field != "links_label":
        for match in _SPACES.finditer(piece.prose):
            start, end = match.span()
            yield Found(piece.at(start, end), (_around(piece, start, end),), about=_around(piece, start, end), mend=" ")


def _invisible(piece: Piece) -> Iterator[Found]:
    if piece.text.isascii():
        return
    for pattern in (_INVISIBLE, _JOINERS):
        for match in pattern.finditer(piece.text):
            start, end = match.span()
            code = f"U+{ord(match[0][0]):04X}"
            yield Found(piece.at(start, end), (code, _around(piece, start, end)), about=code, mend="")


def _controls(piece: Piece) -> Iterator[Found]:
    """Control characters, most of them quotation marks of Windows decoded wrongly: U+0092 is ’."""
    for match in _CONTROLS.finditer(piece.text):
        start, end = match.span()
        meant = "".join(map(_meant, match[0]))
        yield Found(piece.at(start, end), (f"U+{ord(match[0][0]):04X}", _around(piece, start, end)), mend=meant)


def _meant(sign: str) -> str:
    if "\x80" <= sign <= "\x9f":
        return sign.encode("latin-1").decode("cp1252", "ignore")
    return " " if sign in "\x0b\x0c" else ""


def _word_twice(piece: Piece) -> Iterator[Found]:
    """A word that stands twice in a row; one that does so again and again is meant, as in the columns of a list."""
    found = list(_TWICE.finditer(piece.prose))
    times = Counter(match[1].lower() for match in found)
    for match in found:
        word = match[1]
        if times[word.lower()] >= AGAIN:
            continue
        if word.isalpha() and word[1:].islower() and word.lower() not in _ON_PURPOSE and "\n\n" not in match[2]:
            if match[3][0].isupper():  # Duran Duran, Baden Baden
                continue
            yield Found(piece.at(match.start(1), match.end()), (word,), about=word.lower(), mend=word)


def _punctuation(piece: Piece) -> Iterator[Found]:
    if piece.language.partition("-")[0].lower() in ("fr", "br"):  # a space stands before signs there
        return
    for match in _PUNCTUATION.finditer(piece.prose):
        start, end = match.span()
        words = _around(piece, start, end)
        yield Found(piece.at(start, end), (words,), about=words)


def _mixed_quotes(piece: Piece) -> Iterator[Found]:
    """Straight marks in a text that has curly ones, at the first of the rarer kind."""
    plain = _without_faces(piece.prose)
    straight, curly = list(_STRAIGHT.finditer(plain)), list(_CURLY.finditer(plain))
    if piece.is_own and straight and curly:
        first = min(straight, curly, key=len)[0]
        start, end = first.span()
        yield Found(piece.at(start, end), (len(straight), len(curly), _around(piece, start, end)))


@kept(2048)
def _without_faces(text: str) -> str:
    """A text with those signs covered that need no other half: ":(", "[x]", an arrow."""
    return _EXEMPT.sub(lambda found: COVER * len(found[0]), text)


_SIGN = re.compile(r"\S")


def _unbalanced(piece: Piece) -> Iterator[Found]:
    """Quotation marks and brackets that open and do not close, or the other way round, paragraph by paragraph."""
    text = _without_faces(piece.prose)
    begin = 0
    for paragraph in text.split("\n\n") if piece.where.field == "body" else (text,):
        behind = _SIGN.search(text, begin + len(paragraph))
        yield from _unbalanced_in(piece, paragraph, begin, goes_on=behind[0] if behind else "")
        begin += len(paragraph) + 2


def _unbalanced_in(piece: Piece, text: str, begin: int, goes_on: str) -> Iterator[Found]:
    opened, closing = _halves(text)
    # a quotation of several paragraphs opens each and closes the last
    opened = [at for at in opened if text[at] not in _QUOTE_PAIRS or goes_on != text[at]]
    straight = _lone_straight(text) if goes_on != '"' else None
    if straight is not None:
        other = _other_kind(text, straight, opened, closing)
        if other is None:
            yield _lone(piece, begin + straight, '"', "stands alone")
        opened, closing = ([at for at in half if at != other] for half in (opened, closing))
    for at in closing:
        yield _lone(piece, begin + at, text[at], "closes and does not open")
    for at in opened:
        yield _lone(piece, begin + at, text[at], "opens and does not close")


def _lone_straight(text: str) -> int | None:
    """The straight mark of a paragraph without another one. Behind a figure it may be inches: 6'2", a 12" record."""
    opened: int | None = None
    closed_by_figure = False
    for at, sign in enumerate(text) if '"' in text else ():
        if sign != '"':
            continue
        is_behind_figure = at > 0 and text[at - 1].isdigit()
        if opened is not None:
            closed_by_figure |= is_behind_figure
            opened = None
        elif not is_behind_figure:
            opened = at
    closes = bool(opened) and not text[(opened or 1) - 1].isspace()
    return None if closes and closed_by_figure else opened


def _other_kind(text: str, straight: int, opened: list[int], closing: list[int]) -> int | None:
    """The curly mark that is the other half of a straight one: “ten years ago". The rule on both kinds says that."""
    before = (at for at in opened if text[at] == "“" and at < straight)
    behind = (at for at in closing if text[at] == "”" and at > straight)
    return next(chain(before, behind), None)


def _halves(text: str) -> tuple[list[int], list[int]]:
    """The places of the halves without another one in a paragraph: those that open, and those that close.

    What is still open inside of a pair is alone: in "(He said “no.)" the bracket closes, and the quotation does not.
    """
    opened: list[int] = []
    alone: list[int] = []
    closing: list[int] = []
    marks = {match.end() - 1 for match in _MARKS.finditer(text)} if ")" in text or "]" in text else set()
    for match in _SIGNS.finditer(text):
        at, sign = match.start(), match[0]
        if at in marks and (not opened or text[at + 1 : at + 2] == sign):
            continue
        deep = range(len(opened) - 1, max(-1, len(opened) - 1 - _DEEPEST), -1)
        place = next((each for each in deep if sign in _OPENERS[text[opened[each]]]), None)
        if place is not None and not _is_turned(text, at):
            alone += opened[place + 1 :]
            del opened[place:]
        elif _opens(text, at):
            opened.append(at)
        elif sign in _CLOSERS and not _is_turned(text, at):
            closing.append(at)
    inches = len(_INCHES.findall(text))
    curly = [at for at in closing if text[at] == "”"][:inches]
    return sorted((*alone, *opened)), [at for at in closing if at not in curly]


def _opens(text: str, at: int) -> bool:
    return "«" in text[at:] if _is_turned(text, at) else text[at] in _OPENERS and text[at] != "»"


def _is_turned(text: str, at: int) -> bool:
    """Whether it is the mark that opens »such a quotation«, or an arrow: "Director »2015"."""
    before = at == 0 or text[at - 1].isspace()
    return text[at] == "»" and before and bool(text[at + 1 : at + 2].strip())


def _lone(piece: Piece, at: int, sign: str, what: str) -> Found:
    words = _around(piece, at, at + 1)
    return Found(piece.at(at, at + 1), (sign, what, words), about=words)


def _around(piece: Piece, start: int, end: int) -> str:
    """The words at a place and one or two beside them, on one line."""
    before = piece.text[max(0, start - 16) : start]
    behind = piece.text[end : end + 16]
    before = before.partition(" ")[2] or before if start > len(before) else before
    behind = behind.rpartition(" ")[0] or behind if len(piece.text) > end + 16 else behind
    return " ".join((before + piece.text[start:end] + behind).split())


RULES = (
    Rule(
        "spaces-two",
        Severity.KNOW,
        Scope.TEXT,
        _spaces,
        "Two spaces in a row",
        "Two spaces: “{0}”",
        "The plain text edition shows both.",
        "Take one of them out.",
    ),
    Rule(
        "invisible",
        Severity.LOOK,
        Scope.TEXT,
        _invisible,
        "A character that nobody sees",
        "An invisible character ({0}) in “{1}”",
        "It breaks searches and looks up wrongly in some mail programs.",
        "Take it out.",
    ),
    Rule(
        "control",
        Severity.LOOK,
        Scope.TEXT,
        _controls,
        "A control character, mostly a sign of Windows that was decoded wrongly",
        "A control character ({0}) in “{1}”",
        "Gmail cuts a message off at one; desk leaves it out, and the sign that was meant is missing.",
        "Put the sign in its place that was meant.",
    ),
    Rule(
        "word-twice",
        Severity.LOOK,
        Scope.TEXT,
        _word_twice,
        "A word that stands twice in a row",
        "“{0}” stands twice",
        "The eye jumps over it while writing, not while reading.",
        "Take one of them out.",
    ),
    Rule(
        "punctuation",
        Severity.KNOW,
        Scope.TEXT,
        _punctuation,
        "A sign twice, or with a space before it",
        "The signs are odd: “{0}”",
        "It looks like a slip.",
        "Take what is too much out.",
    ),
    Rule(
        "quotes-mixed",
        Severity.KNOW,
        Scope.TEXT,
        _mixed_quotes,
        "Straight and curly quotation marks in one text",
        "{0} straight and {1} curly quotation marks",
        "Beside each other they look like a slip.",
        "Write them in one way.",
    ),
    Rule(
        "unbalanced",
        Severity.LOOK,
        Scope.TEXT,
        _unbalanced,
        "A quotation mark or a bracket without its other half",
        "{0} {1}: “{2}”",
        "Readers look for where it ends.",
        "Put the other half in its place.",
    ),
)
