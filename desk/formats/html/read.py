"""The desk's own HTML read back: the e-mail, the rich paste and the fragment say by their classes what each part is.

The e-mail is cells of a table, `<td class="cell letter" id="story-7">`, the rich paste the same as a row of <div>; the
fragment is a row of `<section class="letter">`. Inside of all the same classes stand.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from desk.formats.blocks.back import issue_of, reference_of
from desk.formats.blocks.values import (
    Block,
    Brief,
    Briefs,
    Card,
    Cards,
    Contents,
    Footer,
    Head,
    Item,
    Masthead,
    Picture,
    Reference,
    References,
)
from desk.formats.blocks.wording import number_in
from desk.formats.html.prose import classes_of, elements, inside_of, prose_of, words_of
from desk.formats.html.unread import unread_in
from desk.formats.own import Own
from desk.formats.profiles.profile import names, profile
from desk.formats.prose.values import Body, Prose
from desk.model.kinds import Kind
from desk.model.text import tidy_line
from desk.model.url import safe_url
from desk.words.printed import every

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_ID = re.compile(r"story-(\d{1,15})")
_CELLS = ".top, .cell, .foot"
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_KINDS = tuple(kind for kind in Kind if kind != Kind.BRIEF)
"""Kinds that a section of a fragment is named by; briefs are a list of their own."""
_FILLER = "\u034f"
"""What keeps the preview of a mail program empty behind the preheader, in an e-mail that has one or none."""


def own_html(markup: str) -> Own | None:
    """The issue in a page; None where the desk did not write it."""
    if not any(sign in markup for sign in ('"story-', 'class="cell"', "<section class=", '<ul class="briefs"')):
        return None
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(markup)
    if tree.body is None:
        return None
    if tree.css_first(".column .top h1.name, .sheet .top h1.name") is not None:
        return _e_mail(tree, tree.body)
    return _fragment(tree.body)


def _e_mail(tree: "LexborHTMLParser", body: "LexborNode") -> Own | None:
    """The issue in the cells of an e-mail; what stands around them came from somebody else."""
    cells = tree.css(_CELLS)
    blocks = [block for cell in cells if not classes_of(cell) & {"top", "opening", "foot"} for block in _cell(cell)]
    if not any(isinstance(block, Item | Briefs | Cards | Contents) for block in blocks):
        return None
    ends = [Footer(Body(prose=prose_of(elements(cell))), ()) for cell in cells if "foot" in classes_of(cell)]
    top = next(cell for cell in cells if "top" in classes_of(cell))
    title = tree.css_first("title")
    masthead = _masthead(list(elements(top)), tidy_line(title.text()) if title is not None else "")
    plate = next((_plate(cell) for cell in cells if "opening" in classes_of(cell)), None)
    preheader = _preheader(tree.css_first("div.preheader"))
    return _whole(issue_of((replace(masthead, preheader=preheader, picture=plate), *blocks, *ends)), body)


def _cell(cell: "LexborNode") -> Iterator[Block]:
    """The block in one cell between masthead and footer; an empty one holds none."""
    parts = list(elements(cell))
    classes = classes_of(cell)
    story = _story(cell)
    if "contents" in classes:
        yield _contents(parts, story)
    elif story or classes & {"boxed", *_KINDS}:
        boxed = cell.css_first(".box") if "boxed" in classes else None
        kind = Kind.SPONSOR if "boxed" in classes else next((each for each in _KINDS if each in classes), Kind.STORY)
        yield _Parts(list(elements(boxed)) if boxed is not None else parts).item(kind, story)
    elif cards := cell.css(".card"):
        yield Cards(tuple(_Parts(list(elements(_inner(card)))).card(_story(card)) for card in cards))
    elif parts and parts[0].tag == "ul":
        yield _briefs(parts[0])
    elif parts:
        yield _head(parts)


def _inner(card: "LexborNode") -> "LexborNode":
    """Where the parts of a card stand: in a cell of its own in the e-mail, in the card itself in the paste."""
    inner = card.css_first("td.left, td.right") if card.tag == "div" else None
    return card if inner is None else inner


def _fragment(body: "LexborNode") -> Own | None:
    """The issue in a fragment: nothing may stand in it that the desk does not write there."""
    parts = list(elements(body))
    if len(parts) == 1 and parts[0].tag == "div" and parts[0].attributes.get("dir"):
        parts = list(elements(parts[0]))
    blocks: list[Block] = []
    top = [part for part in parts if classes_of(part) & {"name", "tagline", "day", "title", "plate"}]
    if top:
        plate = next((_plate(part) for part in top if "plate" in classes_of(part)), None)
        blocks.append(replace(_masthead(top, ""), picture=plate))
    for part in parts[len(top) :]:
        classes = classes_of(part)
        kind = next(iter(classes)) if len(classes) == 1 else ""
        if part.tag == "section" and kind == "foot":
            blocks.append(Footer(Body(prose=prose_of(list(elements(part))[1:])), ()))
        elif part.tag == "section" and kind in _KINDS:
            blocks.append(_section(part, kind))
        elif part.tag == "ul" and kind == "briefs":
            blocks.append(_briefs(part))
        elif part.tag == "hr" or (part.tag == "h2" and kind == "section"):
            blocks.append(_head([part]))
        elif part.tag == "p" and kind == "under" and blocks and isinstance(blocks[-1], Head):
            blocks[-1] = Head(blocks[-1].title, words_of(part))
        else:
            return None
    stories = any(isinstance(block, Item | Briefs | Cards | Contents) for block in blocks)
    return _whole(issue_of(blocks), body) if stories else None


def _whole(own: Own, body: "LexborNode") -> Own:
    """The issue with the words that nothing of it holds: a mail tool's own lines, or a template's."""
    return replace(own, left_out=(*own.left_out, *unread_in(body, own)))


def _section(part: "LexborNode", kind: str) -> Block:
    parts = list(elements(part))
    if kind == Kind.CONTENTS:
        return _contents(parts, 0)
    return Cards((_Parts(parts).card(0),)) if kind == Kind.CARD else _Parts(parts).item(kind, 0)


def _masthead(parts: Sequence["LexborNode"], subject: str) -> Masthead:
    said = {name: part for part in parts for name in classes_of(part)}
    day = said.get("day")
    link = day.css_first("a") if day is not None else None
    line = words_of(day)
    if link is not None:
        line = line.removesuffix(words_of(link)).rstrip(" ·")
    number, _, date = line.partition(" · ")
    if not date and number_in(number) is None:
        number, date = "", line
    name, title = words_of(said.get("name")), words_of(said.get("title"))
    return Masthead(
        name=name,
        tagline=words_of(said.get("tagline")),
        number=number,
        date=date,
        title=title,
        subject=subject if subject not in {name, number, *every("newsletter")} else title,
        preheader="",
        web=safe_url(link.attributes.get("href") or "") if link is not None else None,
    )


def _preheader(node: "LexborNode | None") -> str:
    """The words ahead of the filler; the tag of a mail tool that stood in for them is none."""
    words = words_of(node).partition(_FILLER)[0].strip()
    return "" if words in {tag for name in names() for tag in profile(name).tags.values()} else words


def _head(parts: Sequence["LexborNode"]) -> Head:
    title = next((words_of(part) for part in parts if part.tag == "h2"), "")
    return Head(title, next((words_of(part) for part in parts if "under" in classes_of(part)), ""))


def _briefs(part: "LexborNode") -> Briefs:
    rows = [row for row in elements(part) if row.tag == "li"]
    return Briefs(tuple(Brief(_story(row), prose_of(row.iter(include_text=True))) for row in rows))


def _contents(parts: Sequence["LexborNode"], story: int) -> Contents:
    headline = next((words_of(part) for part in parts if part.tag in _HEADINGS), "")
    standfirst = next((words_of(part) for part in parts if "standfirst" in classes_of(part)), "")
    entries = tuple(words_of(row) for part in parts if part.tag == "ul" for row in elements(part))
    return Contents(story, headline, standfirst, entries, ())


def _story(node: "LexborNode") -> int:
    match = _ID.fullmatch(node.attributes.get("id") or "")
    return int(match[1]) if match else 0


@dataclass(slots=True)
class _Parts:
    """The parts of one story, each put where its class says."""

    parts: Sequence["LexborNode"]
    said: dict[str, str] = field(default_factory=dict)
    url: str | None = None
    picture: Picture | None = None
    references: References = field(default_factory=References)
    body: tuple[Prose, ...] = ()

    def __post_init__(self) -> None:
        loose: list[LexborNode] = []
        for part in self.parts:
            if not self._is_named(part, ahead=not loose):
                loose.append(part)
        self.body = prose_of(loose)

    def _is_named(self, part: "LexborNode", *, ahead: bool) -> bool:
        """Take a part that is no running text; `ahead` says that no running text stands above it."""
        named = classes_of(part) & {"sponsor", "standfirst", "line", "byline", "label"}
        if part.tag == "p" and named:
            self.said["standfirst" if named == {"line"} else next(iter(named))] = words_of(part)
        elif part.tag in _HEADINGS and ahead and "heading" not in classes_of(part) and "headline" not in self.said:
            self.said["headline"] = words_of(part)
            link = part.css_first("a[href]")
            self.url = safe_url(link.attributes.get("href") or "") if link is not None else None
        elif ahead and self.picture is None and (image := _only_image(part)) is not None:
            self.picture = _shown(image)
        elif part.tag == "ul" and ("label" in self.said or "links" in classes_of(part)):
            rows = tuple(map(_reference, elements(part)))
            self.references = References(self.said.get("label", ""), rows)
        else:
            return False
        return True

    def item(self, kind: str, story: int) -> Item:
        """As an item."""
        return Item(
            story=story,
            kind=kind,
            label=self.said.get("sponsor", ""),
            headline=self.said.get("headline", ""),
            standfirst=self.said.get("standfirst", ""),
            byline=self.said.get("byline", ""),
            picture=self.picture,
            body=Body(prose=self.body),
            references=self.references,
        )

    def card(self, story: int) -> Card:
        """As a card."""
        headline, standfirst = self.said.get("headline", ""), self.said.get("standfirst", "")
        return Card(story, headline, standfirst, self.picture, self.url, Body(prose=self.body), self.references)


def _reference(row: "LexborNode") -> Reference:
    """A link of a list. A source behind its title is small print; one ahead of it is read by its two spaces."""
    parts = list(row.iter(include_text=True))
    if len(parts) > 1 and parts[-1].tag == "small":
        return replace(reference_of(inside_of(row, parts[:-1])), source=words_of(parts[-1]).removeprefix("· "))
    return reference_of(inside_of(row))


def _plate(part: "LexborNode") -> Picture | None:
    """The picture that leads the issue, in a row or a figure of its own."""
    image = part.css_first("img")
    return _shown(image) if image is not None else None


def _shown(image: "LexborNode") -> Picture | None:
    src = safe_url(image.attributes.get("src") or "")
    return Picture(src, tidy_line(image.attributes.get("alt") or "")) if src else None


def _only_image(part: "LexborNode") -> "LexborNode | None":
    """A story's own picture; those of its body have another class."""
    if part.tag == "img":
        return part
    inside = list(elements(part)) if "plate" in classes_of(part) else []
    return inside[0] if len(inside) == 1 and inside[0].tag == "img" else None
