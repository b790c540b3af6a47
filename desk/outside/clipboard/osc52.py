"""OSC 52: text for the clipboard of the terminal that one sits at, over ssh too. The terminal does not answer.

Only text can be sent so. What comes between, tmux and GNU screen, has to be told to pass it on.
"""

import base64
from collections.abc import Mapping

from desk.outside.clipboard import Failed
from desk.outside.clipboard.programs import Outside

LONGEST = 1_000_000
"""Characters of base64 that are sent at most: tmux 3.3a drops a sequence past 1 MiB without a word."""
SURE = 100_000
"""Characters of base64 that nearly every terminal takes; some cut off or drop what is longer (hterm, older xterm)."""
_SCREEN_PIECE = 76
"""Characters that go through GNU screen in one piece; it drops a string of more than 768."""
_OPEN, _CLOSE = "\x1bP", "\x1b\\"
"""The device control string in which tmux and screen pass things on."""


def put(text: str, outside: Outside) -> bool:
    """Send a text on its way; False if it is so long that some terminals will not take it. Raises Failed."""
    size = len(text.encode())
    length = -(-size // 3) * 4
    if length > LONGEST:
        raise Failed(f"{size:,} bytes are too long for a terminal")
    if not _by_tmux(text, outside):
        outside.terminal(sequence(text, outside.environment))
    return length <= SURE


def _by_tmux(text: str, outside: Outside) -> bool:
    """Let tmux itself send it (3.2 and later): its usual settings drop what a program in it sends."""
    tmux = outside.find("tmux") if outside.environment.get("TMUX") else None
    if tmux is None:
        return False
    try:
        outside.run([tmux, "load-buffer", "-w", "-"], text.encode())
    except Failed:
        return False
    return True


def sequence(text: str, environment: Mapping[str, str]) -> str:
    """The control sequence for a terminal, and for what stands between it and us by $TMUX, $STY and $TERM."""
    encoded = base64.b64encode(text.encode()).decode()
    plain = f"\x1b]52;c;{encoded}\a"
    term = environment.get("TERM", "")
    if environment.get("TMUX") or term.startswith("tmux"):
        return plain + _OPEN + "tmux;" + plain.replace("\x1b", "\x1b\x1b") + _CLOSE
    if environment.get("STY") or term.startswith("screen"):
        pieces = [encoded[place : place + _SCREEN_PIECE] for place in range(0, len(encoded), _SCREEN_PIECE)]
        return f"{_OPEN}\x1b]52;c;{(_CLOSE + _OPEN).join(pieces)}\a{_CLOSE}"
    return plain
