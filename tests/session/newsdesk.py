"""A session on the newsroom issue, with a clock that only the test moves."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from desk.edit import stories
from desk.model.issue import Issue
from desk.session.session import Session
from desk.store.folder.issues import Folder
from tests.model.made import newsroom


@dataclass
class Clock:
    """Seconds as the session counts them."""

    now: float = 1000.0

    def __call__(self) -> float:
        """The time."""
        return self.now


@dataclass
class Newsdesk:
    """An open session, its clock, and the keys that an editor presses."""

    session: Session
    clock: Clock

    @property
    def issue(self) -> Issue:
        """The open issue."""
        return self.session.issue

    @property
    def path(self) -> Path:
        """The open issue's file."""
        assert self.session.path is not None
        return self.session.path

    def keys(self, text: str, id: int = 11, field: str = "body", pause: float = 0.1) -> None:
        """Press one key after the other at the end of a field, as a text area hands the text on."""
        for key in text:
            self.clock.now += pause
            self.becomes(getattr(self.issue.story(id), field) + key, id, field)

    def becomes(self, content: str, id: int = 11, field: str = "body") -> None:
        """One key press after which a field holds `content`."""
        self.session.type(lambda issue, id: stories.change(issue, id, **{field: content}), "stories", id, field)

    def body(self, id: int = 11) -> str:
        """The body of a story."""
        return self.issue.story(id).body

    def on_disk(self) -> Issue:
        """The issue as another program would read it."""
        return Folder(self.path.parent).open_issue(self.path).issue

    def outside(self, edit: Callable[[Issue], Issue]) -> None:
        """Another desk opens the file, makes an edit and saves."""
        other = Session(Folder(self.path.parent))
        other.open(self.path)
        other.do(edit)
        other.save()


def newsdesk(folder: Path, issue: Issue | None = None) -> Newsdesk:
    """A session in `folder` on the newsroom, or on another issue."""
    clock = Clock()
    session = Session(Folder(folder), clock)
    session.open(session.folder.create_issue(issue or newsroom()).path)
    return Newsdesk(session, clock)
