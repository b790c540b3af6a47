"""Verbs of the templates beside the issues: look at them, trust them or not. Files are read off the screen's thread."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from desk.store.errors import StoreError
from desk.store.folder import templates
from desk.store.folder.templates import Templates, Trust
from desk.tui.keys.commands import BY_ID

if TYPE_CHECKING:
    from desk.tui.app import DeskApp
    from desk.tui.screens.base import DeskBase


def show(screen: "DeskBase") -> None:
    """List the templates, and do what she says."""
    app = screen.desk

    def read() -> None:
        try:
            found = templates.read_templates(app.session.folder.path)
        except StoreError as error:
            _call(app, app.say, str(error))
        else:
            _call(app, _ask, screen, found)

    app.run_worker(read, thread=True, group="templates", exclusive=True, exit_on_error=False)


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

    def keep() -> str:
        if answer == TRUST:
            templates.trust(found)
        else:
            templates.distrust(found)
        _call(app, _anew, app)
        return said(found) if answer == TRUST else "The templates are not used any more."

    screen.say_later(keep)


def _anew(app: "DeskApp") -> None:
    from desk.tui.desk.screen import DeskScreen

    for screen in app.screen_stack:
        if isinstance(screen, DeskScreen):
            screen.proofs.anew()


def _call(app: "DeskApp", then: Callable[..., object], *args: object) -> None:
    if app.is_running:
        app.call_from_thread(then, *args)
