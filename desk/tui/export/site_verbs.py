"""Verbs of the site: ask where it goes, write it, say what became of it."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from desk.outside.browser import open_in_browser
from desk.publish.site import Report, usual_place
from desk.publish.site import write as write_site
from desk.store.errors import StoreError
from desk.tui import background
from desk.tui.screens.working import Progress, Stopped, WorkingScreen

if TYPE_CHECKING:
    from desk.tui.screens.base import DeskBase


def write(screen: "DeskBase") -> None:
    """Ask for the folder, then write the site."""
    from desk.tui.export.site import SiteScreen

    session = screen.desk.session
    issues = session.folder.path
    usual = Path(screen.desk.settings.sites.get(str(issues.resolve())) or usual_place(issues))
    dialog = SiteScreen(issues, usual, has_address=bool(session.publication.web_address))
    screen.ask(dialog, lambda answer: _begin(screen, *answer))


def _begin(screen: "DeskBase", out: Path, drafts: bool) -> None:
    """What is on the desk is saved first: the site is made of what is on disk."""
    from desk.publish.targets import TemplateFault

    desk = screen.desk

    def work(progress: Progress) -> Report:
        return write_site(desk.session.folder, desk.session.publication, out, drafts, progress.tell)

    async def save_and_write() -> None:
        if await desk.saver.save():
            desk.keep_site(out, usual_place(desk.session.folder.path))
            working = WorkingScreen(work, (StoreError, TemplateFault))
            screen.app.push_screen(working, lambda outcome: _ended(screen, working.progress, outcome))

    background.run(screen, save_and_write, group="site", alone=True)


def _ended(screen: "DeskBase", progress: Progress, outcome: Report | Exception | None) -> None:
    from desk.tui.export.site import SiteDoneScreen

    if isinstance(outcome, Report):
        signs = screen.desk.glyphs.of("look"), screen.desk.glyphs.of("stop")
        index = outcome.index.absolute().as_uri()
        screen.ask(SiteDoneScreen(outcome, signs), lambda _: screen.say_later(partial(_open, index)))
    elif isinstance(outcome, Stopped):
        screen.say(
            f"Stopped after {progress.done:,} of {progress.total:,}. What was written is whole; nothing is lost."
        )
    elif outcome is not None:
        screen.say(str(outcome))


def _open(index: str) -> str:
    return open_in_browser(index) or "Opened the index in the browser."
