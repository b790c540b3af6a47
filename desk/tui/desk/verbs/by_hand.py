"""Verbs of the plain text by hand: of the story, and of the whole issue. Each is one step."""

from collections.abc import Callable
from dataclasses import dataclass

from desk.edit import Refused
from desk.edit import issues as issue_edits
from desk.edit import stories as story_edits
from desk.model.issue import Issue, Story
from desk.model.text import clean_text, first_words
from desk.outside.editor import edit_text, editor
from desk.tui.desk.plain_text import PlainTextScreen
from desk.tui.desk.verbs.selection import story_here
from desk.tui.ports import OnDesk
from desk.tui.widgets.cells import shown
from desk.tui.widgets.choice import Choice

OLDER = (
    ("keep", "It is still right", "it counts as made from the story as it is now"),
    ("desk", "Print what desk makes", "yours goes; undo gives it back"),
    ("later", "Decide later", "it is printed, and stays marked as older"),
)
"""What can become of a text by hand that is older than its story and was left as it is."""


@dataclass(frozen=True, slots=True)
class _Part:
    """What a text by hand is of: its name, the text there is, what desk makes, and how another is put in."""

    name: str
    text: str
    made: str
    mark: str
    put: Callable[[Issue, str, str], Issue]

    @property
    def is_older(self) -> bool:
        """Whether the story changed after its plain text was written by hand."""
        from desk.formats.text.by_hand import mark

        return bool(self.text) and self.mark != mark(self.made)


def edit(desk: OnDesk) -> None:
    """Open the plain text of the story in the editor's own editor, or in a dialog where none is set."""
    _open(desk, _story(desk))


def clear(desk: OnDesk) -> None:
    """Print what desk makes of the story again."""
    story = desk.issue.story(story_here(desk))
    _clear(desk, _named(story), bool(story.plain), lambda issue, *text: _put_story(issue, story.id, *text))


def issue(desk: OnDesk) -> None:
    """Open the plain text of the whole issue, as `edit` does."""
    from desk.formats.text.by_hand import issue_text

    made = issue_text(desk.issue, desk.desk.session.publication)
    now = desk.issue
    _open(desk, _Part(shown(now.label), clean_text(now.plain), made, now.plain_of, _put_issue))


def whole(desk: OnDesk) -> None:
    """Print what desk makes of the issue again."""
    _clear(desk, shown(desk.issue.label), bool(desk.issue.plain), _put_issue)


def _story(desk: OnDesk) -> _Part:
    from desk.formats.text.by_hand import story_text

    story = desk.issue.story(story_here(desk))
    made = story_text(desk.issue, desk.desk.session.publication, story.id)
    if not made and not story.plain:
        raise Refused("The text edition prints nothing of this story yet.")
    return _Part(
        _named(story),
        clean_text(story.plain),
        made,
        story.plain_of,
        lambda issue, *text: _put_story(issue, story.id, *text),
    )


def _named(story: Story) -> str:
    return f"“{first_words(story.name, 40)}”"


def _put_story(issue: Issue, id: int, text: str, mark: str) -> Issue:
    return story_edits.change(issue, id, plain=text, plain_of=mark)


def _put_issue(issue: Issue, text: str, mark: str) -> Issue:
    return issue_edits.change(issue, plain=text, plain_of=mark)


def _open(desk: OnDesk, part: _Part) -> None:
    given = part.text or part.made.rstrip("\n")
    if not editor():
        desk.ask(PlainTextScreen(f"Plain text of {part.name}", given), lambda text: _taken(desk, part, given, text))
        return
    edited = edit_text(desk.desk.lend, given, suffix=".txt")
    if edited.problem:
        desk.say(edited.problem)
    else:
        _taken(desk, part, given, given if edited.text is None else edited.text)


def _taken(desk: OnDesk, part: _Part, given: str, text: str) -> None:
    """Take a text: an empty one, and one that is what desk makes, is none."""
    text = clean_text(text).strip("\n")
    if not text.strip() or _bare(text) == _bare(part.made):
        _clear(desk, part.name, bool(part.text), part.put)
    elif _bare(text) != _bare(given):
        _take(desk, part, text)
    elif part.is_older:
        desk.ask(Choice(f"{part.name} has changed since", OLDER), lambda chosen: _decide(desk, part, chosen))
    else:
        desk.say(f"The text of {part.name} is as it was.")


def _bare(text: str) -> str:
    """A text without what is not printed: space at the ends of lines, and empty lines around it."""
    return "\n".join(line.rstrip() for line in clean_text(text).strip("\n").split("\n"))


def _take(desk: OnDesk, part: _Part, text: str) -> None:
    from desk.formats.text.by_hand import mark

    if desk.do(f"The text of {part.name} is yours", part.put, text, mark(part.made)) and _is_hidden(desk, part):
        desk.say("It is taken, and not printed: the whole plain text of the issue is by hand, too.", "undo")


def _is_hidden(desk: OnDesk, part: _Part) -> bool:
    return bool(desk.issue.plain) and part.put is not _put_issue


def _decide(desk: OnDesk, part: _Part, chosen: str) -> None:
    if chosen == "keep":
        _take(desk, part, part.text)
    elif chosen == "desk":
        _clear(desk, part.name, True, part.put)


def _clear(desk: OnDesk, name: str, is_there: bool, put: Callable[[Issue, str, str], Issue]) -> None:
    if not is_there:
        desk.say(f"The text of {name} is what desk makes of it.")
        return
    desk.do(f"The text of {name} is what desk makes of it again", put, "", "")
