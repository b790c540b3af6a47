"""Document ids: random 15-digit integers, so that two people's new stories land apart in a file."""

import hashlib
import secrets

LOWEST = 10**14
"""The lowest id: fifteen digits, none of them lost in a float of JavaScript."""
HIGHEST = 10**15 - 1
"""The highest id."""


def new_id() -> int:
    """A random id between 10^14 and 10^15 - 1: all have 15 digits, so text order is number order."""
    return LOWEST + secrets.randbelow(HIGHEST - LOWEST + 1)


def id_from(*parts: str | int) -> int:
    """The id of what two desks make of the same things, so that it is one thing where their files are merged.

    `id_from("next", 204857719334061)` is the issue that follows that one, whichever of two clones begins it.
    """
    made = hashlib.sha256("\n".join(map(str, parts)).encode("utf-8", "backslashreplace")).digest()
    return LOWEST + int.from_bytes(made[:8]) % (HIGHEST - LOWEST + 1)
