"""What several lessons learned is one set of weights."""

import json
from pathlib import Path

import pytest

from bench.reader.examples import gathered
from bench.reader.learn import mean
from bench.reader.without import without
from desk.read.model.chain import Weights


def test_the_mean_of_lessons_of_which_one_never_met_a_label_keeps_each_weight_with_its_label() -> None:
    one = Weights(("body", "named", "section"), {"bold=2": ((1, 2.0), (2, 4.0))}, ((0.0, 1.0, 2.0),) * 3, {})
    two = Weights(("body", "section"), {"bold=2": ((1, 4.0),)}, ((0.0, 4.0),) * 2, {})
    found = mean([one, two], {})
    assert found.labels == ("body", "named", "section")
    assert found.states == {"bold=2": ((1, 1.0), (2, 4.0))}
    assert found.steps == ((0.0, 0.5, 3.0), (0.0, 0.5, 1.0), (0.0, 0.5, 3.0))


def test_weights_without_a_question_are_those_where_it_says_nothing() -> None:
    states = {
        "bold=2": ((0, 1.0),),
        "under=1": ((0, 3.0),),
        "heading+under=2,0": ((0, 0.5),),
        "heading+under=2,1": ((0, 4.0),),
        "-1:heading=2": ((1, 0.25),),
        "heading=2": ((0, 0.25), (1, 2.0)),
    }
    found = without(Weights(("body", "headline"), states, ((0.0, 0.0),) * 2, {"parts": 4}), {"under"})
    assert found.states == {"-1:heading=2": ((1, 0.25),), "bold=2": ((0, 1.0),), "heading=2": ((0, 0.75), (1, 2.0))}
    assert found.record == {"parts": 4, "taken_out": ["under"]}


def test_families_gathered_are_learned_from_where_a_folder_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DESK_GATHERED", raising=False)
    assert gathered() == ()
    (tmp_path / "mole.md").write_text("# Harbour\n\n## Winch 2\n\nIt turns.\n\n## Crane\n\nIt is sold.\n", "utf-8")
    stories = [{"headline": name, "kind": "story", "links": []} for name in ("Winch 2", "Crane")]
    issue = {"files": {"x": "mole.md"}, "sections": [{"title": "Harbour", "stories": stories}]}
    (tmp_path / "mole.truth.json").write_text(json.dumps({"family": "mole", "issues": [issue]}), "utf-8")
    monkeypatch.setenv("DESK_GATHERED", str(tmp_path))
    (example,) = gathered()
    assert example.family == "mole"
    assert example.labels == ("section", "headline", "body", "headline", "body")
