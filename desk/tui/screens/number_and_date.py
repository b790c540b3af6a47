"""Why a text cannot be the number or the date of an issue: asked by every form and setting that takes one."""

from collections.abc import Mapping

from desk.edit.issues import HIGHEST_NUMBER, is_date


def number_fault(text: str, taken: Mapping[int, str]) -> str:
    """Why a text cannot be the number of an issue, in a sentence, or ""; an empty one means: no number."""
    text = text.strip()
    if not text:
        return ""
    if not (text.isascii() and text.isdigit()) or len(text) > len(str(HIGHEST_NUMBER)):
        return f"A number is written in digits, from 0 to {HIGHEST_NUMBER:,}."
    if int(text) in taken:
        return f"There is a No {int(text)} already: {taken[int(text)]}. Choose another number."
    return ""


def date_fault(text: str) -> str:
    """Why a text cannot be a date, in a sentence, or ""; an empty one means: no date yet."""
    return "" if not text.strip() or is_date(text.strip()) else "A date is written as 2026-11-05."
