"""What of a rich paste arrived in each editor: a table, and a fault for each empty place in it."""

from collections.abc import Iterator, Sequence
from typing import Any

FEATURES = (
    "words",
    "headings",
    "links",
    "lists",
    "quotations",
    "pictures",
    "alternatives",
    "code",
    "tables",
    "lines",
)
"""Columns of the table. "alternatives" are the words of pictures, "lines" that no empty paragraph came in."""
_ARRIVED, _LOST, _UNKNOWN = "yes", "NO", "as words"


def table(found: Sequence[dict[str, Any]]) -> str:
    """A table in Markdown: a row for each editor, a column for each feature, over all that was pasted."""
    lines = [f"| editor | {' | '.join(FEATURES)} |", "|---" * (len(FEATURES) + 1) + "|"]
    for editor in dict.fromkeys(each["editor"] for each in found):
        rows = [each for each in found if each["editor"] == editor]
        lines.append(f"| {editor} | {' | '.join(_cell(rows, feature) for feature in FEATURES)} |")
    return "\n".join(lines) + "\n"


def _cell(rows: Sequence[dict[str, Any]], feature: str) -> str:
    if any(feature in row["faults"] for row in rows):
        return _LOST
    return _UNKNOWN if any(feature in row["lacks"] for row in rows) else _ARRIVED


def faults(found: Sequence[dict[str, Any]]) -> Iterator[str]:
    """A sentence for each thing that did not arrive."""
    for each in found:
        for feature, words in each["faults"].items():
            yield f"editors {each['editor']}, {each['file']}: of the {feature}, {words}"
