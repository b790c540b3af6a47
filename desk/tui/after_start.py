"""What waits until the first picture of the desk is there: what was found meanwhile is said, the folder is swept."""

import gc
from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path

from textual.app import App

from desk.store.file.rescue import found_texts
from desk.store.file.save import sweep
from desk.tui import background, garbage
from desk.tui.export.template_verbs import told as about_templates
from desk.tui.ports import Desk


def _load() -> None:
    """Load what shows an issue: a tenth of a second that the first one would take longer to open."""
    import_module("desk.tui.desk.screen")
    import_module("desk.tui.issues.verbs")


class AfterStart:
    """Looks around once, each look in a thread of its own; `told` says what is found."""

    def __init__(self, app: App[int], desk: Desk, told: Callable[[str], object], quiet: Callable[[], float]) -> None:
        """`app` and `desk` are the same; `quiet` says for how many seconds the editor has done nothing."""
        self._app = app
        self._desk = desk
        self._told = told
        self._quiet = quiet
        self._faults = (*desk.settings.faults, *desk.keys.faults)

    def begin(self) -> None:
        """Say what the settings cannot mean, and look for the rest."""
        if self._faults:
            self._told(" ".join(self._faults))
        background.in_thread(self._app, _load, group="load")
        background.in_thread(self._app, found_texts, self._tell_found, group="found")
        background.in_thread(self._app, partial(sweep, self._desk.session.folder.path), group="sweep")
        background.in_thread(self._app, partial(about_templates, self._desk), self._tell_templates, group="look")
        if not gc.isenabled():  # switched off for the start; what was loaded is not looked through again
            garbage.begin(self._app, self._quiet)

    def _tell_found(self, texts: Sequence[Path]) -> None:
        """Name the texts that an earlier desk was given last and had no time to put into a story."""
        if texts:
            self._told(f"What was typed last before the desk ended is in {', '.join(map(str, texts))}.")

    def _tell_templates(self, words: str) -> None:
        """Say it once if there are templates that are not trusted, or not any more, after what was said already."""
        if words:
            self._told(" ".join((*self._faults, words)))
