"""A folder of a stranger: what its links lead to outside is never written, whatever is put into it."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from desk.publish import safe_write, site_folder, to_file
from desk.store.errors import LeadsOutside, NotSaved
from desk.store.folder.presence import Presence

PRECIOUS = "the editor's own words"


@pytest.fixture
def precious(tmp_path: Path) -> Path:
    """A file of the editor's, which a stranger knows the place of."""
    (tmp_path / "home").mkdir()
    file = tmp_path / "home" / "notes.txt"
    file.write_text(PRECIOUS)
    return file


@pytest.fixture
def strange(tmp_path: Path) -> Path:
    """A stranger's folder of a site: it lists as ours what the stranger likes."""
    folder = tmp_path / "strange"
    folder.mkdir()
    names = ["index.html", "issues/1/index.html", "notes.txt"]
    (folder / site_folder.LIST).write_text(json.dumps(names))
    return folder


PAGES = (("issues/1/index.html", "a page"), ("index.html", "an index"))


def _link(link: Path, to: Path) -> None:
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(to)


@pytest.mark.parametrize("name", ["index.html", "issues/1/index.html", site_folder.LIST])
def test_a_site_is_not_written_through_a_page_that_is_a_link(strange: Path, precious: Path, name: str) -> None:
    (strange / name).unlink(missing_ok=True)
    _link(strange / name, precious)
    with pytest.raises(LeadsOutside, match="leads out of"):
        site_folder.write_pages(strange, PAGES)
    assert precious.read_text() == PRECIOUS


@pytest.mark.parametrize("name", ["issues", "issues/1"])
def test_a_site_is_not_written_into_a_folder_that_is_a_link(strange: Path, precious: Path, name: str) -> None:
    _link(strange / name, precious.parent)
    with pytest.raises(LeadsOutside):
        site_folder.write_pages(strange, PAGES)
    assert [path.name for path in precious.parent.iterdir()] == ["notes.txt"]


def test_a_link_to_nowhere_is_not_filled(strange: Path, precious: Path) -> None:
    _link(strange / "index.html", precious.parent / "new.txt")
    with pytest.raises(LeadsOutside):
        site_folder.write_pages(strange, PAGES)
    assert not (precious.parent / "new.txt").exists()


def test_a_page_that_is_another_name_of_a_file_leaves_that_as_it_is(strange: Path, precious: Path) -> None:
    os.link(precious, strange / "index.html")
    site_folder.write_pages(strange, PAGES)
    assert (strange / "index.html").read_text() == "an index"
    assert precious.read_text() == PRECIOUS


def test_what_is_taken_away_is_not_looked_for_behind_a_link(strange: Path, precious: Path) -> None:
    (strange / site_folder.LIST).write_text(json.dumps(["index.html", "kept/notes.txt", "../home/notes.txt"]))
    _link(strange / "kept", precious.parent)
    site_folder.write_pages(strange, PAGES)
    assert precious.read_text() == PRECIOUS


def test_a_folder_that_becomes_a_link_while_the_site_is_written_is_not_followed(strange: Path, precious: Path) -> None:
    def pages() -> Iterator[tuple[str, str]]:
        yield "issues/1/index.html", "a page"
        (strange / "issues" / "1" / "index.html").unlink()
        (strange / "issues" / "1").rmdir()
        (strange / "issues" / "1").symlink_to(precious.parent)
        yield "issues/1/notes.txt", "a page"

    with pytest.raises(NotSaved):
        site_folder.write_pages(strange, pages())
    assert precious.read_text() == PRECIOUS


@pytest.mark.skipif(not safe_write._STEPS, reason="the system cannot follow a path part by part")
def test_a_link_that_is_put_there_after_the_look_is_not_followed(
    strange: Path, precious: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked = safe_write._parts(strange, "issues/1/index.html")
    _link(strange / "issues", precious.parent)
    monkeypatch.setattr(safe_write, "_parts", lambda folder, name: looked)
    with pytest.raises(NotSaved, match="could not be saved"):
        safe_write.write(strange, "issues/1/index.html", b"a page")
    assert [path.name for path in precious.parent.iterdir()] == ["notes.txt"]


def test_links_inside_the_site_are_followed(strange: Path) -> None:
    (strange / site_folder.LIST).write_text("[]")
    (strange / "issues" / "1").mkdir(parents=True)
    _link(strange / "latest", strange / "issues" / "1")
    site_folder.write_pages(strange, [("latest/index.html", "a page"), *PAGES[1:]])
    assert (strange / "issues" / "1" / "index.html").read_text() == "a page"
    assert (strange / "latest").is_symlink()


def test_an_export_is_not_written_through_a_link_out_of_its_folder(strange: Path, precious: Path) -> None:
    _link(strange / "out.html", precious)
    with pytest.raises(to_file.Misplaced, match="outside its folder"):
        to_file.place(str(strange / "out.html"), "x.html", strange)
    with pytest.raises(LeadsOutside):
        to_file.write(strange / "out.html", b"a page")
    assert precious.read_text() == PRECIOUS


def test_where_things_usually_go_is_not_behind_a_link(strange: Path, precious: Path) -> None:
    _link(strange / "out", precious.parent)
    assert to_file.beside(strange / "issues", "out") == strange / "out2"


def test_who_is_at_work_is_not_noted_behind_a_link(strange: Path, precious: Path) -> None:
    _link(strange / ".desk", precious.parent)
    desk = Presence(strange, user="ana", host="newsdesk", pid=1)
    desk.enter(5)
    desk.leave()
    assert desk.others(5) == ()
    assert [path.name for path in precious.parent.iterdir()] == ["notes.txt"]
