"""What becomes of a paste: links, tidied prose, a whole story, or just words."""

from collections.abc import Callable

from desk.edit import links as link_edits
from desk.edit import long_lines
from desk.edit import stories as story_edits
from desk.intake.prose import tidy
from desk.intake.story import StoryDraft, read_story
from desk.links.paste import is_link_paste, read_links
from desk.model.ids import new_id
from desk.model.issue import Issue, Link
from desk.model.text import clean_text
from desk.model.url import is_address, typed_url
from desk.tui.desk.verbs.links import attach, known_sources
from desk.tui.ports import OnDesk, Pasted
from desk.tui.widgets.cells import count
from desk.tui.widgets.dialog import Choice
from desk.tui.widgets.fields import TextField


def into_body(desk: OnDesk, field: TextField, text: str) -> None:
    """Take a paste into a story's body.

    An address over selected words makes a link in the sentence; links on an empty line become the story's
    researched links; a whole story into an empty one is offered apart; all else is tidied prose.
    """
    known = known_sources(desk)
    if field.selected_text and is_address(text):
        field.insert_text(f"[{field.selected_text}]({typed_url(text)})")
    elif field.on_empty_line and is_link_paste(text, known):
        drafts = read_links(text, known)
        attach(desk, drafts)
        desk.say(f"Added {count(len(drafts), 'link')} to the story's links.", "undo", "paste.raw")
    elif _is_new(desk) and (draft := read_story(text, known)) is not None:
        _offer(desk, field, text, draft)
    else:
        _insert(desk, field, text)


def _insert(desk: OnDesk, field: TextField, text: str) -> None:
    one_line = "\n" not in text.strip("\n")
    words = text.strip("\n") if one_line and not field.on_empty_line else tidy(text)
    longest = max(map(len, words.split("\n")))
    words, breaks = long_lines.broken(words)
    desk.desk.session.end_typing()
    field.insert_text(words)
    desk.desk.session.end_typing()
    if breaks:
        parts = count(breaks, "break")
        desk.say(f"A line of {longest:,} characters was too long to edit: {parts} put in.", "undo", "paste.raw")
    elif words != text.strip("\n"):
        desk.say("Tidied what was pasted.", "undo", "paste.raw")


def as_it_is(desk: OnDesk, field: TextField, paste: Pasted) -> None:
    """Put the last paste in without tidying it, in place of what became of it if nothing was done since."""
    session = desk.desk.session
    session.end_typing()
    if session.last_step is paste.after:
        while session.last_step is not None and session.last_step is not paste.before:
            session.undo()
    field.insert_text(paste.text)
    session.end_typing()


def as_links(desk: OnDesk, text: str) -> None:
    """A paste outside a text: links of the story in hand."""
    text = clean_text(text)
    drafts = read_links(text, known_sources(desk))
    if drafts:
        attach(desk, drafts)


def _is_new(desk: OnDesk) -> bool:
    story = desk.issue.story(desk.selection.in_hand) if desk.selection.in_hand is not None else None
    return story is not None and not story.body.strip() and not desk.issue.links_of(story.id)


def _offer(desk: OnDesk, field: TextField, text: str, draft: StoryDraft) -> None:
    parts = [part for part, there in (("headline", draft.headline), ("body", draft.body)) if there]
    if draft.links:
        parts.append(count(len(draft.links), "link"))
    choices = (
        ("apart", f"Take {', '.join(parts)} apart", "each to its own place"),
        ("text", "Put it all into the body", "tidied, as prose"),
    )
    id = desk.selection.in_hand
    answers: dict[str, Callable[[], object]] = {
        "apart": lambda: desk.do("Took the story apart", _take, id or 0, draft),
        "text": lambda: _insert(desk, field, text),
    }
    desk.ask(Choice("This looks like a whole story", choices), lambda answer: answers[answer]())


def _take(issue: Issue, id: int, draft: StoryDraft) -> Issue:
    story = issue.story(id)
    issue = story_edits.change(
        issue,
        id,
        headline=story.headline or draft.headline,
        standfirst=story.standfirst or draft.standfirst or "",
        body=draft.body,
    )
    links = [
        Link(id=new_id(), order="", story=id, source=each.source, url=each.url, title=each.title)
        for each in draft.links
    ]
    return link_edits.add(issue, links)
