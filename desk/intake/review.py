"""What an editor changes in a reading before it becomes an issue: pure functions (Reading, ...) -> Reading.

A story is named by its place in `reading.stories`, counted from 0, and so are parts of its body and its links. A
place that is not there raises LookupError. No word and no link is lost: what leaves a story goes into another one or
to what was left out. Doubts move with their stories.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypedDict, TypeVar, Unpack

from desk.intake.prose import tidy
from desk.intake.reading import NOWHERE, LeftOut, Lines, Reading, ReadLink, ReadStory
from desk.intake.review_where import lines_of_links, lines_of_parts, links_of, plain_line
from desk.model.text import tidy_line

TAKEN_OUT = "taken out in the review"
"""The reason of what an editor took out of a reading."""
_ANSWERED = ("headline", "section", "kind")
"""What is no question any more about a story that was joined to the one above it."""
Entry = TypeVar("Entry")


class Fields(TypedDict, total=False):
    """What can be changed in a story by hand."""

    kind: str
    headline: str | None
    section: str | None
    standfirst: str
    byline: str
    body: str
    links_label: str | None
    sponsor: str | None
    notes: str


def change(reading: Reading, at: int, **fields: Unpack[Fields]) -> Reading:
    """Change fields of a story, as `change(reading, 2, kind="sponsor")`."""
    return _put(reading, at, replace(_of(reading.stories, at, "story"), **fields))


def change_link(reading: Reading, at: int, link: int, title: str, source: str | None, url: str | None) -> Reading:
    """Change a link of a story. An address that the editor gives is no tracking address any more."""
    story = _of(reading.stories, at, "story")
    old = _of(story.links, link, "link")
    tracked = old.tracked and url == old.url
    return _put(reading, at, replace(story, links=_with(story.links, link, ReadLink(title, source, url, tracked))))


def merge(reading: Reading, at: int) -> Reading:
    """Join a story to the one before it: its headline becomes a line of the body, its links come last.

    Where the story before has neither headline nor words, it takes the headline.
    """
    below = _of(reading.stories, at, "story")
    above = _of(reading.stories, at - 1, "story") if at else None
    if above is None:
        raise LookupError("there is no story before the first one")
    takes = not above.headline and not above.body and not above.links
    kept_byline = above.byline or below.byline
    second_byline = below.byline if above.byline and below.byline else ""
    lines = ["" if takes else below.headline or "", "" if takes else below.standfirst, second_byline]
    picture = f"picture: {below.image.src} {below.image.alt}".strip() if above.image and below.image else ""
    joined = replace(
        above,
        headline=below.headline if takes else above.headline,
        standfirst=f"{above.standfirst} {below.standfirst}".strip() if takes else above.standfirst,
        byline=kept_byline,
        body="\n\n".join(part for part in (above.body, *map(tidy, lines), below.body) if part),
        links_label=above.links_label if above.links_label is not None else below.links_label,
        links=(*above.links, *below.links),
        sponsor=above.sponsor or below.sponsor,
        image=above.image or below.image,
        notes="\n".join(part for part in (above.notes, below.notes, picture) if part),
        lines=_around(above.lines, below.lines),
    )
    stories = (*reading.stories[: at - 1], joined, *reading.stories[at + 1 :])
    open_still = (doubt for doubt in reading.doubts if doubt.story != at or takes or doubt.about not in _ANSWERED)
    return _moved(replace(reading, doubts=tuple(open_still)), stories, lambda place: place - (place >= at))


def split(reading: Reading, at: int, part: int, *, headline: bool = False) -> Reading:
    """Begin a new story at a part of the body; what follows goes with it, links too unless they stand above it in
    the source.

    `headline`: the part, without its Markdown, becomes the headline of the new story. The first part can begin one
    only as its headline.
    """
    story = _of(reading.stories, at, "story")
    parts = story.parts
    words = _of(parts, part, "part of the body")
    if part == 0 and not headline:
        raise LookupError("the story begins with this part already")
    cut = lines_of_parts(reading, story)[part]
    stay = [cut is not None and line is not None and line < cut for line in lines_of_links(reading, story)]
    kept = tuple(link for link, stays in zip(story.links, stay, strict=True) if stays)
    moved = tuple(link for link, stays in zip(story.links, stay, strict=True) if not stays)
    above = replace(story, body="\n\n".join(parts[:part]), links=kept, links_label=story.links_label if kept else None)
    plain = plain_line(words)
    below = ReadStory(
        section=story.section,
        headline=plain.words if headline else None,
        body="\n\n".join(parts[part + headline :]),
        links_label=story.links_label if moved else None,
        links=(*(plain.links if headline else ()), *moved),
        lines=story.lines,
    )
    return _inserted(reading, at, above, below, cut)


def split_at_link(reading: Reading, at: int, link: int, *, headline: bool = True) -> Reading:
    """Begin a new story at a link: the links below go with it, and parts of the body that stand below in the source.

    `headline`: the link's words were a headline. Its address, if it has one, stays the first link of the story.
    """
    story = _of(reading.stories, at, "story")
    first = _of(story.links, link, "link")
    cut = lines_of_links(reading, story)[link]
    parts = list(zip(story.parts, lines_of_parts(reading, story), strict=True))
    later = [cut is not None and line is not None and line > cut for _, line in parts]
    begins = next((place for place in range(len(parts) + 1) if all(later[place:])), len(parts))
    words = f"{first.source}: {first.title}" if first.source else first.title
    moved = story.links[link + (1 if headline and not first.url else 0) :]
    above = replace(
        story,
        body="\n\n".join(story.parts[:begins]),
        links=story.links[:link],
        links_label=story.links_label if link else None,
    )
    below = ReadStory(
        section=story.section,
        headline=words if headline else None,
        body="\n\n".join(story.parts[begins:]),
        links=moved,
        lines=story.lines,
    )
    return _inserted(reading, at, above, below, cut)


def move_link(reading: Reading, at: int, link: int, to: int, place: int | None = None) -> Reading:
    """Move a link to story `to`, ahead of its link `place` or to the end."""
    story = _of(reading.stories, at, "story")
    moved = _of(story.links, link, "link")
    left = _put(reading, at, replace(story, links=(*story.links[:link], *story.links[link + 1 :])))
    target = _of(left.stories, to, "story")
    place = len(target.links) if place is None else place
    return _put(left, to, replace(target, links=(*target.links[:place], moved, *target.links[place:])))


def link_to_body(reading: Reading, at: int, link: int) -> Reading:
    """Make a link a paragraph at the end of the body: its line was prose. Its address stays around the words."""
    story = _of(reading.stories, at, "story")
    gone = _of(story.links, link, "link")
    title = tidy_line(gone.title)
    words = f"[{title}]({gone.url})" if gone.url and title else title or gone.url or ""
    line = tidy(f"{gone.source}: {words}" if gone.source else words)
    rest = (*story.links[:link], *story.links[link + 1 :])
    body = "\n\n".join(each for each in (story.body, line) if each)
    return _put(reading, at, replace(story, body=body, links=rest, links_label=story.links_label if rest else None))


def body_to_link(reading: Reading, at: int, part: int, source: str | None = None) -> Reading:
    """Make a part of the body a link ahead of the others, or one for each of its addresses: its line was a title."""
    story = _of(reading.stories, at, "story")
    made = links_of(_of(story.parts, part, "part of the body"), source)
    rest = [each for place, each in enumerate(story.parts) if place != part]
    return _put(reading, at, replace(story, body="\n\n".join(rest), links=(*made, *story.links)))


def move_story(reading: Reading, at: int, to: int) -> Reading:
    """Move a story so that it stands at place `to`, in the section of the story there."""
    story = _of(reading.stories, at, "story")
    target = _of(reading.stories, to, "story")
    rest = [place for place in range(len(reading.stories)) if place != at]
    rest.insert(to, at)
    moved = replace(story, section=target.section)
    stories = tuple(moved if place == at else reading.stories[place] for place in rest)
    return _moved(reading, stories, rest.index)


def leave_out(reading: Reading, at: int) -> Reading:
    """Take a story out: its words and links are listed with what was left out."""
    story = _of(reading.stories, at, "story")
    words = [story.headline or "", story.standfirst, story.byline, story.body, story.sponsor or "", story.notes]
    left = [LeftOut("\n".join(each for each in words if each), TAKEN_OUT, None, story.lines)] if any(words) else []
    left += [LeftOut(_words_of(link), TAKEN_OUT, link.url, story.lines) for link in story.links]
    if story.image:
        left.append(LeftOut(story.image.alt, TAKEN_OUT, story.image.src, story.lines))
    stories = (*reading.stories[:at], *reading.stories[at + 1 :])
    gone = replace(reading, doubts=tuple(doubt for doubt in reading.doubts if doubt.story != at))
    made = _moved(gone, stories, lambda place: place - (place > at))
    return replace(made, left_out=(*made.left_out, *left))


def take_in(reading: Reading, left: int, at: int) -> Reading:
    """Bring something that was left out back into a story: as a link if it has an address, else as a paragraph."""
    found = _of(reading.left_out, left, "line that was left out")
    story = _of(reading.stories, at, "story")
    if found.url:
        story = replace(story, links=(*story.links, ReadLink(tidy_line(found.words), None, found.url)))
    else:
        story = replace(story, body="\n\n".join(part for part in (story.body, tidy(found.words)) if part))
    rest = (*reading.left_out[:left], *reading.left_out[left + 1 :])
    return replace(_put(reading, at, story), left_out=rest)


def rename_section(reading: Reading, title: str, new: str | None) -> Reading:
    """Give all stories of a section another title; None takes them into the section before, as if it had no title."""
    stories: list[ReadStory] = []
    for story in reading.stories:
        if story.section == title:
            before = stories[-1].section if stories else None
            stories.append(replace(story, section=before if new is None else new))
        else:
            stories.append(story)
    moved = (
        (new, words) if each == title and new is not None else (each, words) for each, words in reading.standfirsts
    )
    return replace(reading, stories=tuple(stories), standfirsts=tuple(moved))


def joined(first: Reading, second: Reading) -> Reading:
    """Two readings of one source as one issue: what the first does not know of itself comes from the second."""
    names = ("title", "publication", "tagline", "date", "subject", "preheader", "source")
    fields = {name: getattr(first, name) or getattr(second, name) for name in names}
    behind = len(first.stories)
    doubts = (replace(doubt, story=None if doubt.story is None else doubt.story + behind) for doubt in second.doubts)
    return replace(
        first,
        **fields,
        number=first.number if first.number is not None else second.number,
        stories=(*first.stories, *second.stories),
        standfirsts=(*first.standfirsts, *second.standfirsts),
        doubts=(*first.doubts, *doubts),
        notes=(*first.notes, *second.notes),
        left_out=(*first.left_out, *second.left_out),
        removed=first.removed + second.removed,
    )


def settle(reading: Reading, doubt: int) -> Reading:
    """Say that what was taken is right: the doubt goes."""
    _of(reading.doubts, doubt, "doubt")
    return replace(reading, doubts=(*reading.doubts[:doubt], *reading.doubts[doubt + 1 :]))


def _of(entries: Sequence[Entry], place: int, what: str) -> Entry:
    if not 0 <= place < len(entries):
        raise LookupError(f"there is no {what} {place} in this reading")
    return entries[place]


def _with(entries: tuple[Entry, ...], place: int, new: Entry) -> tuple[Entry, ...]:
    return (*entries[:place], new, *entries[place + 1 :])


def _put(reading: Reading, at: int, story: ReadStory) -> Reading:
    return replace(reading, stories=_with(reading.stories, at, story))


def _inserted(reading: Reading, at: int, above: ReadStory, below: ReadStory, cut: int | None) -> Reading:
    """A story in two, parted at a line of the source if that is known; of the first nothing stays where it has
    nothing left.
    """
    empty = not (above.headline or above.body or above.links or above.standfirst or above.image or above.notes)
    if empty:
        return _put(reading, at, replace(below, kind=above.kind, sponsor=above.sponsor, byline=above.byline))
    if cut is not None and above.lines.first < cut <= above.lines.last:
        below = replace(below, lines=Lines(cut, above.lines.last))
        above = replace(above, lines=Lines(above.lines.first, cut - 1))
    stories = (*reading.stories[:at], above, below, *reading.stories[at + 1 :])
    made = _moved(reading, stories, lambda place: place + (place > at))
    if below.lines == above.lines:
        return made
    doubts = (
        replace(doubt, story=at + 1) if doubt.story == at and doubt.lines.first >= below.lines.first else doubt
        for doubt in made.doubts
    )
    return replace(made, doubts=tuple(doubts))


def _moved(reading: Reading, stories: tuple[ReadStory, ...], place_of: Callable[[int], int]) -> Reading:
    """The reading with these stories; `place_of` says where the story of an old place stands now."""
    doubts = (doubt if doubt.story is None else replace(doubt, story=place_of(doubt.story)) for doubt in reading.doubts)
    return replace(reading, stories=stories, doubts=tuple(dict.fromkeys(doubts)))


def _around(first: Lines, second: Lines) -> Lines:
    known = [each for each in (first, second) if each != NOWHERE]
    return Lines(min(each.first for each in known), max(each.last for each in known)) if known else NOWHERE


def _words_of(link: ReadLink) -> str:
    return f"{link.source}: {link.title}" if link.source else link.title
