"""What every source is made into before anything is decided: lines of words with their look and their place.

`desk.read.sources.lines_of` makes a `Document` out of bytes or a string; `house`, `features`, `model` and `assemble`
work on it and never look at the source again. Nothing in here says what a line is for.
"""

from dataclasses import dataclass, fields
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

from desk.model.caching import once
from desk.read.reasons import Reason

SIZE = 16.0
"""Pixels of running text where a source says nothing of sizes (the size that browsers begin with)."""
HEADINGS = (2.0, 1.5, 1.17, 1.0, 0.83, 0.67)
"""How much larger than running text browsers draw headings, from the first level to the sixth."""

_DERIVED = ("text", "joined", "urls", "image")
"""What a line works out once from its runs."""


class Form(StrEnum):
    """What a source is written in."""

    TEXT = "text"
    HTML = "html"
    MARKDOWN = "markdown"
    MAIL = "mail"
    ASCIIDOC = "asciidoc"
    RST = "rst"
    ORG = "org"
    SHEET = "sheet"
    """A row of a spreadsheet for each story, whose columns have names: what its lines are is known."""


class Run(NamedTuple):
    """Words of one look. `text` of a picture is its alternative text and `image` where it is.

    `href` is a safe address, unwrapped, or "" without a link; `raw` is the address as the source has it where it can be
    none: "/page" that the source says no host for, "#place" in the same page, "" in "[words]()". `size` is in CSS
    pixels; `note` is the name of the footnote that the run is the mark
    of, its text as shown ("[1]"). `tracked`: `href` leads through somebody's counter and does not say where to.
    """

    text: str
    href: str = ""
    bold: bool = False
    italic: bool = False
    code: bool = False
    size: float = SIZE
    image: str = ""
    note: str = ""
    raw: str | None = None
    tracked: bool = False

    @property
    def link(self) -> bool:
        """Whether it is a link, with its address or still waiting for one."""
        return bool(self.href) or self.raw is not None

    def leading(self, text: str, href: str, raw: str | None, tracked: bool, note: str = "") -> "Run":
        """A link of the same look: its words, and its address as `Addresses.of` gives it."""
        return Run(text, href, *self[2:7], note, raw, tracked)

    def saying(self, text: str) -> "Run":
        """Other words of the same look."""
        return self if text == self.text else tuple.__new__(Run, (text, *self[1:]))


@dataclass(frozen=True)
class Line:
    """A line as a reader of the source sees it: a paragraph, an item, a cell, or what a line break parts of one.

    Lines between which only a break stands have `gap` 1: such lines are one paragraph with hard breaks. Lines inside a
    list have its `level`; those behind the first of an item have no `mark`. Lines of one `row` in different cells
    stand side by side.
    """

    runs: tuple[Run, ...]
    heading: int = 0
    """1 to 6 for a heading of the markup, else 0."""
    bullet: str = ""
    """"*" on the first line of an item, "1" on that of a numbered one, else "". Typed signs count too."""
    mark: str = ""
    """The sign of the item as it stands in the source, white space stripped: "12.", "•"."""
    level: int = 0
    """Depth of lists, 0 outside; what is quoted or set in is not a list."""
    cell: int = 0
    """Running number of the table's cell, 0 outside."""
    row: int = 0
    """Running number of the table's row, 0 outside."""
    columns: int = 0
    """Cells with words in that row."""
    gap: int = 0
    """What parts it from the line above: 0 it is the first, 1 a line break, 2 a new block, 3 a cell or two blank
    lines, 4 more."""
    rule: bool = False
    """A rule is drawn between this line and the one above."""
    indent: int = 0
    """Columns by which a line of a text is set in; 0 in markup."""
    centred: bool = False
    background: str = ""
    """The ground's colour as written, in lower case; "" where nothing was said."""
    quote: int = 0
    """Depth of quotations."""
    button: bool = False
    under: str = ""
    """The sign that a line of a text is underlined with: "=", "-", "~"."""
    code: bool = False
    """A line of a code block: its white space counts."""
    term: bool = False
    """The term of a list of definitions."""
    foot: str = ""
    """The name of the footnote whose text this is."""
    kind: str = ""
    """The label that the source itself gives it, as a sheet does."""
    form: str = Form.HTML
    start: int = 0
    """The first line of the source, as `Document.source` has it, counted from 1; 0 for none."""
    end: int = 0

    def changed(self, **values: object) -> "Line":
        """The line with other values: what `dataclasses.replace` makes, in a tenth of its time."""
        made = object.__new__(Line)
        kept = made.__dict__
        kept.update(self.__dict__)
        if len(kept) > _FIELDS and ("runs" in values or "code" in values):
            for name in _DERIVED:
                kept.pop(name, None)
        kept.update(values)
        return made

    @once
    def text(self) -> str:
        """The words, with single spaces; of code as they stand. Pictures among them and marks of notes are no words."""
        worded = [run.text for run in self.runs if not run.image and not run.note]
        words = "".join(worded if not self.image else [run.text for run in self.runs])
        if self.code:
            return words.rstrip()
        return words.strip() if words.isprintable() and "  " not in words else " ".join(words.split())

    @once
    def joined(self) -> str:
        """The words of all runs but the marks of notes, as they stand."""
        return "".join([run.text for run in self.runs if not run.note])

    @once
    def urls(self) -> tuple[str, ...]:
        """The addresses in their order, one that comes twice in a row once."""
        found = [run.href for run in self.runs if run.href]
        return tuple([url for url, _ in groupby(found)] if len(found) > 1 else found)

    @once
    def image(self) -> bool:
        """Whether it is nothing but pictures."""
        pictures = [run.image for run in self.runs]
        return any(pictures) and not any(run.text.strip() for run in self.runs if not run.image)


_FIELDS = len(fields(Line))


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Words or an address of the source that are in no line, and why. `line` is where, as in `Line.start`."""

    reason: Reason
    text: str = ""
    url: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Hint:
    """Something said about the issue outside its lines.

    `about` is title, subject, date, number, preheader, publication, language; `value` is the text,
    a date in ISO 8601; `origin` is who says so: envelope, title, metadata, front matter, file, folder.
    """

    about: str
    value: str
    origin: str


@dataclass(frozen=True, slots=True)
class Decoded:
    """Another way in which bytes can be read: the charset, and how a telling line of them looks then."""

    charset: str
    sample: str


@dataclass(frozen=True)
class Document:
    """A source as lines. `source` is what a source pane shows, and what `Line.start` counts.

    Of a page that is its words line by line; of every other form it is the text itself. `more` are the
    further mails of a mailbox.
    """

    form: Form
    lines: tuple[Line, ...] = ()
    source: tuple[str, ...] = ()
    hints: tuple[Hint, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    charsets: tuple[Decoded, ...] = ()
    """A doubt: what was taken first, then what was close. Empty where the charset is sure."""
    problem: str = ""
    """One sentence for the editor where nothing, or not all, could be read: what, where and what to do."""
    removed: int = 0
    """How often the address of the person who got the mail was taken out of words and addresses."""
    more: "tuple[Document, ...]" = ()

    def hint(self, about: str) -> str:
        """The first that was said about something, or ""."""
        return next((hint.value for hint in self.hints if hint.about == about), "")

    @property
    def all(self) -> "tuple[Document, ...]":
        """This document and the further mails of its mailbox."""
        return (self, *self.more)
