"""Takes the moving picture of the README: a minute at the desk on the sample publication, as one SVG that moves by CSS.

Run it with `make picture`. Every frame is what the terminal would show; rows that frames share are written once.
"""

import asyncio
import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Any

from rich.cells import cell_len
from rich.style import Style
from textual.events import Paste

ROOT = Path(__file__).parent.parent
SIZE = (100, 30)
CELL, ROW = 8.4, 18
"""Width and height of a cell in the picture, in pixels; the letters have 14."""
EDGE = 12
FONTS = '"Fira Code", "DejaVu Sans Mono", Menlo, Consolas, monospace'
CLOCK = re.compile(r"(?<=saved )\d\d:\d\d|(?<=checked )\d\d:\d\d")
FOLDER = re.compile(r"/\S*(?=/out/)")
"""What is another in each run: times of day, and the folder that the sample was copied to."""
PATIENCE = 20
"""Looks at the screen, at most, until it stands still."""


@dataclass(frozen=True, slots=True)
class Shot:
    """What is done before a frame, and how many seconds it stands: keys, letters that are typed, or a paste."""

    seconds: float
    keys: tuple[str, ...] = ()
    paste: str = ""


def _typed(words: str, seconds: float = 0.25, at_once: int = 4) -> list[Shot]:
    """Words typed a few letters a frame."""
    parts = [words[at : at + at_once] for at in range(0, len(words), at_once)]
    return [Shot(seconds, tuple(parts[0])), *(Shot(seconds, tuple(part)) for part in parts[1:])]


LINKS = "Thrale Echo:  The pond in numbers\nThrale Angling Club:  What lives in it\n"
SHOTS = (
    Shot(2.5),
    Shot(2.5, ("enter",)),
    Shot(0.5, ("j",)),
    Shot(0.5, ("j",)),
    Shot(0.5, ("j",)),
    Shot(1.5, ("j",)),
    Shot(1.0, ("n",)),
    *_typed("Pond opens a week early"),
    Shot(0.8, ("enter",)),
    *_typed("The ducks have been told. The fish have not.", at_once=6),
    Shot(1.5),
    Shot(1.0, ("escape",)),
    Shot(2.5, paste=LINKS),
    Shot(2.0, ("right_square_bracket",)),
    Shot(2.0, paste="https://echo.thrale.example/pond?utm_source=mail"),
    Shot(2.5, paste="https://angling.thrale.example/pond"),
    Shot(1.2, ("escape",)),
    Shot(1.0, ("K",)),
    Shot(1.5, ("K",)),
    Shot(1.5, ("p",)),
    Shot(3.0),
    Shot(1.0, ("escape",)),
    Shot(1.0, ("ctrl+p",)),
    *_typed("check", at_once=2),
    Shot(1.5),
    Shot(4.0, ("enter",)),
    Shot(1.2, ("escape",)),
    Shot(4.0, ("X",)),
    Shot(1.5, ("escape",)),
    Shot(0.8, ("u",)),
    Shot(2.5, ("u",)),
)


