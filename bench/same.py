"""How much two issues share of what they say: the figures behind SAME and LIKE of `desk.archive.same`.

Real newsletters, which lie outside the project: the forms in which one issue went out, and the issues of one
newsletter, which share what stands in each of them. The first must lie above SAME, the second below LIKE; what lies
between the two is asked. `DESK_CORPUS` names the folder where it is not `../shared/corpus`.
"""

import os
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from bench.measure import Measure
from desk.archive.arrivals import arrivals
from desk.archive.files import NotRead
from desk.archive.same import LIKE, SAME, likeness, sayings, telling
from desk.read.sources.kinds import ENDINGS, ending

MOST = 40
"""Issues of one newsletter that are compared, each with each."""
_NUMBER = re.compile(r"\d[\d-]*")


def run() -> Iterator[Measure]:
    """The parts, as percentages; nothing, with a sentence, where the newsletters are not here."""
    folder = Path(os.environ.get("DESK_CORPUS") or Path(__file__).resolve().parents[2] / "shared" / "corpus")
    if not folder.is_dir():
        print(f"same: there are no newsletters in {folder}; DESK_CORPUS names another folder.")
        return
    one, other = [], []
    for family in sorted(each for each in folder.iterdir() if each.is_dir() and each.name != "families"):
        same, different = parts(family)
        one += same
        other += different
    yield Measure(f"one issue in two forms ({len(one)})", [part * 100 for part in one], unit="%")
    yield Measure("the least alike of these", [min(one) * 100], unit="%")
    yield Measure(f"two issues ({len(other)})", [part * 100 for part in other], unit="%")
    yield Measure("the most alike of these", [max(other) * 100], unit="%")
    yield Measure(f"one issue, taken for two: below {LIKE:.2f}", [sum(part < LIKE for part in one)], 0, unit="")
    yield Measure(f"one issue, asked about: below {SAME:.2f}", [sum(part < SAME for part in one)], unit="")
    yield Measure(f"two issues, asked about: from {LIKE:.2f}", [sum(part >= LIKE for part in other)], unit="")
    yield Measure(f"two issues, taken for one: from {SAME:.2f}", [sum(part >= SAME for part in other)], 0, unit="")


def parts(family: Path) -> tuple[list[float], list[float]]:
    """What the forms of one issue share, and what different issues of a newsletter do."""
    said: dict[str, list[frozenset[int]]] = defaultdict(list)
    for path in sorted(family.rglob("*")):
        if path.is_file() and ending(path.name) in ENDINGS and len(said) <= MOST:
            said[name(path)] += read(path)
    firsts = [forms[0] for forms in said.values() if forms]
    says = Counter(saying for each in firsts for saying in each)
    issues = {saying: range(count) for saying, count in says.items()}
    same = [
        likeness(telling(one, issues), telling(other, issues)).part
        for forms in said.values()
        for one, other in combinations(forms, 2)
    ]
    firsts = [telling(each, issues) for each in firsts]
    return same, [likeness(*pair).part for pair in combinations(firsts, 2)]


def name(path: Path) -> str:
    """The issue that a file is a form of, by the number or the day in its name."""
    found = _NUMBER.search(path.stem)
    return found[0] if found else path.stem


def read(path: Path) -> list[frozenset[int]]:
    """What the newsletter in a file says; nothing where it cannot be read, or holds several."""
    try:
        found = arrivals(path.read_bytes(), path.name)
    except NotRead:
        return []
    return [sayings(found[0].reading.issue)] if len(found) == 1 else []
