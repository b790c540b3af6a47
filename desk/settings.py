"""The editor's own settings: theme, glyphs, keys and a way to copy, in one JSON file in her configuration folder."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from desk.store import NotSaved
from desk.store.storage import write_atomic


@dataclass(frozen=True, slots=True)
class Settings:
    """What the file says; `keys` gives other keys to commands by their ids. `faults` are sentences about it.

    `clipboard` is the way that a copy tries first, one of `desk.clipboard.ways.WAYS`; "": the best there is.
    """

    theme: str = ""
    glyphs: str = ""
    clipboard: str = ""
    keys: Mapping[str, str] = field(default_factory=dict)
    unknown: Mapping[str, Any] = field(default_factory=dict)
    faults: tuple[str, ...] = ()


_WORDS = ("theme", "glyphs", "clipboard")
"""The settings that are one word."""


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
    texts = {}
    for name in _WORDS:
        value = content.get(name, "")
        texts[name] = value if isinstance(value, str) else ""
        if not isinstance(value, str):
            faults.append(f"“{name}” in {path} should be a word in quotes, and is not used.")
    unknown = {name: value for name, value in content.items() if name not in (*_WORDS, "keys")}
    return Settings(**texts, keys=keys, unknown=unknown, faults=tuple(faults))


def choose(path: Path, *, theme: str) -> Settings:
    """Keep the choice of a theme; everything else in the file stays, and a link stays a link. Raises NotSaved."""
    settings = replace(load(path), theme=theme)
    content: dict[str, Any] = {name: getattr(settings, name) for name in _WORDS} | {"keys": dict(settings.keys)}
    try:
        text = json.dumps({**{name: value for name, value in content.items() if value}, **settings.unknown}, indent=1)
    except RecursionError as error:  # what can just be read may be too deep to be written
        raise NotSaved(f"{path} is nested too deeply, so the choice was not kept.") from error
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NotSaved(f"{path.parent} cannot be made: {error}.") from error
    if settings.faults:
        raise NotSaved(f"{path} holds something desk cannot read, so the choice was not kept.")
    write_atomic(path.resolve(), text.encode() + b"\n")
    return settings
