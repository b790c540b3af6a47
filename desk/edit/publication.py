"""What the settings of a publication may be: each is typed as text, checked, and becomes a value."""

import re
from collections.abc import Callable, Mapping, Set
from dataclasses import fields, replace
from typing import Any

from desk.edit import Refused, lengths, snippets
from desk.model.colour import COLOUR
from desk.model.publication import (
    CONTENTS,
    DRAFT_TEXT,
    HEADLINES,
    LANGUAGE,
    LINKS_FIRST,
    NARROWEST,
    NARROWEST_LOGO,
    STYLES,
    TEXT_NUMBERS,
    WIDEST,
    WIDEST_LOGO,
    Brand,
    Publication,
    issue_address,
)
from desk.model.text import clean_line, clean_text, tidy_line
from desk.model.url import safe_url, typed_url

__all__ = ("CHECKS", "SETTINGS", "changed", "checked", "issue_address", "unread", "value", "with_settings", "written")

_APART = ("id", "brand", "standing", "standing_links", "bookings", "unknown", "unknown_tables")
SETTINGS = (
    *(each.name for each in fields(Publication) if each.name not in _APART),
    *(f"brand_{each.name}" for each in fields(Brand) if each.name != "unknown"),
)
"""Every setting by its name; those of the brand as "brand_accent"."""
_LONGEST_CADENCE = 366
_MOST_SLOTS = 99
NO_LABEL = "-"
"""How it is typed that nothing stands above the links of a story; an empty field is the word of the language."""


def checked(name: str, text: str) -> Any:
    """The value that a typed text gives the setting `name`; a setting of the brand is called "brand_accent".

    Raises Refused with what is wrong and how it is written.
    """
    return CHECKS.get(name, tidy_line)(text)


def changed(publication: Publication, name: str, value: Any) -> Publication:
    """The publication with one setting changed."""
    part = name.removeprefix("brand_")
    if part == name:
        return with_settings(publication, {name: value})
    unknown = _without(publication.brand.unknown, {part})
    return with_settings(publication, {"brand": replace(publication.brand, **{part: value}, unknown=unknown)})


def with_settings(publication: Publication, settings: Mapping[str, Any]) -> Publication:
    """The publication with these in place of its own, and of what its file has there and could not be read."""
    unknown = _without(publication.unknown, {"brand", *SETTINGS}.intersection(settings))
    return replace(publication, **settings, unknown=unknown)


def unread(publication: Publication) -> tuple[str, ...]:
    """The settings whose contents in the file are none of theirs, and that count as not set: a number for a name."""
    brand = {f"brand_{name}" for name in publication.brand.unknown}
    if "brand" in publication.unknown:
        brand.add("brand_accent")
    return tuple(name for name in SETTINGS if name in publication.unknown or name in brand)


def _without(unknown: Mapping[str, Any], names: Set[str]) -> Mapping[str, Any]:
    return {name: content for name, content in unknown.items() if name not in names}


def value(publication: Publication, name: str) -> Any:
    """What a setting is now."""
    part = name.removeprefix("brand_")
    return getattr(publication.brand, part) if part != name else getattr(publication, name)


def written(publication: Publication, name: str) -> str:
    """A setting as it is typed."""
    current = value(publication, name)
    if name == "links_label":
        return "" if current is None else current or NO_LABEL
    return "\n".join(current) if isinstance(current, tuple) else str(current)


_COMMA = re.compile(r"[,，、､،؛﹐﹑]")
"""Signs that part the items of a list in a line, of any script."""


def _titles(text: str) -> tuple[str, ...]:
    """Titles of sections, one a line; on one line commas part them, of whatever script: "町、国", "المدينة، البلد"."""
    lines = clean_text(text).strip().split("\n")
    parts = lines if len(lines) > 1 else _COMMA.split(lines[0])
    return tuple(title for part in parts if (title := tidy_line(part)))


