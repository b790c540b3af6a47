"""Templates of the publication's own in `templates/` beside the issues, and whether they may be used.

A folder may come from a clone or an archive, and a template decides what readers get; so none is used before the
editor has said that it is trusted. What is trusted is the bytes: when a file changes, desk asks again. The answer is
kept in the user's state folder, never beside the templates.
"""

import hashlib
import json
import os
import re
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from desk.store.errors import Unreadable, system_says
from desk.store.file import private
from desk.store.problems import Reason

FOLDER = "templates"
"""The folder of templates, beside the issues."""
PROFILES = "profiles"
"""Mail tools of the publication's own, one file each, beside the folder of templates."""
LARGEST = 65_536
"""Bytes of a template; the largest that desk ships has some 3,000."""
MOST = 64
"""Files that are looked at."""
_TRUSTED = "trusted.json"
"""The file of the answers, in the state folder."""
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*\.(?:html|css)")
_PROFILE = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}\.toml")


class Trust(StrEnum):
    """What the editor has said of the templates."""

    NONE = "none"
    """There are no templates."""
    TRUSTED = "trusted"
    NEW = "new"
    CHANGED = "changed"
    """They were trusted, and are others now."""


@dataclass(frozen=True, slots=True)
class Templates:
    """The templates of a folder: name and source, sorted by name. `trusted` has the digest of each that was trusted.

    Mail tools of the publication's own are among the files, as "profiles/NAME.toml": they are trusted together, since a
    tool decides what readers get as well.
    """

    folder: Path
    files: tuple[tuple[str, str], ...]
    trust: Trust
    trusted: Mapping[str, str] = field(default_factory=dict)

    def of(self, name: str) -> Trust:
        """What the editor has said of one of them; NONE if it is not there, or not any more."""
        source = dict(self.files).get(name)
        if source is None:
            return Trust.NONE
        said = self.trusted.get(name)
        return Trust.NEW if said is None else Trust.TRUSTED if said == _digest(source) else Trust.CHANGED

    @property
    def profiles(self) -> dict[str, str]:
        """The mail tools of the publication's own: name and source."""
        return {
            name.removeprefix(f"{PROFILES}/").removesuffix(".toml"): source
            for name, source in self.files
            if name.startswith(f"{PROFILES}/")
        }

    @property
    def gone(self) -> tuple[str, ...]:
        """Names of those that were trusted and are not there any more."""
        return tuple(sorted(name for name in self.trusted if name not in dict(self.files)))


def read_templates(issues: Path) -> Templates:
    """The templates beside the issues of this folder. Raises Unreadable with what is wrong with one of them."""
    folder = Path(os.path.realpath(issues)) / FOLDER
    files = tuple((name, _source(folder / name)) for name in _names(folder, _NAME))
    own = folder.with_name(PROFILES)
    files += tuple((f"{PROFILES}/{name}", _source(own / name)) for name in _names(own, _PROFILE))
    said = _trusted().get(str(folder), {})
    same = said == _digests(files)
    trust = Trust.NONE if not files else Trust.TRUSTED if same else Trust.CHANGED if said else Trust.NEW
    return Templates(folder, files, trust, said)


def trust(templates: Templates) -> None:
    """Use these templates from now on, until one of them changes. Raises NotSaved."""
    _write({**_trusted(), str(templates.folder): _digests(templates.files)})


def distrust(templates: Templates) -> None:
    """Do not use the templates of this folder any more. Raises NotSaved."""
    _write({folder: digests for folder, digests in _trusted().items() if folder != str(templates.folder)})


def _names(folder: Path, called: re.Pattern[str]) -> list[str]:
    try:
        found = sorted(name for name in os.listdir(folder) if called.fullmatch(name))
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise Unreadable(Reason.TEMPLATE_NOT_GIVEN, folder, system=system_says(error)) from error
    if len(found) > MOST:
        raise Unreadable(Reason.TOO_MANY_TEMPLATES, folder, most=MOST)
    return found


def _source(path: Path) -> str:
    """A template's text. A link is not followed: it could bring in any file of the machine."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise Unreadable(Reason.TEMPLATE_NOT_PLAIN, path)
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise Unreadable(Reason.TEMPLATE_NOT_GIVEN, path, system=system_says(error)) from error
    if len(data) > LARGEST:
        raise Unreadable(Reason.TEMPLATE_TOO_LARGE, path, most=LARGEST)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Unreadable(Reason.TEMPLATE_NOT_UTF8, path, byte=error.start) from error


def _digest(source: str) -> str:
    return hashlib.sha256(source.encode()).hexdigest()


def _digests(files: tuple[tuple[str, str], ...]) -> dict[str, str]:
    return {name: _digest(source) for name, source in files}


def _trusted() -> dict[str, dict[str, str]]:
    """The folders whose templates were trusted, with the digest of each; what cannot be read trusts nothing."""
    return {
        folder: {name: digest for name, digest in digests.items() if isinstance(digest, str)}
        for folder, digests in private.kept(private.place(_TRUSTED)).items()
        if isinstance(digests, dict)
    }


def _write(folders: Mapping[str, Mapping[str, str]]) -> None:
    private.keep(private.place(_TRUSTED), (json.dumps(folders, ensure_ascii=False, indent=1) + "\n").encode())
