"""`make train`: learns the weights that desk comes with, and writes them with a record of what they come from."""

import sys
from importlib import resources
from pathlib import Path

from bench.reader.examples import families, gathered
from bench.reader.learn import L1, L2, PARTS, ROUNDS, Lessons, capped
from bench.reader.written import dump


def main() -> int:
    """Learn and write."""
    lessons = Lessons(families(), gathered=gathered())
    if not lessons.examples:
        print("The families outside are not there (DESK_CORPUS): learning from random layouts only.", file=sys.stderr)
    chosen = [*capped(lessons.shown), *lessons.also]
    record: dict[str, object] = {
        "families": sorted({each.family for each in lessons.examples}),
        "gathered": sorted({each.family for each in lessons.gathered}),
        "sources": len(chosen),
        "layouts": len(lessons.made),
        "lines": sum(len(each.observed) for each in (*chosen, *lessons.made)),
        "l1": L1,
        "l2": L2,
        "rounds": ROUNDS,
        "parts": PARTS,
    }
    path = Path(str(resources.files("desk.read.model") / "weights.json"))
    path.write_text(dump(lessons.weights(record=record)), "utf-8")
    print(f"{path}: {record['sources']} sources, {record['layouts']} layouts, {record['lines']} lines")
    return 0


if __name__ == "__main__":
    sys.exit(main())
