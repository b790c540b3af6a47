"""A profile out of its TOML file, each key looked at: one may have been written by hand.

The first thing that is wrong is said in a sentence with the file, the key, and what may stand there.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from typing import Any

from desk.formats.profiles import CLIP
from desk.formats.profiles.values import Escape, Profile
from desk.model.text import tidy_line

FORMATS = ("html", "paste", "fragment", "markdown", "text", "eml", "json")
"""What `formats`, `prints` and `needs` may name."""
TAGS = ("unsubscribe", "web", "address", "preheader")
"""What `tags` and the tables beside it may have."""
FRONT = ("title", "subject", "preheader", "date", "number", "slug")
"""Fields of an issue that the front matter may have under another name."""
DIALECTS = ("", "notify")
"""What `dialect` may be: Markdown as desk writes it, or that of GOV.UK Notify."""
_MOST = 100_000_000
"""Bytes: a limit above that is a mistake."""
_REPEATED_GROUP = re.compile(r"(?<!\\)(?:\\\\)*\)[*+{]")
"""A bracket that closes, and is repeated: `(a+)+` tries each way of parting a word before it says no."""


class ProfileFault(ValueError):
    """A profile cannot be used; the words are a sentence with its file."""


def read_profile(name: str, text: str, file: str = "") -> Profile:
    """The profile in a text. `file` is what a fault calls it. Raises ProfileFault."""
    try:
        data = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # a number of 5,000 digits is no TOMLDecodeError
        raise ProfileFault(tidy_line(f"{file or name} is not TOML: {error}.")) from error
    return _Keys(data, file or f"{name}.toml").profile(name)


class _Keys:
    """The keys of a file, taken out one by one."""

    def __init__(self, data: Mapping[str, Any], file: str) -> None:
        self.data = data
        self.file = file

    def profile(self, name: str) -> Profile:
        """All keys as a profile. Raises ProfileFault at the first that is wrong."""
        self.known(self.data, _KNOWN, "")
        formats = self.listed(self.data, "formats", FORMATS)
        if not formats:
            raise self.fault("formats is missing: name those that the tool takes, the best first")
        weight = self.table("weight")
        self.known(weight, ("limit", "link", "added"), "weight.")
        wanted = self.text(self.data, "wanted", formats[0])
        if wanted not in formats:
            raise self.fault(f"wanted is “{wanted[:40]}”, which is none of its formats ({', '.join(formats)})")
        made = Profile(
            name=name,
            title=self.text(self.data, "title", name),
            about=self.text(self.data, "about", ""),
            formats=formats,
            bare=self.yes_or_no("bare"),
            tags=self.texts("tags", TAGS),
            tags_html=self.texts("tags_html", TAGS),
            elements=self.texts("elements", TAGS),
            prints=self.lists("prints"),
            needs=self.lists("needs"),
            escapes=tuple(self.escape(each) for each in self.rows("escapes")),
            limit=self.number(weight, "limit", CLIP),
            link=self.number(weight, "link", 0),
            added=self.number(weight, "added", 0),
            sample=self.texts("sample", TAGS),
            front=self.front(),
            opening=self.text(self.data, "opening", ""),
            wanted=wanted,
            dialect=self.text(self.data, "dialect", ""),
        )
        return self.consistent(made)

    def consistent(self, made: Profile) -> Profile:
        """The profile, once what one key names is found under the others. Raises ProfileFault."""
        if made.dialect not in DIALECTS:
            raise self.fault(f"dialect is “{made.dialect[:40]}”, and the only one there is is “notify”")
        for key, tags in (("prints", made.prints), ("needs", made.needs)):
            for tag in (tag for listed in tags.values() for tag in listed):
                if tag not in made.tags:
                    raise self.fault(f"{key} names {tag}, which has no line under [tags]")
        for tag in (*made.tags_html, *made.elements):
            if tag not in made.tags:
                raise self.fault(f"{tag} has a form for HTML and no line under [tags]")
        if any(not re.fullmatch(r"[A-Za-z][A-Za-z0-9-]{0,39}", element) for element in made.elements.values()):
            raise self.fault("an element under [elements] is a word without < and >")
        return made

    def front(self) -> Mapping[str, str] | None:
        """The fields of the front matter; None where the key is not there, which is not the same as an empty one."""
        if "front" not in self.data:
            return None
        front = self.table("front")
        for key, value in front.items():
            if not isinstance(value, str) or not (value.startswith("=") or value in FRONT):
                raise self.fault(f"front.{key} is one of {', '.join(FRONT)}, or a text behind an equals sign")
            if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_-]{0,39}", key):
                raise self.fault(f"front.{key[:40]} is not a name: use letters, digits, - and _")
        return front

    def escape(self, row: Mapping[str, Any]) -> Escape:
        r"""One row of [[escapes]]: `find = '\*\|'`. Raises ProfileFault."""
        self.known(row, ("find", "html", "other"), "escapes.")
        try:
            find = re.compile(self.text(row, "find", ""))
        except re.error as error:
            raise self.fault(f"escapes.find is no regular expression: {error}") from error
        if _REPEATED_GROUP.search(find.pattern):
            raise self.fault("escapes.find repeats what stands in brackets, which can take for ever: repeat one sign")
        if find.match(""):
            raise self.fault("escapes.find matches nothing at all, which would be everywhere")
        return Escape(find, self.text(row, "html", ""), self.text(row, "other", ""))

    def known(self, table: Mapping[str, Any], keys: Sequence[str], where: str) -> None:
        """Refuse a key that means nothing: it may be a slip of the pen. Raises ProfileFault."""
        for key in table:
            if key not in keys:
                raise self.fault(f"there is no key “{where}{key[:40]}”: there are {', '.join(keys)}")

    def text(self, table: Mapping[str, Any], key: str, default: str) -> str:
        """A text. Raises ProfileFault for anything else."""
        value = table.get(key, default)
        if not isinstance(value, str):
            raise self.fault(f"{key} is a text in quotation marks")
        return value

    def number(self, table: Mapping[str, Any], key: str, default: int) -> int:
        """A number of bytes. Raises ProfileFault for anything else, and for one that is beyond reason."""
        value = table.get(key, default)
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= _MOST:
            raise self.fault(f"weight.{key} is a number of bytes")
        return value

    def yes_or_no(self, key: str) -> bool:
        """Yes or no, which is what a missing key says. Raises ProfileFault."""
        value = self.data.get(key, False)
        if not isinstance(value, bool):
            raise self.fault(f"{key} is true or false")
        return value

    def table(self, key: str) -> Mapping[str, Any]:
        """A part with a head of its own, [tags]; an empty one where it is missing. Raises ProfileFault."""
        value = self.data.get(key, {})
        if not isinstance(value, dict):
            raise self.fault(f"{key} is a part of its own, which begins with [{key}]")
        return value

    def rows(self, key: str) -> Sequence[Mapping[str, Any]]:
        """Parts of one name, each with a head of its own, [[escapes]]. Raises ProfileFault."""
        value = self.data.get(key, [])
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            raise self.fault(f"each of the {key} begins with [[{key}]]")
        return value

    def texts(self, key: str, names: Sequence[str]) -> Mapping[str, str]:
        """A part whose keys are known and whose values are texts. Raises ProfileFault."""
        table = self.table(key)
        self.known(table, names, f"{key}.")
        return {name: self.text(table, name, "") for name in table}

    def lists(self, key: str) -> Mapping[str, tuple[str, ...]]:
        """A part whose keys are formats and whose values are lists of tags. Raises ProfileFault."""
        table = self.table(key)
        self.known(table, FORMATS, f"{key}.")
        return {format: self.listed(table, format, TAGS) for format in table}

    def listed(self, table: Mapping[str, Any], key: str, names: Sequence[str]) -> tuple[str, ...]:
        """A list of known names: `formats = ["html", "text"]`. Raises ProfileFault."""
        value = table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise self.fault(f"{key} is a list of texts in square brackets")
        if wrong := [each for each in value if each not in names]:
            raise self.fault(f"{key} has “{wrong[0][:40]}”: there are {', '.join(names)}")
        return tuple(value)

    def fault(self, what: str) -> ProfileFault:
        """A sentence with the file in front."""
        return ProfileFault(tidy_line(f"{self.file}: {what}."))


_KNOWN = (
    "title",
    "about",
    "formats",
    "wanted",
    "bare",
    "dialect",
    "opening",
    "tags",
    "tags_html",
    "elements",
    "prints",
    "needs",
    "escapes",
    "weight",
    "sample",
    "front",
)
"""Keys of a profile, in the order in which a file has them."""
