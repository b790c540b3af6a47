"""Edits: pure functions (Issue, ...) -> Issue. Text that enters here is cleaned, addresses are checked."""

import dataclasses
from typing import Any, TypeVar

from desk.model.issue import Correction, Image, Link, Section, Story
from desk.model.publication import Booking, Brand, Clip, Standing
from desk.model.text import LONG_TEXT, clean_line, clean_text

__all__ = ["LONG_TEXT", "Refused", "cleaned", "cleaned_value"]

Value = TypeVar("Value", Story, Section, Link, Correction, Standing, Booking, Clip, Image, Brand)


class Refused(ValueError):
    """An edit that cannot be made; its words are one sentence that says why and what to do."""

    def __init__(self, sentence: str) -> None:
        """The sentence may quote what was typed: it is cleaned here, for it is shown."""
        super().__init__(clean_line(sentence))


def cleaned(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields with every text in them cleaned as its length asks for."""
    return {name: _clean(name, content) for name, content in fields.items()}


def cleaned_value(value: Value) -> Value:
    """A new value with every text in it cleaned."""
    contents = {each.name: getattr(value, each.name) for each in dataclasses.fields(value)}
    return dataclasses.replace(value, **cleaned(contents))


def _clean(name: str, content: Any) -> Any:
    if isinstance(content, str):
        return clean_text(content) if name in LONG_TEXT else clean_line(content)
    if isinstance(content, Image):
        return cleaned_value(content)
    if isinstance(content, Brand):
        return cleaned_value(content)
    if isinstance(content, tuple):
        return tuple(_clean(name, each) for each in content)
    return content
