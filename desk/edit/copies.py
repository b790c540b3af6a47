"""Edits that copy: an issue as the next one, and stories of another issue into this one."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from desk.edit import links, sections, stories
from desk.edit.blocks import as_words
from desk.edit.issues import following
from desk.edit.places import Spot, last_in
from desk.edit.runs import behind, by_id, with_rows
from desk.model.ids import new_id
from desk.model.issue import Issue, Place, Section, Status, Story
from desk.model.publication import Publication
from desk.model.text import tidy_line

_WORD = re.compile(r"\w+")


def duplicate(issue: Issue, publication: Publication) -> Issue:
    """The next issue with all sections, stories and links of this one under new ids, every story a draft again.

    Number and date are the next ones; title, subject and preheader are empty. What was put aside stays where it is.
    """
    made = following(issue, publication)
    homes = {old.id: new.id for old, new in zip(issue.running_order, made.running_order, strict=True)}
    ids = {story.id: new_id() for story in issue.in_order()}
    copies = [
        replace(story, id=ids[story.id], section=homes.get(story.section or 0), status=Status.DRAFT, origin=None)
        for story in issue.in_order()
    ]
    copied = [replace(link, id=new_id(), story=ids[link.story]) for link in issue.links if link.story in ids]
    return replace(
        made,
        stories=by_id(copies),
        links=by_id(copied),
    )


def bring(issue: Issue, other: Issue, id: int) -> Issue:
    """Copy a story of another issue with its links into this one, under the same ids.

    It goes to the end of the section of the same title, else of the last one. Where this issue holds the story
    already, put aside or moved away, the copy takes that one's place; where it is in, nothing changes.
    Raises LookupError if the other issue has no such story.
    """
    story = other.story(id)
    if any(each.id == id and each.place == Place.IN for each in issue.stories):
        return issue
    brought = other.links_of(id)
    section = _like(issue, _title(other, story))
    home = section.id if section else None
    run = issue.stories_of(home)
    copy = replace(story, section=home, place=Place.IN, reason="", until="", origin=f"{other.id}/{id}")
    rest = [link for link in issue.links if link.story != id]
    return replace(
        issue,
        stories=with_rows(issue.stories, behind(run, [copy], run[-1].id if run else None)),
        links=by_id({link.id: link for link in (*rest, *brought)}.values()),
    )


def _title(issue: Issue, story: Story) -> str:
    return next((tidy_line(each.title or "") for each in issue.sections if each.id == story.section), "")


def _like(issue: Issue, title: str) -> Section | None:
    """The section of this title, however it is written, else the last one; None if there are no sections."""
    found = called(issue, title) or issue.running_order[-1:]
    return found[0] if found else None


def called(issue: Issue, title: str) -> tuple[Section, ...]:
    """The sections of this title, however it is written: "HEALTH & CARE:" is "Health and Care"."""
    wanted = _plain(title)
    return tuple(each for each in issue.running_order if _plain(each.title or "") == wanted)


def _plain(title: str) -> str:
    """A title without capitals and signs; one of signs alone stays as it is."""
    line = tidy_line(title).casefold()
    return " ".join(_WORD.findall(line.replace("&", " and "))) or line


def take_in(issue: Issue, other: Issue, spot: Spot, into: int | None = None) -> Issue:
    """Put the sections, stories and links of another issue into this one, under ids that both do not share.

    Stories of a section with a title bring it along, behind the section of `spot`; a section of that title that is
    here takes them instead, and the standfirst as a story. Those ahead of the first title go to `spot`, in an issue
    without sections into one that has no title; those of such a section further down stay behind what stood above
    them. `into` is a story without words that becomes the first of them.
    Raises LookupError.
    """
    first = next(other.in_order(), None)
    if into is not None and first is not None:
        issue = _filled(issue, into, first, other)
        spot = Spot(issue.story(into).section, into)
        other = replace(other, stories=tuple(story for story in other.stories if story.id != first.id))
    loose = list(takewhile(lambda story: not _titled(other, story), other.in_order()))
    ahead = loose[:1] == [first] and len(loose) < len(other.stories)
    bare = next((each for each in other.running_order if ahead and each.id == loose[0].section), None)
    if bare is not None and spot == Spot(None, None) and not issue.sections:
        issue, spot = sections.add(issue, replace(bare, order=""), after=None), Spot(bare.id, None)
    issue = _put(issue, other, loose, spot)
    return _with_sections(issue, other, {story.id for story in loose}, spot.section)


def _with_sections(issue: Issue, other: Issue, put: Collection[int], after: int | None) -> Issue:
    """An issue with the sections of another one behind its section `after`, and the stories but those that are in."""
    last = after
    for section in [*other.running_order, None]:
        run = [story for story in other.stories_of(section.id if section else None) if story.id not in put]
        title = section.title if section else None
        same = called(issue, title) if title else ()
        if section and same and section.standfirst:
            run = [Story(new_id(), "", body=as_words(section.standfirst)), *run]
        if section and title and not same and (run or section.standfirst):
            issue = sections.add(issue, replace(section, order=""), after=after)
            after = section.id
        if run:
            last = same[0].id if same else after if title else last
            issue = _put(issue, other, run, last_in(issue, last))
    return issue


def _titled(issue: Issue, story: Story) -> bool:
    return any(each.id == story.section and each.title for each in issue.sections)


def _filled(issue: Issue, into: int, story: Story, other: Issue) -> Issue:
    """A story without words, with those of another one; what it has already stays, and the other's goes below it."""
    here = issue.story(into)
    below = [
        f"**{as_words(story.headline)}**"
        if here.headline and story.headline and here.headline != story.headline
        else "",
        as_words(story.standfirst) if here.standfirst and here.standfirst != story.standfirst else "",
        as_words(story.byline) if here.byline and here.byline != story.byline else "",
    ]
    made = replace(
        story,
        id=into,
        order=here.order,
        section=here.section,
        headline=here.headline or story.headline,
        standfirst=here.standfirst or story.standfirst,
        byline=here.byline or story.byline,
        body="\n\n".join(each for each in (*below, story.body) if each),
        notes="\n".join(each for each in (here.notes, story.notes) if each),
        status=here.status,
    )
    issue = replace(issue, stories=with_rows(issue.stories, {into: made}))
    return links.add(issue, [replace(link, story=into) for link in other.links_of(story.id)])


