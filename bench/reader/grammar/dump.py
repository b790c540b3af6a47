"""A page as words: what a browser copies of it, or what a text browser prints, with numbers for its addresses."""

import textwrap
from collections.abc import Sequence
from random import Random

from desk.read.line import Line


class Dump:
    """One way in which pages become text."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.numbers = random.random() < 0.4
        self.width = random.choice((72, 77, 80)) if self.numbers else random.choice((0, 0, 0, 72))
        self.indent = random.choice((0, 3)) if self.numbers else 0
        self.bullet = (
            random.choice(("  * ", "  * ", " • ", "     * "))
            if self.numbers
            else random.choice(("• ", "* ", "", "•\t", "•\n\n", "◦ ", "- ", "· "))
        )
        self.tight = random.random() < 0.3
        """No blank line stands between items, nor between cells."""
        self.hang = random.random() < 0.6
        """Further paragraphs of an item are set in as its words are."""
        self.pictures = random.random() < 0.3
        self.targets: list[str] = []

    def render(self, lines: Sequence[Line]) -> str:
        """The text of a page's lines."""
        out: list[str] = []
        for line in lines:
            words = self._words(line)
            if not words or (line.image and not self.pictures):
                continue
            close = line.gap <= 1 or (line.bullet and self.tight)
            out += [] if not out or close else [""]
            out += self._set(line, words).split("\n")
            out += [""] if line.heading and self.numbers and self.random.random() < 0.5 else []
        if self.targets:
            out += ["", "References", "", *(f"{number:4}. {url}" for number, url in enumerate(self.targets, 1))]
        return "\n".join(out)

    def _words(self, line: Line) -> str:
        if not self.numbers:
            return line.text
        words, last = "", ""
        for run in line.runs:
            if run.href and run.href != last and run.text.strip():
                self.targets.append(run.href)
                words += f"[{len(self.targets)}]"
            last = run.href
            words += run.text
        return " ".join(words.split())

    def _set(self, line: Line, words: str) -> str:
        mark = ""
        if line.bullet:
            mark = self.bullet if line.bullet == "*" else f"{line.mark or '1.'} "
        first = " " * self.indent + mark
        further = " " * (len(mark) if (line.bullet or line.level) and self.hang else 0) + " " * self.indent
        if line.level and not line.bullet and self.hang:
            first = further
        if not self.width or "\n" in first:
            return first + words
        return textwrap.fill(
            words,
            self.width,
            initial_indent=first,
            subsequent_indent=further,
            break_long_words=False,
            break_on_hyphens=False,
        )
