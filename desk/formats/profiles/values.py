"""A profile: a mail tool that an export is for, as data.

It says which formats the tool takes, which tags it replaces when it sends, which signs in the copy it would take for a
tag, and what it makes of the size.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from desk.formats.profiles import CLIP


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
    that the body begins with. `wanted` is the format that the tool takes best, and that a copy is made in. Without
    `front` the fields are those of the plain profile; an empty one is no front matter. `dialect` is "notify" where the
    tool knows less than Markdown.
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
    front: Mapping[str, str] | None = field(default=None, hash=False)
    opening: str = ""
    wanted: str = ""
    dialect: str = ""
