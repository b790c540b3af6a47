"""A file that cannot be understood is named in one sentence, listed as such, and never written over."""

import errno
import json
import os
import re
from pathlib import Path
from typing import Any

import pytest

from desk.edit.publication import changed, unread, value
from desk.model.issue import Issue
from desk.model.publication import Publication
from desk.session.session import Session
from desk.store.care.doctor import examine
from desk.store.errors import NotFound, StoreError, Unreadable
from desk.store.file.save import save
from desk.store.file.storage import dumps
from desk.store.folder.issues import Folder
from desk.store.form import records
from desk.store.sentences import sentence
from tests.model.made import newsroom

GOOD = dumps(records.issue_tables(newsroom()))


def without(path: str, value: Any) -> bytes:
    """The good file with one entry set to something else; `path` is table/id/field."""
    tables = json.loads(GOOD)
    *way, last = path.split("/")
    at = tables
    for step in way:
        at = at[step]
    at[last] = value
    return json.dumps(tables).encode()


CONFLICT = GOOD.replace(
    b'   "headline": "Alpha",', b'<<<<<<< ours\n   "headline": "A",\n=======\n   "headline": "B",\n>>>>>>> theirs'
)

BROKEN: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "it is empty"),
    "white space": (b" \n\n", "it is empty"),
    "zeros": (b"\0" * 4096, "not whole JSON"),
    "not JSON": (b"Dear readers", "not whole JSON"),
    "half": (GOOD[: len(GOOD) // 2], "not whole JSON"),
    "two in one": (GOOD + GOOD, "not whole JSON"),
    "rest of an older text": (GOOD + b'o"}}}', "not whole JSON"),
    "byte order mark": (b"\xef\xbb\xbf" + GOOD, "byte order mark"),
    "Latin-1": (GOOD.replace(b"Alpha", b"Caf\xe9"), "not UTF-8"),
    "UTF-16": (GOOD.decode().encode("utf-16"), "not UTF-8"),
    "NaN": (GOOD.replace(b'"number": 42', b'"number": NaN'), "NaN"),
    "infinity": (GOOD.replace(b'"number": 42', b'"number": -Infinity'), "Infinity"),
    "endless float": (GOOD.replace(b'"number": 42', b'"number": 42, "x": 1e999'), "too large"),
    "endless number": (GOOD.replace(b'"number": 42', b'"number": ' + b"9" * 5000), "too large"),
    "half a character": (GOOD.replace(b'"Alpha"', b'"\\ud83d"'), "half a character"),
    "same name twice": (GOOD.replace(b'"order": "A"', b'"order": "A", "order": "B"'), "same name"),
    "same table twice": (GOOD.replace(b'"links": {', b'"links": {}, "links": {', 1), "same name"),
    "git conflict": (CONFLICT, "git conflict"),
    "list": (b"[]", "not a TinyDB file"),
    "null": (b"null", "not a TinyDB file"),
    "text": (b'"issue"', "not a TinyDB file"),
    "table is a list": (b'{"issue": []}', "not a TinyDB file"),
    "no issue": (b"{}", "holds 0"),
    "two issues": (without("issue/5", {}), "holds 2"),
    "document is a text": (without("stories/11", "Alpha"), "does not hold documents"),
    "issue is a list": (without("issue/900", []), "does not hold documents"),
    "newer": (without("issue/900/schema", 2), "newer desk"),
    "newer by name": (without("issue/900/schema", "next"), "newer desk"),
    "id with a zero": (without("stories/011", {"order": "V"}), "not a document id"),
    "id is a word": (without("links/abc", {"order": "V", "story": 11}), "not a document id"),
    "id is empty": (without("links/", {"order": "V", "story": 11}), "not a document id"),
    "id in other digits": (without("links/٤٢", {"order": "V", "story": 11}), "not a document id"),
    "id without an end": (without("links/" + "9" * 5000, {"order": "V", "story": 11}), "not a document id"),
    "story without order": (without("stories/11", {}), "stories 11 has no “order”"),
    "link without story": (without("links/111", {"order": "V"}), "links 111 has no “story”"),
    "headline is a number": (without("stories/11/headline", 5), "stories 11: “headline”"),
    "section is a text": (without("stories/11/section", "1"), "stories 11: “section”"),
    "body is a number": (without("stories/11/body", 5), "stories 11: “body”"),
    "body holds a number": (without("stories/11/body", ["a", 5]), "stories 11: “body”"),
    "image is a text": (without("stories/11/image", "a.jpg"), "stories 11: “image”"),
    "image without address": (without("stories/11/image", {"alt": "a"}), "has no “src”"),
    "image of numbers": (without("stories/11/image", {"src": 5}), "“src”"),
    "number is true": (without("issue/900/number", True), "issue 900: “number”"),
    "number is a float": (without("issue/900/number", 4.5), "issue 900: “number”"),
    "title is null": (without("issue/900/title", None), "issue 900: “title”"),
    "unknown field nested deeply": (without("stories/11/x", json.loads("[" * 200 + "]" * 200)), "nested too deeply"),
    "unknown table nested deeply": (without("plugins", {"1": json.loads("[" * 200 + "]" * 200)}), "nested too deeply"),
}


@pytest.mark.parametrize(("data", "reason"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_issue_is_refused_listed_and_left_alone(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "0042-x.json"
    path.write_bytes(data)
    folder = Folder(tmp_path)
    with pytest.raises(Unreadable) as caught:
        folder.open_issue(path)
    assert reason in str(caught.value)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)
    (summary,) = folder.summaries()
    assert summary.problem == caught.value.problem
    with pytest.raises(NotFound):
        folder.find("latest")
    assert folder.find("0042-x") == folder.find("42") == path
    for base in (None, GOOD):
        with pytest.raises(Unreadable):
            save(path, base, records.issue_tables(newsroom()))
    assert path.read_bytes() == data
    assert [each.name for each in tmp_path.iterdir() if each.name.endswith(".tmp")] == []


@pytest.mark.parametrize("depth", [5_000, 200_000])
def test_endless_nesting_is_refused(tmp_path: Path, depth: int) -> None:
    path = tmp_path / "0042-x.json"
    path.write_bytes(b'{"issue": {"5": {"x": ' + b"[" * depth + b"]" * depth + b"}}}")
    with pytest.raises(Unreadable, match="nested too deeply"):
        Folder(tmp_path).open_issue(path)


SETTINGS: dict[str, tuple[str, bytes, str]] = {
    "settings that are not JSON": ("publication.json", b"{", "not whole JSON"),
    "an issue in the place of settings": ("publication.json", GOOD, "holds 0"),
    "newer settings": ("publication.json", b'{"publication": {"5": {"schema": 9}}}', "newer desk"),
    "a shelf that is a list": ("shelf.json", b"[]", "not a TinyDB file"),
    "a clip without order": ("shelf.json", b'{"clips": {"5": {"title": "x"}}}', "“order”"),
    "a clip whose title is a list": ("shelf.json", b'{"clips": {"5": {"order": "V", "title": []}}}', "“title”"),
}


@pytest.mark.parametrize(("name", "data", "reason"), SETTINGS.values(), ids=SETTINGS.keys())
def test_broken_settings_and_shelves_are_refused_too(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(data)
    folder = Folder(tmp_path)
    with pytest.raises(Unreadable, match=re.escape(reason)):
        _ = folder.shelf() if name == "shelf.json" else folder.publication()
    assert (tmp_path / name).read_bytes() == data


WRONG: dict[str, str] = {
    "sections as one text": '"sections": "News"',
    "sections with a number": '"sections": [1]',
    "brand with a wide width": '"brand": {"accent": "#1c53a4", "width": "wide"}',
    "brand as a list": '"brand": []',
    "cadence true": '"cadence": true',
    "a name that is a table": '"name": {"a": [1, null]}',
    "a footer of numbers": '"footer": [1, 2]',
    "nothing for a language": '"language": null',
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG.keys())
def test_a_setting_that_is_none_counts_as_not_set_and_stays_until_it_is_set_anew(tmp_path: Path, wrong: str) -> None:
    (path := tmp_path / "publication.json").write_text(f'{{"publication": {{"5": {{"tagline": "Weekly", {wrong}}}}}}}')
    there = json.loads(path.read_bytes())["publication"]["5"]
    (name,) = there.keys() - {"tagline"}
    session = Session(Folder(tmp_path))
    assert session.publication.tagline == "Weekly"
    (said,) = unread(session.publication)
    assert said.startswith(name)
    assert [each.sentence for each in examine(Folder(tmp_path)) if said in each.sentence]
    session.change_publication(tagline="Monthly")
    session.save()
    kept = json.loads(path.read_bytes())["publication"]["5"]
    assert there[name].items() <= kept[name].items() if said == "brand_width" else kept[name] == there[name]
    made = changed(session.publication, said, value(Publication(1), said))
    session.change_publication(**{name: getattr(made, name)})
    assert unread(session.publication) == ()
    session.save()
    assert unread(Folder(tmp_path).publication()[0]) == ()
    session.undo()
    assert unread(session.publication) == (said,)


def test_a_folder_pipe_or_device_in_the_place_of_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "0001-folder.json").mkdir()
    os.mkfifo(tmp_path / "0002-pipe.json")
    (tmp_path / "0003-device.json").symlink_to("/dev/zero")
    folder = Folder(tmp_path)
    for path in folder.issue_files():
        with pytest.raises(Unreadable, match="not a plain file"):
            folder.open_issue(path)
        with pytest.raises(StoreError):
            save(path, None, records.issue_tables(newsroom()))
    assert len([each for each in folder.summaries() if each.problem]) == 3


def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "0042-x.json"
    path.write_bytes(GOOD)

    def denied(self: Path) -> bytes:
        raise PermissionError(errno.EACCES, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", denied)
        with pytest.raises(Unreadable, match="permission denied"):
            Folder(tmp_path).open_issue(path)
        with pytest.raises(Unreadable, match="permission denied"):
            save(path, GOOD, records.issue_tables(Issue(900)))
    assert path.read_bytes() == GOOD


def test_a_file_that_is_not_there_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        Folder(tmp_path).open_issue(tmp_path / "0001-x.json")


def test_what_a_sentence_quotes_cannot_reach_the_terminal_as_code(tmp_path: Path) -> None:
    path = tmp_path / "0001-\x1b]52;c;eA==\x07\u202e.json"
    path.write_bytes(without("links/\x1b[2J", {}))
    for call in (lambda: Folder(tmp_path).open_issue(path), lambda: Folder(tmp_path).find("\x1b[2Jx")):
        with pytest.raises(StoreError) as caught:
            call()
        assert not set("\x1b\x07\u202e") & set(str(caught.value))
    (summary,) = Folder(tmp_path).summaries()
    assert summary.problem is not None
    assert not set("\x1b\x07\u202e") & set(sentence(summary.problem))
