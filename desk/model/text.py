"""Hygiene of text: what may enter the model, and what may be shown.

Every string that is typed, pasted, imported or fetched goes through `clean_text` or, for one-line fields,
`clean_line`. What was loaded from a file is cleaned when it is shown or exported.
"""

import re

from desk.model.caching import kept
from desk.model.invisible import normalized, without_hidden
from desk.model.patterns import late

LONG_TEXT = frozenset({"body", "notes", "plain", "footer", "snippets", "postal_address"})
"""Fields of several lines, by name; every other text is one line."""

_ESCAPES = re.compile(
    r"""
    \x1b[PX^_\]] [^\x07\x1b\x9c\n\r]* (?:\x07|\x1b\\|\x9c)  # OSC, DCS, SOS, PM and APC, if closed on their line
    | \x1b\[ [0-?]* [ -/]* [@-~]?                             # CSI
    | \x1b [ -/]* [0-~]?                                      # all other escapes
    """,
    re.VERBOSE,
)
"""Terminal control sequences as ECMA-48 writes them, whole: what is left of one without its ESC is litter.

An unclosed string loses its introducer alone, and so does one that begins with a C1 character: in a text such a
character is a quotation mark or a letter decoded wrongly, and what follows it are the editor's words.
"""

_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
NONCHARACTERS = r"\ufdd0-\ufdef" + "".join(rf"\U{plane:04x}fffe\U{plane:04x}ffff" for plane in range(17))
"""The 66 code points that stand for nothing (Unicode, section 23.7), for a class of a regular expression."""
_FORBIDDEN = late(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff" + NONCHARACTERS + "]"
)
"""C0 but newline and tab, DEL, C1, bidi embeddings, overrides and isolates, byte order mark, lone surrogates."""
_SUSPECT = late(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff" + NONCHARACTERS + "]"
)
_BREAKS = re.compile(r"[\n\t]+")
_SPACES = re.compile(r"\s+")
_WORD = re.compile(r"\w[\w’'.,:/@-]*")
_HAN = (
    "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
_SENTENCES = re.compile(r"[^\W\d_]{3}[.!][\"”’)]* [^\W\d_]\w+[ ,]|[。！](?=[^\W\d_])")
_UNSPACED = late(f"[{_HAN}\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
"""Scripts that write no spaces between words: Chinese, Japanese, Thai, Lao, Burmese, Khmer."""
_SIGN = late(f"[{_HAN}]")
_THAI = late("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]+")
_LETTERS = 5
_MARKS = re.compile(
    r"\\(?:(?=\n)|([!-/:-@\[-`{-~]))|<(?=https?:|mailto:)|[*`>#\[\]]+|(?<![^\W_])_+|_+(?![^\W_])|^\s*[-+]\s+",
    re.MULTILINE,
)
"""Marks of Markdown. A sign behind a backslash is none and is kept; a backslash at the end of a line is one."""
_LINK_ADDRESS = re.compile(r"\]\((?:[^()\s]|\([^()\s]*\))*\)")


def clean_text(text: str) -> str:
    """`text` in Unicode NFC with plain newlines, without control characters, escapes, bidi overrides or hidden ones."""
    return text if text.isascii() and text.replace("\n", " ").isprintable() else _cleaned(text)


@kept(512)
def _cleaned(text: str) -> str:
    # None of what is suspect is printable, and that is asked in a tenth of the time.
    if not text.replace("\n", " ").isprintable() and _SUSPECT.search(text):
        text = _FORBIDDEN.sub("", _LINE_ENDS.sub("\n", _ESCAPES.sub("", text)))
    return normalized(without_hidden(text))


def clean_line(text: str) -> str:
    """`clean_text` for a one-line field: line ends and tabs become single spaces."""
    text = clean_text(text)
    return text if text.isprintable() else _BREAKS.sub(" ", text)


def tidy_line(text: str) -> str:
    """`clean_line` with runs of white space, no-break spaces too, made one space, and none at the ends."""
    if text.isascii() and text.isprintable() and "  " not in text:  # as most are
        return text.strip()
    return _SPACES.sub(" ", clean_line(text)).strip()


def short(text: str) -> str:
    """What somebody wrote, as a sentence of desk's quotes it: one line of at most 60 characters."""
    line = tidy_line(text)
    return line if len(line) <= 60 else line[:59] + "…"


@kept(4096)
def count_words(text: str) -> int:
    """Words of Markdown as a reader counts them: link addresses and signs are not words.

    A Chinese or Japanese character counts as one, as every count of them does; Thai and its neighbours write no spaces
    and have about `_LETTERS` letters to a word. Kept, because each key press asks for the words of the whole issue and
    changes one text of it.
    """
    plain = _LINK_ADDRESS.sub("]", text) if "](" in text else text
    if plain.isascii() or not _UNSPACED.search(plain):
        return len(_WORD.findall(plain))
    letters = sum(max(1, round(len(run) / _LETTERS)) for run in _THAI.findall(plain))
    return count_signs(text) + letters + len(_WORD.findall(_UNSPACED.sub(" ", plain)))


def count_signs(text: str) -> int:
    """The characters among the words of `count_words` that count as one each: those of Chinese and Japanese."""
    if text.isascii():
        return 0
    return len(_SIGN.findall(_LINK_ADDRESS.sub("]", text) if "](" in text else text))


def is_unspaced(sign: str) -> bool:
    """Whether a character is of a script that writes no spaces between words."""
    return _UNSPACED.match(sign) is not None


def first_words(markdown: str, most: int = 60) -> str:
    """The beginning of a Markdown text as one plain line of at most `most` characters and an ellipsis."""
    plain = tidy_line(_MARKS.sub(r"\1", _LINK_ADDRESS.sub("]", markdown[: most * 8])))
    if len(plain) <= most:
        return plain
    return plain[: most - 1].rsplit(" ", 1)[0].rstrip(" ,.;:–—-") + "…"


def minutes(words: int, signs: int = 0) -> int:
    """Minutes it takes to read so many words, at least 1; `signs` of them are Chinese or Japanese characters.

    230 words a minute (Brysbaert 2019: 238), 400 characters (IReST: 255 in Chinese, 357 in Japanese, read aloud).
    """
    return max(1, round((words - signs) / 230 + signs / 400))


def has_sentences(text: str) -> bool:
    """Whether a sentence ends in a text and the next begins, as in no title.

    >>> has_sentences("The winch broke. Try the crane:"), has_sentences("Winch no. 2 of Messrs. Reed")
    (True, False)
    """
    return _SENTENCES.search(text) is not None
