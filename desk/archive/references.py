"""Stories that point to each other: by a reference, or by the address that a story has on the web."""

import sqlite3
from dataclasses import dataclass

from desk.archive.entries import addresses_in, page_number
from desk.archive.packed import held
from desk.archive.stories import NEWEST_FIRST, Run, runs
from desk.links.key import Key, key_of
from desk.model.issue import Issue, Story
from desk.model.publication import Publication, issue_address


def story_address(publication: Publication, number: int | None, slug: str, story: int) -> str | None:
    """Where a story is read on the web: its issue's page, at the story; None where the pattern gives no address."""
    web = issue_address(publication, number, slug)
    return f"{web}#story-{story}" if web else None


@dataclass(frozen=True, slots=True)
class Linked:
    """The stories of other issues that a story points to already."""

    refs: frozenset[str] = frozenset()
    keys: frozenset[Key] = frozenset()
    publication: Publication | None = None

    @classmethod
    def of(cls, issue: Issue, story: Story, publication: Publication) -> "Linked":
        """What a story in hand points to; the story that it is a copy of counts."""
        links = issue.links_of(story.id)
        urls = [*(link.url or "" for link in links), *(url for url, _ in addresses_in(story.body))]
        keys = (key_of(url) for url in urls if url)
        return cls(
            frozenset(filter(None, (story.origin, *(link.ref for link in links)))),
            frozenset(key for key in keys if key is not None and key.place),
            publication,
        )

    def holds(self, run: Run) -> bool:
        """Whether it points to this one."""
        if run.ref in self.refs:
            return True
        if not self.keys or self.publication is None:
            return False
        address = story_address(self.publication, run.number, run.slug, run.story.id)
        return address is not None and key_of(address) in self.keys


NOTHING = Linked()
"""What a story points to that has no links and no name in its text."""


def backlinks(connection: sqlite3.Connection, issue: Issue, story: Story, publication: Publication) -> tuple[Run, ...]:
    """The stories of other issues that point to this one, newest first."""
    address = story_address(publication, issue.number, issue.slug, story.id)
    key = key_of(address) if address else None
    rows = connection.execute(
        f"""SELECT DISTINCT story.row FROM link JOIN story ON story.row = link.story
        JOIN issue ON issue.row = story.issue
        WHERE (link.ref = :ref OR link.page = :page) AND issue.id <> :issue ORDER BY {NEWEST_FIRST}, story.row""",
        {"ref": f"{issue.id}/{story.id}", "page": page_number(key) if key else None, "issue": held(issue.id)},
    ).fetchall()
    found = runs(connection, (row for (row,) in rows)).values()
    return tuple(run for run in found if _points(run, f"{issue.id}/{story.id}", address))


def _points(run: Run, ref: str, address: str | None) -> bool:
    key = key_of(address) if address else None
    return any(link.ref == ref or (key is not None and key_of(link.url) == key) for link in run.story.links)
