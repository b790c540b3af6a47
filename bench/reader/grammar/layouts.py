"""Random layouts: a source, its form, and the stories that are right."""

from collections.abc import Iterator
from dataclasses import dataclass

from bench.reader.grammar.compose import compose
from bench.reader.grammar.dump import Dump
from bench.reader.grammar.markdown import Markdown
from bench.reader.grammar.page import Page
from bench.reader.grammar.plan import Plan
from bench.reader.grammar.text import Text
from desk.read.sources import lines_of

DUMPED = 0.3
"""Share of the pages that come as their words, out of a browser."""


@dataclass(frozen=True, slots=True)
class Layout:
    """One random newsletter."""

    seed: int
    form: str
    """html, text or markdown, as `desk.read.sources` takes it."""
    source: str
    plan: Plan


def layout(seed: int) -> Layout:
    """The random newsletter of a seed: the same one on every machine."""
    plan, random, tongue = compose(seed)
    form = random.choice(("html", "html", "html", "text", "text", "markdown", "markdown"))
    if plan.bare or plan.pasted or (plan.alone and random.random() < 0.5):
        form = "text"
    if plan.mail:
        form = "html"
    elif plan.roundup:
        form = random.choice(("html", "markdown", "markdown", "text"))
    elif plan.club and random.random() < 0.5:
        form = "text"
    if form == "html":
        page = Page(random).render(plan)
        if random.random() < DUMPED:
            return Layout(seed, "text", Dump(random).render(lines_of(page, "a.html").lines), plan)
        return Layout(seed, form, page, plan)
    if form == "markdown":
        return Layout(seed, form, Markdown(random).render(plan), plan)
    return Layout(seed, form, Text(random, pasted=plan.pasted, signs=tongue.signs).render(plan), plan)


def layouts(count: int, first: int = 0) -> Iterator[Layout]:
    """So many random newsletters."""
    return (layout(seed) for seed in range(first, first + count))
