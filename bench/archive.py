"""What the archive costs: 30,000 invented short stories with 200,000 links in 1,000 issues, built, asked and edited.

Words are invented and drawn as those of a language are, a few very often and most hardly ever (Zipf).
"""

import random
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from itertools import accumulate
from pathlib import Path

from bench.measure import PLACE, Measure, timed
from bench.terminal import emptied
from desk.archive.index import Archive
from desk.archive.related import related
from desk.archive.search import search
from desk.archive.seen import seen
from desk.archive.snippets import snippets
from desk.archive.stories import Before, Run, runs
from desk.model import order
from desk.model.issue import Issue, IssueStatus, Link, Section, Story
from desk.store.file.storage import dumps
from desk.store.folder.issues import Folder
from desk.store.form.records import issue_tables

ISSUES, STORIES, LINKS = 1000, 30, (5, 6, 7, 7, 8)
_SYLLABLES = (
    "ba be bi bo bu da de di do du fa fe fi ga ge go ka ke ki ko la le li lo lu ma me mi mo mu na ne ni no pa pe pi po "
    "ra re ri ro ru sa se si so su ta te ti to tu va ve vi za ze zo ster ing ton ley ford ham wick"
).split()
_HOSTS = 3000
_QUESTIONS = 150


def run() -> Iterator[Measure]:
    """The build first; the others ask what was built."""
    place = PLACE / "archive"
    folder = archive_folder(place)
    cache = emptied(place / "cache")
    archive = Archive(folder, cache)
    stories = ISSUES * STORIES
    yield Measure("archive: first build", [timed(archive.freshen) / 1000], 15, unit="s")
    yield Measure("archive: size of 1,000 stories", [archive.file.stat().st_size / 1e6 / stories * 1000], unit="MB")
    yield Measure("archive: a look at all files", [timed(archive.freshen) for _ in range(20)])
    yield from _questions(archive)
    yield Measure("archive: one edited issue", list(_edits(archive)), 50)
    archive.close()
    yield Measure("archive: a process to its first hit", list(_processes(folder, cache)), 150)


def _questions(archive: Archive) -> Iterator[Measure]:
    asked = some_stories(archive)
    urls = [run.story.links[0].url for run in asked]
    yield Measure("archive: seen, one address", _times(archive, [lambda it, url=url: seen(it, url) for url in urls]), 1)
    questions = [question for run in asked for question in _typed(run)]
    times = _times(archive, [lambda it, text=text: search(it, text) for text in questions])
    yield Measure("archive: search", times, 10)
    yield Measure("archive: search, the slow end", times, 50, at=0.95)
    shown = _times(archive, [lambda it, text=text: _shown(it, text) for text in questions[:60]])
    yield Measure("archive: search with its sentences", shown)
    before = [Before(run.issue, run.number, run.date) for run in asked]
    works = [lambda it, run=run, at=at: related(it, run.story, at) for run, at in zip(asked, before, strict=True)]
    yield Measure("archive: related, the slow end", _times(archive, works), 120, at=0.95)


def _shown(connection: sqlite3.Connection, text: str) -> object:
    result = search(connection, text)
    return snippets(connection, result, [hit.run for hit in result.hits[:20]])


def _times(archive: Archive, works: Sequence[Callable[..., object]]) -> list[float]:
    return [timed(partial(archive.ask, work)) for work in works]


def _typed(run: Run) -> tuple[str, ...]:
    """What an editor may look for who remembers something of a story."""
    words = run.story.texts[1].split()
    return (
        f"{words[3]} {words[7]}",
        words[5],
        f'"{words[2]} {words[3]}"',
        run.story.headline,
        words[6][:4],
        f"{words[1][:2]}{words[1][3:]} {words[9]}",
    )


