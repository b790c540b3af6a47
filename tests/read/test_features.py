"""The weights and the table of features agree: no weight is for a question that nobody asks, and none is asked in vain.

Where a feature is given another name, its weights would be lost without a word: what is not asked weighs nothing.
"""

from bench.reader.written import words
from desk.read.features.observe import observe
from desk.read.features.table import BOTH, LINE, LOOK, MANY, NEAR
from desk.read.house.house import House
from desk.read.model.labels import Label
from desk.read.model.weights import shipped
from desk.read.sources import lines_of

ALONE = {each.name for each in (*LOOK, *LINE)}
NAMES = ALONE.union(*(many.names for many in MANY))
TOGETHER = {"+".join(parts) for parts in BOTH}
AROUND = {f"{step}:{name}" for step, names in NEAR.items() for name in names}


def named(word: str) -> str:
    """The feature of a word that weights are learned for: "-1:bold" of "-1:bold=2"."""
    return word.partition("=")[0]


WEIGHED = set(map(named, shipped().states))


def compared() -> set[str]:
    """The features that compare a line with those around it, and those of lines that have none there."""
    lines = words(observe(House(lines_of("# Quay\n\nA crane of 1911 lifts again.\n\nWinch").lines)))
    return {name for line in lines for name in map(named, line) if ":" in name} - AROUND


def test_no_weight_is_for_a_feature_that_no_line_shows() -> None:
    assert not WEIGHED - NAMES - TOGETHER - AROUND - compared()


def test_every_question_of_the_table_has_a_weight_alone_together_or_around() -> None:
    told = {part for name in WEIGHED for part in name.rpartition(":")[2].split("+")}
    assert not ALONE - told
    assert not (TOGETHER | AROUND) - WEIGHED


def test_what_is_taken_together_or_from_around_is_made_of_questions_of_the_table() -> None:
    assert not {part for name in TOGETHER | AROUND for part in name.rpartition(":")[2].split("+")} - NAMES


def test_the_labels_of_the_weights_are_those_of_the_reader() -> None:
    assert set(shipped().labels) == set(Label)
