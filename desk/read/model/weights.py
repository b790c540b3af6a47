"""The weights as a file: JSON that is written by training and read once."""

import json
from functools import cache
from importlib import resources

from desk.read.model.chain import Weights

SMALLEST = 0.01
"""Weights nearer to nothing than this change no label, and are not written."""


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


def parse(text: str) -> Weights:
    """The weights that a text holds."""
    data = json.loads(text)
    return Weights(
        tuple(data["labels"]),
        {name: _pairs(numbers) for name, numbers in data["states"].items()},
        tuple(tuple(row) for row in data["steps"]),
        data["record"],
    )


def _pairs(numbers: list[int]) -> tuple[tuple[int, float], ...]:
    """Labels with their weights."""
    return tuple(zip(numbers[::2], (weight / 1000 for weight in numbers[1::2]), strict=True))


@cache
def shipped() -> Weights:
    """The weights that desk comes with."""
    return parse((resources.files("desk.read.model") / "weights.json").read_text("utf-8"))
