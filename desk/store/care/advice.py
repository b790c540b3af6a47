"""What an editor can do about a file that cannot be read and that nothing but a person can put right."""

import re

_WHOLE = "put a whole copy in its place, from git or a backup"
_ADVICE = (
    (r"newer desk|schema", "Bring desk up to date on this computer; the file itself is left as it is."),
    (r"not a plain file", "Move it out of the folder."),
    (r"permission|not permitted|denied", "Give yourself the right to read it, then open it again."),
    (
        r"git conflict|conflict marks|two sides",
        "Let git put one side there whole: `git checkout --ours` or `--theirs` with its name.",
    ),
    (r"NaN|Infinity|too large", "Look for it in a text editor, and write a number or null in its place."),
    (r"same name|stands in it twice", "Open it in a text editor and keep one of the two entries."),
    (r"not UTF-8", f"Save it as UTF-8 in a text editor, or {_WHOLE}."),
    (r"half a character", f"Take out the \\ud… that stands alone in a text editor, or {_WHOLE}."),
    (r"in line \d", f"Correct it there in a text editor, or {_WHOLE}."),
    (r"it is empty", f"{_WHOLE[0].upper()}{_WHOLE[1:]}."),
    (
        r"TinyDB|table|too deeply",
        f"If it is no file of desk's, move it out of the folder; else {_WHOLE}.",
    ),
)
"""What a reason holds, and what helps then; the first that fits counts."""
_ELSE = f"Correct that in a text editor, or {_WHOLE}."


def by_hand(reason: str) -> str:
    """What to do about a file that cannot be read for this reason (see `desk.store.reason_in`), in one sentence."""
    return next((words for pattern, words in _ADVICE if re.search(pattern, reason)), _ELSE)
