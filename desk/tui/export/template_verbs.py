"""Verbs of the templates beside the issues: look at them, trust them or not. Files are read off the screen's thread."""

from typing import TYPE_CHECKING

from desk.store.errors import StoreError
from desk.store.folder import templates
from desk.store.folder.templates import Templates, Trust
from desk.tui import background
from desk.tui.keys.commands import BY_ID

if TYPE_CHECKING:
    from desk.tui.app import DeskApp
    from desk.tui.screens.base import DeskBase


def show(screen: "DeskBase") -> None:
    """List the templates, and do what she says."""
    app = screen.desk

    def read() -> Templates | str:
        try:
            return templates.read_templates(app.session.folder.path)
        except StoreError as error:
            return str(error)

    def show_them(found: Templates | str) -> None:
        if isinstance(found, str):
            app.say(found)
        else:
            _ask(screen, found)

    background.in_thread(screen, read, show_them, group="templates", alone=True)


def told(app: "DeskApp") -> str:
    """What to say of the templates when the desk opens, or "". It reads files: call it off the screen's thread."""
    try:
        trust = templates.read_templates(app.session.folder.path).trust
    except StoreError as error:
        return str(error)
    how = f"{app.keys.shown('palette')} {BY_ID['templates'].title}"
    if trust == Trust.NEW:
        return f"New templates, not used yet: {how}"
    return f"Templates changed, not used: {how}" if trust == Trust.CHANGED else ""


def _ask(screen: "DeskBase", found: Templates) -> None:
    from desk.tui.export.templates import TemplatesScreen

    screen.ask(TemplatesScreen(found), lambda answer: _decide(screen, found, answer))


def _decide(screen: "DeskBase", found: Templates, answer: str) -> None:
    """Trust what was shown, and nothing that came since; or trust nothing."""
    from desk.tui.export.templates import TRUST, said

    app = screen.desk
    wire = background.Wire(app)

    def keep() -> str:
        if answer == TRUST:
            templates.trust(found)
        else:
            templates.distrust(found)
        wire.tell(_anew, app)
        return said(found) if answer == TRUST else "The templates are not used any more."

    screen.say_later(keep)


def _anew(app: "DeskApp") -> None:
    from desk.tui.desk.screen import DeskScreen

    for screen in app.screen_stack:
        if isinstance(screen, DeskScreen):
            screen.proofs.anew()
