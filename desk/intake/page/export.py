"""The desk's own e-mail read back: its cells say what they are by id and class, so nothing is guessed.

Kept in step with the templates of `desk.formats`: a round trip over every kind of story is among the tests.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import takewhile

from desk.intake.page.addresses import Addresses
from desk.intake.page.items import ItemTeller
from desk.intake.page.lead import is_reference
from desk.intake.page.opened import Opened
from desk.intake.page.parts import Part
from desk.intake.page.phrases import NUMBER
from desk.intake.plain.kinds import sponsor_in
from desk.intake.plain.masthead import date_in
from desk.intake.reading import Reading
from desk.intake.shape import Mark, assemble
from desk.model.issue import Kind

_HINTED = (Kind.LETTER, Kind.LINKS, Kind.NOTE, Kind.CONTENTS)
_PROMOTION = "Promotion"
"""The label of a sponsor item that has none of its own (see `desk.formats.blocks.wording`)."""


def is_export(parts: Sequence[Part]) -> bool:
    """Whether a page is an e-mail of the desk: it has named stories in cells, and the desk's masthead."""
    stories = any(part.id[6:].isdigit() and {"cell", "card"} & set(part.kind.split()) for part in parts if part.id)
    return stories and any(part.named == "name" and part.level == 1 for part in parts)


def export_reading(parts: Sequence[Part], addresses: Addresses, known: Collection[str], onto: Reading) -> Reading:
    """The issue that an e-mail of the desk holds; `onto` is what is known of it already."""
    teller = _Teller(addresses, known)
    for place, part in enumerate(parts):
        teller.take(part, parts[place + 1 :])
    return assemble(teller.finished(), teller.masthead(onto))


class _Teller:
    """Tells the cells of the e-mail."""

    def __init__(self, addresses: Addresses, known: Collection[str]) -> None:
        self._out = Opened(addresses)
        self._known = set(known)
        self._items = ItemTeller(self._out, known)
        self._story = ""
        self._labelled = self._footer = False
        self._list: list[Part] = []
        self._told: set[int] = set()
        self._named: dict[str, Part] = {}

    def finished(self) -> list[Mark]:
        """The marks of all that was taken."""
        self._end_list(last=True)
        self._out.finish()
        return self._out.marks

    def masthead(self, onto: Reading) -> Reading:
        """The reading with what the masthead says."""
        said = {name: part.words for name, part in self._named.items()}
        day = said.get("day", "")
        number = NUMBER.search(day)
        return replace(
            onto,
            publication=said.get("name", ""),
            tagline=said.get("tagline", ""),
            title=said.get("title", ""),
            number=int(number[1]) if number else None,
            date=date_in(day)[0] or onto.date,
        )

    def take(self, part: Part, below: Sequence[Part]) -> None:
        """Tell one part."""
        if part.named in ("name", "tagline", "day", "title") and not part.id:
            self._named[part.named] = part
            for link in part.links:
                self._out.leave(replace(part, runs=(link,)), "leads to the newsletter on the web")
        elif part.id and (part.id != self._story or not self._out.open):
            self._end_list(last=True)
            self._begin(part, below)
        elif part.id:
            self._inside(part)
        else:
            self._end_list(last=True)
            self._between(part)

    def _begin(self, part: Part, below: Sequence[Part]) -> None:
        """Open a story at its first part; its headline may stand below a label or a picture."""
        self._story, self._labelled = part.id, False
        own = [part, *takewhile(lambda other: other.id == part.id, below)]
        head = next((each for each in own[:3] if each.level and each.named != "heading" and _is_first(each, own)), None)
        paid = part.named == "sponsor"
        self._told = {place for place, each in enumerate(own) if each is head or (paid and each is part)}
        self._out.begin(head or part, head.words if head else "", _url(head), Kind.SPONSOR if paid else _kind(part))
        if paid:
            name = sponsor_in(part.words)
            if name is None and part.words != _PROMOTION:
                self._out.label(part, fresh=True)
            self._out.sponsored(part, name or "")
        self._told = {part.line for place, part in enumerate(own) if place in self._told}
        self._inside(part)

    def _inside(self, part: Part) -> None:
        """A part of the story that is open."""
        if part.words and part.line in self._told and not part.image:
            return
        if part.depth and not part.image:
            self._list.append(part)
            return
        self._end_list(last=False)
        if part.named == "standfirst" or (_kind(part) == Kind.CARD and _is_plain(part) and self._out.fresh):
            self._out.standfirst(part)
        elif part.named == "byline":
            self._out.byline(part)
        elif part.named == "label":
            self._labelled = True
            self._out.label(part)
        elif part.image is not None:
            self._out.picture(part, ahead=False, link=None)
        elif part.rule:
            self._out.rule(part)
        elif part.words:
            self._out.body(part, ahead="#### " if part.level else "")

    def _between(self, part: Part) -> None:
        """What stands between stories: titles of sections, news in brief, the footer."""
        self._footer = self._footer or (part.rule and part.named == "foot")
        if self._footer:
            if part.words:
                self._out.leave(part, "footer")
        elif part.level == 2 and part.named == "section":
            self._out.section(part, paid=False)
        elif part.named == "under":
            self._out.intro(part)
        elif part.rule:
            self._out.no_section(part)
        elif part.depth and part.first and (part.depth == 1 or not self._out.open):
            self._out.begin(part, "", None, Kind.BRIEF)
            self._out.body(part)
        elif part.depth:
            self._out.body(part, ahead="  " * (part.depth - 2) + "- " if part.first else "")
        elif part.words:
            self._out.leave(part, "not understood in an e-mail of the desk")

    def _end_list(self, last: bool) -> None:
        """Tell the list that has ended: links below a label, or where it is the last of its story and all are."""
        group, self._list = self._list, []
        if not group:
            return
        if "contents" in group[0].kind.split():
            for part in group:
                self._out.leave(part, "list of contents, which is made anew")
        elif (
            self._labelled
            or "links" in group[0].kind.split()
            or (last and all(is_reference(part, self._known) for part in group))
        ):
            for part in group:
                self._out.reference(part, self._known)
        else:
            self._items.inside(group)


def _kind(part: Part) -> str:
    classes = part.kind.split()
    return Kind.CARD if "card" in classes else next((kind for kind in _HINTED if kind in classes), Kind.STORY)


def _url(head: Part | None) -> str | None:
    return head.links[0].url if head is not None and head.links else None


def _is_plain(part: Part) -> bool:
    return bool(part.words) and not part.level and not part.links and not part.quote and not part.code


def _is_first(part: Part, own: Sequence[Part]) -> bool:
    """Whether only a label or a picture stands above a heading in its cell."""
    return all(each.image or each.named == "sponsor" for each in own[: own.index(part)])
