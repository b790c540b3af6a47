"""What the words of one line say: whether it may be a headline, the title of a section, a link, a date and place."""

import re

from desk.intake.plain.blocks import Block, Form
from desk.intake.plain.kinds import signature_in
from desk.intake.plain.masthead import is_date
from desk.intake.plain.months import MONTH_NAMES
from desk.links.found import found_in

_NO_HEADLINE = re.compile(
    r"(?:hi|hello|hey|hallo|dear|liebe[rs]?|bonjour|good (?:morning|day)|best|cheers|thanks|regards|yours|until next)\b"
    r"[^.:]{0,40}[,!.]?$|.*[,;]$|(?:by|picture|photo|image)[: ]"
    r"|(?:share|subscribe|sign in|log in|tweet|like|\d+ (?:comments?|likes?))$",
    re.IGNORECASE,
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?\b"
_WHEN = re.compile(
    rf"\b(?:{_DAY}.{{0,12}}(?:{MONTH_NAMES})\b.*\d{{4}}|(?:{MONTH_NAMES})\.? {_DAY}.*\d{{4}})"
    rf"|^(?:{MONTH_NAMES}) \d{{4}}\b",
    re.IGNORECASE,
)
LONGEST_SECTION = 5
"""Words of the longest title of a section that nothing marks."""
_LETTERS = re.compile(r"[^\W\d_]{2}")
LONGEST_REST = 40
"""Characters that may stand behind the address of a line that is a link."""


def may_open(block: Block) -> bool:
    """Whether a line may be a headline by its words: it is no greeting, no author and no date."""
    text = block.text
    short = block.is_short and block.form == Form.LINE and bool(_LETTERS.search(text))
    signed = not block.gap and bool(signature_in(text))
    return short and not signed and not _NO_HEADLINE.match(text) and not is_date(text)


def may_be_section(text: str) -> bool:
    """Whether a line is short enough for the title of a section, and neither asks nor calls."""
    return text.count(" ") < LONGEST_SECTION and not text.endswith(("?", "!", "."))


def is_link(block: Block) -> bool:
    """Whether a line is a link: words and their address, and nothing of weight behind it."""
    found = [each for each in found_in(block.text) if each.url] if block.form == Form.LINE else []
    return len(found) == 1 and found[0].start > 0 and len(block.text) - found[0].end < LONGEST_REST


def is_when(block: Block) -> bool:
    """Whether a line says when and where, which stands below a headline."""
    return bool(_WHEN.search(block.text)) and len(block.text) < 80
