"""Runs of a page written as Markdown: read anew, it shows the same words, emphasis and links."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from desk.intake.page.addresses import Addresses
from desk.intake.page.parts import Part, Run
from desk.intake.reading import ReadLink
from desk.intake.starts import escape_start
from desk.model.text import tidy_line

_SIGNS = re.compile(
    r"""[`] | \\(?=[!-/:-@\[-`{-~]|\Z) | \](?=\() | (?<!\s)\*|\*(?!\s) | (?<![^\W_])_|_(?![^\W_])
    | <(?=[A-Za-z/!?]) | &(?=\#?\w+;)""",
    re.VERBOSE,
)
_BRACKETS = re.compile(r"[\[\]]")
_EDGES = re.compile(r"(\s*)(.*?)(\s*)", re.DOTALL)
_WHOLLY = 0.95
BREAK = "\n"
"""The words of a run that stands for a line break."""


@dataclass(frozen=True, slots=True)
class Written:
    """Markdown, and the links in it whose address is not to be written out: their words wait for one."""

    text: str
    apart: tuple[ReadLink, ...] = ()


def written(runs: Sequence[Run], addresses: Addresses, starts: bool = True) -> Written:
    """The runs as Markdown of one paragraph; `starts` says that it begins a block."""
    made: list[str] = []
    apart: list[ReadLink] = []
    for group in _groups(runs):
        inside = "".join(_styled(run, linked=group[0].url is not None, addresses=addresses) for run in _styles(group))
        lead, words, tail = _edges(inside)
        if group[0].url is None or not words:
            made.append(inside)
            continue
        plain = addresses.words(tidy_line("".join(run.words for run in group)))
        address = addresses.of(group[0].url, plain)
        if made and made[-1].endswith("!") and not lead:
            made[-1] = f"{made[-1][:-1]}\\!"
        if address.url is not None and not address.tracked:
            made.append(f"{lead}[{words}]({target(address.url)}){tail}")
        elif address.url is None and not address.reason:
            made.append(inside)
        else:
            made.append(f"{lead}[{words}](){tail}")
            if address.url is not None:
                apart.append(ReadLink(plain, None, address.url, tracked=True))
    text = "".join(made).replace("\xa0", " ").strip()
    text = re.sub(r" *\n *", lambda _: "\\\n", re.sub(r"[ \t]+", " ", text))
    return Written(escape_start(text) if starts else text, tuple(apart))


def unstyled(part: Part, runs: Sequence[Run]) -> Sequence[Run]:
    """The runs without the emphasis that headings and quotations have by their style alone."""
    if part.level:
        return [replace(run, bold=False) for run in runs]
    if part.quote and part.italic >= _WHOLLY:
        return [replace(run, italic=False) for run in runs]
    return runs


def fenced(part: Part, addresses: Addresses) -> str:
    """Lines that are printed as they are, as a block of code."""
    lines = "".join(run.words for run in part.runs).replace("\xa0", " ").strip("\n")
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", lines)), default=0))
    return f"{fence}\n{addresses.words(lines)}\n{fence}"


def target(url: str) -> str:
    """An address between round brackets; such brackets in it are encoded where they would end it."""
    if url.count("(") != url.count(")") or re.search(r"\([^()]*\(|^[^(]*\)", url):
        return url.replace("(", "%28").replace(")", "%29")
    return url


def _groups(runs: Iterable[Run]) -> Iterator[list[Run]]:
    """Runs that lead to one address, or to none, beside each other."""
    group: list[Run] = []
    for run in runs:
        if group and group[-1].url != run.url:
            yield group
            group = []
        group.append(run)
    if group:
        yield group


def _styles(group: Sequence[Run]) -> Iterator[Run]:
    """Neighbours that look alike in Markdown, joined."""
    made: list[Run] = []
    for run in group:
        if made and (made[-1].bold, made[-1].italic, made[-1].code) == (run.bold, run.italic, run.code):
            last = made[-1]
            made[-1] = Run(last.words + run.words, last.url, last.bold, last.italic, last.code, last.size)
        else:
            made.append(run)
    yield from made


def _styled(run: Run, linked: bool, addresses: Addresses) -> str:
    lead, words, tail = _edges(addresses.words(run.words))
    if not words:
        return lead + tail
    if run.code and "`" not in words and BREAK not in words:
        return f"{lead}`{words}`{tail}"
    words = _SIGNS.sub(r"\\\g<0>", words)
    if linked:
        words = _BRACKETS.sub(r"\\\g<0>", words.replace("\\[", "[").replace("\\]", "]"))
    if (run.bold or run.italic) and any(map(str.isalnum, words)) and BREAK not in words:
        sign = "*" * (2 * run.bold + run.italic)
        words = f"{sign}{words}{sign}"
    return lead + words + tail


def _edges(text: str) -> tuple[str, str, str]:
    match = _EDGES.fullmatch(text)
    return (match[1], match[2], match[3]) if match else ("", text, "")
