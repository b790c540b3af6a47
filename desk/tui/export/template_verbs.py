"""Verbs of the templates beside the issues: look at them, trust them or not. Files are read off the screen's thread."""

from desk.store.errors import StoreError
from desk.store.folder import templates
from desk.store.folder.templates import Templates, Trust
from desk.tui.keys.commands import BY_ID
from desk.tui.ports import Desk, Front


def show(front: Front) -> None:
    """List the templates, and do what the editor says."""
    folder = front.desk.session.folder.path

    def read() -> Templates | str:
        try:
            return templates.read_templates(folder)
        except StoreError as error:
            return str(error)

    def show_them(found: Templates | str) -> None:
        if isinstance(found, str):
            front.desk.say(found)
        else:
            _ask(front, found)

    front.in_thread(read, show_them, group="templates")


def told(desk: Desk) -> str:
    """What to say of the templates when the desk opens, or "". It reads files: call it off the screen's thread."""
    try:
        trust = templates.read_templates(desk.session.folder.path).trust
    except StoreError as error:
        return str(error)
    how = f"{desk.keys.shown('palette')} {BY_ID['templates'].title}"
    if trust == Trust.NEW:
        return f"New templates, not used yet: {how}"
    return f"Templates changed, not used: {how}" if trust == Trust.CHANGED else ""


def _ask(front: Front, found: Templates) -> None:
    from desk.tui.export.templates import TemplatesScreen

    front.ask(TemplatesScreen(found), lambda answer: _decide(front, found, answer))


def _decide(front: Front, found: Templates, answer: str) -> None:
    """Trust what was shown, and nothing that came since; or trust nothing."""
    from desk.tui.export.templates import TRUST, said

    def keep() -> str:
        if answer == TRUST:
            templates.trust(found)
        else:
            templates.distrust(found)
        return said(found) if answer == TRUST else "The templates are not used any more."

    front.say_later(keep, front.desk.proofs_anew)
