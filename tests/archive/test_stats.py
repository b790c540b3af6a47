"""The archive in figures, and as bars."""

from pathlib import Path

import pytest

from desk.archive.bars import bars, pooled
from desk.archive.stats import stats
from tests.archive.archives import Told, archive, issue


def link(source: str, path: str) -> tuple[str, str, str]:
    return source, "", f"https://{source.lower()}.example/{path}"


def test_the_figures_of_an_archive(tmp_path: Path) -> None:
    it = archive(
        tmp_path,
        issue(1, "2026-01-01", [Told("One two", "three four", [link("Dairy", "a")], section="Town")]),
        issue(2, "2026-02-05", [Told("Five", links=[link("Dairy", "a"), link("Port", "b")], section="Sea")]),
    )
    found = it.ask(lambda connection: stats(connection, "2026-02-15"))
    assert [(each.number, each.stories, each.words, each.links) for each in found.issues] == [
        (1, 1, 4, 1),
        (2, 1, 1, 2),
    ]
    assert [(each.name, each.issues, each.links, each.days) for each in found.sources] == [
        ("Dairy", 2, 2, 10),
        ("Port", 1, 1, 10),
    ]
    assert [(each.name, each.stories, each.links) for each in found.sections] == [("Sea", 1, 2), ("Town", 1, 1)]
    assert [(each.url, each.issues, each.first, each.last) for each in found.often] == [
        ("https://dairy.example/a", 2, "2026-01-01", "2026-02-05")
    ]
    assert [each.name for each in found.fresh] == ["Port"]


def test_an_empty_archive_has_no_figures(tmp_path: Path) -> None:
    found = archive(tmp_path).ask(lambda connection: stats(connection, "2026-02-15"))
    assert (found.issues, found.sources, found.often) == ((), (), ())


@pytest.mark.parametrize(
    ("values", "width", "line"),
    [([0, 1, 4, 8], 10, " ▂▅█"), ([1, 1, 8, 8], 2, "▂█"), ([], 5, ""), ([0, 0], 5, "  "), ([3], 0, "")],
)
def test_bars(values: list[float], width: int, line: str) -> None:
    assert bars(values, width) == line


def test_bars_share_what_there_is_no_room_for() -> None:
    assert pooled(list(range(10)), 5) == [0.5, 2.5, 4.5, 6.5, 8.5]
    assert len(bars(list(range(1000)), 60)) == 60


def test_bars_in_plain_signs() -> None:
    assert bars([0, 1, 8], 10, plain=True) == " _@"
