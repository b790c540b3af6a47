"""What two people did to one issue, merged by plain git, by lines, and by our driver, by stories."""

import random
from pathlib import Path

import pytest

from desk.model.issue import Issue
from desk.store.care.git import merge_versions
from desk.store.errors import Unreadable
from desk.store.file.storage import dumps, loads
from desk.store.form import records
from tests.store.two_people import BASE, CONFLICTS, PAIRS, STORIES, day, git_merge

DAYS = 300
NAME = Path("0042-x.json")


def data_of(issue: Issue) -> bytes:
    return dumps(records.issue_tables(issue))


@pytest.mark.parametrize("pair", PAIRS)
def test_git_alone_merges_a_pair_of_edits_or_says_that_it_cannot(tmp_path: Path, pair: str) -> None:
    versions = [data_of(BASE), *(data_of(edit(BASE)) for edit in PAIRS[pair])]
    merged, conflicts = git_merge(tmp_path, *versions)
    assert (conflicts > 0) == (pair in CONFLICTS)
    if not conflicts:
        assert merged == merge_versions(*versions, NAME)[0]


@pytest.mark.parametrize("pair", PAIRS)
def test_our_driver_merges_every_pair_and_keeps_both_of_a_conflict(pair: str) -> None:
    ours, theirs = (edit(BASE) for edit in PAIRS[pair])
    merged, clashes = merge_versions(data_of(BASE), data_of(ours), data_of(theirs), NAME)
    assert clashes == (pair == "the same paragraph")
    for words in (b"Ours", b"Theirs"):
        if words in data_of(ours) + data_of(theirs):
            assert words in merged


def test_three_hundred_days_of_two_people_merge(tmp_path: Path) -> None:
    """At least 289 with plain git, none of them wrongly, and all with our driver."""
    base = data_of(BASE)
    clean = silently_wrong = driven = 0
    for number in range(DAYS):
        chance = random.Random(number)
        mixed = chance.sample(STORIES, len(STORIES))
        ours, theirs = (data_of(day(chance, mixed[at::2], who, BASE)) for at, who in ((0, "Ours"), (1, "Theirs")))
        right, clashes = merge_versions(base, ours, theirs, NAME)
        driven += clashes == 0
        merged, conflicts = git_merge(tmp_path, base, ours, theirs)
        if conflicts == 0:
            clean += 1
            silently_wrong += not _same(merged, right)
    assert driven == DAYS
    assert silently_wrong == 0
    assert clean >= 289


def _same(one: bytes, other: bytes) -> bool:
    try:
        return loads(one, NAME) == loads(other, NAME)
    except Unreadable:
        return False
