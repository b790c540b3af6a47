"""Which lines that could be something else are shown as doubts."""

from dataclasses import replace

import pytest

from desk.model.issue import Issue
from desk.read.alarms import alarms_of
from desk.read.assemble.issue import assemble
from desk.read.doubts import STILL, doubts_of
from desk.read.model.labels import Label
from desk.read.read import basis_of, chain_shipped
from desk.read.reading import Alarming
from desk.read.sources import lines_of


def doubts(now: Label, other: Label, sure: float) -> list[Label | str]:
    """What the first of two lines could be instead, that was read so and is so sure."""
    basis = basis_of(lines_of("Fyrskeppet\n\nSkriv till oss\n", form="text"), (), chain_shipped())
    names = basis.chain.labels
    row = [sure if name == now else 1 - sure if name == other else 0.0 for name in names]
    last = [float(name == Label.FOOT) for name in names]
    basis = replace(basis, labels=(now, Label.FOOT), heard=[row, last])
    made = replace(assemble(basis.document, basis.house, basis.labels), labels=basis.labels)
    return [doubt.other for doubt in doubts_of(basis, made) if doubt.line == 0]


@pytest.mark.parametrize("other", [Label.HEADLINE, Label.BODY, Label.SECTION, Label.LINK])
def test_what_was_read_as_ahead_of_all_is_a_doubt_as_soon_as_it_could_be_a_story(other: Label) -> None:
    assert doubts(Label.AHEAD, other, 0.8) == [other]
    assert not doubts(Label.AHEAD, other, 0.99)


@pytest.mark.parametrize(
    ("now", "other"),
    [(Label.BODY, Label.LINK), (Label.LINKED, Label.ASIDE), (Label.COLON, Label.AHEAD), (Label.FOOT, Label.LINK)],
)
def test_what_was_hardly_ever_wrong_is_a_doubt_only_where_it_is_likelier_something_else(
    now: Label, other: Label
) -> None:
    assert not doubts(now, other, STILL + 0.1)
    assert doubts(now, other, STILL - 0.1) == [other]


def test_a_source_is_unsure_as_a_whole_where_a_tenth_of_its_lines_is_probably_read_wrongly() -> None:
    document = lines_of("".join(f"Rad {at} om fyren\n\n" for at in range(20)), form="text")
    labels = [Label.AHEAD] * 20

    def told(share: float) -> bool:
        alarms = alarms_of(Issue(1), {}, document, labels, [1 - share] * 20)
        return any(alarm.what == Alarming.UNSURE for alarm in alarms)

    assert told(0.095)
    assert not told(0.08)
