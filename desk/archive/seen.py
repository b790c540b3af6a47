"""Where an address was run before, and whether that is worth a remark."""

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from desk.archive.entries import addresses_in, page_number
from desk.archive.stories import ALL, EARLIER, NEWEST_FIRST, STANDING, Before, Run, runs
from desk.links.key import Key, Sameness, compared, key_of
from desk.model.issue import Issue, Story
from desk.model.kinds import Kind, Trait, has
from desk.model.publication import Publication, issue_address
from desk.model.text import clean_line

PASS = "seen "
"""How a repeat stands among what is let pass: this, and the key of the address."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """A link that was run before: the address as it stands there, how it answers, and where."""

    url: str
    sameness: Sameness
    run: Run


@dataclass(frozen=True, slots=True)
class Repeat:
    """An address in hand that is worth a remark: the latest earlier story with it, and in how many issues it was run.

    `here` is the other story of the issue in hand that has it, where it stands twice in this issue; `in_story`
    says that it is twice among the links of one.
    """

    url: str
    run: Run | None
    issues: int = 0
    here: Story | None = None
    in_story: bool = False


def seen(connection: sqlite3.Connection, url: str, before: Before = ALL) -> tuple[Sighting, ...]:
    """The links of earlier stories that lead to the page of this address, or near it: the same first, newest first."""
    key = key_of(url)
    if key is None:
        return ()
    rows = connection.execute(
        f"""SELECT link.story, link.at FROM link JOIN story ON story.row = link.story
        JOIN issue ON issue.row = story.issue WHERE link.page = :page AND {EARLIER}
        ORDER BY {NEWEST_FIRST}, story.row, link.at""",
        {**before.values, "page": page_number(key)},
    ).fetchall()
    stories = runs(connection, dict.fromkeys(row for row, _ in rows))
    found = []
    for row, at in rows:
        if row in stories and at < len(links := stories[row].story.links):
            url = links[at].url
            sameness = compared(key, key_of(url))
            if sameness != Sameness.DIFFERENT:
                found.append(Sighting(url, sameness, stories[row]))
    return tuple(sorted(found, key=lambda each: each.sameness != Sameness.SAME))


def repeat(
    connection: sqlite3.Connection, url: str, issue: Issue, story: Story | None, publication: Publication
) -> Repeat | None:
    """The remark that an address in the issue in hand is worth, or None.

    None is said of the publication's own site, of what was run in STANDING issues or more, of sponsors and footers,
    of what was let pass in this issue or for ever, and of a place near the page.
    """
    return _repeat(connection, url, issue, story, publication, _Pages(issue, _addresses(issue)))


def repeats(connection: sqlite3.Connection, issue: Issue, publication: Publication) -> tuple[tuple[Story, Repeat], ...]:
    """The remarks of a whole issue, in reading order, with the stories whose links they are about.

    Of an address that stands twice in it the second one is said.
    """
    before = _Pages(issue, ())
    found: dict[tuple[int, Key], tuple[Story, Repeat]] = {}
    for story, url, key in _addresses(issue):
        if (story.id, key) not in found and (each := _repeat(connection, url, issue, story, publication, before)):
            found[story.id, key] = story, each
        before.add(story, key)
    return tuple(found.values())


def earlier(
    connection: sqlite3.Connection, issue: Issue, publication: Publication
) -> tuple[tuple[Story, str, Repeat], ...]:
    """The addresses of an issue that ran in an earlier one: story, address and remark.

    Once a story, and without what only stands twice in this issue (`twice`). What was let pass is among them.
    """
    found: dict[tuple[int, Key], tuple[Story, str, Repeat]] = {}
    for story, url, key in _addresses(issue):
        if (story.id, key) not in found and not is_own(key, publication):
            ran = _ran(connection, url, issue, story)
            if ran is not None:
                found[story.id, key] = story, url, ran
    return tuple(found.values())


def twice(issue: Issue, publication: Publication) -> tuple[tuple[Story, str, Story | None], ...]:
    """The addresses that stand twice in an issue: the story with the second place, the address there, the other story.

    That is None where both are links of one. Once a story; what was let pass is among them. No index is asked.
    """
    before = _Pages(issue, ())
    found: dict[tuple[int, Key], tuple[Story, str, Story | None]] = {}
    for story, url, key in _addresses(issue):
        if (story.id, key) not in found and not is_own(key, publication):
            if before.is_twice_in(story, key):
                found[story.id, key] = story, url, None
            elif (other := before.other(story, key)) is not None:
                found[story.id, key] = story, url, other
        before.add(story, key)
    return tuple(found.values())


class _Pages:
    """The addresses of an issue by the page that they lead to, so that a repeat is found without comparing all."""

    def __init__(self, issue: Issue, known: Iterable[tuple[Story, str, Key]]) -> None:
        self._issue = issue
        self._stories: dict[str, list[tuple[Story, Key]]] = {}
        self._links: dict[int, dict[str, list[Key]]] = {}
        for story, _, key in known:
            self.add(story, key)

    def add(self, story: Story, key: Key) -> None:
        """An address of a story; once for each story and key."""
        here = self._stories.setdefault(key.page, [])
        if not here or here[-1] != (story, key):
            here.append((story, key))

    def other(self, story: Story | None, key: Key) -> Story | None:
        """Another story that has the page. A letter points to what is in the issue: that is what it is for."""
        mine = None if story is None else story.id
        for other, theirs in self._stories.get(key.page, ()):
            letter = Kind.LETTER in (other.kind, None if story is None else story.kind)
            if not letter and other.id != mine and compared(key, theirs) == Sameness.SAME:
                return other
        return None

    def is_twice_in(self, story: Story, key: Key) -> bool:
        """Whether a page is twice among the links of a story; that a sentence has it too is no repeat."""
        if story.id not in self._links:
            made = self._links.setdefault(story.id, {})
            for link in self._issue.links_of(story.id):
                if link.url and (each := key_of(clean_line(link.url))) is not None:
                    made.setdefault(each.page, []).append(each)
        same = (compared(key, each) == Sameness.SAME for each in self._links[story.id].get(key.page, ()))
        return sum(islice(filter(None, same), 2)) > 1


def _repeat(
    connection: sqlite3.Connection,
    url: str,
    issue: Issue,
    story: Story | None,
    publication: Publication,
    here: _Pages,
) -> Repeat | None:
    key = key_of(url)
    if key is None or (story is not None and not has(story.kind, Trait.NEWS)) or is_own(key, publication):
        return None
    if passes(key, issue.passed) or passes(key, publication.passed):
        return None
    if story is not None and here.is_twice_in(story, key):
        return Repeat(url, None, 0, story, in_story=True)
    if (other := here.other(story, key)) is not None:
        return Repeat(url, None, 0, other)
    return _ran(connection, url, issue, story)


def _ran(connection: sqlite3.Connection, url: str, issue: Issue, story: Story | None) -> Repeat | None:
    """The remark that an address is worth because earlier issues ran it; None where none did, or very many."""
    origin = story.origin if story is not None else None
    found = [
        each.run
        for each in seen(connection, url, Before.of(issue))
        if each.sameness == Sameness.SAME and has(each.run.story.kind, Trait.NEWS) and each.run.ref != origin
    ]
    issues = len({run.issue for run in found})
    return Repeat(url, found[0], issues) if 0 < issues < STANDING else None


def _addresses(issue: Issue) -> Iterator[tuple[Story, str, Key]]:
    """The addresses of an issue in reading order, but those that come again on purpose."""
    for story in issue.in_order():
        if has(story.kind, Trait.NEWS):
            urls = (
                *(link.url or "" for link in issue.links_of(story.id)),
                *(url for url, _ in addresses_in(story.body)),
            )
            for url in map(clean_line, filter(None, urls)):
                if (key := key_of(url)) is not None:
                    yield story, url, key


def is_own(key: Key, publication: Publication) -> bool:
    """Whether an address is on the publication's own site."""
    return key.host != "" and key.host in _own_hosts(publication)


def passes(key: Key, passed: Iterable[str]) -> bool:
    """Whether repeats of this address were let pass."""
    return any(each.startswith(PASS) and key_of(each.removeprefix(PASS)) == key for each in passed)


def passing(url: str) -> str | None:
    """How an address stands among what is let pass; None for what is none."""
    key = key_of(url)
    return None if key is None else f"{PASS}{key}"


def _own_hosts(publication: Publication) -> Collection[str]:
    addresses = (publication.web_address, issue_address(publication, 1, "issue") or "")
    return {key.host for address in addresses if address and (key := key_of(address)) is not None}
