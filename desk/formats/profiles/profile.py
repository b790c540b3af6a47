"""Profiles: the mail tools an export is for, as data. One file each in `profiles/`.

A profile says which formats the tool takes, which tags it replaces when it sends, which signs in the copy it would
take for a tag, and what it makes of the size.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from desk.formats.profiles import CLIP

FOLDER = Path(__file__).parent
PLAIN = "plain"
"""The profile of no tool in particular."""


@dataclass(frozen=True, slots=True)
class Escape:
    """Signs of the copy that the tool would read: what they become in HTML source, and in every other format."""

    find: re.Pattern[str]
    html: str
    other: str


@dataclass(frozen=True, slots=True)
class Profile:
    """A mail tool. `about` says in one or two sentences where each format goes.

    `tags` are called unsubscribe, web, address and preheader; `tags_html` are those that HTML writes otherwise,
    `elements` those that are an element of their own there instead of an address. `prints` and `needs` say for each
    format which of them are printed, and which the tool asks for. `bare` says that title, preheader and footer are
    the tool's own business. `limit` is in bytes, `link` is how long an address is once the tool counts its clicks,
    `added` how many bytes it adds. `sample` is what a reader would see in the place of a tag. `front` are the fields of
    the front matter of Markdown: the name of one of the issue's, or a text after an equals sign; `opening` is the line
    that the body begins with. `wanted` is the format that the tool takes best, and that a copy is made in.
    """

    name: str
    title: str
    about: str
    formats: tuple[str, ...]
    bare: bool = False
    tags: Mapping[str, str] = field(default_factory=dict, hash=False)
    tags_html: Mapping[str, str] = field(default_factory=dict, hash=False)
    elements: Mapping[str, str] = field(default_factory=dict, hash=False)
    prints: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    needs: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    escapes: tuple[Escape, ...] = ()
    limit: int = CLIP
    link: int = 0
    added: int = 0
    sample: Mapping[str, str] = field(default_factory=dict, hash=False)
    front: Mapping[str, str] = field(default_factory=dict, hash=False)
    opening: str = ""
    wanted: str = ""


@cache
def names() -> tuple[str, ...]:
    """The names of all profiles, the plain one first."""
    found = sorted(path.stem for path in FOLDER.glob("*.toml"))
    return (PLAIN, *(name for name in found if name != PLAIN))


@cache
def profile(name: str) -> Profile:
    """The profile with this name. Raises LookupError with those that there are."""
    if name not in names():
        raise LookupError(f"there is no profile {name!r}: choose one of {', '.join(names())}")
    data = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    weight = data.get("weight", {})
    return Profile(
        name=name,
        title=data["title"],
        about=data["about"],
        formats=tuple(data["formats"]),
        bare=data.get("bare", False),
        tags=data.get("tags", {}),
        tags_html=data.get("tags_html", {}),
        elements=data.get("elements", {}),
        prints={format: tuple(tags) for format, tags in data.get("prints", {}).items()},
        needs={format: tuple(tags) for format, tags in data.get("needs", {}).items()},
        escapes=tuple(
            Escape(re.compile(each["find"]), each["html"], each["other"]) for each in data.get("escapes", ())
        ),
        limit=weight.get("limit", CLIP),
        link=weight.get("link", 0),
        added=weight.get("added", 0),
        sample=data.get("sample", {}),
        front=data.get("front", {}),
        opening=data.get("opening", ""),
        wanted=data.get("wanted", data["formats"][0]),
    )


def known(name: str) -> Profile:
    """The profile with this name, or the plain one: a publication's file may name one that this desk has not."""
    return profile(name if name in names() else PLAIN)
