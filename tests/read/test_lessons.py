"""What several lessons learned is one set of weights."""

from bench.reader.learn import mean
from desk.read.model.chain import Weights


def test_the_mean_of_lessons_of_which_one_never_met_a_label_keeps_each_weight_with_its_label() -> None:
    one = Weights(("body", "named", "section"), {"bold=2": ((1, 2.0), (2, 4.0))}, ((0.0, 1.0, 2.0),) * 3, {})
    two = Weights(("body", "section"), {"bold=2": ((1, 4.0),)}, ((0.0, 4.0),) * 2, {})
    found = mean([one, two], {})
    assert found.labels == ("body", "named", "section")
    assert found.states == {"bold=2": ((1, 1.0), (2, 4.0))}
    assert found.steps == ((0.0, 0.5, 3.0), (0.0, 0.5, 1.0), (0.0, 0.5, 3.0))
