"""Document ids: random 15-digit integers, so that two people's new stories land apart in a file."""

import secrets

LOWEST = 10**14
HIGHEST = 10**15 - 1


def new_id() -> int:
    """A random id between 10^14 and 10^15 - 1: all have 15 digits, so text order is number order."""
    return LOWEST + secrets.randbelow(HIGHEST - LOWEST + 1)
