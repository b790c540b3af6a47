"""Parts of a line: the headline and what is left of it, and where it stands."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace

from desk.model.text import tidy_line
from desk.read.house.house import House
from desk.read.line import Line, Run
from desk.read.model.labels import Label
from desk.read.reading import LeftOut, Lines
from desk.read.reasons import Reason

SEPARATORS = " \t\u00a0:：–—|.-,"
"""What parts a headline from the rest of its line."""
AROUND = f"{SEPARATORS}()<>[]（）［］【】〔〕《》〈〉「」『』"
"""What stands around an address that is written out."""
_APART = re.compile(r"[)>\]）］】〕》〉」』]?\s*(?:[–—|:：]|-\s)|[)>\]）］】〕》〉」』]")
"""What stands behind an address that no sentence goes on from."""


def spot(house: House, first: int, last: int) -> Lines:
    """The lines of the source that lines of the document come from."""
    return Lines(house.lines[first].start, max(house.lines[last].end, house.lines[first].start))


def whole(line: Line) -> str:
    """The words of a line; "3. Koi" is a headline with its number where the source makes no list of it."""
    number = line.mark.rstrip(".)、:")
    if not line.level and number.isdigit() and line.mark.endswith("."):
        return f"{line.mark} {line.text}"
    return line.text.removesuffix(f" {line.mark}") if line.mark else line.text


def left_out(line: Line, reason: str) -> Iterator[LeftOut]:
    """A line that is in no part of the issue: its words, once, and where its links lead and its pictures are."""
    words = line.text
    for url in (*line.urls, *(run.image for run in line.runs if run.image)) or ("",):
        yield LeftOut(reason, words, url, Lines(line.start, max(line.start, line.end)))
        words = ""


def pictures_beside(line: Line) -> list[Run]:
    """The pictures of a line that lead nowhere, such as an arrow ahead of its link."""
    return [run for run in line.runs if run.image and not run.link]


def pictures_out(house: House, places: Sequence[int]) -> Iterator[LeftOut]:
    """Such pictures of several lines, as what is left out."""
    for at in places:
        for run in pictures_beside(house.lines[at]):
            yield LeftOut(Reason.SECOND, run.text.strip(), run.image, spot(house, at, at))


def cut_runs(runs: Sequence[Run], begin: int, end: int) -> tuple[list[Run], list[Run], list[Run]]:
    """The runs ahead of, inside and behind a span of the joined text."""
    parts: tuple[list[Run], list[Run], list[Run]] = ([], [], [])
    at = 0
    for run in runs:
        cuts = [0, min(max(begin - at, 0), len(run.text)), min(max(end - at, 0), len(run.text)), len(run.text)]
        for part, low, high in zip(parts, cuts, cuts[1:], strict=False):
            if high > low:
                part.append(run.saying(run.text[low:high]))
        at += len(run.text)
    return parts


def changed(line: Line, runs: Sequence[Run]) -> Line:
    """What is left of a line, as a line that is no item and no heading, and bold as no heading is."""
    if line.heading and all(run.bold for run in line.runs if run.text.strip()):
        runs = [run._replace(bold=False) for run in runs]
    return replace(line, runs=tuple(runs), bullet="", mark="", level=0, heading=0)


def without_edges(runs: Sequence[Run], signs: str = SEPARATORS) -> list[Run]:
    """Runs without the signs that parted them from the headline."""
    found = list(runs)
    while found and not found[0].text.strip(signs):
        del found[0]
    if found:
        found[0] = found[0].saying(found[0].text.lstrip(signs))
    return found


def all_linked(runs: Sequence[Run]) -> bool:
    """Whether every word is a link."""
    return all(run.link for run in runs if run.text.strip())


def has_name(text: str) -> bool:
    """Whether a word behind the first could be a name."""
    return any(word[:1].isupper() or "\u3040" <= word[:1] <= "\u9fff" or word[:1] == "@" for word in text.split()[1:])


def is_ornament(text: str) -> bool:
    """Whether there is nothing but pictures among the characters, such as a flag or a fish."""
    return {"So"} <= {unicodedata.category(sign) for sign in text} <= {"So", "Mn", "Cf", "Zs"}


def address_ahead(runs: Sequence[Run]) -> tuple[Sequence[Run], Sequence[Run]]:
    """The address written out that runs begin with, if no sentence goes on from it, and what is behind: "(https://…)"."""
    at = next((at for at, run in enumerate(runs) if run.text.strip(AROUND)), len(runs))
    address, behind = runs[at : at + 1], runs[at + 1 :]
    written = all(run.link and run.text.strip() == run.href for run in address)
    apart = not any(run.link for run in behind) and _APART.match("".join(run.text for run in behind))
    return (address, behind) if written and apart else ((), ())


def front_title(words: str, label: str) -> str:
    """The front part of a line as a headline, without what parts it from the rest: a colon, empty brackets, or the full
    stop of "**Winch 2 turns.** It is quieter".
    """
    title = tidy_line(words).rstrip(":：").removesuffix("()").removesuffix("<>").rstrip()
    stopped = label == Label.BOLD and title.count(".") == 1 and " " in title
    return title.removesuffix(".") if stopped else title
