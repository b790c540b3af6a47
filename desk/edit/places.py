"""Where a thing goes: the one answer for the command line, the keys and the mouse.

A story goes to a `Spot`: a section, and the story that it follows there. `stories.place(issue, ids, *spot)` puts it
there. A section and a link go behind another one of their run, and None is the top.
"""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from desk.model.issue import Issue, Story


class Spot(NamedTuple):
    """A place in the running order: in `section` (None: Unsorted), behind its story `after` (None: at its top)."""

    section: int | None
    after: int | None


def first_in(section: int | None) -> Spot:
    """At the top of a section."""
    return Spot(section, None)


def top(issue: Issue) -> Spot:
    """At the top of the issue: of its first section, or of Unsorted where there is none."""
    first = issue.running_order[:1]
    return Spot(first[0].id if first else None, None)


def last_in(issue: Issue, section: int | None, moving: Collection[int] = ()) -> Spot:
    """At the end of a section, behind what does not move along."""
    rest = [story.id for story in issue.stories_of(section) if story.id not in moving]
    return Spot(section, rest[-1] if rest else None)


def behind(issue: Issue, id: int, moving: Collection[int] = ()) -> Spot:
    """Behind a story. Where that one moves too: behind the nearest story above it that stays. Raises LookupError."""
    section = section_of(issue, issue.story(id))
    run = [story.id for story in issue.stories_of(section)]
    if id not in run:
        raise LookupError(f"the story {id} is not in the running order")
    above = [each for each in run[: run.index(id) + 1] if each not in moving]
    return Spot(section, above[-1] if above else None)


def ahead_of(issue: Issue, id: int, moving: Collection[int] = ()) -> Spot:
    """Ahead of a story. Raises LookupError."""
    section = section_of(issue, issue.story(id))
    run = [story.id for story in issue.stories_of(section)]
    if id not in run:
        raise LookupError(f"the story {id} is not in the running order")
    above = [each for each in run[: run.index(id)] if each not in moving]
    return Spot(section, above[-1] if above else None)


def onto(issue: Issue, moving: Sequence[int], dragged: int, target: int) -> Spot:
    """Where stories land that are dropped on the story `target`: its own place in the running order.

    Dragged down they go behind it, dragged up they go ahead of it: either way the story under the pointer makes way.
    Raises LookupError.
    """
    order = [story.id for story in issue.in_order()]
    if dragged not in order or target not in order:
        raise LookupError("that story is no longer there")
    down = order.index(dragged) < order.index(target)
    return behind(issue, target, moving) if down else ahead_of(issue, target, moving)


def neighbour(issue: Issue, section: int | None, step: int) -> int | None:
    """The section below (`step` 1) or above (-1) another one; Unsorted stands below the last. None: there is none."""
    sections = [each.id for each in issue.running_order]
    if section not in sections:
        return sections[-1] if sections and step < 0 else None
    at = sections.index(section) + step
    return sections[at] if 0 <= at < len(sections) else None


def next_to(issue: Issue, block: Sequence[Story], step: int) -> Spot | None:
    """Where stories stand after moving together one place down (`step` 1) or up (-1), over the border of a section
    too; None where they cannot go further. `block` is in running order and not empty.
    """
    moving = {story.id for story in block}
    edge = block[-1] if step > 0 else block[0]
    home = section_of(issue, edge)
    run = [story.id for story in issue.stories_of(home)]
    beyond = run[run.index(edge.id) + 1 :] if step > 0 else run[: run.index(edge.id)][::-1]
    passed = next((id for id in beyond if id not in moving), None)
    if passed is not None:
        return behind(issue, passed, moving) if step > 0 else ahead_of(issue, passed, moving)
    beside = neighbour(issue, home, step)
    if beside is None:
        return None
    return first_in(beside) if step > 0 else last_in(issue, beside, moving)


def section_of(issue: Issue, story: Story) -> int | None:
    """The section that a story stands in; None for Unsorted, which holds what names an unknown section too."""
    return story.section if any(each.id == story.section for each in issue.sections) else None


def section_onto(issue: Issue, dragged: int, target: int | None) -> int | None:
    """The section that a dragged one follows when it is dropped on another one, `target` (None: above all of them).

    Dragged down it goes behind the other one, dragged up ahead of it. Raises LookupError.
    """
    issue.section(dragged)
    run = [section.id for section in issue.running_order]
    if target is None:
        return None
    issue.section(target)
    if run.index(dragged) < run.index(target):
        return target
    above = [id for id in run[: run.index(target)] if id != dragged]
    return above[-1] if above else None


def section_last(issue: Issue, moving: int | None = None) -> int | None:
    """The section behind which another one is the last; None if there is no other."""
    rest = [section.id for section in issue.running_order if section.id != moving]
    return rest[-1] if rest else None


def link_last(issue: Issue, story: int, moving: int | None = None) -> int | None:
    """The link behind which another one is the last of its story; None if there is no other."""
    rest = [link.id for link in issue.links_of(story) if link.id != moving]
    return rest[-1] if rest else None
