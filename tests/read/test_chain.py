"""The chain of labels, beside the same sums done the long way."""

import math
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.reader.written import dump, words
from desk.read.features.observe import observe, shown
from desk.read.house.house import House
from desk.read.model.chain import NEVER, Chain, Weights
from desk.read.model.labels import FOLLOWS, STARTS
from desk.read.model.weights import parse, shipped
from desk.read.sources import lines_of

LABELS = ("ahead", "body", "headline", "section")
NUMBERS = st.floats(-3, 3)
ROWS = st.lists(NUMBERS, min_size=4, max_size=4)

MIXED = """# Tide Weekly 12

By Ana Reed

## Quay

[Winch 2](https://quay.example/2): it is quieter.

- [Knots](https://knot.example/1)
- Ropes and **how** to keep them dry. Read [more](https://knot.example/2), and this is a sentence of some length.

News
----

Unsubscribe
"""
"""A title, a byline, a section, lists, an underlined title and a foot: most features say something of a line of it."""


def chain(steps: list[list[float]]) -> Chain:
    return Chain(Weights(LABELS, {}, tuple(map(tuple, steps)), {}))


def score(steps: list[list[float]], scores: list[list[float]], path: tuple[int, ...]) -> float:
    total = sum(row[at] for row, at in zip(scores, path, strict=True))
    for one, two in pairwise(path):
        total += steps[one][two] if LABELS[two] in FOLLOWS[LABELS[one]] else NEVER
    return total


@given(st.lists(ROWS, min_size=4, max_size=4), st.lists(ROWS, min_size=1, max_size=5))
def test_the_best_labels_are_those_of_the_greatest_sum(steps: list[list[float]], scores: list[list[float]]) -> None:
    paths = list(product(range(4), repeat=len(scores)))
    best = tuple(chain(steps).best(scores))
    assert score(steps, scores, best) == pytest.approx(max(score(steps, scores, path) for path in paths))


@given(st.lists(ROWS, min_size=4, max_size=4), st.lists(ROWS, min_size=1, max_size=4))
def test_likelihoods_are_shares_of_all_sequences(steps: list[list[float]], scores: list[list[float]]) -> None:
    weights = {path: math.exp(score(steps, scores, path)) for path in product(range(4), repeat=len(scores))}
    total = sum(weights.values())
    for at, row in enumerate(chain(steps).likelihoods(scores)):
        for label, share in enumerate(row):
            wanted = sum(weight for path, weight in weights.items() if path[at] == label) / total
            assert share == pytest.approx(wanted, abs=1e-5)


def test_what_is_unlikely_is_certain_where_the_next_line_allows_nothing_else() -> None:
    found = chain([[0.0] * 4] * 4).likelihoods([[30.0, NEVER, 0.0, NEVER], [NEVER, 0.0, NEVER, NEVER]])
    assert found[0] == pytest.approx([0, 0, 1, 0])
    assert found[1] == pytest.approx([0, 1, 0, 0])


def test_a_long_source_is_as_likely_at_its_end_as_at_its_beginning() -> None:
    steps, row = [[0.0] * 4] * 4, [4.0, -40.0, 1.0, 0.5]
    found = chain(steps).likelihoods([row] * 3000)
    assert all(sum(each) == pytest.approx(1) for each in found)
    assert found[1500] == pytest.approx(found[1501])


def test_no_lines_have_no_labels() -> None:
    nothing = chain([[0.0] * 4] * 4)
    assert nothing.best([]) == []
    assert nothing.likelihoods([]) == []


def test_text_is_never_read_without_a_story_that_it_is_in() -> None:
    body = [[0.0, 9.0, 0.0, 0.0]] * 3
    found = chain([[0.0] * 4] * 4)
    scores = [list(row) for row in body]
    labels = [LABELS[place] for place in found.best(scores, found.allow(scores, [()] * 3))]
    assert labels[0] in STARTS
    assert labels[1] != "body" or labels[0] == "headline"


@pytest.mark.parametrize(("value", "word"), [(True, "bold=1"), (3, "bold=3"), ("L", "bold=L"), ((1, "-"), "bold=1,-")])
def test_a_feature_is_one_word(value: object, word: str) -> None:
    assert shown("bold", value) == word  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["", "Quay closed\n", MIXED])
def test_scores_are_the_sums_of_the_weights_of_all_words_that_a_line_shows(text: str) -> None:
    weights = shipped()
    observed = observe(House(lines_of(text, form="markdown").lines))
    found = Chain(weights).scores(observed)
    lines = words(observed)
    assert len(found) == len(lines)
    for row, line in zip(found, lines, strict=True):
        wanted = [0] * len(weights.labels)
        for word in line:
            for label, weight in weights.states.get(word, ()):
                wanted[label] += round(1000 * weight)
        assert row == [each / 1000 for each in wanted]


def test_weights_written_and_read_are_the_same() -> None:
    weights = Weights(("a", "b"), {"x=1": ((0, 0.125), (1, -2.0))}, ((0.5, -1.0), (0.0, 2.0)), {"layouts": 3})
    assert parse(dump(weights)) == weights


def test_the_weights_that_desk_comes_with_say_what_they_were_learned_from() -> None:
    weights = shipped()
    assert set(weights.labels) <= set(FOLLOWS)
    assert weights.record["layouts"]
    assert parse(dump(weights)).states == weights.states
