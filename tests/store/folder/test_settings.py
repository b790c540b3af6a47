"""The editor's settings: read with care, kept, and never written over when they cannot be read."""

import json
from pathlib import Path
from typing import Any

import pytest

from desk.store.errors import NotSaved
from desk.store.folder import editor_settings


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


def written(file: Path, content: Any) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return file


BROKEN = [
    '{"theme": "pap',
    "[]",
    '"paper"',
    '{"keys": ["x"]}',
    '{"keys": {"undo": 5}}',
    '{"theme": 5}',
    '{"clipboard": []}',
    "\ufeff{}",
]


def test_without_a_file_the_settings_are_the_usual_ones_and_no_file_is_made(file: Path) -> None:
    assert editor_settings.load(file) == editor_settings.Settings()
    assert not file.parent.exists()


def test_the_file_lies_in_the_users_configuration_folder(home: Path) -> None:
    assert editor_settings.settings_file() == home / "config" / "desk" / "settings.json"


def test_what_the_file_says_is_read(file: Path) -> None:
    read = editor_settings.load(
        written(file, {"theme": "paper", "glyphs": "plain", "keys": {"export": "E,f9"}, "clipboard": "page"})
    )
    assert (read.theme, read.glyphs, read.keys, read.faults) == ("paper", "plain", {"export": "E,f9"}, ())
    assert read.clipboard == "page"


@pytest.mark.parametrize("content", BROKEN)
def test_a_broken_file_is_named_in_a_sentence(content: str, file: Path) -> None:
    read = editor_settings.load(written(file, content))
    assert len(read.faults) == 1
    assert str(file) in read.faults[0]
    assert (read.theme, dict(read.keys)) == ("", {})


def test_a_file_that_is_nested_too_deeply_is_named_in_a_sentence_and_stays(file: Path) -> None:
    deep = "[" * 200_000 + "]" * 200_000
    for content in (deep, f'{{"later": {deep}}}'):
        written(file, content)
        (fault,) = editor_settings.load(file).faults
        assert str(file) in fault
        assert "nested too deeply" in fault
        with pytest.raises(NotSaved, match="not kept"):
            editor_settings.choose(file, theme="paper")
        assert file.read_text(encoding="utf-8") == content


@pytest.mark.parametrize("depth", range(100, 1000, 100))
def test_what_can_be_read_but_is_too_deep_to_write_is_kept_whole(depth: int, file: Path) -> None:
    later = "[" * depth + "]" * depth
    before = written(file, f'{{"later": {later}}}').read_text(encoding="utf-8")
    try:
        editor_settings.choose(file, theme="paper")
    except NotSaved:
        assert file.read_text(encoding="utf-8") == before
    else:
        assert "".join(file.read_text(encoding="utf-8").split()) == f'{{"theme":"paper","later":{later}}}'


@pytest.mark.parametrize("content", BROKEN)
def test_a_broken_file_is_never_written_over(content: str, file: Path) -> None:
    before = written(file, content).read_bytes()
    with pytest.raises(NotSaved, match="not kept"):
        editor_settings.choose(file, theme="paper")
    assert file.read_bytes() == before


def test_a_file_in_another_encoding_is_reported_and_stays(file: Path) -> None:
    written(file, "").write_bytes('{"theme": "pâper"}'.encode("latin-1"))
    assert editor_settings.load(file).faults
    with pytest.raises(NotSaved):
        editor_settings.choose(file, theme="ink")
    assert "pâper".encode("latin-1") in file.read_bytes()


def test_a_good_part_of_a_file_with_a_fault_is_used(file: Path) -> None:
    read = editor_settings.load(written(file, {"theme": "paper", "keys": ["x"]}))
    assert read.theme == "paper"
    assert "“keys”" in read.faults[0]


def test_a_choice_is_kept_and_all_else_stays(file: Path) -> None:
    written(file, {"theme": "paper", "keys": {"undo": "z"}, "later": {"x": [1, 2]}, "clipboard": "osc52"})
    assert editor_settings.choose(file, theme="ink").theme == "ink"
    assert json.loads(file.read_text(encoding="utf-8")) == {
        "theme": "ink",
        "keys": {"undo": "z"},
        "later": {"x": [1, 2]},
        "clipboard": "osc52",
    }
    assert editor_settings.load(file).theme == "ink"


def test_the_first_choice_makes_the_folder(file: Path) -> None:
    editor_settings.choose(file, theme="paper")
    assert json.loads(file.read_text(encoding="utf-8")) == {"theme": "paper"}


def test_a_linked_file_stays_a_link(file: Path, tmp_path: Path) -> None:
    kept = written(tmp_path / "dotfiles" / "desk.json", {"theme": "ink"})
    file.parent.mkdir()
    file.symlink_to(kept)
    editor_settings.choose(file, theme="paper")
    assert file.is_symlink()
    assert editor_settings.load(kept).theme == "paper"


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file in the way", encoding="utf-8")
    with pytest.raises(NotSaved, match="cannot be made"):
        editor_settings.choose(tmp_path / "config" / "settings.json", theme="paper")
    assert [path.name for path in tmp_path.iterdir()] == ["config"]


def test_the_folder_of_a_site_is_kept_and_everything_else_stays(file: Path, tmp_path: Path) -> None:
    written(file, {"theme": "paper", "sites": {"/other/issues": "/other/site"}, "mood": "calm"})
    kept = editor_settings.choose_site(file, tmp_path / "issues", tmp_path / "public")
    assert kept.sites == {
        "/other/issues": "/other/site",
        str((tmp_path / "issues").resolve()): str(tmp_path / "public"),
    }
    assert editor_settings.load(file) == kept
    assert json.loads(file.read_text(encoding="utf-8"))["mood"] == "calm"


@pytest.mark.parametrize("sites", [[], "site", {"a": 5}])
def test_folders_of_sites_that_are_none_are_said(sites: Any, file: Path) -> None:
    read = editor_settings.load(written(file, {"sites": sites}))
    assert read.sites == {}
    assert "sites" in read.faults[0]
