"""What the desk says about the issue: its title line, the shelf's counts, the tabs, and what an empty issue needs."""

from typing import TYPE_CHECKING

from desk.model import dates
from desk.model.issue import Place
from desk.model.publication import Shelf
from desk.store.form.clashes import clashes_of
from desk.tui.issues.rows import wrapped
from desk.tui.widgets.cells import Span, count, shown
from desk.tui.widgets.lines import BLANK, Line
from desk.tui.widgets.titleline import TitleLine, meter

if TYPE_CHECKING:
    from desk.tui.desk.screen import DeskScreen


def draw_title(desk: "DeskScreen") -> None:
    """Publication, number and date at the left; counts, size and state at the right."""
    issue, publication = desk.issue, desk.desk.session.publication
    left: list[tuple[int, list[Span]]] = []
    if publication.name:
        left.append((4, [(shown(publication.name), "bold")]))
    left.append((0, [(shown(issue.label), "bold" if not publication.name else "")]))
    if issue.date:
        long, short = dates.short_date(issue.date), dates.day_and_month(issue.date)
        narrow = desk.size.width < 80
        left.append((1, [(short if narrow else long, "dim")]))
    stories = sum(1 for _ in issue.in_order())
    right: list[tuple[int, list[Span]]] = [
        (5, _number(stories, "story", "stories")),
        (7, _number(issue.words, "word")),
        (6, _number(issue.link_count, "link")),
    ]
    if desk.proofs.size:
        right.append((2, _size(desk)))
    if company := desk.desk.company.words:
        right.append((3, [("with ", "dim"), (company, "")]))
    right.append((0, _state(desk)))
    if desk.size.width < 80:
        left = [group for group in left if group[0] != 4]
        right = [group for group in right if group[0] in (0, 2, 3)]
    desk.query_one(TitleLine).show(left, right)


def _number(number: int, word: str, plural: str = "") -> list[Span]:
    digits, _, unit = count(number, word, plural).partition(" ")
    return [(digits, ""), (f" {unit}", "dim")]


def _size(desk: "DeskScreen") -> list[Span]:
    size, limit = desk.proofs.size, desk.proofs.limit
    style, sign = "", ""
    if size > limit:
        style, sign = "stop", f"{desk.desk.glyphs.of('stop')} "
    elif size > limit * 0.9:
        style, sign = "look", f"{desk.desk.glyphs.of('look')} "
    return [(f"{sign}{round(size / 1000)}", style), (f" of {limit // 1000} KB ", "dim"), *meter(size, limit)]


def _state(desk: "DeskScreen") -> list[Span]:
    state = desk.desk.saver.state
    if state == "not saved":
        return [(state, "bold")]
    words = f"{shown(desk.issue.status)}, {state}" if desk.size.width >= 80 else state
    return [(words, "dim")]


def shelf_note(desk: "DeskScreen") -> tuple[Span, ...]:
    """How much lies on the shelf."""
    issue, shelf = desk.issue, desk.desk.session.shelf
    parts = [
        (_clips(shelf), "inbox"),
        (len(issue.placed(Place.HELD)), "held"),
        (len(issue.placed(Place.SPIKED)), "spiked"),
    ]
    if clashes := len(clashes_of(issue)):
        parts = [*(part for part in parts if part[0]), (clashes, "other versions")]  # all four have no room
    spans: list[Span] = []
    for number, word in parts:
        spans += [("  ", "")] if spans else []
        spans += [(str(number), ""), (f" {word}", "dim")]
    return tuple(spans)


def _clips(shelf: Shelf) -> int:
    return len(shelf.clips)


def tab_notes(desk: "DeskScreen") -> dict[str, str]:
    """The number of stories, and which of them is in hand."""
    order = [story.id for story in desk.issue.in_order()]
    notes = {"order": str(len(order))}
    if desk.in_hand in order:
        notes["story"] = str(order.index(desk.in_hand) + 1)
    return notes


def explain_empty(desk: "DeskScreen") -> list[Line]:
    """What stands in the place of a story in an empty issue: one sentence, then the keys, one a line."""
    key = desk.desk.keys.shown
    sentence = "Fill the sections in any order; a story needs no more than a headline to start with."
    if not desk.issue.sections:
        sentence = "A section holds stories; a story needs no more than a headline to start with."
    entries = [("story.new", "write the first story"), ("section.new", "begin a section")]
    if clips := len(desk.desk.session.shelf.clips):
        entries.append(("shelf", f"take one of the {count(clips, 'link')} from the shelf"))
    entries += [("links.paste", "paste a list of links, one story each"), ("details", "give the issue a subject")]
    lines = [Line((("No stories yet", "bold"),)), BLANK]
    lines += [Line(((part, ""),)) for part in wrapped(sentence, max(20, desk.story_pane.size.width - 4))]
    return [*lines, BLANK, *(Line(((f"{key(id):<8}", "bold"), (words, ""))) for id, words in entries)]
