"""The weights as a file: JSON that is written by training and read once."""

import json
from functools import cache
from importlib import resources
from pathlib import Path

from desk.read.model.chain import Weights

SMALLEST = 0.01
"""Weights nearer to nothing than this change no label, and are not written."""


def dump(weights: Weights) -> str:
    """The weights as text, one feature a line in the order of their names."""
    states = []
    for name, found in sorted(weights.states.items()):
        kept = [[label, round(weight, 3)] for label, weight in found if abs(weight) >= SMALLEST]
        if kept:
            states.append(f"  {json.dumps(name, ensure_ascii=False)}: {json.dumps(kept)}")
    steps = json.dumps([[round(each, 3) for each in row] for row in weights.steps])
    record = json.dumps(weights.record, ensure_ascii=False, sort_keys=True)
    head = f' "record": {record},\n "labels": {json.dumps(weights.labels)},\n "steps": {steps},\n'
    return "{\n" + head + ' "states": {\n' + ",\n".join(states) + "\n }\n}\n"


def parse(text: str) -> Weights:
    """The weights that a text holds."""
    data = json.loads(text)
    return Weights(
        tuple(data["labels"]),
        {name: tuple((label, weight) for label, weight in found) for name, found in data["states"].items()},
        tuple(tuple(row) for row in data["steps"]),
        data["record"],
    )


def read_weights(path: Path) -> Weights:
    """The weights in a file."""
    return parse(path.read_text("utf-8"))


@cache
def shipped() -> Weights:
    """The weights that desk comes with."""
    return parse((resources.files("desk.read.model") / "weights.json").read_text("utf-8"))
