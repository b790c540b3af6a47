"""The desk that a command works at: which folder it is, and the issue in hand."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from desk.cli.answers import say
from desk.cli.folders import chosen, complete
from desk.store.folder.issues import Folder, Opened

if TYPE_CHECKING:
    from desk.session.session import Session


class Desk:
    """A folder of issues, chosen by the option, the environment or where one stands."""

    def __init__(self, folder: str | None) -> None:
        """`folder` is what was asked for; None looks for one."""
        self.folder = Folder(chosen(folder))
        complete(self.folder.path)

    def find(self, reference: str) -> tuple[Folder, Path]:
        """The file of an issue and the folder it belongs to: a file may lie in another one.

        Raises NotFound.
        """
        path = self.folder.find(reference)
        same = path.resolve().parent == self.folder.path.resolve()
        return (self.folder if same else Folder(path.parent)), path

    def read(self, reference: str) -> tuple[Folder, Opened]:
        """An issue to be read. Raises NotFound, Unreadable."""
        folder, path = self.find(reference)
        return folder, folder.open_issue(path)

    @contextmanager
    def change(self, reference: str, dry_run: bool) -> Iterator["Session"]:
        """An issue to be changed, saved at the end unless this is a dry run or something was refused.

        Raises NotFound, Unreadable, NotSaved.
        """
        from desk.session.session import Session

        folder, path = self.find(reference)
        session = Session(folder, journalled=not dry_run)
        try:
            session.open(path)
            yield session
            save(session, dry_run)
        finally:
            session.recorder.release()


pass_desk = click.make_pass_decorator(Desk)
"""Gives a command the desk that the options before it name."""


def save(session: "Session", dry_run: bool) -> None:
    """Save all that changed, unless this is a dry run. Raises NotSaved, Unreadable."""
    if not dry_run and session.save():
        say("The file was changed elsewhere meanwhile; both changes are kept.")
    if session.recorder.fault:
        from desk.store.sentences import sentence

        say(sentence(session.recorder.fault))


def done(sentence: str, dry_run: bool) -> None:
    """Say what was done, or what would have been."""
    say(f"Dry run, nothing is written: {sentence[:1].lower()}{sentence[1:]}" if dry_run else sentence)
