"""What the pages of a site were made of, so that a page is made again only when something of it has changed.

It is kept in the user's own cache, not in the site's folder: that may come from a stranger, who could have a page of
theirs taken for ours. Deleting it costs a little time and loses nothing.
"""

import contextlib
import hashlib
import os
from collections.abc import Collection
from pathlib import Path

import msgspec


class KnownPage(msgspec.Struct, frozen=True):
    """A digest of what a page was made of, and one of the page itself."""

    of: str
    text: str


class Made:
    """The pages in a folder that are known to be as they would be made again."""

    def __init__(self, site: Path, cache: Path | None = None) -> None:
        """For the folder of a site; `cache` is where it is noted, else the user's cache folder for desk."""
        self._site = site
        self._cache = cache
        self._pages: dict[str, KnownPage] | None = None
        self._new: dict[str, KnownPage] = {}

    def text(self, place: str, of: str) -> str | None:
        """A page as it lies in the folder, if it would be made of the same things; None if it must be made."""
        page = self._known().get(place)
        if page is None or page.of != of:
            return None
        try:
            data = self._site.joinpath(place).read_bytes()
        except OSError:
            return None
        if _digest(data) != page.text:
            return None
        self._new[place] = page
        return data.decode()

    def note(self, place: str, of: str, text: str) -> None:
        """Note what a page was made of."""
        self._new[place] = KnownPage(of, _digest(text.encode()))

    def keep(self, names: Collection[str]) -> None:
        """Keep the notes of these pages for the next time; where that fails, every page is made anew then."""
        pages = {place: page for place, page in (self._known() | self._new).items() if place in names}
        file = self._file()
        beside = file.with_name(f"{file.name}.{os.getpid()}.tmp")
        with contextlib.suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            beside.touch(mode=0o600)
            beside.write_bytes(msgspec.json.encode(pages))
            beside.replace(file)

    def _known(self) -> dict[str, KnownPage]:
        if self._pages is None:
            self._pages = {}
            with contextlib.suppress(OSError, msgspec.DecodeError, RecursionError):
                self._pages = msgspec.json.decode(self._file().read_bytes(), type=dict[str, KnownPage])
        return self._pages

    def _file(self) -> Path:
        if self._cache is None:
            from platformdirs import user_cache_path

            self._cache = user_cache_path("desk")
        name = _digest(os.fsencode(os.path.realpath(self._site)))[:16]
        return self._cache / f"site-{name}.json"


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
