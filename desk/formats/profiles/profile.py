"""The profiles that desk brings, by name: one file each beside this one. A file put here is one more mail tool."""

from functools import cache
from pathlib import Path

from desk.formats.profiles.values import Profile

FOLDER = Path(__file__).parent
"""Where the profiles lie that desk brings."""
PLAIN = "plain"
"""The profile of no tool in particular."""


@cache
def names() -> tuple[str, ...]:
    """The names of all profiles, the plain one first."""
    found = sorted(path.stem for path in FOLDER.glob("*.toml"))
    return (PLAIN, *(name for name in found if name != PLAIN))


@cache
def profile(name: str) -> Profile:
    """The profile with this name that desk brings. Raises LookupError with those that there are."""
    if name not in names():
        raise LookupError(f"there is no profile {name!r}: choose one of {', '.join(names())}")
    from desk.formats.profiles.reading import read_profile

    return read_profile(name, (FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def known(name: str) -> Profile:
    """The profile with this name, or the plain one: a publication's file may name one that this desk has not."""
    return profile(name if name in names() else PLAIN)
