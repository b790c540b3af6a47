"""Rules on length and on words that come again: headlines, sentences, paragraphs, openings."""

import re
from collections.abc import Iterator

from desk.model.kinds import Kind, Trait, has
from desk.model.text import count_signs, count_words, first_words
from desk.preflight.finding import Severity, Subject, Where
from desk.preflight.rule import Found, Rule, Scope
from desk.preflight.texts import Piece

HEADLINE = 80
"""Characters after which a headline takes three lines on a phone."""
SENTENCE, VERY_LONG = 40, 60
"""Words after which a sentence is long, and after which it has to be looked at."""
SIGN = 230 / 400
"""Words that a Chinese or Japanese character counts as: so many of each are read in a minute (`minutes`)."""
PARAGRAPH = 120
"""Words after which a paragraph fills the screen of a phone."""
_BETWEEN = re.compile(r"\n[ \t]*\n|\n(?=[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t])")
_STOP = re.compile(
    r"(?<![A-Z])(?<!\b[A-Za-z])(?<!\b(?:Mr|Ms|Dr|St|vs|cf|No))[.!?…]{1,12}[\"”’»)*_\]]{0,12}\s+(?=[\W_]{0,24}[^\Wa-z_])"
    r"|[。！？]|(?:\\| {2,})\n"
)
"""Where a sentence ends: at its mark, and at a break within a paragraph, by which lists are set: "7 pm  talk\\"."""
_LEADING = re.compile(r"[^\W_][\w’'-]*")
_LIST_MARK = re.compile(r"[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]|[ \t]*[>#|]")
SHORTEST = 4
"""Letters of an opening that anybody notices: "The" and "Der" open many stories."""
_ANYWHERE = frozenset("this that there these those they when what with from dies eine einer cette dans pour".split())


def _headline_long(piece: Piece) -> Iterator[Found]:
    if piece.where.field == "headline" and piece.kind != Kind.BRIEF and len(piece.text) > HEADLINE:
        yield Found(piece.at(0, len(piece.text)), (len(piece.text), HEADLINE))


def _sentence_long(piece: Piece) -> Iterator[Found]:
    if piece.where.field not in ("body", "standfirst"):
        return
    for begin, paragraph in _paragraphs(piece.prose):
        for start, sentence in _cut(paragraph, _STOP):
            words = _length(sentence)
            if words > SENTENCE:
                at = begin + start
                severity = Severity.LOOK if words > VERY_LONG else None
                where = piece.at(at, at + len(sentence))
                yield Found(where, (words,), about=first_words(sentence, 40), severity=severity)


def _paragraph_long(piece: Piece) -> Iterator[Found]:
    if piece.where.field == "body":
        for begin, paragraph in _paragraphs(piece.prose):
            if (words := _length(paragraph)) > PARAGRAPH:
                where = piece.at(begin, begin + len(paragraph))
                yield Found(where, (words,), about=first_words(paragraph, 40))


def _length(text: str) -> int:
    """How many words it is to read: a Chinese or Japanese character takes a part of the time of a word."""
    signs = count_signs(text)
    return count_words(text) - signs + round(signs * SIGN)


def _paragraphs(prose: str) -> Iterator[tuple[int, str]]:
    """The paragraphs and list items of a text with where they begin; their marks do not belong to them."""
    for start, part in _cut(prose, _BETWEEN):
        mark = _LIST_MARK.match(part)
        begin = mark.end() if mark else 0
        if part[begin:].strip():
            yield start + begin, part[begin:]


def _cut(text: str, at: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    start = 0
    for match in at.finditer(text):
        end = match.start() + len(match[0].rstrip())
        yield start, text[start:end]
        start = match.end()
    yield start, text[start:].rstrip()


def _opening_again(subject: Subject) -> Iterator[Found]:
    """Stories whose headline, or whose body, opens with the word that an earlier one opens with."""
    met: set[tuple[str, str]] = set()
    for story in subject.issue.in_order():
        for field in ("headline", "body") if has(story.kind, Trait.SENTENCES) else ():
            match = _LEADING.search((getattr(story, field) or "")[:80])
            word = match[0].casefold() if match else ""
            if match and len(word) >= SHORTEST and word not in _ANYWHERE:
                if (field, word) in met:
                    yield Found(Where(story.id, None, field, *match.span()), (match[0],), about=word)
                met.add((field, word))


RULES = (
    Rule(
        "headline-long",
        Severity.KNOW,
        Scope.TEXT,
        _headline_long,
        f"A headline of more than {HEADLINE} characters",
        "A headline of {0} characters",
        "On a phone it takes three lines and more.",
        "Say less, or put the rest into the standfirst.",
    ),
    Rule(
        "sentence-long",
        Severity.KNOW,
        Scope.TEXT,
        _sentence_long,
        f"A sentence of more than {SENTENCE} words; over {VERY_LONG} it is to look at",
        "A sentence of {0} words",
        "Readers lose the beginning before the end.",
        "Make two of it.",
    ),
    Rule(
        "paragraph-long",
        Severity.KNOW,
        Scope.TEXT,
        _paragraph_long,
        f"A paragraph of more than {PARAGRAPH} words",
        "A paragraph of {0} words",
        "It fills the screen of a phone.",
        "Part it.",
    ),
    Rule(
        "opening-again",
        Severity.KNOW,
        Scope.ISSUE,
        _opening_again,
        "Stories that open with one word",
        "“{0}” opens this one, too",
        "Readers notice the second time.",
        "Open it another way.",
    ),
)
