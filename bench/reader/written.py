"""What lines show, and the weights that are learned from it, as text."""

import json
import sys

from desk.read.features.ask import Column
from desk.read.features.observe import BUNDLES, Columns, Observed, says, shown
from desk.read.features.table import NEAR
from desk.read.model.chain import Weights

SMALLEST = 0.01
"""Weights nearer to nothing than this change no label, and are not written."""


def words(observed: Observed) -> list[list[str]]:
    """What each line shows, as the words that weights are learned for."""
    of_looks = _rows(observed.of_looks, max(observed.look, default=-1) + 1)
    both: dict[str, Column] = {}
    for bundle in BUNDLES if observed.both else ():
        columns = observed.columns(bundle.names)
        both |= {name: list(zip(*(columns[at] for at in places), strict=True)) for name, places in bundle.both}
    own = _rows({**observed.own, **both}, len(observed.look))
    rows = [of_looks[key] | row for key, row in zip(observed.look, own, strict=True)]
    found = [list(map(sys.intern, row.values())) for row in rows]
    for step, names in NEAR.items() if observed.near else ():
        for at, line in enumerate(found):
            if 0 <= at + step < len(rows):
                line += [sys.intern(f"{step}:{rows[at + step][name]}") for name in names if name in rows[at + step]]
            else:
                line.append(shown(f"{step}:none", True))
    return found


def _rows(columns: Columns, count: int) -> list[dict[str, str]]:
    """What columns show, line by line: names and words."""
    rows: list[dict[str, str]] = [{} for _ in range(count)]
    for name, column in columns.items():
        for row, value in zip(rows, column, strict=True):
            if says(value):
                row[name] = shown(name, value)
    return rows


def dump(weights: Weights) -> str:
    """The weights as text, one feature a line in the order of their names: numbers of labels, each with its weight.

    Those weights are written in thousandths: `"bold=2": [3,812,9,-40]`.
    """
    states = []
    for name, found in sorted(weights.states.items()):
        kept = [(label, round(1000 * weight)) for label, weight in found if abs(weight) >= SMALLEST]
        if kept:
            numbers = ",".join(f"{label},{weight}" for label, weight in kept)
            states.append(f"  {json.dumps(name, ensure_ascii=False)}: [{numbers}]")
    steps = json.dumps([[round(each, 3) for each in row] for row in weights.steps])
    record = json.dumps(weights.record, ensure_ascii=False, sort_keys=True)
    head = f' "record": {record},\n "labels": {json.dumps(weights.labels)},\n "steps": {steps},\n'
    return "{\n" + head + ' "states": {\n' + ",\n".join(states) + "\n }\n}\n"
