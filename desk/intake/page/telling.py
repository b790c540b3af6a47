"""From ranked parts to marks: which part opens a story, which belongs to it, and which is none of either."""

import re
from collections.abc import Collection, Sequence

from desk.intake.page.addresses import Addresses
from desk.intake.page.flow import SPACER
from desk.intake.page.items import ItemTeller
from desk.intake.page.lead import Lead, is_labelled_address, is_reference, trimmed
from desk.intake.page.menus import is_menu, menu_rows
from desk.intake.page.opened import Opened
from desk.intake.page.opening import lead_in
from desk.intake.page.parts import Part
from desk.intake.page.phrases import ARROWED, BROWSER, BYLINE, CONTENTS, MORE, NAVIGATION, is_paid_section, paid_by
from desk.intake.page.rank import Rank, Ranked
from desk.intake.page.tagged import tagged
from desk.intake.page.tail import is_author, is_source, split_tail
from desk.intake.plain.kinds import is_byline
from desk.intake.shape import Mark, Role
from desk.links.found import whole_address
from desk.links.paste import is_label, is_links_label
from desk.model.issue import Kind

_LONGEST_STANDFIRST = 220
_LONGEST_TITLE = 220
_WHOLLY = 0.9
"""The share of its letters from which a line is nothing but its link."""
_BLURB = 30
"""Characters from which linked words are a text, not a button."""
_TEXT = 80
"""Characters from which a part below a name is a story's text."""
_WORD = re.compile(r"\w")


