"""`python -m bench.reader.without NAME …`: the weights that desk has, for a table without some questions.

The record of the weights says what was taken out. What is gone says nothing: of a combination, the weight for that is
one of those that remain. So no lesson is drawn anew, by which figures would change by more than by what is taken out.
"""

import sys
from collections import defaultdict
from collections.abc import Collection
from importlib import resources
from pathlib import Path

from bench.reader.written import SMALLEST, dump
from desk.read.features.table import BOTH
from desk.read.model.chain import Weights
from desk.read.model.weights import shipped

_NOTHING = "0"
"""What a question says that says nothing, in a combination."""
_ORDER = {frozenset(names): names for names in BOTH}


def without(weights: Weights, gone: Collection[str]) -> Weights:
    """The weights without the questions of names `gone`; those of the table's combinations are in its order."""
    sums: dict[str, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for word, found in weights.states.items():
        if rest := _rest(word, gone):
            for label, weight in found:
                sums[rest][label] += weight
    states = {
        word: tuple(sorted((label, round(weight, 3)) for label, weight in found.items() if abs(weight) >= SMALLEST))
        for word, found in sorted(sums.items())
    }
    taken_out = sorted({*gone, *map(str, weights.record.get("taken_out", ()))})  # type: ignore[call-overload]
    record = {**weights.record, "taken_out": taken_out}
    return Weights(weights.labels, {word: found for word, found in states.items() if found}, weights.steps, record)


def _rest(word: str, gone: Collection[str]) -> str:
    """What is left of a word such as "-1:level+bold=0,2" without some names; "" where one of them says something."""
    named, _, said = word.partition("=")
    *steps, joined = named.split(":")
    pairs = list(zip(joined.split("+"), said.split(","), strict=False))
    if not any(name in gone for name, _ in pairs):
        return word
    rest = {name: value for name, value in pairs if name not in gone}
    if not rest or any(value != _NOTHING for name, value in pairs if name in gone):
        return ""
    names = _ORDER.get(frozenset(rest), tuple(rest))
    return f"{':'.join([*steps, '+'.join(names)])}={','.join(rest[name] for name in names)}"


def main(gone: Collection[str]) -> int:
    """Write them."""
    path = Path(str(resources.files("desk.read.model") / "weights.json"))
    path.write_text(dump(without(shipped(), gone)), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
