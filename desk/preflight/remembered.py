"""What the folder remembers of earlier issues, asked for one issue: what rules hold it against."""

import sqlite3
from collections import Counter
from collections.abc import Iterable

from desk.archive.echo import echoes
from desk.archive.index import Archive
from desk.archive.labels import called
from desk.archive.names import printed_elsewhere
from desk.archive.packed import held
from desk.archive.remarks import echo_words, repeat_words
from desk.archive.seen import earlier
from desk.archive.stories import EARLIER, NEWEST_FIRST, Before
from desk.links.key import key_of
from desk.model.issue import Issue
from desk.model.kinds import Trait, has
from desk.model.publication import Publication
from desk.model.text import tidy_line
from desk.preflight.addresses import addresses
from desk.preflight.finding import Last, Memory, Writing
from desk.preflight.known_words import (
    foreign_share,
    in_addresses,
    is_full_of_terms,
    likely_slips,
    written_elsewhere,
)
from desk.preflight.writing import Reading, unknown_words
from desk.store.errors import StoreError
from desk.store.folder.issues import Folder

OFTEN, TWICE = 3, 2
"""How often an unknown word stands in the issue, or in stories of others, when it is the subject's own and no slip."""


def concerned(issue: Issue) -> tuple[object, ...]:
    """What the answers depend on: where this is the same, nothing new is remembered of an issue."""
    stories = tuple(
        (story.id, story.headline, story.kind, story.origin, story.body, story.standfirst) for story in issue.in_order()
    )
    refs = tuple(link.ref for link in issue.links)
    urls = tuple(address.url for story in issue.in_order() for address in addresses(issue, story))
    return issue.id, issue.number, issue.date, stories, refs, urls


def recalled(folder: Folder, issue: Issue, publication: Publication) -> Memory | None:
    """What a folder remembers that concerns an issue, once; None where the index cannot be used."""
    archive, remembering = Archive(folder), Remembering(folder)
    try:
        archive.freshen()
        return archive.ask(lambda connection: remembering.ask(connection, issue, publication))
    except (StoreError, sqlite3.Error):
        return None
    finally:
        archive.close()


def label_before(folder: Folder, issue: Issue, url: str) -> str:
    """The source that links to the site of an address had in earlier issues; "" where they had none or several."""
    key, archive = key_of(url), Archive(folder)
    if key is None:
        return ""
    try:
        archive.freshen()
        return archive.ask(lambda connection: called(connection, key.host, Before.of(issue)))[0]
    except (StoreError, sqlite3.Error):
        return ""
    finally:
        archive.close()


