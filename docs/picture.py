"""Takes the pictures of the screen in the README and the tutorial: the desk on the sample publication, as SVG.

Run it with `make picture` after a change of the look.
"""

import asyncio
import os
import re
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).parent.parent
SIZE = (140, 40)
FONTS = 'font-family: "Fira Code", "DejaVu Sans Mono", Menlo, Consolas, monospace'


SMALL = (100, 30)
PICTURES = {
    "desk-ink": ("ink", SIZE, ("down", "enter", *["j"] * 3)),
    "desk-paper": ("paper", SIZE, ("down", "enter", *["j"] * 3)),
    "tutorial-details": ("paper", SMALL, ("down", "enter", "i")),
    "tutorial-checks": ("paper", SMALL, ("down", "enter", "P")),
    "tutorial-export": ("paper", SMALL, ("down", "enter", "X")),
}
"""Each picture by its name: theme, size, and the keys that lead from the list of issues to what it shows."""


async def take(target: Path, theme: str, size: tuple[int, int], keys: Iterable[str]) -> None:
    """Open the desk on the sample publication, press the keys, and write what the terminal would show."""
    from desk.tui.app import DeskApp

    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "issues"
        shutil.copytree(ROOT / "issues", folder)
        app = DeskApp(folder, settings_file=Path(scratch) / "settings.json", cache=Path(scratch) / "cache")
        app.theme = theme
        async with app.run_test(size=size) as pilot:
            await app.workers.wait_for_complete()
            for key in keys:
                await pilot.press(key)
                await pilot.pause(0.6)
            await pilot.pause(1.0)
            picture = app.export_screenshot(title="desk")
    target.write_text(without_web_fonts(picture), encoding="utf-8")


def without_web_fonts(svg: str) -> str:
    """The SVG with the reader's own fonts: nothing is loaded from anywhere."""
    svg = re.sub(r"@font-face\s*\{[^}]*\}", "", svg)
    return re.sub(r"font-family: Fira Code[^;]*", FONTS, svg)


if __name__ == "__main__":
    os.environ["TERM"] = "xterm-256color"
    for name, shot in PICTURES.items():
        asyncio.run(take(ROOT / "docs" / f"{name}.svg", *shot))
