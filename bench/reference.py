"""The reference issue: 30 stories in 5 sections, about 5,000 words, 150 links. The same seed makes the same issue."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from desk.model.issue import Issue, Link, Section, Story
from desk.model.order import spread
from desk.model.publication import Publication
from desk.store.file import save
from desk.store.folder.issues import Folder
from desk.store.form import records

WORDS = (
    "the council market report data release local energy school water open city model price team plan government week "
    "public story system rule court company power climate study river science bridge budget library health road farm "
    "train worker union port trade vote survey museum signal chip paper record summer winter season harvest engine "
    "archive and of to in for with on by from after before while during over under about against between through says "
    "finds shows leaves adds keeps turns moves opens closes drops grows meets warns asks tells builds cuts lifts pays"
).split()
SECTIONS, STORIES, PARAGRAPHS, INLINE, ATTACHED = 5, 6, 3, 2, 3
"""Sections, stories a section, paragraphs a story, links in the sentences of a story, links attached to it."""

PUBLICATION = Publication(
    id=100000000000001,
    name="The Weekly Desk",
    editor="Ana Ruiz",
    postal_address="1 High Street, Leeds",
    web_address="https://desk.example",
    issue_address="https://desk.example/{number}",
    footer="You get this because you asked for it.",
)


@dataclass(frozen=True, slots=True)
class Tongue:
    """What the copy is made of: its words, what stands between two of them, and what ends a sentence."""

    words: Sequence[str]
    glue: str = " "
    stop: str = ". "


ENGLISH = Tongue(WORDS)


def issue(number: int = 214, tongue: Tongue = ENGLISH) -> Issue:
    """The reference issue with this number; the number is the seed."""
    chance = _Chance(number)
    chance.tongue = tongue
    ids = iter(range(number * 10**9 + 10**14, number * 10**9 + 10**14 + 1000))
    own = next(ids)
    sections: list[Section] = []
    stories: list[Story] = []
    links: list[Link] = []
    for order in spread(SECTIONS):
        section = Section(id=next(ids), order=order, title=_words(chance, 2).title())
        sections.append(section)
        for place in spread(STORIES):
            story = _story(chance, next(ids), place, section.id)
            stories.append(story)
            links.extend(_link(chance, next(ids), at, story.id) for at in spread(ATTACHED))
    return Issue(
        id=own,
        number=number,
        title=f"Reference issue {number}",
        date=f"{2000 + number // 52}-{1 + number % 12:02d}-{1 + number % 28:02d}",
        subject=f"Reference issue {number}",
        preheader="Councils, chips & rivers: what changed this week",
        sections=tuple(sections),
        stories=tuple(stories),
        links=tuple(links),
    )


def folder(path: Path, issues: int) -> Path:
    """A folder that the desk's own store fills with a publication and that many reference issues."""
    made = Folder(path)
    made.begin()
    save.create(path / "publication.json", records.publication_tables(PUBLICATION))
    for number in range(1, issues + 1):
        made.create_issue(issue(number))
    return path


class _Chance(random.Random):
    """Chance, and the tongue that it speaks."""

    tongue = ENGLISH


def _story(chance: _Chance, id: int, order: str, section: int) -> Story:
    paragraphs = ["".join(_sentence(chance) for _ in range(3)).strip() for _ in range(PARAGRAPHS)]
    for at in range(INLINE):
        words = f"{_words(chance, 2)} & “{_words(chance, 2)}”"
        paragraphs[at] += f" [{words}]({_address(chance)}) {_words(chance, 6)}{chance.tongue.stop.strip()}"
    paragraphs[0] = paragraphs[0].replace(" the ", " **the** ", 1)
    return Story(
        id=id,
        order=order,
        section=section,
        status="ready",
        headline=_words(chance, 7).capitalize(),
        byline="By " + chance.choice(("Ana Ruiz", "Jo Ødegård", "王小明")),
        body="\n\n".join(paragraphs),
    )


def _link(chance: _Chance, id: int, order: str, story: int) -> Link:
    source, title = _words(chance, 2).title(), _words(chance, 5).capitalize()
    return Link(id=id, order=order, story=story, source=source, title=title, url=_address(chance))


def _sentence(chance: _Chance) -> str:
    return _words(chance, chance.randint(9, 19)).capitalize() + chance.tongue.stop


def _words(chance: _Chance, count: int) -> str:
    return chance.tongue.glue.join(chance.choices(chance.tongue.words, k=count))


def _address(chance: _Chance) -> str:
    host, page = ("-".join(chance.choices(WORDS, k=count)) for count in (2, 4))
    return f"https://www.{host}.example/2026/{page}"
