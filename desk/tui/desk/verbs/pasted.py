"""What a paste becomes in the issue: stories, links under a story, or prose where the cursor is."""

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from desk.edit import long_lines, places
from desk.edit import stories as story_edits
from desk.edit.blocks import lead_of
from desk.edit.copies import called, take_in, under_new_ids
from desk.edit.here_already import stories_again, stories_that_link, story_that_says
from desk.edit.places import Spot
from desk.links.titles import is_titled
from desk.model.ids import new_id
from desk.model.issue import Issue, Story
from desk.model.text import first_words, has_sentences
from desk.read.hygiene import seen
from desk.tui.desk.verbs.links import attach, known_sources, links_story
from desk.tui.desk.verbs.selection import place_for_new
from desk.tui.desk.verbs.taken_off import take_off_in_text
from desk.tui.ports import LastPaste, OnDesk, OrderRow, Origin
from desk.tui.widgets.cells import count, shown
from desk.tui.widgets.fields import TextField

if TYPE_CHECKING:
    from desk.read.paste import Pasted as Read
    from desk.read.reading import LeftOut

_BREAKS = re.compile(r"\s*\n\s*")
_STOPS = (".", ":", ";", ",", "…", "。", "、", "：")
"""Signs that end a sentence or a part of one, and no headline."""
_NAMED = 40
"""Characters of a headline that a message names."""
RAW = "raw"
"""A paste as it came, without any tidying."""


def origin_of(desk: OnDesk, field: TextField | None, page: str = "") -> Origin:
    """Where a paste goes: the text it is pasted into or "", the selected row, the story in hand; and its page."""
    row, last = desk.selection.row, desk.last_paste
    after = None
    if field is None and last.made is not None and last.made[0] == row and last.after is desk.desk.session.last_step:
        after = last.made[1]
    return Origin(field.id or "" if field is not None else "", row, desk.selection.in_hand, page, after)


def _spot(desk: OnDesk, origin: Origin) -> Spot:
    """Where stories of a paste go: below those of the paste just before it, else below what is selected."""
    if origin.after is not None and any(story.id == origin.after for story in desk.issue.in_order()):
        return places.behind(desk.issue, origin.after)
    return place_for_new(desk)


def as_stories(desk: OnDesk, origin: Origin, read: "Read") -> int | None:
    """Stories at the place for new ones, the first of them in an empty one that was pasted into; their doubts marked.

    Lines that belong to none of them are kept in the notes of the first. The last of them is given; None for none.
    """
    from desk.archive.drafts import Note
    from desk.archive.finishing import in_its_spelling
    from desk.archive.sourced import Placed, in_sections_here, titles_alone, with_left_out

    assert read.reading is not None
    publication = desk.desk.session.publication
    reading, titles = in_sections_here(read.reading, desk.issue)
    made, ids = under_new_ids(in_its_spelling(reading.issue, publication))
    new = [story.id for story in made.in_order()]
    left = [*titles_alone(made), *reading.left_out]
    kept = sum(bool(each.text.strip()) for each in left)
    into = desk.selection.in_hand if origin.field and is_new(desk) else None
    spot = Spot(None, None) if into is not None else _spot(desk, origin)
    if into is not None:
        ids = {read: into if id == new[0] else id for read, id in ids.items()}
    known = tuple(known_sources(desk))
    note = Note("a paste", form=read.form, known=known, ids=ids, forced=titles, pasted=True, into=True)
    placed, first = Placed(note, reading, publication), into if into is not None else new[0]

    def taken(issue: Issue) -> Issue:
        return with_left_out(take_in(issue, made, spot, into), {first}, left)

    words = count(len(new), "story", "stories") + " from a paste"
    again = stories_again(desk.issue, made.in_order())
    if not desk.do(words, taken):
        return None
    desk.doubting.pasted(placed, read.data)
    desk.selection.select(OrderRow("story", first))
    if into is None:
        desk.panes.go("order")
    doubts, notes = len(placed.open_doubts(desk.issue)), "its notes" if len(new) == 1 else "the notes of the first"
    parts = [words, *[count(doubts, "doubt")] * bool(doubts)]
    parts += [f"{count(kept, 'line')} kept in {notes}"] * bool(kept)
    desk.say(f"{', '.join(parts)}.{_again(again)}", *(["open.next"] if doubts else []), "paste.other", "undo")
    return into if into is not None and len(new) == 1 else new[-1]


def as_links(desk: OnDesk, origin: Origin, read: "Read") -> None:
    """Links under the story in hand; on a section, or with none in hand, a story of links.

    So are links below a title, in the section that is called so, if there is one.
    """
    if not read.links:
        desk.say("There are no links in that.")
        return
    again = stories_that_link(desk.issue, ((each.title, each.url) for each in read.links))
    titled = is_titled(read.links) and not origin.field and desk.selection.place != "links"
    if desk.selection.in_hand is not None and not _on_section(desk) and not titled:
        words = attach(desk, read.links)
        desk.say(f"{words}. In the story's links.{_again(again)}", "undo", "paste.other")
        return
    title, links = (read.links[0].title, read.links[1:]) if titled else ("", read.links)
    sections = called(desk.issue, title) if title else ()
    spot = places.last_in(desk.issue, sections[0].id) if sections else _spot(desk, origin)
    if words := links_story(desk, links, spot, "" if sections else title):
        desk.say(f"{words}.{_again(again)}", "undo", "paste.other")


