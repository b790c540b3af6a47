"""What the beginning of a line says: bullets and numbers as word processors write them, quotations, rules, headings."""

import re
from dataclasses import dataclass

STEPS = {"◦": 2, "○": 2, "‣": 2, "o": 2, "§": 4}
"""Signs that stand below others, and by how many columns: Word writes "§" on its third level."""
_BULLET = re.compile(r"(?:([•·◦‣▪▫●○■□∙⁃➢\uf0b7\uf0a7\uf0d8-])\s+|([•◦‣▪●∙])(?=\w)|([o§])\t\s*)(?=\S)")
_WEAK = re.compile(r"([*–])\s+(?=\S)")
_NUMBER = re.compile(r"(\d{1,9})([.)])\s+(?=\S)")
_LETTER = re.compile(r"(\(?(?:[a-z]|[A-Z]|[ivx]{2,5}|[IVX]{2,5})[.)])\t\s*(?=\S)")
"""A letter or a Roman number with a tab, as Word writes them: "a.", "B)", "iii."."""
is_lone_bullet = re.compile(r"[•·◦‣▪●○∙\uf0b7\uf0a7]").fullmatch
"""Whether a line is a bullet without its words, as PDF readers copy lists."""
is_rule = re.compile(r"(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,}").fullmatch
"""Whether a line is a Markdown rule: "---", "* * *", "___"."""
is_quote = re.compile(r">(?![=\d£$€])").match
"""Whether a line is quoted ("> words"). ">50 %" is not."""
_HEADING = re.compile(r"(#{1,6})[ \t]+([\\*_“‘(\[]*[^\W\d_].*)")
_ACCIDENT = re.compile(
    r"(?:\#{1,6}(?=[ \t]|$)|[-+*](?=[ \t]|$)|>|~{3}|`{3,}(?!.*`)|\[(?:[^\[\]\\]|\\.)+\]:)"
    r"|(?P<number>\d{1,9})[.)](?=[ \t]|$)"
)
_LONGEST_HEADING = 100
_ADDED = re.compile(r"\\|https?://|mailto:")
"""What tidying may add, so that a heading stays one when it is tidied again."""


@dataclass(frozen=True, slots=True)
class Item:
    """A line that may be an item of a list. `number` is "" for a bullet; a weak one needs others beside it."""

    indent: int
    sign: str
    text: str
    number: str = ""
    weak: bool = False


def item_in(indent: int, text: str) -> Item | None:
    """The item that a line begins, or None. A dash of prose (–) and an asterisk are weak signs, a number is one too."""
    if is_rule(text):
        return None
    if match := _BULLET.match(text):
        return Item(indent, match[1] or match[2] or match[3], text[match.end() :])
    if match := _LETTER.match(text):
        return Item(indent, "-", f"{match[1]} {text[match.end() :]}")
    if match := _WEAK.match(text):
        return Item(indent, match[1], text[match.end() :], weak=True)
    if match := _NUMBER.match(text):
        return Item(indent, match[2], text[match.end() :], match[1])
    return None


def heading_in(text: str) -> tuple[str, str] | None:
    """The signs and words of a heading, or None: one begins with a letter, is short and does not end as a sentence."""
    match = _HEADING.fullmatch(text)
    if not match or len(_ADDED.sub("", match[2])) > _LONGEST_HEADING or re.search(r"[ \t]#+$|[.,;:]$", match[2]):
        return None
    return match[1], match[2]


def escape_start(text: str) -> str:
    """A paragraph that begins as a heading, an item, a quotation, a fence or a reference would, escaped."""
    if text[:1].isalpha():  # as most begin
        return text
    if is_rule(text):
        return "\\" + text
    match = _ACCIDENT.match(text)
    if not match:
        return text
    place = match.end("number") if match["number"] else 0
    return f"{text[:place]}\\{text[place:]}"
