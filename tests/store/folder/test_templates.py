"""Templates beside the issues: read with care, and used only once they are trusted."""

import os
from pathlib import Path

import pytest

from desk.store.errors import Unreadable
from desk.store.folder.templates import LARGEST, Trust, distrust, read_templates, trust


def put(issues: Path, name: str, text: str = "x") -> Path:
    path = issues / "templates" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_templates_are_trusted_by_their_bytes(tmp_path: Path) -> None:
    assert read_templates(tmp_path).trust == Trust.NONE
    put(tmp_path, "item.html", "{{ one }}")
    assert read_templates(tmp_path).trust == Trust.NEW
    trust(read_templates(tmp_path))
    assert read_templates(tmp_path).trust == Trust.TRUSTED
    assert read_templates(tmp_path).files == (("item.html", "{{ one }}"),)
    put(tmp_path, "item.html", "{{ two }}")
    assert read_templates(tmp_path).trust == Trust.CHANGED
    put(tmp_path, "item.html", "{{ one }}")
    put(tmp_path, "style.css")
    assert read_templates(tmp_path).trust == Trust.CHANGED
    distrust(read_templates(tmp_path))
    assert read_templates(tmp_path).trust == Trust.NEW


def test_a_copy_of_the_folder_is_asked_for_anew(tmp_path: Path) -> None:
    for name in ("one", "two"):
        put(tmp_path / name, "item.html")
    trust(read_templates(tmp_path / "one"))
    assert read_templates(tmp_path / "two").trust == Trust.NEW


def test_the_answer_is_private_and_damage_to_it_trusts_nothing(tmp_path: Path, home: Path) -> None:
    put(tmp_path, "item.html")
    trust(read_templates(tmp_path))
    (place,) = home.rglob("trusted.json")
    assert place.stat().st_mode & 0o077 == 0
    for damage in (b"", b"[", b"[]", b'{"a": 1}', b"[" * 100_000):
        place.write_bytes(damage)
        assert read_templates(tmp_path).trust == Trust.NEW


def test_other_files_are_passed_over(tmp_path: Path) -> None:
    for name in ("README.md", ".hidden.html", "item.html~", "sub dir.html"):
        put(tmp_path, name)
    assert read_templates(tmp_path).files == ()


def test_what_is_no_plain_small_text_is_refused(tmp_path: Path) -> None:
    path = put(tmp_path, "item.html", "x" * (LARGEST + 1))
    with pytest.raises(Unreadable, match="larger than"):
        read_templates(tmp_path)
    path.write_bytes(b"\xff")
    with pytest.raises(Unreadable, match="UTF-8"):
        read_templates(tmp_path)
    path.unlink()
    path.mkdir()
    with pytest.raises(Unreadable, match=r"item\.html"):
        read_templates(tmp_path)
    path.rmdir()
    os.mkfifo(path)
    with pytest.raises(Unreadable, match="plain file"):
        read_templates(tmp_path)


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret", encoding="utf-8")
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "item.html").symlink_to(secret)
    with pytest.raises(Unreadable):
        read_templates(tmp_path)


def test_each_template_says_whether_it_is_new_changed_or_gone(tmp_path: Path) -> None:
    for name in ("same.html", "other.html", "gone.html"):
        put(tmp_path, name)
    trust(read_templates(tmp_path))
    put(tmp_path, "other.html", "changed")
    put(tmp_path, "new.html").with_name("gone.html").unlink()
    found = read_templates(tmp_path)
    states = {name: found.of(name) for name, _ in found.files}
    assert states == {"same.html": Trust.TRUSTED, "other.html": Trust.CHANGED, "new.html": Trust.NEW}
    assert found.gone == ("gone.html",)
    assert found.trust == Trust.CHANGED
