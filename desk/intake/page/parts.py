"""What is seen of a page: runs of words that look alike, and parts, which are its blocks and lines."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from desk.model.issue import Image
from desk.model.text import tidy_line

_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Run:
    """Words that look alike. `url` is where they lead as the page has it; `size` is in pixels."""

    words: str
    url: str | None = None
    bold: bool = False
    italic: bool = False
    code: bool = False
    size: float = 16.0


@dataclass(frozen=True)
class Part:
    """A block of the page, or a line of one that line breaks divide.

    `level` is that of a heading tag or 0, `depth` how many lists it is in, `item` a number for its list item,
    `first` says that it opens that item, `path` and `cell` are numbers for the tags around it and for the table cell,
    `row` for the row of that cell; `soft` says that one line break parts it from the part above. `id` is that of the
    element around it that is named as a story of the desk, `kind` its classes; `named` are those of the block itself.
    """

    runs: tuple[Run, ...] = ()
    level: int = 0
    depth: int = 0
    item: int = 0
    first: bool = False
    ordered: bool = False
    quote: int = 0
    path: int = 0
    cell: int = 0
    row: int = 0
    image: Image | None = None
    rule: bool = False
    soft: bool = False
    hidden: str = ""
    id: str = ""
    kind: str = ""
    named: str = ""
    code: bool = False
    line: int = 0

    @cached_property
    def words(self) -> str:
        """Its words as one line."""
        return tidy_line("".join(run.words for run in self.runs))

    @cached_property
    def links(self) -> tuple[Run, ...]:
        """Its runs that lead somewhere, neighbours of one address joined."""
        made: list[Run] = []
        last: Run | None = None
        for run in self.runs:
            if run.url is not None and last is not None and last.url == run.url:
                made[-1] = Run(made[-1].words + run.words, run.url, run.bold, run.italic, run.code, run.size)
            elif run.url is not None:
                made.append(run)
            last = run
        return tuple(run for run in made if _WORD.search(run.words) or run.words.strip())

    @cached_property
    def leads(self) -> tuple[Run, ...]:
        """Its links, and that of a picture which has no words."""
        return self.links or tuple(run for run in self.runs if self.image is not None and run.url is not None)

    @cached_property
    def bold(self) -> float:
        """The share of its letters that are heavy."""
        return self._share([run for run in self.runs if run.bold])

    @cached_property
    def italic(self) -> float:
        """The share of its letters that are slanted."""
        return self._share([run for run in self.runs if run.italic])

    @cached_property
    def linked(self) -> float:
        """The share of its letters that lead somewhere."""
        return self._share([run for run in self.runs if run.url is not None])

    @cached_property
    def size(self) -> float:
        """The size of most of its letters."""
        sizes: dict[float, int] = {}
        for run in self.runs:
            sizes[run.size] = sizes.get(run.size, 0) + len(run.words.strip())
        return max(sizes, key=lambda size: (sizes[size], size), default=0.0)

    def _share(self, runs: Sequence[Run]) -> float:
        whole = sum(len(_WORD.findall(run.words)) for run in self.runs)
        return sum(len(_WORD.findall(run.words)) for run in runs) / whole if whole else 0.0


def joined_url(links: Sequence[Run]) -> str | None:
    """The one address that all these lead to, or None."""
    urls = {run.url for run in links}
    return urls.pop() if len(urls) == 1 else None
