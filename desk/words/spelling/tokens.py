"""The words of a text that somebody could have misspelt, each with its place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_NOT_PROSE = re.compile(
    r"```.*?(?:```|\Z)|~~~.*?(?:~~~|\Z)"  # code blocks
    r"|``[^`]{0,500}``|`[^`\n]{0,500}`"  # code in a sentence
    r"|\]\([^()\s]{0,2000}+(?:\([^()\s]{0,500}+\)[^()\s]{0,500}+){0,9}+(?:\s+\"[^\"\n]{0,300}\")?\)"  # a link
    r"|<[A-Za-z/!][^<>\n]{0,2000}+>"  # tags, and addresses in angle brackets
    r"|\{\{[^{}]{0,300}+\}\}|\{%[^{}]{0,300}+%\}|\*\|[^|*]{0,300}+\|\*"  # tags of mail tools
    r"|&[A-Za-z]{2,12};|&#\w{1,8};"  # entities
    r"|\[\^[^\]\n]{0,100}+\]"  # footnotes
    r"|\b(?:https?|ftp|file|mailto|tel|sms):\S+"  # addresses with a scheme
    r"|(?<![\w.+-])[\w.+-]{1,64}+@[\w-]{1,63}+(?:\.[\w-]{1,63}+){1,6}+"  # mail addresses
    r"|(?<!\w)[@#][\w.-]{0,100}\w"  # names on networks, and tags
    r"|(?<![\w.-])(?:[\w-]{1,63}\.){1,8}[A-Za-z]{2,12}(?![\w-])(?:/\S*)?"  # example.org/page
    r"|(?:/[\w.-]{1,100}+){2,}+"  # paths
    r"|\bet al\b",
    re.DOTALL,
)
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*['’]?")
_NEAR_DIGIT = re.compile(r"[\d_]")
_INITIAL = re.compile(r"(?<!\w)[A-Z]\.[ \xa0]\Z")
"""A letter that stands for a name: "Paul M. Segal"."""
_SENTENCE_ENDS = ".!?…:\n•*#>"


@dataclass(frozen=True, slots=True)
class Token:
    """A word and its place, in characters from the beginning. `opens` is whether a sentence begins with it."""

    word: str
    start: int
    end: int
    opens: bool


def words_in(text: str) -> Iterator[Token]:
    """The words of a text or of a body in Markdown.

    Not those in addresses, code, tags and @names, nor those with a digit at them ("3bn", "B12", "2nd"). "well-known"
    is two words, "l'étude" one, and an apostrophe at the end stays: "councils'".
    """
    for start, end in _prose(text):
        for found in _WORD.finditer(text, start, end):
            before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
            if not _NEAR_DIGIT.match(before) and not _NEAR_DIGIT.match(after):
                yield Token(found[0], found.start(), found.end(), _opens(text, found.start()))


def _prose(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for skipped in _NOT_PROSE.finditer(text):
        yield at, skipped.start()
        at = skipped.end()
    yield at, len(text)


def _opens(text: str, start: int) -> bool:
    """Whether a word opens a sentence or a line; the quotes, brackets and marks before it do not count."""
    at = start - 1
    if _INITIAL.search(text, max(0, start - 4), start):
        return False
    while at >= 0 and (text[at] in " \t\"'“”‘’«»„([{_*" or text[at] in "\xa0\u202f"):
        at -= 1
    return at < 0 or text[at] in _SENTENCE_ENDS
