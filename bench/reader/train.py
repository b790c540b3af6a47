"""`make train`: learns the weights that desk comes with, and writes them with a record of what they come from."""

import sys
from importlib import resources
from pathlib import Path

from bench.reader.examples import families, random_layouts
from bench.reader.learn import L1, L2, LAYOUTS, PARTS, ROUNDS, capped, learn_mean, show
from desk.read.model.weights import dump


def main() -> int:
    """Learn and write."""
    outside, made = families(), random_layouts(LAYOUTS)
    if not outside:
        print("The families outside are not there (DESK_CORPUS): learning from random layouts only.", file=sys.stderr)
    shown, made_shown = show(outside), show(made)
    chosen = capped(shown)
    record: dict[str, object] = {
        "families": sorted({each.example.family for each in chosen}),
        "sources": len(chosen),
        "layouts": len(made),
        "lines": sum(len(each.observed) for each in (*chosen, *made_shown)),
        "l1": L1,
        "l2": L2,
        "rounds": ROUNDS,
        "parts": PARTS,
    }
    path = Path(str(resources.files("desk.read.model") / "weights.json"))
    path.write_text(dump(learn_mean(shown, made_shown, record)), "utf-8")
    print(f"{path}: {record['sources']} sources, {record['layouts']} layouts, {record['lines']} lines")
    return 0


if __name__ == "__main__":
    sys.exit(main())
