"""The rules of which addresses lead to the same page, read from `address_rules.toml` and made ready to be asked."""

import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("address_rules.toml")
"""The rules as data; its head says how they are written."""


@dataclass(frozen=True, slots=True)
class SiteRule:
    """What is known of the pages of one site; the fields are those of a `[[site]]` in the file."""

    where: re.Pattern[str] | None
    to: str
    add: str
    place: str
    drop: re.Pattern[str] | None
    keep: re.Pattern[str] | None
    lower: int
    no_fragment: bool
    of_comments: bool
    has: str

    def found_in(self, where: str) -> re.Match[str] | None:
        """What is found in "host/path"; `has` is quicker to see, and most addresses have none of it."""
        return self.where.search(where) if self.where and self.has in where else None


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules: those of every address, and those of sites by the names of their hosts."""

    doors: frozenset[str]
    index: re.Pattern[str]
    endings: tuple[str, ...]
    sessions: re.Pattern[str]
    copies: frozenset[str]
    copies_above: tuple[str, ...]
    identifier: re.Pattern[str]
    exact: frozenset[str]
    never: re.Pattern[str]
    needed: frozenset[str]
    names: re.Pattern[str]
    name_value: re.Pattern[str]
    pairs: re.Pattern[str]
    tracking: re.Pattern[str]
    places: re.Pattern[str]
    sites: Mapping[str, tuple[SiteRule, ...]]
    anywhere: tuple[SiteRule, ...]

    def of_host(self, host: str) -> tuple[SiteRule, ...]:
        """The rules of the site that a host belongs to, in the order of the file, then those of all sites."""
        while host:
            if host in self.sites:
                return self.sites[host]
            host = host.partition(".")[2]
        return self.anywhere


@cache
def version() -> int:
    """A number of the rules as they are, without making them ready: another one as soon as a rule is another."""
    return zlib.crc32(FILE.read_bytes())


@cache
def rules() -> Rules:
    """The rules, read once."""
    return read(FILE.read_text(encoding="utf-8"))


def read(text: str) -> Rules:
    """The rules in a text of TOML."""
    import tomllib  # 6 ms, and a look at the version needs none of it

    data = tomllib.loads(text)
    path, query, fragment = data["path"], data["query"], data["fragment"]
    index = f"(?:{_any(path['index'])})(?:{_any(path['index_endings'])})"
    length = int(path["identifier"])
    sites: dict[str, list[SiteRule]] = {}
    for entry in data["site"]:
        for host in entry["hosts"]:
            sites.setdefault(host, []).append(_site(entry))
    anywhere = tuple(sites.pop("*", ()))
    return Rules(
        doors=frozenset(data["host"]["doors"]),
        index=re.compile(index, re.IGNORECASE),
        endings=tuple(path["endings"]),
        sessions=re.compile(path["sessions"], re.IGNORECASE),
        copies=frozenset(path["copies"]),
        copies_above=tuple(f"{each}/" for each in path["copies"]),
        identifier=re.compile(rf"(?=(?:[^\W_]*\d){{2}})(?=[^\W_]*[^\W\d_])[^\W_]{{{length},}}"),
        exact=frozenset(path["exact"]),
        never=_named(query["never"]),
        needed=frozenset(query["needed"]),
        names=_named(query["names"]),
        name_value=re.compile(query["name_value"]),
        pairs=re.compile("|".join(f"(?:{each})" for each in query["pairs"]), re.IGNORECASE),
        tracking=re.compile("|".join(f"(?:{each})" for each in fragment["tracking"])),
        places=re.compile("|".join(f"(?:{each})" for each in fragment["places"])),
        sites={host: (*entries, *anywhere) for host, entries in sites.items()},
        anywhere=anywhere,
    )


def _any(words: list[str]) -> str:
    return "|".join(map(re.escape, words))


def _named(names: list[str]) -> re.Pattern[str]:
    """A pattern for the whole of a parameter's name, in any case of letters; `*` at the end stands for anything."""
    parts = (re.escape(name.removesuffix("*")) + (".*" if name.endswith("*") else "") for name in names)
    return re.compile("|".join(parts), re.IGNORECASE)


def _site(entry: Mapping[str, Any]) -> SiteRule:
    return SiteRule(
        where=re.compile(entry["where"], re.IGNORECASE) if "where" in entry else None,
        to=entry.get("to", ""),
        add=entry.get("add", ""),
        place=entry.get("place", ""),
        drop=_named(entry["drop"]) if "drop" in entry else None,
        keep=_named(entry["keep"]) if "keep" in entry else None,
        lower=entry.get("lower", 0),
        no_fragment=entry.get("fragment") == "drop",
        of_comments=entry.get("fragment") == "comment",
        has=entry.get("has", ""),
    )
