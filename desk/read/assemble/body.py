"""Lines of a story as Markdown: paragraphs, breaks, lists, quotations, code and rows of tables."""

from collections.abc import Iterable, Sequence

from desk.read.house.look import LONG
from desk.read.hygiene import cells
from desk.read.line import Form, Line
from desk.read.prose.written import markdown_of

FENCE = "```"


def markdown(lines: Iterable[Line]) -> str:
    """The lines as the body of a story."""
    blocks: list[str] = []
    last: Line | None = None
    listed = False
    for line in lines:
        listed |= bool(line.bullet)
        text = _block(line, listed=listed)
        if not text:
            continue
        if last is not None and _joins(last, line):
            blocks[-1] = _joined(blocks[-1], text, last, line)
        else:
            blocks.append(text)
        last = line
    return "\n\n".join(block + f"\n{FENCE}" if block.startswith(FENCE) else block for block in blocks)


def plain(lines: Sequence[Line]) -> str:
    """The lines as one line of words."""
    return " ".join(line.text for line in lines if line.text)


def _block(line: Line, *, listed: bool) -> str:
    """One line as a block of its own; what is in a list is set in below an item, not where that is the headline."""
    if line.code:
        return f"{FENCE}\n{line.text}"
    runs = line.runs
    if line.heading:
        words = markdown_of([run._replace(bold=False) for run in runs])
        return f"**{words}**" if words else ""
    words = markdown_of(runs)
    if not words:
        return ""
    if line.bullet:
        mark = f"{_number(line.mark)}." if line.bullet == "1" else "-"
        return f"{'  ' * max(0, line.level - 1)}{mark} {words}"
    if line.level and listed:
        return f"{'  ' * line.level}{words}"
    return "\n".join("> " * line.quote + row for row in words.split("\n")) if line.quote else words


def _number(mark: str) -> str:
    """The figures of an item's mark; 1 for another one."""
    figures = "".join(str(int(sign)) for sign in mark if sign.isdecimal())
    return figures[:9] or "1"


def _joins(last: Line, line: Line) -> bool:
    """Whether a line goes on in the block of the one above."""
    if last.code or line.code:
        return last.code and line.code
    if line.row and line.row == last.row and line.columns > 1:
        return True
    if last.level and line.level:
        return True
    if line.heading or last.heading or bool(line.bullet) != bool(last.bullet):
        return False
    return line.gap <= 1 and line.quote == last.quote and not line.rule and not _are_paragraphs(last, line)


def _are_paragraphs(last: Line, line: Line) -> bool:
    """Whether both lines of a text are longer than anybody breaks lines: each is a paragraph, with no row between."""
    return line.form == Form.TEXT and cells(last.text) > LONG and cells(line.text) > LONG


def _joined(block: str, text: str, last: Line, line: Line) -> str:
    if line.code:
        return f"{block}\n{text.removeprefix(FENCE + chr(10))}"
    if line.row and line.row == last.row and line.columns > 1:
        return f"{block} | {text}"
    if line.bullet:
        return f"{block}\n{text}"
    if line.level and line.gap > 1:
        return f"{block}\n\n{text}"
    return f"{block}\\\n{text}"
