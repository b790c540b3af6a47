"""What style sheets say that matters to a reader's eye: what is hidden, how large and how heavy words are.

Only what stands outside of media queries counts, which is what a desktop mail program shows. Selectors are one or
more tags, classes and ids, with ancestors; others are passed over.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
_COMPOUND = re.compile(r"(?:[a-z][a-z0-9]*)?(?:[.#][\w-]+)*", re.IGNORECASE)
_TOKEN = re.compile(r"[.#]?[\w-]+")
_LENGTH = re.compile(r"(-?\d*\.?\d+)\s*(px|pt|em|rem|%)?", re.IGNORECASE)
_FONT_SIZE = re.compile(r"(\d*\.?\d+(?:px|pt|em|rem|%))(?:\s*/|\s|$)", re.IGNORECASE)
_HEAVY = re.compile(r"\b(?:bold|bolder|[6-9]00)\b", re.IGNORECASE)
_LIGHT = re.compile(r"\b(?:normal|lighter|[1-5]00)\b", re.IGNORECASE)
_MONO = re.compile(r"\b(?:monospace|courier|menlo|consolas|monaco)\b", re.IGNORECASE)
_NAMED = {"xx-small": 9, "x-small": 10, "small": 13, "medium": 16, "large": 18, "x-large": 24, "xx-large": 32}
_FONTS = (10.0, 10.0, 13.0, 16.0, 18.0, 24.0, 32.0, 48.0)
_POINT = 4 / 3
_ROOT = 16.0
_MOST_RULES = 3_000


@dataclass(frozen=True, slots=True)
class Look:
    """How words look: size in pixels; `hidden` is the reason why they are not seen, "" if they are."""

    size: float = _ROOT
    bold: bool = False
    italic: bool = False
    mono: bool = False
    hidden: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What a rule changes; None leaves it. `scale` counts from the size around."""

    size: float | None = None
    scale: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    mono: bool | None = None
    hidden: str = ""

    def on(self, look: Look) -> Look:
        """The look with this changed."""
        size = self.size if self.size is not None else look.size * (self.scale or 1)
        return Look(
            size,
            look.bold if self.bold is None else self.bold,
            look.italic if self.italic is None else self.italic,
            look.mono if self.mono is None else self.mono,
            look.hidden or self.hidden,
        )


@dataclass(frozen=True, slots=True)
class _Rule:
    own: frozenset[str]
    above: tuple[str, ...]
    change: Change


@dataclass(slots=True)
class Sheet:
    """The rules of a page, by the last name in their selector."""

    rules: dict[str, list[_Rule]] = field(default_factory=dict)

    def changes(self, tokens: frozenset[str], above: Counter[str]) -> Iterator[Change]:
        """What the rules say of an element with this tag, classes and id, below elements with those."""
        for token in tokens:
            for rule in self.rules.get(token, ()):
                if rule.own <= tokens and all(above[name] for name in rule.above):
                    yield rule.change


def sheet_of(css: str) -> Sheet:
    """The rules in a style sheet."""
    sheet = Sheet()
    count = 0
    for selectors, body in _blocks(_COMMENT.sub("", css)):
        change = change_in(body.lower())
        if change == Change():
            continue
        for selector in selectors.split(","):
            compounds = selector.replace(">", " ").split()
            count += 1
            if count > _MOST_RULES or not compounds or not all(map(_COMPOUND.fullmatch, compounds)):
                continue
            own = frozenset(_names(compounds[-1]))
            key = max(own, key=lambda name: (name[0] in ".#", name))
            sheet.rules.setdefault(key, []).append(_Rule(own, tuple(_names(" ".join(compounds[:-1]))), change))
    return sheet


def _names(selector: str) -> Iterable[str]:
    for token in _TOKEN.findall(selector):
        yield token if token[0] in ".#" else token.lower()


def _blocks(css: str) -> Iterator[tuple[str, str]]:
    """Selectors and declarations of the rules that are in no media query."""
    place, depth, start, selector = 0, 0, 0, ""
    for match in re.finditer(r"[{}]", css):
        if match[0] == "{":
            if depth == 0:
                selector, start = css[place : match.start()].strip(), match.end()
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                place = match.end()
                if selector and not selector.startswith("@"):
                    yield selector, css[start : match.start()]
                elif re.match(r"@media\s+(?:all|screen)\s*$", selector):
                    yield from _blocks(css[start : match.start()])


@lru_cache(maxsize=4096)
def change_in(style: str) -> Change:
    """What declarations in small letters say, such as a style attribute."""
    said = {}
    for declaration in style.split(";"):
        name, _, value = declaration.partition(":")
        said[name.strip()] = value.replace("!important", "").strip()
    size, scale = _size(said.get("font-size") or _short(said.get("font", "")))
    weight = said.get("font-weight") or said.get("font", "")
    bold = True if _HEAVY.search(weight) else False if "font-weight" in said and _LIGHT.search(weight) else None
    slant = said.get("font-style") or said.get("font", "")
    italic = True if re.search("italic|oblique", slant) else False if slant == "normal" else None
    family = said.get("font-family") or said.get("font", "")
    return Change(size, scale, bold, italic, bool(_MONO.search(family)) if family else None, _hidden(said))


def _short(font: str) -> str:
    match = _FONT_SIZE.search(font)
    return match[1] if match else ""


def _size(value: str) -> tuple[float | None, float | None]:
    """Pixels, or a factor of the size around."""
    if value in _NAMED:
        return float(_NAMED[value]), None
    if value in ("smaller", "larger"):
        return None, 0.83 if value == "smaller" else 1.2
    match = _LENGTH.match(value)
    if not match:
        return None, None
    number, unit = abs(float(match[1])), (match[2] or "px").lower()
    if unit in ("em", "%"):
        return None, number / (100 if unit == "%" else 1)
    return min(number * {"px": 1, "pt": _POINT, "rem": _ROOT}[unit], 1000), None


def _hidden(said: dict[str, str]) -> str:
    """Why an element is not seen, "" if it is."""
    none = said.get("display") == "none" or said.get("visibility") == "hidden" or said.get("mso-hide") == "all"
    clear = re.fullmatch(r"0(?:\.0+)?%?", said.get("opacity", ""))
    flat = any(re.fullmatch(r"0(?:px|pt|em)?", said.get(name, "")) for name in ("max-height", "height"))
    folded = flat and "hidden" in said.get("overflow", "")
    return "hidden" if none or clear or folded else ""


def font_size(size: str, around: float) -> float:
    """Pixels of `<font size>`, 1 to 7, or steps from the size around (HTML, rules for parsing a legacy font size)."""
    match = re.match(r"\s*([+-]?)(\d{1,2})", size)
    if not match:
        return around
    number = int(match[2])
    if match[1]:
        number = 3 + number if match[1] == "+" else 3 - number
    return _FONTS[max(1, min(7, number))]
