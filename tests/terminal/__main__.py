"""`make terminal`: hundreds of sessions in a slow and hostile terminal, and the counts of what became of them."""

import argparse
import contextlib
import itertools
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.terminal.sessions import ENDS, FAMILIES, Outcome, Play, plain, session

LIMIT = 5.0
"""Seconds in which a desk ends that was told to."""


@contextlib.contextmanager
def burning(count: int) -> Iterator[None]:
    """So many processes that burn the cores meanwhile."""
    burners = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(count)]
    try:
        yield
    finally:
        for each in burners:
            each.kill()
            each.wait()


def long_sessions(place: Path, rates: list[float], seconds: float, patience: float) -> Iterator[Outcome]:
    """Half a minute of typing at several rates, and a quit at once."""
    for rate, how in itertools.product(rates, ("quit", "close")):
        made = Play(place / f"{rate}-{how}", f"{seconds:.0f} s at {rate:.0f} a second, {how}", patience=patience)
        try:
            yield plain(made, how, None, seconds, rate)  # type: ignore[arg-type]
        finally:
            made.desk.put_away() if made.desk.is_open or made.desk.process.poll() is None else None


def main() -> int:
    """Play them, print a line for each that went wrong and the counts."""
    options = argparse.ArgumentParser(prog="make terminal")
    options.add_argument("--sessions", type=int, default=300)
    options.add_argument("--first", type=int, default=0, help="the number of the first session, to go on later")
    options.add_argument("--burn", type=int, default=2, help="processes that burn the cores meanwhile")
    options.add_argument("--only", default="", help="one family")
    options.add_argument("--long", action="store_true", help="30 s of typing at 5, 10 and 25 keys a second, too")
    options.add_argument("--seconds", type=float, default=3.0, help="of typing in each session")
    options.add_argument("--verbose", action="store_true")
    chosen = options.parse_args()
    families = [chosen.only] if chosen.only else list(FAMILIES)
    kinds = itertools.islice(itertools.cycle(itertools.product(families, ENDS)), chosen.first, None)
    outcomes: list[Outcome] = []
    place = Path(tempfile.mkdtemp(prefix="desk-terminal-"))
    try:
        with burning(chosen.burn):
            if chosen.long:
                for outcome in long_sessions(place, [5.0, 10.0, 25.0], 30.0, LIMIT):
                    outcomes.append(outcome)
                    print(f"  {outcome.words}", flush=True)  # noqa: T201
            for number, (family, how) in zip(range(chosen.first, chosen.first + chosen.sessions), kinds, strict=False):
                here = place / str(number)
                outcome = session(here, family, how, number, seconds=chosen.seconds, patience=LIMIT)
                outcomes.append(outcome)
                if chosen.verbose or outcome.fault or outcome.is_lost or outcome.taken is None:
                    print(f"  {number:>4}  {outcome.words}", flush=True)  # noqa: T201
                shutil.rmtree(here, ignore_errors=True)
    finally:
        shutil.rmtree(place, ignore_errors=True)
    return report(outcomes)


def report(outcomes: list[Outcome]) -> int:
    """Print the counts; 1 if any is not what it should be."""
    faults = sum(bool(each.fault) for each in outcomes)
    living = sum(each.taken is None for each in outcomes)
    lost = sum(each.is_lost for each in outcomes)
    letters = sum(max(0, each.due - each.kept) for each in outcomes)
    slowest = max((each.taken for each in outcomes if each.taken is not None), default=0.0)
    print(  # noqa: T201
        f"  a hostile terminal: {len(outcomes)} sessions; with a fault {faults}; alive after {LIMIT:.0f} s {living}; "
        f"that lost something {lost} ({letters} letters); the slowest end {slowest:.1f} s"
    )
    return int(bool(faults or living or lost))


if __name__ == "__main__":
    sys.exit(main())