def _put(issue: Issue, other: Issue, run: Sequence[Story], spot: Spot) -> Issue:
    after = spot.after
    for story in run:
        added = replace(story, order="", section=spot.section)
        issue = stories.add(issue, added, after=after, first=after is None)
        issue = links.add(issue, list(other.links_of(story.id)))
        after = story.id
    return issue


def under_new_ids(issue: Issue, ids: dict[int, int] | None = None) -> tuple[Issue, dict[int, int]]:
    """An issue whose ids count lines of a source, under random ones: also which new id stands for which.

    `ids` are those that are known by now; they are kept. Raises LookupError for a link without its story.
    """
    ids = dict(ids or {})
    for id in (issue.id, *ids_in(issue)):
        ids.setdefault(id, new_id())
    stories = (replace(each, id=ids[each.id], section=ids.get(each.section or 0)) for each in issue.stories)
    made = replace(
        issue,
        id=ids[issue.id],
        sections=by_id([replace(each, id=ids[each.id]) for each in issue.sections]),
        stories=by_id(list(stories)),
        links=by_id([replace(each, id=ids[each.id], story=ids[each.story]) for each in issue.links]),
    )
    return made, ids


def ids_in(issue: Issue) -> Iterator[int]:
    """The ids of all sections, stories and links of an issue."""
    yield from (section.id for section in issue.sections)
    yield from (story.id for story in issue.stories)
    yield from (link.id for link in issue.links)