class Remembering:
    """Asks the index of a folder for what it remembers. What was asked of a host or a headline is not asked again
    as long as the index says the same.
    """

    def __init__(self, folder: Folder) -> None:
        """For the issues of a folder."""
        self._folder = folder
        self._writing = Reading(folder.path)
        self._writes: tuple[object, ...] = ()
        self._hosts: dict[str, tuple[str, bool]] = {}
        self._echoes: dict[tuple[str, str | None], str] = {}
        self._last: tuple[str, Last] | None = None
        self._printed: dict[str, int] = {}

    def ask(self, connection: sqlite3.Connection, issue: Issue, publication: Publication) -> Memory:
        """What is remembered that concerns an issue. Raises sqlite3.Error."""
        self._forget_if_changed(connection, issue)
        before = Before.of(issue)
        writing = self._writing.now(publication)
        unknown = unknown_words(issue, writing)
        foreign = foreign_share(issue, unknown, writing)
        elsewhere = () if foreign else written_elsewhere(issue, unknown, writing)
        hosts = {host: self._host(connection, host, before) for host in _hosts(issue)}
        return Memory(
            last=self._before(connection, before),
            numbers=_numbers(connection, issue),
            seen={
                (story.id, url): repeat_words(ran, issue.date)
                for story, url, ran in earlier(connection, issue, publication)
            },
            echoes={story: words for story, words in self._echoed(connection, issue, before) if words},
            labels={host: label for host, (label, _) in hosts.items() if label},
            secure=frozenset(host for host, (_, secure) in hosts.items() if secure),
            gone=frozenset(ref for ref in _refs(issue) if not _is_there(connection, ref)),
            names=frozenset(unknown) if foreign else self._names(connection, issue, unknown, writing) | {*elsewhere},
            elsewhere=elsewhere,
            foreign=foreign,
            terms=is_full_of_terms(issue, unknown, writing),
            writing=writing,
        )

    def _names(
        self, connection: sqlite3.Connection, issue: Issue, words: Counter[str], writing: Writing
    ) -> frozenset[str]:
        """Words that are no slips: those that stand here again and again, in addresses, or in other issues."""
        slips = () if is_full_of_terms(issue, words, writing) else likely_slips(words, writing)
        often = {word for word, count in words.items() if count >= OFTEN}.difference(slips)
        for word in words.keys() - often - self._printed.keys():
            self._printed[word] = printed_elsewhere(connection, word, issue.id)
        rest = words.keys() - often
        known = (word for word in rest if self._printed[word] >= (1 if word[:1].isupper() else TWICE))
        return frozenset((*often, *known, *in_addresses(issue, words, writing)))

    def _forget_if_changed(self, connection: sqlite3.Connection, issue: Issue) -> None:
        """What was found is kept as long as the other issues are as they were: the one in hand changes all the time."""
        sql = "SELECT count(*), max(time), sum(size) FROM issue WHERE id <> ?"
        writes = (*connection.execute(sql, (held(issue.id),)).fetchone(), issue.id, issue.number, issue.date)
        if writes != self._writes:
            self._writes, self._hosts, self._echoes, self._last = writes, {}, {}, None
            self._printed = {}

    def _before(self, connection: sqlite3.Connection, before: Before) -> Last:
        """The issue before this one."""
        sql = f"SELECT file FROM issue WHERE problem = '' AND {EARLIER} ORDER BY {NEWEST_FIRST} LIMIT 1"
        row = connection.execute(sql, before.values).fetchone()
        if row is None:
            return Last()
        if self._last is None or self._last[0] != row[0]:
            try:
                issue = self._folder.open_issue(self._folder.path / row[0]).issue
            except StoreError:
                return Last()  # the list of issues says it
            self._last = row[0], Last(issue.label, issue.subject, issue.preheader, issue.date)
        return self._last[1]

    def _host(self, connection: sqlite3.Connection, host: str, before: Before) -> tuple[str, bool]:
        if host not in self._hosts:
            self._hosts[host] = called(connection, host, before)
        return self._hosts[host]

    def _echoed(self, connection: sqlite3.Connection, issue: Issue, before: Before) -> Iterable[tuple[int, str]]:
        for story in issue.in_order():
            headline = tidy_line(story.headline or "")
            if headline and has(story.kind, Trait.ECHOED):
                asked = headline, story.origin
                if asked not in self._echoes:
                    echo = next(iter(echoes(connection, headline, before)), None)
                    own = echo is None or echo.run.ref == story.origin
                    self._echoes[asked] = "" if own or echo is None else echo_words(echo, issue.date)
                yield story.id, self._echoes[asked]


def _hosts(issue: Issue) -> dict[str, None]:
    keys = (key_of(link.url) for link in issue.links if link.url)
    return dict.fromkeys(key.host for key in keys if key is not None and key.host)


def _numbers(connection: sqlite3.Connection, issue: Issue) -> dict[int, str]:
    sql = "SELECT number, file FROM issue WHERE id <> ? AND number IS NOT NULL"
    return dict(connection.execute(sql, (held(issue.id),)).fetchall())


def _refs(issue: Issue) -> set[str]:
    own = f"{issue.id}/"
    return {link.ref for link in issue.links if link.ref and not link.ref.startswith(own)}


def _is_there(connection: sqlite3.Connection, ref: str) -> bool:
    issue, _, story = ref.partition("/")
    if not (issue.isdecimal() and story.isdecimal()):
        return False
    sql = "SELECT 1 FROM story JOIN issue ON issue.row = story.issue WHERE issue.id = ? AND story.id = ?"
    return connection.execute(sql, (held(int(issue)), held(int(story)))).fetchone() is not None