def some_stories(archive: Archive) -> list[Run]:
    """A hundred and fifty of its newer stories, the same in every run."""
    rows = random.Random(5).sample(range(ISSUES * STORIES // 2, ISSUES * STORIES), _QUESTIONS)
    return list(archive.ask(lambda it: runs(it, rows)).values())


def _edits(archive: Archive) -> Iterator[float]:
    file = max(archive.folder.issue_files())
    data = file.read_bytes()
    for at in range(20):
        file.write_bytes(data.replace(b'"headline": "', f'"headline": "Edit {at} '.encode(), 1))
        yield timed(archive.freshen)
    file.write_bytes(data)
    archive.freshen()


def _processes(folder: Folder, cache: Path) -> Iterator[float]:
    program = (
        "import sys; from pathlib import Path; from desk.archive.index import Archive;"
        "from desk.archive.search import search; from desk.store.folder.issues import Folder;"
        "it = Archive(Folder(Path(sys.argv[1])), Path(sys.argv[2])); it.freshen();"
        "print(len(it.ask(lambda c: search(c, 'bate moka')).hits))"
    )
    for _ in range(7):
        begun = time.perf_counter()
        subprocess.run([sys.executable, "-c", program, str(folder.path), str(cache)], check=True, capture_output=True)
        yield (time.perf_counter() - begun) * 1000


def archive_folder(place: Path = PLACE / "archive") -> Folder:
    """The invented archive; it is written once and kept."""
    path = place / "issues"
    if len(list(path.glob("*.json"))) != ISSUES:
        shutil.rmtree(path, ignore_errors=True)
        path.mkdir(parents=True)
        words = _Words()
        for number in range(1, ISSUES + 1):
            file = path / f"{number:04}-issue-{number}.json"
            file.write_bytes(dumps(issue_tables(_issue(number, words))))
    return Folder(path, place / "cache")


class _Words:
    """Invented words, the same in every run."""

    def __init__(self) -> None:
        self.chance = random.Random(7)
        made = (
            "".join(self.chance.choices(_SYLLABLES, k=self.chance.choice((1, 2, 2, 3, 3, 4)))) for _ in range(40_000)
        )
        self._words = list(dict.fromkeys(made))
        self._often = list(accumulate(1 / (at + 3) for at in range(len(self._words))))

        self._hosts = ["".join(self(1, 2)) for _ in range(_HOSTS)]

    def host(self) -> str:
        """One of the sources, a few of them often."""
        return self._hosts[int(_HOSTS ** self.chance.random()) - 1]

    def __call__(self, least: int, most: int) -> list[str]:
        return self.chance.choices(self._words, cum_weights=self._often, k=self.chance.randint(least, most))


def _issue(number: int, words: _Words) -> Issue:
    base = 10**14 + number * 10**6
    sections = tuple(Section(base + at, key, " ".join(words(1, 2)).title()) for at, key in enumerate(order.spread(3)))
    stories: list[Story] = []
    links: list[Link] = []
    for at, key in enumerate(order.spread(STORIES)):
        body = " ".join(words(15, 45)).capitalize() + "."
        section = sections[at // 10].id
        headline = " ".join(words(3, 8)).capitalize()
        stories.append(Story(base + 100 + at, key, section, headline=headline, body=body))
        for place, mark in enumerate(order.spread(words.chance.choice(LINKS))):
            host = words.host()
            url = f"https://www.{host}.example/{words.chance.randint(2005, 2026)}/{'-'.join(words(3, 5))}"
            title = " ".join(words(3, 7)).capitalize()
            links.append(Link(base + 1000 + at * 20 + place, mark, stories[-1].id, host.title(), url, title=title))
    return Issue(
        base + 99,
        number,
        slug=f"issue-{number}",
        date=(date(2005, 1, 6) + timedelta(days=7 * number)).isoformat(),
        subject=" ".join(words(3, 6)).capitalize(),
        status=IssueStatus.SENT,
        sections=sections,
        stories=tuple(stories),
        links=tuple(links),
    )
