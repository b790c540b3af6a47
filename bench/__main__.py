"""`python -m bench [NAME…]` runs the benches named, or all, and prints a table. It measures; it never fails."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module

from bench.measure import Measure, quantile
from bench.terminal import NothingSeen

BENCHES = (
    *("start", "paint", "save", "journal", "export", "mailers", "screen", "keys", "memory", "reading", "reader"),
    *("learning", "rulings", "same", "archive", "remark", "sizes", "preflight", "spelling", "links", "house"),
    "languages",
)
HEAD = ("", "ours", "against", "theirs", "ratio", "budget", "")
WIDTHS = (38, 21, 27, 21, 7, 9, 4)


def main(names: Sequence[str]) -> int:
    """Run the benches; 2 for a name that is none, else 0."""
    for name in names:
        if name not in BENCHES:
            print(f"There is no bench “{name}”. There are: {', '.join(BENCHES)}.", file=sys.stderr)
            return 2
    print(f"Typical (and best) of each; ratios of the typical, in one run. {os.cpu_count()} cores.\n")
    print(_line(HEAD))
    for name in names or BENCHES:
        try:
            for measure in import_module(f"bench.{name}").run():
                print(_line(_cells(measure)), flush=True)
        except NothingSeen as error:
            print(f"{name}: {error}", file=sys.stderr)
    return 0


def _cells(measure: Measure) -> tuple[str, ...]:
    limit, ratio = "", "" if measure.ratio is None else f"{measure.ratio:.2f}"
    if measure.budget is not None:
        limit = f"≤ {measure.budget:g}" + ("" if measure.peer else f" {measure.unit}")
    verdict = {True: "ok", False: "over", None: ""}[measure.within]
    ours, theirs = _figure(measure, measure.ours), _figure(measure, measure.theirs)
    return measure.what, ours, measure.peer, theirs, ratio, limit, verdict


def _figure(measure: Measure, samples: Sequence[float]) -> str:
    if not samples:
        return ""
    typical = _number(quantile(samples, measure.at))
    return f"{typical} {measure.unit}" if len(samples) == 1 else f"{typical} ({_number(min(samples))}) {measure.unit}"


def _number(value: float) -> str:
    return f"{value:.0f}" if abs(value) >= 100 else f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"


def _line(cells: Sequence[str]) -> str:
    left = (0, 2, 6)
    placed = enumerate(zip(cells, WIDTHS, strict=True))
    return " ".join(cell.ljust(width) if at in left else cell.rjust(width) for at, (cell, width) in placed).rstrip()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