def as_prose(desk: OnDesk, origin: Origin, text: str, left: "Sequence[LeftOut]" = ()) -> int | None:
    """Prose outside a text: the end of the body of the story in hand, or a new story on a section, which is given.

    What came in a letter, which is `left` and kept in its notes, is a new story. So is a line that does not end as a
    sentence does, as its headline, on a story of the running order, too.
    """
    from desk.archive.sourced import with_left_out

    id, headline = desk.selection.in_hand, _headline(text)
    again = _again(filter(None, [story_that_says(desk.issue, text)]))
    kept = f" {count(len(left), 'line')} kept in its notes." if left else ""
    if id is None or left or _on_section(desk) or (headline and desk.selection.place == "order"):
        spot, new = _spot(desk, origin), new_id()
        story = Story(new, "", spot.section, headline=headline or None, body="" if headline else text)

        def added(issue: Issue) -> Issue:
            issue = story_edits.add(issue, story, after=spot.after, first=spot.after is None)
            return with_left_out(issue, {new}, left)

        if not desk.do("A story from a paste", added):
            return None
        words = "A headline" if headline else "A story without a headline"
        if not _on_section(desk):
            desk.pick(new)
        desk.say(f"{words} from a paste.{kept}{again}", "paste.other", "undo")
        return new

    def appended(issue: Issue) -> Issue:
        body = issue.story(id).body
        return story_edits.change(issue, id, body="\n\n".join(each for each in (body.rstrip(), text) if each))

    if desk.do("Put the paste at the end of the text", appended):
        desk.say(f"Put the paste at the end of the text.{again}", "paste.other", "undo")
    return None


def _headline(text: str) -> str:
    """The headline that a text is: one line that is no sentence, "Weir falls after 300 years"; "" for another text."""
    lead = lead_of(text, whole="\n" not in text)
    sentence = lead.headline.endswith(_STOPS) or has_sentences(lead.headline)
    return "" if lead.rest or lead.url or sentence else lead.headline


def insert(desk: OnDesk, field: TextField, text: str, read: "Read | None", page: str = "") -> None:
    """Prose where the cursor is: a line as it is, several tidied; a line that is too long to edit is broken.

    Soft hyphens and zero-width spaces, which nobody sees, go without a word.
    """
    bare = seen(text).strip("\n")
    session = desk.desk.session
    before = session.last_step
    if field.id != "body":
        words = _BREAKS.sub(" ", bare)
    elif "\n" not in bare and not field.on_empty_line:
        words = bare
    else:
        words = read.text if read is not None and read.what == "prose" else _tidied(text)
    longest = max(map(len, words.split("\n")))
    words, breaks = long_lines.broken(words)
    session.end_typing()
    again = _again(filter(None, [story_that_says(desk.issue, words)]))
    field.insert_text(words)
    session.end_typing()
    off = _taken_off(desk, field, len(words))
    others = [str(each) for each in (read.what, *read.others) if each != "prose"] if read is not None else []
    ways = (RAW, *others, "prose")
    desk.last_paste = LastPaste(text, before, session.last_step, ways, origin_of(desk, field, page))
    if breaks:
        parts = count(breaks, "break")
        desk.say(f"A line of {longest:,} characters was too long to edit: {parts} put in.", "undo", "paste.other")
    elif (words != bare and field.id == "body") or again:
        tidied = "Tidied what was pasted." if words != bare else "Pasted."
        desk.say(" ".join(filter(None, (tidied, off, again.strip()))), "undo", "paste.other")
    elif off:
        desk.say(off, "undo")


def _again(stories: Iterable[Story]) -> str:
    """That what was pasted stands in these stories already, as a sentence with a space before it; "" for none."""
    name = next((first_words(story.name, _NAMED) for story in stories), "")
    return f" It stands already in “{shown(name)}”." if name else ""


def _taken_off(desk: OnDesk, field: TextField, length: int) -> str:
    """Take off what wraps the addresses in the words before the cursor of the body; a sentence, "" for nothing."""
    id = desk.selection.in_hand
    if id is None or field.id != "body":
        return ""
    end = field.selected_range[1]
    return take_off_in_text(desk, id, end - length, end)


def _tidied(text: str) -> str:
    from desk.read.prose import tidy

    return tidy(text)


def _on_section(desk: OnDesk) -> bool:
    row = desk.selection.row
    return desk.selection.place == "order" and row is not None and row.what == "section"


def is_new(desk: OnDesk) -> bool:
    """Whether the story in hand has no text and no links yet."""
    id = desk.selection.in_hand
    story = desk.issue.story(id) if id is not None else None
    return story is not None and not story.body.strip() and not desk.issue.links_of(story.id)
