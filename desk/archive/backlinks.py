"""Later stories that point to a story: by a reference, or by the address that it has on the web."""

import sqlite3

from desk.archive.entries import page_number
from desk.archive.stories import NEWEST_FIRST, Run, runs
from desk.links.key import key_of
from desk.model.issue import Issue, Story
from desk.model.publication import Publication, issue_address


def story_address(publication: Publication, number: int | None, slug: str, story: int) -> str | None:
    """Where a story is read on the web: its issue's page, at the story; None where the pattern gives no address."""
    web = issue_address(publication, number, slug)
    return f"{web}#story-{story}" if web else None


def backlinks(connection: sqlite3.Connection, issue: Issue, story: Story, publication: Publication) -> tuple[Run, ...]:
    """The stories of other issues that point to this one, newest first."""
    address = story_address(publication, issue.number, issue.slug, story.id)
    key = key_of(address) if address else None
    rows = connection.execute(
        f"""SELECT DISTINCT story.row FROM link JOIN story ON story.row = link.story
        JOIN issue ON issue.row = story.issue
        WHERE (link.ref = :ref OR link.page = :page) AND issue.id <> :issue ORDER BY {NEWEST_FIRST}, story.row""",
        {"ref": f"{issue.id}/{story.id}", "page": page_number(key) if key else None, "issue": issue.id},
    ).fetchall()
    found = runs(connection, (row for (row,) in rows)).values()
    return tuple(run for run in found if _points(run, f"{issue.id}/{story.id}", address))


def _points(run: Run, ref: str, address: str | None) -> bool:
    key = key_of(address) if address else None
    return any(link.ref == ref or (key is not None and key_of(link.url) == key) for link in run.story.links)