@dataclass
class Film:
    """The rows that were seen, each once, and the frames made of them."""

    ground: str
    words: str
    rows: dict[str, int] = field(default_factory=dict)
    looks: dict[str, str] = field(default_factory=dict)
    frames: list[tuple[float, list[int]]] = field(default_factory=list)

    def add(self, strips: Iterable[Any], seconds: float) -> None:
        """Add what is on the screen; a picture that is the last one again stands so much longer."""
        rows = [self.rows.setdefault(self._row(strip), len(self.rows)) for strip in strips]
        if self.frames and self.frames[-1][1] == rows:
            self.frames[-1] = (self.frames[-1][0] + seconds, rows)
        else:
            self.frames.append((seconds, rows))

    def _row(self, strip: Iterable[Any]) -> str:
        """A row as SVG, at its own origin: grounds that differ, then the words, each run in its place."""
        behind, words = [], []
        at = 0
        segments = [(text, style or Style.null()) for text, style, _ in strip]
        for style, run in groupby(segments, key=lambda segment: segment[1]):
            text = "".join(part for part, _ in run)
            cells = cell_len(text)
            text = FOLDER.sub("~/newsletter", CLOCK.sub("14:02", text)).ljust(cells)
            colour, ground = self._colours(style)
            if ground != self.ground:
                look = self._look(f"fill:{ground}")
                behind.append(f'<rect class="{look}" x="{at * CELL:g}" width="{cells * CELL:g}" height="{ROW}"/>')
            words += self._words(text, at, colour, style)
            at += cells
        return "".join((*behind, *words))

    def _words(self, text: str, at: int, colour: str, style: Style) -> Iterator[str]:
        kept = text.strip(" ")
        if not kept:
            return
        at += len(text) - len(text.lstrip(" "))
        look = [f"fill:{colour}"] if colour != self.words else []
        look += ["font-weight:bold"] if style.bold else []
        look += ["font-style:italic"] if style.italic else []
        look += ["text-decoration:underline"] if style.underline else []
        named = f' class="{self._look(";".join(look))}"' if look else ""
        size = f' textLength="{cell_len(kept) * CELL:g}"' if len(kept) > 1 else ""
        yield f'<text{named} x="{at * CELL:g}" y="14"{size}>{escape(kept, quote=False)}</text>'

    def _look(self, css: str) -> str:
        return self.looks.setdefault(css, f"c{len(self.looks)}")

    def _colours(self, style: Style) -> tuple[str, str]:
        colour = style.color.get_truecolor().hex if style.color and not style.color.is_default else self.words
        ground = style.bgcolor.get_truecolor().hex if style.bgcolor and not style.bgcolor.is_default else self.ground
        return (ground, colour) if style.reverse else (colour, ground)

    def svg(self) -> str:
        """All frames side by side on a film that is pulled through by CSS; still where motion is not wanted."""
        width, height = SIZE[0] * CELL + 2 * EDGE, SIZE[1] * ROW + 2 * EDGE
        total = sum(seconds for seconds, _ in self.frames)
        at, stops = 0.0, []
        for number, (seconds, _) in enumerate(self.frames):
            stops.append(f"{100 * at / total:.3f}%{{transform:translateX({-number * width:g}px)}}")
            at += seconds
        looks = "".join(f".{name}{{{css}}}" for css, name in self.looks.items())
        shared = "".join(f'<g id="r{number}">{row}</g>' for row, number in self.rows.items() if row)
        empty = {number for row, number in self.rows.items() if not row}
        frames = "".join(
            f'<g transform="translate({number * width + EDGE:g} {EDGE})">'
            + "".join(f'<use href="#r{row}" y="{y * ROW}"/>' for y, row in enumerate(rows) if row not in empty)
            + "</g>"
            for number, (_, rows) in enumerate(self.frames)
        )
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}">\n'
            f"<style>text{{font:14px {FONTS};fill:{self.words};white-space:pre}}{looks}"
            f".film{{animation:film {total:g}s step-end infinite}}@keyframes film{{{''.join(stops)}}}"
            "@media (prefers-reduced-motion:reduce){.film{animation:none}}</style>\n"
            f'<rect width="{width:g}" height="{height:g}" rx="8" fill="{self.ground}"/>\n'
            f'<defs>{shared}</defs>\n<g class="film">{frames}</g>\n</svg>\n'
        )


async def _settled(app: Any, pilot: Any) -> list[Any]:
    """The screen once nothing changes on it any more, and all is saved."""
    before = ""
    strips: list[Any] = []
    for _ in range(PATIENCE):
        await app.workers.wait_for_complete()
        await pilot.pause(0.4)
        strips = app.screen._compositor.render_strips()  # noqa: SLF001 - what the terminal would be sent
        now = "\n".join(strip.text for strip in strips)
        if now == before and "saving…" not in now:
            break
        before = now
    return strips


async def film(theme: str = "ink") -> str:
    """Open the desk on the sample publication, do what the shots say, and film it."""
    from desk.tui.app import DeskApp

    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "issues"
        shutil.copytree(ROOT / "issues", folder)
        app = DeskApp(folder, settings_file=Path(scratch) / "settings.json", cache=Path(scratch) / "cache")
        app.theme = theme
        async with app.run_test(size=SIZE) as pilot:
            made = Film(app.theme_variables["background"].lower(), app.theme_variables["words"].lower())
            for shot in SHOTS:
                await pilot.press(*shot.keys)
                if shot.paste:
                    app.post_message(Paste(shot.paste))
                made.add(await _settled(app, pilot), shot.seconds)
    return made.svg()


if __name__ == "__main__":
    os.environ["TERM"] = "xterm-256color"
    (ROOT / "docs" / "minute.svg").write_text(asyncio.run(film()), encoding="utf-8")
