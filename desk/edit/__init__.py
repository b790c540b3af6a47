"""Edits: pure functions (Issue, ...) -> Issue. Text that enters here is cleaned, addresses are checked."""

from typing import Any

from desk.model.text import clean_line, clean_text

LONG_TEXT = frozenset({"body", "notes", "footer", "postal_address"})
"""Fields of several lines; every other text is one line."""


class Refused(ValueError):
    """An edit that cannot be made; its words are one sentence that says why and what to do."""


def cleaned(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields with every text in them cleaned as its length asks for."""
    return {
        name: (clean_text(value) if name in LONG_TEXT else clean_line(value)) if isinstance(value, str) else value
        for name, value in fields.items()
    }