def _one_a_line(text: str) -> tuple[str, ...]:
    """Lines of which each is an entry; an address, or a thing to do, may hold a comma."""
    return tuple(line for each in clean_text(text).split("\n") if (line := tidy_line(each)))


def _lines(text: str) -> str:
    return clean_text(text).strip("\n")


def _language(text: str) -> str:
    if not LANGUAGE.fullmatch(text := text.strip()):
        raise Refused("That is not a language: write a tag such as en-GB.")
    return text


def _label(text: str) -> str | None:
    return "" if (text := tidy_line(text)) == NO_LABEL else text or None


def _mail(text: str) -> str:
    text = clean_line(text).strip()
    if text and not (typed_url(text) or "").startswith("mailto:"):
        raise Refused("That is not a mail address: write it as editor@example.org.")
    return text.removeprefix("mailto:")


def _web(text: str) -> str:
    address = typed_url(text) if text.strip() else ""
    if address is None or (address and not address.lower().startswith("http")):
        raise Refused("That is not a web address: one begins with https:// or http://.")
    return address


def _pattern(text: str) -> str:
    text = clean_line(text).strip()
    plain = text.replace("{number}", "1").replace("{slug}", "a")
    if "{" in plain or "}" in plain:
        raise Refused("Only {number} and {slug} can stand in the pattern.")
    if text and not safe_url(plain):
        raise Refused("That is not a web address: write it as https://example.org/{number}-{slug}.")
    return text


def _whole(least: int, most: int, unit: str) -> Callable[[str], int]:
    def check(text: str) -> int:
        if not re.fullmatch(r"[0-9]{1,9}", text := text.strip()) or not least <= int(text) <= most:
            raise Refused(f"Write a number of {unit} from {least} to {most}.")
        return int(text)

    return check


def _one_of(what: str, words: tuple[str, ...]) -> Callable[[str], str]:
    *others, last = words

    def check(text: str) -> str:
        if (text := text.strip()) not in words:
            raise Refused(f"There is no {what} “{clean_line(text)[:40]}”: there is {', '.join(others)} or {last}.")
        return text

    return check


def _picture(text: str) -> str:
    address = safe_url(clean_line(text).strip()) if text.strip() else ""
    if address is None or (address and not address.lower().startswith("https:")):
        raise Refused("Mail programs show no picture from there: write its address as https://example.org/logo.png.")
    return address


def _colour(text: str) -> str:
    if not COLOUR.fullmatch(text := text.strip()):
        raise Refused("That is not a colour: write it as #1c53a4.")
    return text.lower()


CHECKS: Mapping[str, Callable[[str], Any]] = {
    "sections": _titles,
    "snippets": snippets.checked,
    "targets": lengths.checked,
    "passed": _one_a_line,
    "words": _one_a_line,
    "links_label": _label,
    "sponsor_slots": _whole(0, _MOST_SLOTS, "sponsor items"),
    "checklist": _one_a_line,
    "postal_address": _lines,
    "footer": _lines,
    "language": _language,
    "from_address": _mail,
    "web_address": _web,
    "issue_address": _pattern,
    "cadence": _whole(1, _LONGEST_CADENCE, "days"),
    "style": _one_of("house style", STYLES),
    "contents": _one_of("list of contents", CONTENTS),
    "links_first": _one_of("order of a link", LINKS_FIRST),
    "headlines": _one_of("kind of headline", HEADLINES),
    "logo": _picture,
    "logo_width": _whole(NARROWEST_LOGO, WIDEST_LOGO, "pixels"),
    "text_numbers": _one_of("numbering", TEXT_NUMBERS),
    "draft_text": _one_of("text of a draft", DRAFT_TEXT),
    "brand_accent": _colour,
    "brand_text": _colour,
    "brand_background": _colour,
    "brand_width": _whole(NARROWEST, WIDEST, "pixels"),
}
"""Settings that cannot be any text: text in, value out."""
