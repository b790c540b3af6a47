"""Sixteen of the sessions of `make terminal`: each desk ends, shows no traceback, and every letter is kept."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.terminal.sessions import ENDS, Outcome, session

SESSIONS = [
    *(("plain", how) for how in ENDS),
    ("killed", "close"),
    *zip(("deaf", "storm", "sleepy", "strange"), ("close", "term") * 2, strict=True),
    ("slow", "quit"),
    ("escapes", "quit"),
    ("escapes", "hup"),
    ("pasted", "quit"),
    ("pasted", "term"),
    ("dumb", "quit"),
]
AT_ONCE = 4
"""Sessions that are played at the same time: it is the load, too."""
PATIENCE = 60.0
"""Seconds after which a desk that was told to end counts as one that does not."""


@pytest.mark.terminal
def test_every_session_ends_in_good_order_with_every_letter(tmp_path: Path) -> None:
    def play(number: int) -> Outcome:
        family, how = SESSIONS[number]
        place = tmp_path / str(number)
        return session(place, family, how, number, seconds=0.6, patience=PATIENCE, noted=True)

    with ThreadPoolExecutor(AT_ONCE) as threads:
        outcomes = list(threads.map(play, range(len(SESSIONS))))
    wrong = [each.words for each in outcomes if each.fault or each.is_lost or each.taken is None]
    assert not wrong, "\n".join(wrong)
