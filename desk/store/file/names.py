"""File names: made once from number and subject, safe on every system, and never trusted when read."""

import re

from desk.words.letters import in_ascii_letters

PUBLICATION, SHELF = "publication.json", "shelf.json"
"""The two files that lie beside the issues in each folder."""
UNFINISHED = ".desk/unfinished.json"
"""What is to be done when the folder is opened, because a desk ended in the middle of it; see `change_together.py`."""
LONGEST = 80
"""Characters of a slug, so that paths stay under the 255 bytes a name may have, with room for our suffixes."""
ISSUE_FILE = re.compile(r"(?!publication\.json$|shelf\.json$|.*\.receipt\.)[^.~].*\.json", re.DOTALL)
"""The whole name of a file that holds an issue: "0042-playing-catch-up.json"."""
RECEIPT_FILE = re.compile(r"[^.~/\\\0][^/\\\0]*\.receipt\.json")
"""The whole name of a receipt beside an issue: "0042-playing-catch-up.receipt.json"."""
_RESERVED = re.compile(r"con|prn|aux|nul|com\d|lpt\d|publication|shelf")
"""Device names that Windows reserves with any ending, and our own two files."""


def slug(text: str, fallback: str = "issue", language: str = "") -> str:
    """`text` as lower-case ASCII words joined by hyphens, by the letters of a language ("ä" is "ae" in German).

    It is `fallback` where nothing is left or it is reserved.
    """
    from slugify import slugify  # 14 ms, and only what makes a new file needs it

    made = slugify(in_ascii_letters(text.replace("°", " "), language), max_length=LONGEST, word_boundary=True)
    return fallback if not made or _RESERVED.fullmatch(made) else made


def receipt_name(file: str) -> str:
    """The name of the receipt beside the file of an issue: 0042-x.receipt.json beside 0042-x.json."""
    return f"{file.removesuffix('.json')}.receipt.json"


def file_name(number: int | None, slug: str) -> str:
    """The name of an issue's file: `0042-playing-catch-up.json`, or the slug alone without a number."""
    return f"{number:04d}-{slug}.json" if number is not None and number >= 0 else f"{slug}.json"
