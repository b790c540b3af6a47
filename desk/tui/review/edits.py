"""Verbs of the review that change a reading: stories, lines, links, and what is left out."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from desk.intake import otherwise, review, review_lines
from desk.intake.reading import Reading
from desk.tui.desk.verbs.stories import KINDS
from desk.tui.review.forms import IssueRead, LinkRead, field_form
from desk.tui.review.reviewed import JOINED, LEFT_OUT
from desk.tui.review.rows import Spot, first_words
from desk.tui.widgets.cells import cut, shown
from desk.tui.widgets.dialog import Choice

if TYPE_CHECKING:
    from desk.tui.review.screen import ReviewScreen

_SHOWN = 40
_TO_LINK, _TO_TEXT = "Made the line a link", "Made the link a paragraph"
"""What two changes say that take each other back."""


def story_here(screen: "ReviewScreen") -> int:
    """The place of the story that the selected row belongs to. Raises LookupError."""
    spot, reading = screen.spot, screen.reading
    at: int | None = spot.at if spot.what in ("story", "part", "link") else None
    if spot.what == "doubt":
        at = reading.doubts[spot.at].story
    if at is None or at >= len(reading.stories):
        raise LookupError("select a story first")
    return at


def _name(reading: Reading, at: int) -> str:
    story = reading.stories[at]
    return f"“{cut(shown(story.headline or '') or first_words(story), _SHOWN)}”"


def merge(screen: "ReviewScreen") -> None:
    """Join the story to the one above it; in the list of issues, the issue."""
    if screen.pane == "issues":
        join(screen, screen.at - 1)
        return
    if screen.spot.what == "section":
        _dissolve(screen)
        return
    at = story_here(screen)
    name = _name(screen.reading, at)
    screen.edit(f"Merged {name} with the story above", review.merge, at, select=Spot("story", max(0, at - 1)))


def _dissolve(screen: "ReviewScreen") -> None:
    """Put the stories of a section into the one above; its title goes to what was left out."""
    at = screen.spot.at
    title = cut(shown(screen.reading.stories[at].section or ""), _SHOWN)
    screen.edit(f"Dissolved the section “{title}”", review_lines.dissolve_section, at, select=Spot("story", at))


def join(screen: "ReviewScreen", above: int) -> None:
    """Join an issue of the review and the one below it, which goes."""
    if not 0 <= above < len(screen.items) - 1:
        raise LookupError("there is no issue that it could be joined with")
    first, second = screen.items[above], screen.items[above + 1]
    if first.done or second.done:
        raise LookupError("one of the two is saved or left out already")
    screen.item.row = screen.rows.row
    first.join(second)
    screen.go_to(above)
    screen.redraw()
    screen.say(f"{first.past[-1].title}.", "undo")


def split(screen: "ReviewScreen") -> None:
    """Begin a new story whose headline is the selected line."""
    _split(screen, headline=True)


def split_plain(screen: "ReviewScreen") -> None:
    """Begin a new story with the selected line as its text or link."""
    _split(screen, headline=False)


def _split(screen: "ReviewScreen", *, headline: bool) -> None:
    spot = screen.spot
    if spot.what not in ("part", "link"):
        at = story_here(screen)
        if at not in screen.item.opened:
            screen.item.toggle(at)
            screen.redraw()
        raise LookupError("select the line or the link that the new story begins with")
    edit = review.split if spot.what == "part" else review.split_at_link
    before = len(screen.reading.stories)
    screen.edit("Split the story here", edit, spot.at, spot.place, headline=headline)
    screen.land(Spot("story", spot.at + len(screen.reading.stories) - before))


def kind(screen: "ReviewScreen") -> None:
    """Choose the kind of the story."""
    at = story_here(screen)

    def chosen(kind: str) -> None:
        screen.edit(f"Made {_name(screen.reading, at)} a {kind}", _change, at, kind)

    screen.ask(Choice("Kind", KINDS, screen.reading.stories[at].kind), chosen)


def _change(reading: Reading, at: int, kind: str) -> Reading:
    return review.change(reading, at, kind=kind)


def headline(screen: "ReviewScreen") -> None:
    """Make the headline a line of the body; or the selected line, or the title of the section, a headline."""
    spot = screen.spot
    if spot.what == "part":
        title = "Made the line the headline"
        screen.edit(title, review_lines.body_to_headline, spot.at, spot.place, select=Spot("story", spot.at))
    elif spot.what == "section":
        title = screen.reading.stories[spot.at].section or ""
        name = f"Made the section “{cut(shown(title), _SHOWN)}” a headline"
        screen.edit(name, otherwise.from_section, title, spot.at, select=Spot("story", spot.at))
    else:
        at = story_here(screen)
        if not screen.reading.stories[at].headline and screen.reading.stories[at].parts:
            screen.edit("Made the first line the headline", review_lines.body_to_headline, at, 0)
        else:
            screen.edit("Made the headline a line of the text", review_lines.headline_to_body, at)


def link(screen: "ReviewScreen") -> None:
    """Make a link a paragraph, or a line of the body a link; straight afterwards the same key makes it what it was."""
    spot, past = screen.spot, screen.item.past
    last = past[-1] if past else None
    back = _BACK.get(last.edit) if last else None
    if last and back and isinstance(last.before, Spot) and _is_made(screen, last.reading):
        title, edit = back
        screen.edit(title, edit, last.reading, select=last.before)
    elif spot.what == "link":
        made = screen.reading.stories[spot.at]
        parts = len(made.parts)
        screen.edit(_TO_TEXT, review.link_to_body, spot.at, spot.place, select=Spot("part", spot.at, parts))
    elif spot.what == "part":
        screen.edit(_TO_LINK, review.body_to_link, spot.at, spot.place, select=Spot("link", spot.at, 0))
    else:
        raise LookupError("select a link, or a line of an opened story")


def _text_again(_: Reading, before: Reading) -> Reading:
    return before


def _link_again(_: Reading, before: Reading) -> Reading:
    return before


_BACK: dict[Callable[..., Reading] | None, tuple[str, Callable[..., Reading]]] = {
    review.body_to_link: (_TO_TEXT, _text_again),
    _link_again: (_TO_TEXT, _text_again),
    review.link_to_body: (_TO_LINK, _link_again),
    _text_again: (_TO_LINK, _link_again),
}
"""What takes a change between a link and a line back, by the edit that made it."""


def _is_made(screen: "ReviewScreen", was: Reading) -> bool:
    """Whether the selected link or line is what came of the last change."""
    spot = screen.spot
    if spot.what not in ("part", "link") or spot.at >= len(was.stories):
        return False
    old, new = was.stories[spot.at], screen.reading.stories[spot.at]
    if spot.what == "part":
        return new.parts[spot.place] not in old.parts
    return new.links[spot.place] not in old.links


def swap(screen: "ReviewScreen") -> None:
    """Part the source of a link from its title, or join the two."""
    spot = screen.spot
    if spot.what != "link":
        raise LookupError("select a link first: enter opens its story")
    if not screen.edit("Changed source and title", otherwise.swap_link, spot.at, spot.place):
        screen.say("There is no source in this title. r changes it by hand.")


def move_down(screen: "ReviewScreen") -> None:
    """Move a story down, or a link to the story below."""
    _move(screen, 1)


def move_up(screen: "ReviewScreen") -> None:
    """Move a story up, or a link to the story above."""
    _move(screen, -1)


def _move(screen: "ReviewScreen", step: int) -> None:
    spot, stories = screen.spot, screen.reading.stories
    at = story_here(screen)
    to = at + step
    if not 0 <= to < len(stories):
        raise LookupError("it is the last story" if step > 0 else "it is the first story")
    if spot.what != "link":
        name = f"Moved {_name(screen.reading, at)}"
        if stories[at].section != stories[to].section:
            screen.edit(name, review_lines.cross_section, at, to, select=Spot("story", at))
            return
        screen.edit(name, review.move_story, at, to, select=Spot("story", to))
        return
    place = None if step < 0 else 0
    name = _name(screen.reading, to)
    screen.item.opened |= {to}
    select = Spot("link", to, len(stories[to].links) if step < 0 else 0)
    screen.edit(f"Moved the link to {name}", review.move_link, at, spot.place, to, place, select=select)


# In and out


def leave_out(screen: "ReviewScreen") -> None:
    """Take a story, a link or a line out: it is listed with what was left out."""
    spot = screen.spot
    if screen.pane == "issues":
        drop_issue(screen)
    elif spot.what == "section":
        _dissolve(screen)
    elif spot.what == "link":
        screen.edit("Left the link out", review_lines.leave_out_link, spot.at, spot.place)
    elif spot.what == "part":
        screen.edit("Left the line out", review_lines.leave_out_part, spot.at, spot.place)
    elif spot.what == "story":
        screen.edit(f"Left {_name(screen.reading, spot.at)} out", review.leave_out, spot.at)
    else:
        raise LookupError("select a story, a link or a line")


def take_in(screen: "ReviewScreen") -> None:
    """Bring back what was left out, into the story that stands above it in the source."""
    spot = screen.spot
    if spot.what != "left":
        raise LookupError("what was left out stands at the end; select a line of it")
    left = screen.reading.left_out[spot.at]
    at = review_lines.story_at(screen.reading, left.lines.first)
    if at is None:
        raise LookupError("there is no story that it could go into")
    screen.edit(f"Took it into {_name(screen.reading, at)}", review.take_in, spot.at, at)


def rename(screen: "ReviewScreen") -> None:
    """Change the words of the selected row."""
    spot, reading = screen.spot, screen.reading
    if spot.what == "issue":
        screen.ask(IssueRead(reading), lambda values: _take_issue(screen, values))
    elif spot.what == "link":
        _rename_link(screen, spot)
    elif spot.what == "section":
        title = reading.stories[spot.at].section or ""
        form = field_form("Section", "Title", title, "nothing: its stories go to the section before")
        screen.ask(form, lambda values: _rename_section(screen, title, values["words"].strip()))
    else:
        at = story_here(screen)
        form = field_form("Headline", "Headline", reading.stories[at].headline or "", "none: it has no headline")
        screen.ask(form, lambda values: _rename_story(screen, at, values["words"].strip()))


def _rename_story(screen: "ReviewScreen", at: int, words: str) -> None:
    def change(reading: Reading) -> Reading:
        return review.change(reading, at, headline=words or None)

    screen.edit("Changed the headline", change)


def _rename_section(screen: "ReviewScreen", title: str, words: str) -> None:
    screen.edit("Renamed the section", review.rename_section, title, words or None)


def _rename_link(screen: "ReviewScreen", spot: Spot) -> None:
    form = LinkRead(screen.reading.stories[spot.at].links[spot.place])

    def taken(values: Mapping[str, str]) -> None:
        title, source, url = (values[name].strip() for name in ("title", "source", "url"))
        screen.edit("Changed the link", review.change_link, spot.at, spot.place, title, source or None, url or None)

    screen.ask(form, taken)


def _take_issue(screen: "ReviewScreen", values: Mapping[str, str]) -> None:
    number = values["number"].strip()

    def change(reading: Reading) -> Reading:
        return replace(
            reading,
            number=int(number) if number else None,
            date=values["date"].strip(),
            subject=values["subject"].strip(),
            preheader=values["preheader"].strip(),
        )

    screen.edit("Changed the issue", change)


def drop_issue(screen: "ReviewScreen") -> None:
    """Leave a whole issue out, or take it back."""
    item = screen.item
    if item.file:
        raise LookupError(f"{item.label} is saved already")
    if item.dropped == JOINED:
        raise LookupError(f"{item.label} is joined to another issue; undo there parts them")
    item.dropped = "" if item.dropped else LEFT_OUT
    screen.redraw()
    word = "is left out; x takes it back" if item.dropped else "is to be saved again"
    screen.say(f"{item.label} {word}.")
