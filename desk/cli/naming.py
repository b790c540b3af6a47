"""What somebody calls a section, a story or a link, and which one is meant."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from desk.cli.answers import Fault
from desk.model.issue import Issue, Link, Place, Section, Story
from desk.model.publication import Standing
from desk.model.text import short, tidy_line

Named = TypeVar("Named", Section, Story, Link, Standing)
PUBLICATION = "publication"
"""What stands in the place of an issue when the publication is meant."""
ISSUE_FIELDS = ("number", "title", "slug", "date", "subject", "preheader", "image", "alt", "status")
"""The fields of an issue that can be set by name."""
MOST = 5
"""Candidates that a fault lists."""
ID_DIGITS = 15
"""Digits of an id; a shorter number names something else."""


def handle(issue: Issue) -> str:
    """How a command line names this issue."""
    return str(issue.id if issue.number is None else issue.number)


def section_called(issue: Issue, name: str) -> Section | None:
    """The section with this id or this title, in any case of letters; None if there is none. Raises Fault."""
    if (by_id := _by_id(issue.sections, name)) is not None:
        return by_id
    wanted = tidy_line(name)
    found = [each for each in issue.running_order if tidy_line(each.title or "") == wanted]
    if not found:
        folded = wanted.casefold()
        found = [each for each in issue.running_order if tidy_line(each.title or "").casefold() == folded]
    if len(found) > 1:
        raise Fault(_ambiguous(name, found, section_name))
    return found[0] if found else None


def section(issue: Issue, name: str) -> Section:
    """The section with this id or title. Raises Fault if there is none, or several."""
    found = section_called(issue, name)
    if found is None:
        titles = ", ".join(f"“{section_name(each)}”" for each in issue.running_order[:MOST]) or "none yet"
        raise Fault(
            f"There is no section “{short(name)}” in {issue.label}; its sections: {titles}. "
            f"`desk section list {handle(issue)}` shows all."
        )
    return found


def story(issue: Issue, name: str, places: Iterable[str] = tuple(Place)) -> Story:
    """The story with this id, or the one with these words in its headline. Raises Fault if none is, or several."""
    stories = [each for each in (*issue.in_order(), *_aside(issue)) if each.place in places]
    found = matching(stories, name, lambda each: each.name)
    if found is None:
        raise Fault(
            f"There is no story “{short(name)}” in {issue.label}. "
            f"`desk story list {handle(issue)} --all` shows what there is."
        )
    return found


def placed_story(issue: Issue, name: str) -> Story:
    """As `story`, but one that is in the running order. Raises Fault."""
    found = story(issue, name)
    if found.place != Place.IN:
        raise Fault(f"“{short(found.name)}” is {found.place}. `desk shelf restore {found.id}` brings it back first.")
    return found


def link(issue: Issue, of: Story, name: str) -> Link:
    """The link of a story with this id, or with these words in its title. Raises Fault if none is, or several."""
    found = matching(issue.links_of(of.id), name, link_name)
    if found is None:
        raise Fault(
            f"There is no link “{short(name)}” in “{short(of.name)}”. "
            f"`desk link list {handle(issue)} {of.id}` shows what there is."
        )
    return found


def matching(candidates: Sequence[Named], name: str, called: Callable[[Named], str]) -> Named | None:
    """The one that is meant: by its id, by all its words or by a piece of them. Raises Fault if several could be."""
    if (by_id := _by_id(candidates, name)) is not None:
        return by_id
    wanted = tidy_line(name).casefold()
    if not wanted:
        return None
    names = [(each, tidy_line(called(each)).casefold()) for each in candidates]
    found = [each for each, words in names if words == wanted] or [each for each, words in names if wanted in words]
    if len(found) > 1:
        raise Fault(_ambiguous(name, found, called))
    return found[0] if found else None


def section_name(each: Section) -> str:
    """What a list calls a section."""
    return tidy_line(each.title or "") or "untitled"


def link_name(each: Link) -> str:
    """What a list calls a link: its title, else its source or address."""
    return tidy_line(each.title or each.source or each.url or "") or "untitled"


def is_id(name: str) -> bool:
    """Whether a name has the form of an id."""
    return len(name) == ID_DIGITS and name.isascii() and name.isdigit()


def _by_id(candidates: Iterable[Named], name: str) -> Named | None:
    return next((each for each in candidates if str(each.id) == name.strip()), None)


def _aside(issue: Issue) -> list[Story]:
    return [each for each in issue.stories if each.place != Place.IN]


def _ambiguous(name: str, found: Sequence[Named], called: Callable[[Named], str]) -> str:
    candidates = ", ".join(f"{each.id} (“{short(called(each))}”)" for each in found[:MOST])
    more = f" and {len(found) - MOST} more" if len(found) > MOST else ""
    return f"“{short(name)}” could be {candidates}{more}. Give the number of one."
