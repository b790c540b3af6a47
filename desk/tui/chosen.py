"""An app that the editor has chosen the looks of: theme, signs, drawing for a screen reader, and other settings."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from textual import events

from desk.store.errors import NotSaved
from desk.store.folder import editor_settings
from desk.tui.theme.glyphs import Glyphs
from desk.tui.unbroken import UnbrokenApp


class ChosenApp(UnbrokenApp):
    """Keeps what is chosen in the settings' file. A choice that cannot be kept holds until the desk is closed."""

    def __init__(self, file: Path) -> None:
        """With the settings of this file, which need not be there."""
        self.settings_file = file
        self.settings = editor_settings.load(file)
        self.glyphs = self._glyphs()
        super().__init__(self.settings.theme, self.settings.bidi)
        self.speak(self.settings.speech)

    def look_changed(self) -> None:
        """Signs and decoration are others now; an app with screens draws them anew."""

    async def _on_key(self, event: events.Key) -> None:
        """What is bound to the key is done; a letter or sign that nothing here answers to is said.

        In the place of Textual's own, which looks for methods named after keys behind the bindings: there are none.
        """
        event.prevent_default()
        if not await self._check_bindings(event.key) and event.is_printable and (sign := event.character or "").strip():
            self.told(f"{sign} does nothing here.")

    def choose_theme(self, name: str) -> bool:
        """Use a theme from now on and keep the choice; False if it could not be kept, which is said."""
        self.theme = name
        return self._keep(lambda: editor_settings.choose(self.settings_file, theme=name))

    def choose_speech(self, on: bool) -> bool:
        """Draw for a screen reader, or for the eye, and keep the choice; False if it could not be kept."""
        kept = self._keep(lambda: editor_settings.choose_speech(self.settings_file, on=on))
        if not kept:  # it is as it was asked for until the desk is closed
            self.settings = replace(self.settings, speech=on)
        self.glyphs = self._glyphs()
        self.speak(on)
        self.look_changed()
        return kept

    def _glyphs(self) -> Glyphs:
        return Glyphs("speech" if self.settings.speech else self.settings.glyphs)

    def keep_site(self, issues: Path, site: Path, usual: Path) -> None:
        """Keep where the site of the folder `issues` is written, where that is new; what goes wrong is said."""
        if str(site) != self.settings.sites.get(str(issues.resolve()), str(usual)):
            self._keep(lambda: editor_settings.choose_site(self.settings_file, issues, site))

    def _keep(self, choose: Callable[[], editor_settings.Settings]) -> bool:
        """Take the settings as they are after a choice; False if it could not be written, which is said."""
        try:
            self.settings = choose()
        except NotSaved as error:
            self.told(str(error))
            return False
        return True
