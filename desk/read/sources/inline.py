"""Signs inside lines, for the markups that are read line by line: a pattern of each names what it can find.

A pattern is an alternation of named groups, and the name says what was found: `code`, `bold`, `italic`, `struck`,
`link`, `image`, `note`, `bare`, `drop`. Groups inside it are named for what they hold, such as `link_words`.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from desk.read.line import HEADINGS, SIZE, Form, LeftOut, Line, Reason, Run
from desk.read.sources.addresses import Addresses, with_links

_DEEPEST = 4
"""Emphasis inside emphasis that is read; deeper signs are words."""


class Inline:
    """Makes runs of the words of one source; `named` gives the address of a target that is named elsewhere."""

    def __init__(
        self, pattern: re.Pattern[str], addresses: Addresses, named: Callable[[str], str | None] | None = None
    ) -> None:
        """With the pattern of a markup, whose groups are named for what they find."""
        self.left_out: list[LeftOut] = []
        self.used: set[str] = set()
        self._pattern = pattern
        self._addresses = addresses
        self._named = named or (lambda name: None)

    def runs(self, text: str, look: Run = Run(""), depth: int = 0) -> tuple[Run, ...]:
        """The runs of a line's text."""
        made: list[Run] = []
        place = 0
        for match in self._pattern.finditer(text):
            found = self._found(match, look, depth)
            if found is None:
                continue
            if match.start() > place:
                made += self._plain(text[place : match.start()], look)
            made += found
            place = match.end()
        if place < len(text):
            made += self._plain(text[place:], look)
        return tuple(made)

    def _plain(self, text: str, look: Run) -> list[Run]:
        return (
            [look.saying(self._addresses.shown(text))]
            if look.link
            else with_links(look.saying(self._addresses.shown(text)), self._addresses)
        )

    def _found(self, match: re.Match[str], look: Run, depth: int) -> list[Run] | None:
        """What one sign makes; None where it is no sign after all."""
        name = str(match.lastgroup)
        if name in ("bold", "italic", "struck"):
            if depth >= _DEEPEST:
                return None
            looks = {"bold": replace(look, bold=True), "italic": replace(look, italic=True)}
            return list(self.runs(_held(match), looks.get(name, replace(look, struck=True)), depth + 1))
        if name == "code":
            return [replace(look, text=_held(match), code=True)]
        if name == "link":
            return self._link(match, look, depth)
        if name == "image":
            return self._image(match, look)
        if name == "note":
            mark = _held(match)
            self.used.add(mark)
            return [replace(look, text=f"{' ' * match[0].startswith(' ')}[{mark}]", note=mark)]
        if name == "drop":
            self.left_out.append(LeftOut(Reason.SETTING, match[0].strip()))
            return []
        return None

    def _link(self, match: re.Match[str], look: Run, depth: int) -> list[Run] | None:
        groups = match.groupdict()
        target = _first(groups, "link_target")
        words = _first(groups, "link_words")
        if not target and (name := _first(groups, "link_name")):
            found = self._named(name)
            if found is None:
                return None
            target, words = found, words or name
        href, raw, tracked = self._addresses.of(target, words)
        if depth >= _DEEPEST or not words.strip():
            return [replace(look, text=words.strip() or target, href=href, raw=raw, tracked=tracked)]
        return list(self.runs(words, replace(look, href=href, raw=raw, tracked=tracked), depth + 1))

    def _image(self, match: re.Match[str], look: Run) -> list[Run]:
        groups = match.groupdict()
        source, alt = _first(groups, "image_target"), _first(groups, "image_words")
        return [replace(look, text=alt, image=self._addresses.of(source)[0] or source or "-")]


class Writer:
    """Writes lines one below the other and knows what parts them."""

    def __init__(self, inline: Inline, form: str) -> None:
        """For one source of this form."""
        self.lines: list[Line] = []
        self.gap = 0
        self.rule = False
        self._inline = inline
        self._form = form

    def add(self, text: str, start: int, end: int = 0, looks: Mapping[str, object] | None = None) -> None:
        """A line of this text, which stands in these lines of the source; `looks` are fields of `Line`."""
        looks = dict(looks or {})
        looked = _headed(looks.get("heading", 0)) if self._form != Form.TEXT else Run("")
        runs = (Run(text, code=True),) if looks.get("code") else self._inline.runs(text, looked)
        if any(run.text.strip() or run.image for run in runs):
            place: dict[str, Any] = {"gap": self.gap, "rule": self.rule, "form": self._form, "start": start}
            self.lines.append(Line(runs, **{**place, "end": end or start, **looks}))
            self.gap, self.rule = 1 if self._form == Form.TEXT or looks.get("code") else 2, False

    def part(self, gap: int = 2) -> None:
        """What follows is parted from what stands above."""
        self.gap = max(self.gap, gap) if self.lines else 0


def _headed(level: object) -> Run:
    """How a heading of a markup looks in a browser."""
    return Run("", bold=True, size=SIZE * HEADINGS[level - 1]) if isinstance(level, int) and level else Run("")


def _held(match: re.Match[str]) -> str:
    """What stands between the signs: the group inside the one that was found."""
    groups = match.groupdict()
    name = f"{match.lastgroup}_"
    return next((value for key, value in groups.items() if key.startswith(name) and value is not None), match[0])


def _first(groups: Mapping[str, str | None], name: str) -> str:
    return next((value for key, value in groups.items() if key.startswith(name) and value), "")
