"""The publication: what all its issues share."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Brand:
    """Typed tokens of the look of the e-mail: colours as #rrggbb, a font from a list, a width in pixels."""

    accent: str = "#1c53a4"
    text: str = "#23211d"
    background: str = "#ffffff"
    font: str = "sans"
    width: int = 600
    unknown: Mapping[str, Any] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Publication:
    """The settings of a publication.

    `issue_address` is the pattern of an issue's web address; {number} and {slug} stand for those of the issue.
    `sections` is the skeleton of a new issue; `cadence` says how many days lie between two issues; `quotes` is
    "" (what is typed is what is sent) or "typographic".
    """

    id: int
    name: str = ""
    tagline: str = ""
    language: str = "en-GB"
    editor: str = ""
    from_address: str = ""
    postal_address: str = ""
    web_address: str = ""
    issue_address: str = ""
    links_label: str = "Researched Links"
    sections: tuple[str, ...] = ()
    cadence: int = 7
    brand: Brand = Brand()
    quotes: str = ""
    profile: str = "plain"
    footer: str = ""
    unknown: Mapping[str, Any] = field(default_factory=dict)
    unknown_tables: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Clip:
    """A link on the shelf that no story uses yet. `clipped` is the time it was put there (ISO 8601, UTC)."""

    id: int
    order: str
    source: str | None = None
    url: str | None = None
    note: str = ""
    clipped: str = ""
    title: str = ""
    unknown: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Shelf:
    """The inbox of clipped links; held and spiked stories stay in their issues."""

    clips: tuple[Clip, ...] = ()
    unknown_tables: Mapping[str, Any] = field(default_factory=dict)
