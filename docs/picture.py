"""Takes the picture of the screen in the README: the desk itself on the sample publication, as SVG without web fonts.

Run it with `make picture` after a change of the look.
"""

import asyncio
import os
import re
import shutil
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
SIZE = (140, 40)
FONTS = 'font-family: "Fira Code", "DejaVu Sans Mono", Menlo, Consolas, monospace'


async def take(target: Path, theme: str) -> None:
    """Open the latest finished issue, select a story, and write what the terminal would show."""
    from desk.tui.app import DeskApp

    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "issues"
        shutil.copytree(ROOT / "issues", folder)
        app = DeskApp(folder, settings_file=Path(scratch) / "settings.json", cache=Path(scratch) / "cache")
        app.theme = theme
        async with app.run_test(size=SIZE) as pilot:
            await app.workers.wait_for_complete()
            await pilot.press("down", "enter")
            await pilot.pause(1.0)
            await pilot.press(*["j"] * 3)
            await pilot.pause(1.0)
            picture = app.export_screenshot(title="desk")
    target.write_text(without_web_fonts(picture), encoding="utf-8")


def without_web_fonts(svg: str) -> str:
    """The SVG with the reader's own fonts: nothing is loaded from anywhere."""
    svg = re.sub(r"@font-face\s*\{[^}]*\}", "", svg)
    return re.sub(r"font-family: Fira Code[^;]*", FONTS, svg)


if __name__ == "__main__":
    os.environ["TERM"] = "xterm-256color"
    for name in ("ink", "paper"):
        asyncio.run(take(ROOT / "docs" / f"desk-{name}.svg", name))
