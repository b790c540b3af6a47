"""The weights as a file: JSON with a feature a line, as training writes it, which is read once.

Behind a feature are numbers of labels, each with its weight in thousandths: `"bold=2": [3,812,9,-40]`.
"""

import json
from functools import cache
from importlib import resources

from desk.read.model.chain import Weights


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
