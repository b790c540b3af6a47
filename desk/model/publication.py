"""The publication: what all its issues share."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from desk.model.issue import Image, Link
from desk.model.kinds import Kind
from desk.model.url import safe_url

LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
"""How a language is written: a tag such as en-GB (BCP 47, its usual forms)."""
STYLES = ("digest", "network", "gazette")
"""The house styles an e-mail can have: a column of stories with their links; a letter, cards and short news; a page
with serif headlines, furniture in small capitals and ruled lists. The first is that of a file which names none.
"""
CONTENTS = ("all", "lead", "sections")
"""What a list of contents names: all that follows, the first story of each section, the sections alone."""
FEW = 10
"""As many entries a list of contents has in any case."""
LINKS_FIRST = ("source", "title")
"""What a link in a list begins with: "NHS England:  New ratings published", or the title and the source behind it."""
HEADLINES = ("plain", "linked")
"""Whether the headline of a story leads to where its first link does."""
TEXT_NUMBERS = ("none", "stories")
"""Whether the stories of the plain text edition have numbers, so that a line can say "see 12"."""
DRAFT_TEXT = ("fixed", "flowed")
"""How lines end in the text part of a draft: where they stand, or so that mail programs may flow them (RFC 3676)."""
NARROWEST_LOGO, WIDEST_LOGO = 16, 552
"""Pixels that a logo may be wide: that of the column at its usual width."""
NARROWEST, WIDEST = 320, 800
"""Pixels that an e-mail may be wide; what a phone can show, and what a mail program's window can."""


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
class Standing:
    """A standing item: a story that is made anew with each issue, such as a letter, contents or a note at the end.

    `section` is the title of its section, "" for none. `slot` is the name of the sponsor's place that it keeps ("Top"):
    who booked it for the day of an issue stands there, else the item's own words, else nothing. All else is as in
    `Story`.
    """

    id: int
    order: str
    section: str = ""
    kind: str = Kind.STORY
    slot: str = ""
    headline: str | None = None
    standfirst: str = ""
    byline: str = ""
    links_label: str | None = None
    image: Image | None = None
    notes: str = ""
    body: str = ""
    unknown: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Booking:
    """A line of the ledger of sponsors: who booked which slot on which day (ISO 8601).

    `due` is the day by which their copy is to come, "" if it is here. `ran` is the id of the issue that it ran in,
    None as long as it did not. `note` is never published.
    """

    id: int
    date: str = ""
    slot: str = ""
    due: str = ""
    note: str = ""
    ran: int | None = None
    sponsor: str = ""
    unknown: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Publication:
    """The settings of a publication.

    `issue_address` is the pattern of an issue's web address; {number} and {slug} stand for those of the issue.
    `sections` is the skeleton of a new issue; `cadence` says how many days lie between two issues, 30 or 31 a month;
    `style` is one of STYLES, `contents` one of CONTENTS, `links_first` of LINKS_FIRST, `headlines` of HEADLINES,
    `text_numbers` of TEXT_NUMBERS and `draft_text` of DRAFT_TEXT; `logo` is the https address of the picture that
    stands for the name, `logo_width` its width in pixels; `quotes` is "" (what is typed is what is sent) or
    "typographic"; `profile` is the mail tool that exports are for, by its name. `links_label` stands above the links of
    a story: None is the word of the language, "" no label. `words` are the publication's own for what desk adds in its
    language, each as "web: Read it online" (see `desk.words.printed`). `passed` is what the editor never wants to be
    told again, each as what tells it and of what: "seen https://example.org/jobs". `sponsor_slots` is how many sponsor
    items an issue has (0: any number); `checklist` are the editor's own lines to deal with before an issue goes, such
    as "Read aloud". A new setting goes above `footer`, for the last field of a table stands in every file
    (`desk.store.form.records`).
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
    links_label: str | None = None
    sections: tuple[str, ...] = ()
    cadence: int = 7
    style: str = "digest"
    brand: Brand = Brand()
    quotes: str = ""
    profile: str = "plain"
    contents: str = "all"
    links_first: str = "source"
    headlines: str = "plain"
    logo: str = ""
    logo_width: int = 200
    text_numbers: str = "none"
    draft_text: str = "fixed"
    passed: tuple[str, ...] = ()
    sponsor_slots: int = 0
    checklist: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    snippets: str = ""
    targets: tuple[str, ...] = ()
    footer: str = ""
    unknown: Mapping[str, Any] = field(default_factory=dict)
    unknown_tables: Mapping[str, Any] = field(default_factory=dict)
    standing: tuple[Standing, ...] = ()
    standing_links: tuple[Link, ...] = ()
    bookings: tuple[Booking, ...] = ()
    """What each issue begins with, the links of these items, and the ledger of sponsors; by their ids."""


def begun(id: int) -> Publication:
    """A publication that begins: with the newest house style, and a short list of contents.

    Files leave out what is usual, so the usual values are those of the publications that are there already.
    """
    return Publication(id=id, style="gazette", contents="lead")


def _without(pattern: str, part: str, other: str) -> str:
    """A pattern of addresses for an issue that has no number, or no slug: the other of the two stands for it.

    Where the other is in the pattern anyway, the part goes with the sign that parts the two: "{number}-{slug}" is
    "{slug}". "" where nothing would say which issue it is.
    """
    if part not in pattern:
        return pattern
    if not other:
        return ""
    rest = re.sub(rf"{re.escape(part)}[-_./]|[-_.]{re.escape(part)}", "", pattern)
    if rest == pattern:
        rest = pattern.replace(part, "")
    return rest if "{" in rest else pattern.replace(part, other)


def issue_address(publication: Publication, number: int | None, slug: str) -> str | None:
    """Where an issue is read on the web, made from the publication's pattern; None where that gives no address."""
    pattern = publication.issue_address
    if number is None:
        pattern = _without(pattern, "{number}", slug)
    if not slug:
        pattern = _without(pattern, "{slug}", "" if number is None else str(number))
    if "{" in publication.issue_address and not pattern:
        return None
    address = pattern.replace("{number}", str(number))
    return safe_url(address.replace("{slug}", slug))


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
