"""`desk link look-up`: a page is asked once, and the link takes what it lacks."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from desk.cli.group import desk
from desk.net.check import Run
from tests.net.server import Server, guard, no_proxy, serving


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setattr("desk.cli.looking_up.allowing", lambda names: guard())
    monkeypatch.setattr("desk.cli.looking_up.Run", lambda **more: Run(proxy_of=no_proxy, **more))
    with serving() as each:
        yield each


def test_the_link_takes_the_title_of_its_page(server: Server, tmp_path: Path) -> None:
    def line(*words: str) -> Result:
        return CliRunner().invoke(desk, ["--folder", str(tmp_path), *words])

    assert line("new", "--publication", "The Record", "--date", "2026-11-05").exit_code == 0
    assert line("story", "add", "1", "--headline", "Harbour").exit_code == 0
    added = line("link", "add", "1", "Harbour", "--url", server.at("/fine"), "--title", server.at("/fine"))
    assert added.exit_code == 0
    tried = line("link", "look-up", "1", "Harbour", "fine", "--dry-run", "--json")
    assert json.loads(tried.stdout)["page"]["title"] == "Ferries are back"
    assert "Ferries" not in line("link", "list", "1", "Harbour").stdout
    assert line("link", "look-up", "1", "Harbour", "fine").exit_code == 0
    assert "Ferries are back" in line("link", "list", "1", "Harbour").stdout
    line("link", "add", "1", "Harbour", "--url", server.at("/404"), "--title", "Old")
    gone = line("link", "look-up", "1", "Harbour", "Old")
    assert gone.exit_code == 2
    assert "404" in gone.stderr


def test_the_source_is_what_earlier_issues_called_the_site(server: Server, tmp_path: Path) -> None:
    def line(*words: str) -> Result:
        return CliRunner().invoke(desk, ["--folder", str(tmp_path), *words])

    line("new", "--publication", "The Record", "--date", "2026-11-05")
    line("story", "add", "1", "--headline", "Harbour")
    for page in ("/fine", "/fine?again"):
        line("link", "add", "1", "Harbour", "--source", "Harbour Office", "--url", server.at(page), "--title", page)
    line("new", "--number", "2", "--date", "2026-11-12")
    line("story", "add", "2", "--headline", "Ferries")
    line("link", "add", "2", "Ferries", "--url", server.at("/fine?third"))
    assert line("link", "look-up", "2", "Ferries", "fine").exit_code == 0
    assert "Harbour Office" in line("link", "list", "2", "Ferries").stdout
