"""Slugs and file names: safe on every system, whatever the subject is."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.store.file import names


@given(st.text(), st.integers(0, 10**9 - 1) | st.none())
def test_every_text_makes_a_safe_name(text: str, number: int | None) -> None:
    slug = names.slug(text, "issue-5")
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert len(slug) <= names.LONGEST
    name = names.file_name(number, slug)
    assert names.ISSUE_FILE.fullmatch(name)
    assert len(name) <= 100


def test_the_sign_of_a_number_is_no_word() -> None:
    assert names.slug("Lettre n° 4 du 5° bassin") == "lettre-n-4-du-5-bassin"


@given(st.text())
def test_a_slug_of_a_slug_is_the_same(text: str) -> None:
    slug = names.slug(text)
    assert names.slug(slug) == slug


@pytest.mark.parametrize(
    "text", ["", "🎉", "/", "..", "CON", "con", "Aux", "NUL", "COM1", "lpt9", "PRN", "Publication", "shelf"]
)
def test_what_no_file_may_be_called_falls_back(text: str) -> None:
    assert names.slug(text, "issue-5") == "issue-5"


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("0042-x.json", True),
        ("x.json", True),
        ("publication.json.json", True),
        ("publication-2.json", True),
        ("publication.json", False),
        ("shelf.json", False),
        (".json", False),
        (".~0042-x.json", False),
        ("0042-x.json.tmp", False),
        ("0042-x.json\n", False),
        ("0042-\n.json", True),
    ],
)
def test_which_files_hold_issues(name: str, is_one: bool) -> None:
    assert bool(names.ISSUE_FILE.fullmatch(name)) is is_one


def test_numbers_sort_as_text() -> None:
    assert names.file_name(7, "x") == "0007-x.json"
    assert names.file_name(12345, "x") == "12345-x.json"
    assert names.file_name(None, "x") == "x.json"
