"""Templates beside the issues: said once when the desk opens, shown whole, trusted as they were shown."""

import os
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from desk.store.folder import templates
from desk.store.folder.issues import Folder
from desk.store.folder.templates import Trust, read_templates
from desk.tui.app import DeskApp
from desk.tui.desk.screen import DeskScreen
from desk.tui.export.templates import SourceScreen, TemplatesScreen, numbered
from desk.tui.widgets.head import Head
from desk.tui.widgets.keybar import KeyBar
from desk.tui.widgets.lines import LineView, RowView

FOOTER = "<tr><td><p>Our own end, {{ block.address | length }} lines</p></td></tr>\n"


def put(folder: Folder, name: str, text: str) -> Path:
    path = folder.path / templates.FOLDER / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


async def settled(app: Any, pilot: Pilot[int]) -> None:
    await pilot.pause()
    with suppress(WorkerCancelled):  # what is weighed anew takes the place of what is being weighed
        await app.workers.wait_for_complete()
    await app.workers.wait_for_complete()
    await pilot.pause()


def said(screen: Any) -> str:
    return str(screen.query_one(KeyBar).said)


def text(view: LineView) -> str:
    return "\n".join("".join(part for part, _ in (*line.left, *line.right)) for line in view.lines)


@pytest.mark.parametrize(
    ("state", "words"), [("new", "New templates, not used yet"), ("changed", "Templates changed, not used")]
)
async def test_the_desk_says_when_it_opens_that_they_are_not_used(folder: Folder, state: str, words: str) -> None:
    put(folder, "footer.html", FOOTER)
    if state == "changed":
        templates.trust(read_templates(folder.path))
        put(folder, "footer.html", FOOTER * 2)
    app = DeskApp(folder.path)
    async with app.run_test(size=(140, 40)) as pilot:
        await settled(app, pilot)
        assert said(app.screen) == f"{words}: ctrl+p Templates"


async def test_the_desk_says_nothing_of_templates_that_are_trusted_or_not_there(folder: Folder) -> None:
    for _ in range(2):
        app = DeskApp(folder.path)
        async with app.run_test(size=(140, 40)) as pilot:
            await settled(app, pilot)
            assert said(app.screen) == ""
        put(folder, "footer.html", FOOTER)
        templates.trust(read_templates(folder.path))


@pytest.mark.parametrize("size", [(140, 40), (60, 20)])
async def test_the_list_says_what_each_is_and_what_changed(opened: Any, folder: Folder, size: tuple[int, int]) -> None:
    for name in ("footer.html", "item.html", "style.css"):
        put(folder, name, FOOTER)
    templates.trust(read_templates(folder.path))
    put(folder, "footer.html", FOOTER * 2)
    put(folder, "own.html", "x")
    (folder.path / templates.FOLDER / "item.html").unlink()
    async with opened(*size) as (desk, pilot):
        desk.run_command("templates")
        await settled(desk.app, pilot)
        shown = text(desk.app.screen.query_one(RowView))
        lines = {line.split()[0]: line for line in shown.splitlines()}
        assert "changed" in lines["footer.html"]
        assert f"{2 * len(FOOTER)} bytes" in lines["footer.html"]
        assert "new" in lines["own.html"]
        assert "where another includes it" in lines["own.html"]
        assert "gone" in lines["item.html"]
        assert "changed" not in lines["style.css"]
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(desk.app.screen, SourceScreen)
        source = desk.app.screen.query_one(LineView)
        assert "Our own end, {{ block.address | length }}" in text(source).replace("\n     ", "")
        assert "".join(text(source).split()).count("Ourown") == 2
        await pilot.press("escape", "escape")
        assert desk.app.screen is desk


async def test_trust_is_of_what_was_shown_and_can_be_taken_back(opened: Any, folder: Folder) -> None:
    path = put(folder, "footer.html", FOOTER)
    async with opened() as (desk, pilot):
        desk.run_command("templates")
        await settled(desk.app, pilot)
        path.write_text(FOOTER * 2, encoding="utf-8")
        await pilot.press("t")
        await settled(desk.app, pilot)
        assert said(desk) == "Trusted 1 template; they are used until one of them changes."
        assert read_templates(folder.path).trust == Trust.CHANGED
        desk.run_command("templates")
        await settled(desk.app, pilot)
        await pilot.press("t")
        await settled(desk.app, pilot)
        assert read_templates(folder.path).trust == Trust.TRUSTED
        desk.run_command("templates")
        await settled(desk.app, pilot)
        await pilot.press("t")
        assert isinstance(desk.app.screen, TemplatesScreen), "they are trusted already"
        await pilot.press("n")
        await settled(desk.app, pilot)
        assert said(desk) == "The templates are not used any more."
        assert read_templates(folder.path).trust == Trust.NEW


async def test_without_templates_it_says_what_would_be_one_and_a_bad_one_is_named(opened: Any, folder: Folder) -> None:
    async with opened(100, 30) as (desk, pilot):
        desk.run_command("templates")
        await settled(desk.app, pilot)
        await pilot.press("t", "n", "enter")
        assert isinstance(desk.app.screen, TemplatesScreen)
        await pilot.press("escape")
        os.mkfifo(put(folder, "x.html", "").with_name("footer.html"))
        desk.run_command("templates")
        await settled(desk.app, pilot)
        assert "footer.html is not a plain file" in said(desk)


async def test_the_weight_is_that_of_the_mail_tool_and_a_wrong_template_does_not_break_it(
    opened: Any, folder: Folder
) -> None:
    async with opened() as (desk, pilot):
        await weighed(desk, pilot)
        plain = desk.proofs.size
        desk.desk.session.change_publication(profile="mailchimp")
        await weighed(desk, pilot)
        assert desk.proofs.size > plain + 200, "a tool adds a pixel and its own addresses"
        put(folder, "footer.html", "<tr><td>\n{{ nothing.there }}</td></tr>")
        templates.trust(read_templates(folder.path))
        await weighed(desk, pilot)
        assert desk.proofs.size > plain
        assert "footer.html, line 2" in said(desk)
        assert "a template is wrong" in "".join(text for text, _ in desk.query_one("#proof-head", Head).note)


async def weighed(desk: DeskScreen, pilot: Pilot[int]) -> None:
    desk.proofs._weigh()
    await settled(desk.app, pilot)


def test_a_long_line_is_shown_whole_and_no_sign_reaches_the_terminal() -> None:
    lines = list(numbered("ab" * 15 + "\n\x1b[31mred\n", 12))
    assert ["".join(part for part, _ in line.left) for line in lines] == [
        "   1 abababababab",
        "     abababababab",
        "     ababab",
        "   2 red",
        "   3 ",
    ]
