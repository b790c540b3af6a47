"""What the doctor finds, what it mends, and what it leaves to a person."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from desk.edit import stories
from desk.model.issue import Link, Story
from desk.model.publication import Publication
from desk.store.care.doctor import Diagnosis, FindingKind, Fix, examine, repair
from desk.store.errors import Unreadable
from desk.store.file.storage import dumps
from desk.store.folder.issues import Folder
from desk.store.form import records
from desk.store.form.merge import merge
from tests.model.made import newsroom, outline

GOOD = dumps(records.issue_tables(newsroom()))
NOW = 1_800_000_000.0
STAMP = "broken-20270115T080000Z"
OURS, THEIRS = (
    dumps(records.issue_tables(stories.change(newsroom(), 11, headline=side))) for side in ("Ours", "Theirs")
)


def lay(folder: Path, data: bytes) -> Path:
    path = folder / "0042-x.json"
    path.write_bytes(data)
    return path


def the_finding(folder: Path) -> Diagnosis:
    (found,) = examine(Folder(folder))
    return found


def mended(folder: Path, data: bytes) -> str:
    """Mend a file and check that it is whole and that the copy is kept: the outline of the News section."""
    path = lay(folder, data)
    found = the_finding(folder)
    assert (found.kind, found.fix) == (FindingKind.UNREADABLE, Fix.REPAIR)
    said = repair(found, lambda: NOW)
    assert f"{path.name}.{STAMP}" in said
    assert (folder / f"{path.name}.{STAMP}").read_bytes() == data
    assert [
        each.kind for each in examine(Folder(folder)) if each.kind not in (FindingKind.ORDER, FindingKind.CLASH)
    ] == []
    return outline(Folder(folder).open_issue(path).issue)["News"]


def test_a_sound_folder_has_nothing(tmp_path: Path) -> None:
    lay(tmp_path, GOOD)
    assert examine(Folder(tmp_path)) == ()
    assert lay(tmp_path, GOOD).read_bytes() == GOOD


def test_a_byte_order_mark_is_taken_off(tmp_path: Path) -> None:
    assert mended(tmp_path, b"\xef\xbb\xbf" + GOOD) == "Alpha Bravo Charlie"
    assert (tmp_path / "0042-x.json").read_bytes() == GOOD


@pytest.mark.parametrize("key", [b'"11"', b'"0012"', b'"word"', b'""', b'"-5"'])
def test_documents_that_share_an_id_or_have_none_are_all_kept(tmp_path: Path, key: bytes) -> None:
    """A bad merge leaves the same id twice; the next reader would silently drop one."""
    assert sorted(mended(tmp_path, GOOD.replace(b'"12": {', key + b": {")).split()) == ["Alpha", "Bravo", "Charlie"]


def test_what_stands_in_a_file_twice_and_is_the_same_stands_there_once(tmp_path: Path) -> None:
    twice = GOOD.replace(
        b'"links": {', b'"links": {"111": ' + json.dumps(json.loads(GOOD)["links"]["111"]).encode() + b'},\n"links": {'
    )
    assert mended(tmp_path, twice) == "Alpha Bravo Charlie"
    assert (tmp_path / "0042-x.json").read_bytes() == GOOD


CONFLICT = GOOD.replace(
    b'   "headline": "Alpha",',
    b'<<<<<<< HEAD\n   "headline": "Ours",\n=======\n   "headline": "Theirs",\n>>>>>>> theirs',
)
WITH_BASE = CONFLICT.replace(b"=======", b'||||||| 1234\n   "headline": "Alpha",\n=======')
ONE_SIDE = GOOD.replace(
    b'   "headline": "Alpha",',
    b'<<<<<<< HEAD\n   "headline": "Alpha",\n'
    b'||||||| 1\n   "headline": "Alpha",\n=======\n   "headline": "Theirs",\n>>>>>>> x',
)


@pytest.mark.parametrize("data", [CONFLICT, WITH_BASE])
def test_both_sides_of_conflict_marks_are_kept(tmp_path: Path, data: bytes) -> None:
    assert mended(tmp_path, data) == "Ours Bravo Charlie"
    issue = Folder(tmp_path).open_issue(tmp_path / "0042-x.json").issue
    assert [story.headline for story in issue.placed("clash")] == ["Theirs"]


def test_with_the_base_among_the_marks_one_sides_change_is_simply_taken(tmp_path: Path) -> None:
    assert mended(tmp_path, ONE_SIDE) == "Theirs Bravo Charlie"


ADVICE = {
    "NaN": "write a number or null",
    "endless": "",
    "half": "Correct it there in a text editor, or put a whole copy",
    "empty": "Put a whole copy in its place, from git or a backup.",
    "newer": "Bring desk up to date",
    "one name, two contents": "keep one of the two entries",
    "half a conflict": "text editor",
    "conflict of two issues": "git checkout --ours",
    "Latin-1": "Save it as UTF-8",
    "half a character": "stands alone",
    "two issues": "move it out of the folder",
}
"""What the doctor tells the editor to do, or a part of it."""
HOPELESS = {
    "NaN": GOOD.replace(b'"number": 42', b'"number": NaN'),
    "NaN and a mark": b"\xef\xbb\xbf" + GOOD.replace(b'"number": 42', b'"number": NaN'),
    "endless": GOOD.replace(b'"number": 42', b'"x": 1e999, "number": 42').replace(b'"12": {', b'"11": {'),
    "half": GOOD[: len(GOOD) // 2],
    "empty": b"",
    "a mark and nothing": b"\xef\xbb\xbf",
    "text": b"Dear readers",
    "newer": GOOD.replace(b'"schema": 1', b'"schema": 2'),
    "newer with a mark": b"\xef\xbb\xbf" + GOOD.replace(b'"schema": 1', b'"schema": 2'),
    "one name, two contents": GOOD.replace(b'"headline": "Alpha"', b'"headline": "Alpha", "headline": "Beta"'),
    "half a conflict": CONFLICT.replace(b">>>>>>> theirs", b""),
    "conflict of two issues": CONFLICT.replace(
        b' "issue": {\n  "900"', b' "issue": {\n<<<<<<< a\n  "900"\n=======\n  "901"\n>>>>>>> b\n'
    ),
    "Latin-1": GOOD.replace(b"Alpha", b"Caf\xe9"),
    "half a character": GOOD.replace(b'"Alpha"', b'"\\ud83d"'),
    "deep": b"[" * 100_000,
    "two issues": GOOD.replace(b'"900": {', b'"5": {},\n  "900": {'),
}


@pytest.mark.parametrize(("name", "data"), HOPELESS.items(), ids=HOPELESS.keys())
def test_what_only_a_person_can_mend_is_left_alone_and_she_is_told_how(tmp_path: Path, name: str, data: bytes) -> None:
    path = lay(tmp_path, data)
    found = the_finding(tmp_path)
    assert (found.kind, found.fix) == (FindingKind.UNREADABLE, Fix.HAND)
    assert found.sentence.startswith("0042-x.json cannot be read: ")
    assert ADVICE.get(name, "") in found.advice
    assert found.advice.endswith(".")
    with pytest.raises(Unreadable):
        repair(found)
    assert path.read_bytes() == data
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_a_folder_in_the_place_of_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "0042-x.json").mkdir()
    (tmp_path / "publication.json").write_bytes(b"{")
    (tmp_path / "shelf.json").write_bytes(b"\xef\xbb\xbf{}")
    found = examine(Folder(tmp_path))
    assert [(each.path.name, each.fix) for each in found] == [
        ("0042-x.json", Fix.HAND),
        ("publication.json", Fix.HAND),
        ("shelf.json", Fix.REPAIR),
    ]
    repair(found[-1])
    assert Folder(tmp_path).shelf()[1] == b"{}"


def test_a_second_repair_at_the_same_moment_keeps_both_copies(tmp_path: Path) -> None:
    mended(tmp_path, b"\xef\xbb\xbf" + GOOD)
    path = lay(tmp_path, b"\xef\xbb\xbf" + OURS)
    repair(the_finding(tmp_path), lambda: NOW)
    assert (tmp_path / f"{path.name}.{STAMP}-2").read_bytes() == b"\xef\xbb\xbf" + OURS
    assert (tmp_path / f"{path.name}.{STAMP}").read_bytes() == b"\xef\xbb\xbf" + GOOD


def test_what_points_nowhere_is_told_and_not_touched(tmp_path: Path) -> None:
    issue = newsroom()
    issue = replace(
        issue,
        stories=(*issue.stories, Story(5000, "V", 777, headline="Lost\x1b[2J")),
        links=(*issue.links, Link(6000, "V", 888, title="Nowhere")),
    )
    path = lay(tmp_path, dumps(records.issue_tables(issue)))
    data = path.read_bytes()
    lost, nowhere = examine(Folder(tmp_path))
    assert (lost.kind, nowhere.kind) == (FindingKind.DANGLING, FindingKind.DANGLING)
    assert "“Lost[2J”" in lost.sentence or "“Lost”" in lost.sentence
    assert "\x1b" not in lost.sentence
    assert "“Nowhere” belongs to" in nowhere.sentence
    assert "move it into a section" in lost.advice
    assert "`desk history`" in nowhere.advice
    assert path.read_bytes() == data


@pytest.mark.parametrize("key", ["A", "x!", "A0"])
def test_equal_and_invalid_order_keys_are_told(tmp_path: Path, key: str) -> None:
    issue = newsroom()
    sections = (issue.sections[0], replace(issue.sections[1], order=key), issue.sections[2])
    lay(tmp_path, dumps(records.issue_tables(replace(issue, sections=sections))))
    found = the_finding(tmp_path)
    assert (found.kind, found.fix) == (FindingKind.ORDER, Fix.DESK)
    assert "the sections" in found.sentence


def test_leftovers_of_killed_desks_are_named_and_removed_wherever_they_lie(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr("desk.store.file.save.alive", lambda process: process == 7)
    issues = tmp_path / "issues"
    for place, name in (
        (issues, ".~0042-x.json.{}.abcd.tmp"),
        (issues / ".desk", "at-0f1e2d3c-{}.tmp"),
        (tmp_path / "state" / "desk" / "1-ab" / "journal", ".~2.jsonl.{}.abcd.tmp"),
        (tmp_path / "cache" / "desk", "0123456789abcdef.json.{}.tmp"),
    ):
        place.mkdir(parents=True, exist_ok=True)
        for process in (5, 6, 7):
            (place / name.format(process)).write_bytes(b"x")
    lay(issues, GOOD)
    found = examine(Folder(issues))
    assert [finding.kind for finding in found] == [FindingKind.TEMPORARY] * 4
    assert all(finding.sentence.startswith("2 temporary files") for finding in found)
    assert ".~0042-x.json.5.abcd.tmp" in found[0].sentence
    for finding in found:
        repair(finding)
    assert examine(Folder(issues)) == ()
    assert len([path for path in tmp_path.rglob("*.tmp") if ".7." in path.name or "-7." in path.name]) == 4


def test_a_copy_of_a_sync_tool_is_found_and_merged(tmp_path: Path) -> None:
    opened = Folder(tmp_path).create_issue(newsroom())
    copy = tmp_path / f"{opened.path.stem} (1).json"
    copy.write_bytes(THEIRS)
    found = the_finding(tmp_path)
    assert (found.kind, found.fix) == (FindingKind.COPY, Fix.MERGE)
    assert "merged into" in repair(found)
    assert b"Theirs" in opened.path.read_bytes()
    assert not copy.exists()


def test_other_versions_that_nobody_decided_about_are_named(tmp_path: Path) -> None:
    base, ours, theirs = (
        replace(stories.change(newsroom(), 11, headline=name), subject=name) for name in ("Base", "Ours", "Theirs")
    )
    tables, _ = merge(*(records.issue_tables(each) for each in (base, ours, theirs)))
    lay(tmp_path, dumps(tables))
    settings, _ = merge(
        *(records.publication_tables(Publication(5, tagline=name)) for name in ("Base", "Ours", "Theirs"))
    )
    (tmp_path / "publication.json").write_bytes(dumps(settings))
    of_issue, of_publication = examine(Folder(tmp_path))
    assert "2 other versions are kept of “subject”, “Ours”" in of_issue.sentence
    assert "publication.json: another version is kept of “tagline”" in of_publication.sentence


def test_a_copy_that_cannot_be_read_is_not_offered_for_merging(tmp_path: Path) -> None:
    (tmp_path / "shelf.json").write_bytes(b'{"clips": {}}\n')
    copy = tmp_path / "shelf.sync-conflict-20261120-101010-ABCDEFG.json"
    copy.write_bytes(b"{half")
    (finding,) = examine(Folder(tmp_path))
    assert (finding.path, finding.kind, finding.fix) == (copy, FindingKind.UNREADABLE, Fix.HAND)
    assert "second copy of shelf.json" in finding.sentence
    assert "not whole JSON" in finding.sentence
    assert "If shelf.json has all that you need, move the copy out of the folder." in finding.advice
