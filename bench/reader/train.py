"""`make train`: learns the weights that desk comes with, and writes them with a record of what they come from."""

import sys
from importlib import resources
from pathlib import Path

from bench.reader.examples import families, random_layouts
from bench.reader.learn import L1, L2, LAYOUTS, ROUNDS, capped, learn, show
from desk.read.model.weights import dump

SMALL = 40
"""Lines of a source that is learned three times: long ones speak for themselves."""
RARE = ("pasted", "numbered")
"""Forms that are learned three times, for few families have them."""


def main() -> int:
    """Learn and write."""
    outside, made = families(), random_layouts(LAYOUTS)
    if not outside:
        print("The families outside are not there (DESK_CORPUS): learning from random layouts only.", file=sys.stderr)
    chosen = capped(show(outside))
    small = [each for each in chosen if len(each.observed) < SMALL or each.example.form in RARE]
    shown = [*chosen, *small, *small, *show(made)]
    record: dict[str, object] = {
        "families": sorted({each.example.family for each in chosen}),
        "sources": len(chosen),
        "layouts": len(made),
        "lines": sum(len(each.observed) for each in shown),
        "l1": L1,
        "l2": L2,
        "rounds": ROUNDS,
    }
    path = Path(str(resources.files("desk.read.model") / "weights.json"))
    path.write_text(dump(learn(shown, record)), "utf-8")
    print(f"{path}: {record['sources']} sources, {record['layouts']} layouts, {record['lines']} lines")
    return 0


if __name__ == "__main__":
    sys.exit(main())
