"""The editor's own settings: theme, glyphs, speech, keys, a way to copy and the folders of sites, in one JSON file."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from desk.store.errors import NotSaved, system_says
from desk.store.file.storage import write_atomic
from desk.store.problems import Reason


@dataclass(frozen=True, slots=True)
class Settings:
    """What the file says; `keys` gives other keys to commands by their ids. `faults` are sentences about it.

    `sites` says for a folder of issues where its site was written last, where that is not the usual place.
    `intranet` names hosts and networks in which links may be asked although they are private.
    `clipboard` is the way that a copy tries first, one of `desk.outside.clipboard.ways.WAYS`; "": the best there is.
    `search` is the address of a search, with {words} in it, that a title without an address is looked for with.
    `bidi` is who orders lines in which a script runs from right to left, "desk" or "terminal"; "": found out.
    `speech` has the screen drawn for a screen reader: without decoration, with a line that says what changed.
    """

    theme: str = ""
    glyphs: str = ""
    clipboard: str = ""
    search: str = ""
    bidi: str = ""
    speech: bool = False
    keys: Mapping[str, str] = field(default_factory=dict)
    sites: Mapping[str, str] = field(default_factory=dict)
    intranet: tuple[str, ...] = ()
    unknown: Mapping[str, Any] = field(default_factory=dict)
    faults: tuple[str, ...] = ()


_WORDS = ("theme", "glyphs", "clipboard", "search", "bidi")
"""The settings that are one word."""
_OTHERS = ("speech", "keys", "sites", "intranet")


def settings_file() -> Path:
    """Where the settings are: `settings.json` in the user's configuration folder for desk."""
    from platformdirs import user_config_path

    return user_config_path("desk") / "settings.json"


def load(path: Path) -> Settings:
    """The settings in a file; what cannot be used is left out and said in `faults`, and the file stays as it is."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError, RecursionError) as error:
        reason = "it is nested too deeply" if isinstance(error, RecursionError) else error
        return Settings(faults=(f"{path} cannot be read ({reason}), so the settings are the usual ones.",))
    if not isinstance(content, dict):
        return Settings(faults=(f"{path} does not hold settings, so they are the usual ones.",))
    faults: list[str] = []
    keys = content.get("keys", {})
    if not isinstance(keys, dict) or not all(isinstance(each, str) for each in keys.values()):
        keys = {}
        faults.append(f"“keys” in {path} should give each command's id a text of keys, and is not used.")
    sites = content.get("sites", {})
    if not isinstance(sites, dict) or not all(isinstance(each, str) for each in sites.values()):
        sites = {}
        faults.append(f"“sites” in {path} should give each folder of issues another folder, and is not used.")
    intranet = content.get("intranet", [])
    if not isinstance(intranet, list) or not all(isinstance(each, str) for each in intranet):
        intranet = []
        faults.append(f"“intranet” in {path} should be a list of hosts and networks in quotes, and is not used.")
    speech = content.get("speech", False)
    if not isinstance(speech, bool):
        speech = False
        faults.append(f"“speech” in {path} should be true or false without quotes, and is not used.")
    texts: dict[str, Any] = {}
    for name in _WORDS:
        value = content.get(name, "")
        texts[name] = value if isinstance(value, str) else ""
        if not isinstance(value, str):
            faults.append(f"“{name}” in {path} should be a word in quotes, and is not used.")
    unknown = {name: value for name, value in content.items() if name not in (*_WORDS, *_OTHERS)}
    known: dict[str, Any] = {"speech": speech, "keys": keys, "sites": sites, "intranet": tuple(intranet)}
    return Settings(**texts, **known, unknown=unknown, faults=tuple(faults))


def choose(path: Path, *, theme: str) -> Settings:
    """Keep the choice of a theme; everything else in the file stays, and a link stays a link. Raises NotSaved."""
    return _keep(path, replace(load(path), theme=theme))


def choose_speech(path: Path, *, on: bool) -> Settings:
    """Keep whether the screen is drawn for a screen reader, as `choose` does. Raises NotSaved."""
    return _keep(path, replace(load(path), speech=on))


def choose_site(path: Path, issues: Path, site: Path) -> Settings:
    """Keep where the site of a folder of issues was written, as `choose` does. Raises NotSaved."""
    settings = load(path)
    return _keep(path, replace(settings, sites={**settings.sites, str(issues.resolve()): str(site)}))


def _keep(path: Path, settings: Settings) -> Settings:
    content: dict[str, Any] = {name: getattr(settings, name) for name in _WORDS}
    content |= {"speech": settings.speech, "keys": dict(settings.keys)}
    content |= {"sites": dict(settings.sites), "intranet": list(settings.intranet)}
    try:
        text = json.dumps({**{name: value for name, value in content.items() if value}, **settings.unknown}, indent=1)
    except RecursionError as error:  # what can just be read may be too deep to be written
        raise NotSaved(Reason.SETTINGS_TOO_DEEP, path) from error
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NotSaved(Reason.FOLDER_NOT_MADE, path.parent, system=system_says(error)) from error
    if settings.faults:
        raise NotSaved(Reason.SETTINGS_ODD, path)
    write_atomic(path.resolve(), text.encode() + b"\n")
    return settings