class Teller:
    """Tells the stories of a page part by part."""

    def __init__(self, parts: Sequence[Part], ranked: Ranked, addresses: Addresses, known: Collection[str]) -> None:
        self._parts, self._ranked, self._known = parts, ranked, set(known)
        self._out = Opened(addresses)
        self._items = ItemTeller(self._out, self._known)
        self._rows = menu_rows(parts)
        self._contents = self._asked = False

    def marks(self) -> list[Mark]:
        """The marks of all parts in their order."""
        place = 0
        while place < len(self._parts):
            place = self._take(place)
        self._out.finish()
        return self._out.marks

    def _take(self, place: int) -> int:
        """Tell the part at this place, and give the place to go on with."""
        part = self._parts[place]
        rank = self._ranked.ranks.get(place)
        if part.depth and rank is None and part.words and not part.image:
            return self._list(place)
        if part.image is not None:
            self._picture(place)
        elif place in self._rows:
            self._out.leave(part, "menu")
        elif part.words and not part.rule and rank is not None:
            self._loud(place, rank)
        elif part.words and not part.rule:
            self._text(place)
        return place + 1

    def _loud(self, place: int, rank: Rank) -> None:
        """Tell a part that has a rank."""
        part = self._parts[place]
        match rank:
            case Rank.SPONSOR:
                self._sponsor(part)
            case Rank.SECTION | Rank.LISTED:
                self._section(part, listed=rank == Rank.LISTED)
            case Rank.KICKER:
                self._out.kicker(part)
            case Rank.SUBHEAD if self._out.open and part.linked >= _WHOLLY and not part.level:
                self._inside(place)
            case Rank.SUBHEAD if self._out.open:
                self._out.body(part, ahead="#### ")
            case _:
                self._headline(place)

    def _sponsor(self, part: Part) -> None:
        self._out.sponsored(part, paid_by(part.words) or "")

    def _section(self, part: Part, listed: bool) -> None:
        if part.links:
            self._out.wonder(
                "section", f"Is “{part.words}” the title of a section?", "a section", "a headline with its link"
            )
        self._out.section(part, paid=is_paid_section(part.words), listed=listed)

    def _headline(self, place: int) -> None:
        part = self._parts[place]
        self._out.resume(part)
        if CONTENTS.fullmatch(part.words):
            self._contents = True
            self._out.begin(part, part.words.rstrip(":"), None, Kind.CONTENTS)
            return
        self._contents = False
        if place in self._ranked.unsure:
            self._out.wonder("headline", f"Is “{part.words}” a headline?", "a headline", "the title of a section")
        url = part.links[0].url if part.links else None
        words, tail = split_tail(part)
        author = bool(tail) and is_author(tail)
        source = tail if tail and url is not None and not author and is_source(tail, url) else None
        words = words if author or source else part.words
        self._out.begin(part, words, url, Kind.NOTE if place in self._ranked.asides else Kind.STORY, source)
        if author:
            self._out.byline(part, tail, ())
        for link in part.links[1:]:
            if link.url != url:
                self._out.link(part, link.words, link.url)

    def _list(self, place: int) -> int:
        """Tell a list whole: as stories, as links, or as a list of the story's body."""
        end = place
        while end < len(self._parts) and self._parts[end].depth and end not in self._ranked.ranks:
            end += 1
        group = [part for part in self._parts[place:end] if part.words or part.image]
        if self._contents or all(_points_inside(part) for part in group):
            for part in group:
                self._out.leave(part, "list of contents, which is made anew")
        elif all(is_menu(part) for part in group):
            for part in group:
                self._out.leave(part, "menu")
        elif self._ranked.items or (self._out.in_section and not self._out.open):
            if not self._asked:
                self._asked = True
                self._out.wonder(
                    "kind", "Are the items of the lists stories of their own?", "stories", "links or lists of one story"
                )
            self._items.stories(group)
        else:
            above = self._out.marks[-1] if self._out.marks else None
            self._items.inside(group, labelled=above is not None and above.role == Role.LABEL)
        return end

    def _text(self, place: int) -> None:
        part = self._parts[place]
        lead = self._lead(part)
        if lead is not None:
            if not self._asked:
                self._asked = True
                self._out.wonder(
                    "headline",
                    "Do the words that open these paragraphs name stories?",
                    "headlines",
                    "words in bold or linked",
                )
            self._out.begin(part, lead.words, lead.url, Kind.STORY)
            self._rest(part, lead)
        elif is_menu(part) or (BROWSER.search(part.words) and len(part.words) < 160 and part.links):
            self._out.leave(part, "menu" if is_menu(part) else "about the mail itself")
        elif self._contents and (part.linked > 0.6 or _points_inside(part)):
            self._out.leave(part, "list of contents, which is made anew")
        elif not self._out.open:
            self._loose(place)
        else:
            self._inside(place)

    def _lead(self, part: Part) -> Lead | None:
        return None if part.quote else lead_in(part, self._ranked.leads)

    def _rest(self, part: Part, lead: Lead) -> None:
        rest = trimmed(lead.rest)
        if rest:
            self._out.body(part, rest)

    def _loose(self, place: int) -> None:
        """A text that no headline stands above: a letter ahead of all, an introduction of a section, or a note."""
        part = self._parts[place]
        if self._out.in_section and not self._out.told_in_section and not part.links and not self._ranked.leads:
            self._out.intro(part)
            return
        kind, other = (Kind.NOTE, "the end of the story above") if self._out.told else (Kind.LETTER, "a story")
        self._out.wonder("kind", "What is this text, which no headline stands above?", f"a {kind}", other)
        self._out.begin(part, "", None, kind)
        self._out.body(part)

    def _inside(self, place: int) -> None:
        """A text of the story that is open."""
        part = self._parts[place]
        words = part.words
        if self._out.fresh and self._is_byline(place):
            self._out.byline(part)
        elif self._is_standfirst(place):
            self._out.standfirst(part)
        elif self._is_label(place):
            self._out.label(part)
        elif (
            part.links
            and len(words) <= _LONGEST_TITLE
            and (is_reference(part, self._known) or is_labelled_address(part))
        ):
            self._link(part)
        elif (sponsor := tagged(part)) is not None:
            self._out.paid(part, sponsor)
        else:
            self._out.body(part)

    def _link(self, part: Part) -> None:
        link = part.links[0]
        blurb = len(part.words) >= _BLURB and not ARROWED.search(part.words) and not whole_address(link.words)
        if self._out.leads_there(link) and blurb:
            self._out.body(part)
        elif MORE.fullmatch(part.words) or (ARROWED.search(part.words) and len(part.words) <= 60):
            self._out.more(part, link)
        elif self._out.leads_there(link):
            self._out.leave(part, "leads where the story leads already")
        else:
            self._out.reference(part, self._known)

    def _is_standfirst(self, place: int) -> bool:
        part = self._parts[place]
        if not self._out.fresh or part.italic < 0.95 or len(part.words) > _LONGEST_STANDFIRST or part.links:
            return False
        below = next((other for other in range(place + 1, len(self._parts)) if self._parts[other].words), None)
        return below is not None and below not in self._ranked.ranks

    def _is_byline(self, place: int) -> bool:
        """Whether a line names who wrote the story: it says "by", or is a name with a text below it."""
        part = self._parts[place]
        if BYLINE.fullmatch(part.words):
            return True
        below = self._parts[place + 1] if place + 1 < len(self._parts) else None
        text = below is not None and not below.depth and len(below.words) >= _TEXT
        return text and not part.links and is_byline(part.words, signed=True)

    def _is_label(self, place: int) -> bool:
        part = self._parts[place]
        if part.links or not (is_links_label(part.words) or is_label(part.words)):
            return False
        below = self._parts[place + 1] if place + 1 < len(self._parts) else None
        if below is None:
            return False
        return bool(below.depth and is_links_label(part.words)) or (
            bool(below.links) and (bool(below.depth) or is_reference(below, self._known))
        )

    def _picture(self, place: int) -> None:
        part = self._parts[place]
        assert part.image is not None
        link = part.leads[0] if part.leads else None
        alt = part.image.alt.strip()
        if NAVIGATION.fullmatch(alt) and link is not None:
            self._out.leave(part, "icon")
        elif SPACER.search(part.image.src) and link is None:
            return
        else:
            own = link is not None and self._out.open and self._out.leads_there(link)
            self._out.picture(part, ahead=not own and self._stands_ahead(place), link=link)

    def _stands_ahead(self, place: int) -> bool:
        """Whether a picture belongs to the headline below it: no other words stand between, and no story is fresh."""
        below = place + 1
        while below < len(self._parts) and not (self._parts[below].words and not self._parts[below].image):
            below += 1
        if below >= len(self._parts) or self._ranked.ranks.get(below) != Rank.HEADLINE:
            return False
        row = self._parts[place].row
        if row and row in (self._parts[below].row, self._out.row) and self._out.row != self._parts[below].row:
            return row != self._out.row
        return not (self._out.fresh and self._parts[place].cell == self._out.cell)


def _points_inside(part: Part) -> bool:
    return bool(part.links) and part.linked > 0.5 and all(re.match("#.", run.url or "") for run in part.links)
