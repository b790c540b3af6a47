"""The issue as Markdown with front matter, for tools that are native to it (Buttondown, Ghost) and for git.

Everything is written from the blocks: plain text is escaped so that it comes out as it was typed, and bodies are
written anew from what was read, so that raw HTML stays text and no address is in it that must not become a link.
"""

import json
from collections.abc import Iterator

from desk.formats.blocks.blocks import blocks
from desk.formats.blocks.values import (
    Block,
    Briefs,
    Card,
    Cards,
    Contents,
    Footer,
    Head,
    Item,
    Masthead,
    Picture,
    Reference,
    References,
)
from desk.formats.profiles.profile import PLAIN, Profile, profile
from desk.formats.profiles.target import Target, Tool
from desk.formats.prose.marked import address, escaped, hung, marked, span
from desk.model.issue import Issue, Kind
from desk.model.publication import Publication
from desk.model.text import clean_line


def render(issue: Issue, publication: Publication, target: Target) -> str:
    """Front matter, then the issue; it ends with one newline."""
    tool = Tool(target, "markdown")
    made = [block for block in blocks(issue, publication) if not (tool.bare and isinstance(block, Masthead | Footer))]
    above = (None, *made)
    body = [part for block, ahead in zip(made, above, strict=False) for part in _parts(block, ahead) if part]
    opening = [target.profile.opening] if target.profile.opening else []
    return tool.finished("\n\n".join([_front_matter(issue, target.profile), *opening, *body]) + "\n")


def _front_matter(issue: Issue, made_for: Profile) -> str:
    """YAML 1.2; texts are double-quoted as in JSON, of which YAML is a superset, so that no text can end one."""
    values = {
        "title": clean_line(issue.title) or clean_line(issue.subject),
        "subject": clean_line(issue.subject) or clean_line(issue.title),
        "preheader": clean_line(issue.preheader),
        "date": clean_line(issue.date),
        "number": issue.number,
        "slug": clean_line(issue.slug),
    }
    fields = made_for.front or profile(PLAIN).front
    found = {name: what[1:] if what.startswith("=") else values[what] for name, what in fields.items()}
    lines = [f"{name}: {_scalar(value)}" for name, value in found.items() if value is not None]
    return "\n".join(["---", *lines, "---"])


def _scalar(value: str | int) -> str:
    return json.dumps(value, ensure_ascii=False).replace("\ufffe", "\\ufffe").replace("\uffff", "\\uffff")


def _parts(block: Block, above: Block | None) -> Iterator[str]:
    match block:
        case Masthead():
            yield from _masthead(block)
        case Head():
            yield _heading(2, block.title) if block.title else "***"
            yield _emphasised(block.standfirst)
        case Item():
            yield from _item(block)
        case Briefs(briefs):
            yield "" if isinstance(above, Head | Masthead) else _hint(Kind.BRIEF)
            yield "\n".join("- " + hung(marked(brief.prose)) for brief in briefs)
        case Cards(cards):
            for card in cards:
                yield from _card(card)
        case Contents():
            yield _hint(Kind.CONTENTS)
            yield _heading(3, block.headline)
            yield _emphasised(block.standfirst)
            yield "\n".join(f"- {escaped(entry, starts_line=True)}" for entry in block.entries)
        case Footer():
            yield "***" if block.body.prose or block.address else ""
            yield marked(block.body.prose)
            yield "\\\n".join(escaped(line, starts_line=True) for line in block.address)


def _masthead(block: Masthead) -> Iterator[str]:
    yield _heading(1, block.name or block.title)
    yield _emphasised(block.tagline)
    yield escaped(", ".join(part for part in (block.number, block.date) if part), starts_line=True)
    yield f"[Read on the web]({address(block.web)})" if block.web else ""
    yield span("**", block.title) if block.name else ""


def _hint(kind: str) -> str:
    """What kind a story is, for the desk that reads this in again; readers and mail tools do not show comments."""
    return f"<!-- {kind} -->"


def _item(block: Item) -> Iterator[str]:
    yield "" if block.kind == Kind.STORY and block.headline else _hint(block.kind)
    yield span("**", block.label)
    yield _heading(3, block.headline)
    yield _emphasised(block.standfirst)
    yield escaped(block.byline, starts_line=True)
    yield _picture(block.picture)
    yield marked(block.body.prose)
    yield from _references(block.references)


def _card(card: Card) -> Iterator[str]:
    headline = escaped(card.headline)
    yield _hint(Kind.CARD)
    yield _picture(card.picture)
    yield f"### [{headline}]({address(card.url)})" if card.url else _heading(3, card.headline)
    yield escaped(card.standfirst, starts_line=True)
    yield marked(card.body.prose)
    yield from _references(card.references)


def _heading(level: int, text: str) -> str:
    return f"{'#' * level} {escaped(text, ends_heading=True)}" if text else ""


def _emphasised(text: str) -> str:
    return span("*", text)


def _picture(picture: Picture | None) -> str:
    return f"![{escaped(picture.alt)}]({address(picture.src)})" if picture else ""


def _references(references: References) -> Iterator[str]:
    yield escaped(f"{references.label}:", starts_line=True) if references.label else ""
    yield "\n".join(f"- {_reference(reference)}" for reference in references.items)


def _reference(reference: Reference) -> str:
    source = f"{escaped(reference.source, starts_line=True)}:  " if reference.source else ""
    title = escaped(reference.title, starts_line=not source)
    return f"{source}[{title}]({address(reference.url)})" if reference.url else source + title
