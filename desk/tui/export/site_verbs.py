"""Verbs of the site: ask where it goes, write it, say what became of it."""

from functools import partial
from pathlib import Path

from desk.outside.browser import open_in_browser
from desk.publish.to_site import Report, usual_place, write_site
from desk.store.errors import StoreError
from desk.tui.ports import Front
from desk.tui.screens.working import Progress, Stopped, WorkingScreen


def write(front: Front) -> None:
    """Ask for the folder, then write the site."""
    from desk.tui.export.site import SiteScreen

    session = front.desk.session
    issues = session.folder.path
    usual = Path(front.desk.settings.sites.get(str(issues.resolve())) or usual_place(issues))
    dialog = SiteScreen(issues, usual, has_address=bool(session.publication.web_address))
    front.ask(dialog, lambda answer: _begin(front, *answer))


def _begin(front: Front, out: Path, drafts: bool) -> None:
    """What is on the desk is saved first: the site is made of what is on disk."""
    from desk.formats.templates.page import TemplateFault

    desk = front.desk

    def work(progress: Progress) -> Report:
        return write_site(desk.session.folder, desk.session.publication, out, drafts, progress.tell)

    async def save_and_write() -> None:
        if await desk.saver.save():
            folder = desk.session.folder.path
            desk.keep_site(folder, out, usual_place(folder))
            working = WorkingScreen(work, (StoreError, TemplateFault))
            front.show(working, lambda outcome: _ended(front, working.progress, outcome))

    front.work(save_and_write, group="site")


def _ended(front: Front, progress: Progress, outcome: Report | Exception | None) -> None:
    from desk.tui.export.site import SiteDoneScreen

    if isinstance(outcome, Report):
        signs = front.desk.glyphs.of("look"), front.desk.glyphs.of("stop")
        index = outcome.index.absolute().as_uri()
        front.ask(SiteDoneScreen(outcome, signs), lambda _: front.say_later(partial(_open, index)))
    elif isinstance(outcome, Stopped):
        front.say(f"Stopped after {progress.done:,} of {progress.total:,}. What was written is whole; nothing is lost.")
    elif outcome is not None:
        front.say(str(outcome))


def _open(index: str) -> str:
    return open_in_browser(index) or "Opened the index in the browser."
