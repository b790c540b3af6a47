"""Latin words, numbers and addresses in Arabic and Hebrew sentences, set apart so that they are not torn.

A renderer puts signs between two directions where its rules say, not where they were meant: "C++" loses its plus signs
to the other side. FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE keep a run together (UAX #9, section 2.4.2); mail
programs that know no isolates show nothing for them.
"""

import re
from collections.abc import Iterator, Sequence

ISOLATE, POP = "\u2068", "\u2069"
_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
OTHER = f"[^\\W_{_RTL}]"
"""What every such run begins with: a letter or a figure of no script that is written from right to left."""
_RUN = re.compile(f"{OTHER}(?:[^{_RTL}\n]*{OTHER})?[+#%°$€£]*")
"""From the first Latin letter or figure to the last one before a letter of the other direction."""
_SIGNS = "+#$€£−-"
"""What belongs to a run that it stands ahead of, behind a space."""
_PLAIN = re.compile(r"[^\W_]+")
_RIGHT = re.compile(f"[{_RTL}]")


def isolated(line: str, kept: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    """The edits that set runs apart; one plain word or number amid a sentence needs none. `kept` are addresses."""
    if not _RIGHT.search(line):
        return
    begins = len(line) - len(line.lstrip())
    for run in _RUN.finditer(line):
        start, end = run.span()
        if start and line[start - 1] in _SIGNS and (start == 1 or line[start - 2].isspace()):
            start -= 1
        if line[end : end + 1] == ")" and run[0].count("(") > run[0].count(")"):
            end += 1
        if any(start < last and first < end for first, last in kept):
            continue
        if start > begins and _PLAIN.fullmatch(line, start, end):
            continue
        if end - start == 1:
            yield start, end, f"{ISOLATE}{line[start]}{POP}"
        else:
            yield start, start + 1, ISOLATE + line[start]
            yield end - 1, end, line[end - 1] + POP
