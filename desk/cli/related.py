"""`desk related`: earlier stories that a story may point to."""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import click

from desk.archive.entries import entry
from desk.archive.index import Archive
from desk.archive.packed import StoryEntry
from desk.archive.references import NOTHING, Linked
from desk.archive.related import Relation
from desk.archive.related import related as related_stories
from desk.archive.stories import Before, issue_count, run_of
from desk.cli import naming
from desk.cli.answers import Fault, give, give_json_line, plural, say
from desk.cli.archive import before_issue, fresh_archive, issue_option, run_object, today, where
from desk.cli.desks import Desk, pass_desk
from desk.cli.options import example, prints
from desk.cli.reading import STDIN, text_from
from desk.model.issue import Issue, Link, Story
from desk.model.text import clean_line, clean_text, short


@dataclass(frozen=True, slots=True)
class _Asked:
    """A story to which related ones are looked for."""

    story: StoryEntry
    before: Before
    linked: Linked = NOTHING


@click.command(epilog=example("desk related 202 harbour\ndesk related - --json < draft.md"))
@click.argument("of", metavar="ISSUE|-")
@click.argument("story_name", metavar="[STORY]", required=False)
@click.option("--all", "every", is_flag=True, help="Those too that are not close enough to be proposed.")
@issue_option
@prints
@pass_desk
def related(desk: Desk, of: str, story_name: str | None, every: bool, reference: str | None, as_json: bool) -> None:
    """Propose earlier stories to link to.

    At most three are close enough; --all lists ten.

    With - the story is read from standard input: a text whose first line is the headline, or lines of JSON, each with
    the `id` of a story, or with `headline`, `body` and `links`. --json prints one object a story.
    """
    archive, drafts = _asked(desk, of, story_name, reference)
    for draft in drafts:
        found, issues = archive.ask(partial(_answer, asked=draft))
        if as_json:
            give_json_line({"id": draft.story.id, "hits": [_object(each) for each in found]})
        else:
            _give([each for each in found if every or each.is_shown], issues)


def _asked(desk: Desk, of: str, story_name: str | None, reference: str | None) -> tuple[Archive, list[_Asked]]:
    if of == STDIN:
        before = before_issue(desk, reference)
        archive = fresh_archive(desk)
        return archive, list(_from_input(archive, before))
    if story_name is None:
        raise click.UsageError("Name the story too: an id or a piece of its headline.")
    folder, opened = desk.read(of)
    story = naming.story(opened.issue, story_name)
    before = Before.of(opened.issue) if reference is None else before_issue(desk, reference)
    linked = Linked.of(opened.issue, story, folder.publication()[0])
    return fresh_archive(desk), [_Asked(entry(opened.issue, story), before, linked)]


def _answer(connection: sqlite3.Connection, asked: _Asked) -> tuple[tuple[Relation, ...], int]:
    return related_stories(connection, asked.story, asked.before, asked.linked), issue_count(connection, asked.before)


def _from_input(archive: Archive, before: Before) -> Iterator[_Asked]:
    text = text_from(STDIN, "story")
    if not text.lstrip().startswith("{"):
        headline, _, body = text.strip().partition("\n")
        yield _Asked(_draft({"headline": headline.lstrip("# "), "body": body}), before)
        return
    for line in filter(str.strip, text.split("\n")):
        told = _json(line)
        if isinstance(told.get("id"), int) and not told.get("headline"):
            run = archive.ask(partial(run_of, story=told["id"]))
            if run is None:
                raise Fault(f"No issue here has a story {told['id']}. `desk search` finds stories.")
            yield _Asked(run.story, Before(run.issue, run.number, run.date), Linked(frozenset(_refs(run.story))))
        else:
            yield _Asked(_draft(told), before)


def _refs(story: StoryEntry) -> Iterator[str]:
    return (link.ref for link in story.links if link.ref)


def _json(line: str) -> Mapping[str, Any]:
    try:
        told = json.loads(line)
    except (ValueError, RecursionError):
        told = None
    if not isinstance(told, dict):
        raise Fault(f"This is no line of JSON with a story: {short(line)}. Write one object a line.")
    return told


def _draft(told: Mapping[str, Any]) -> StoryEntry:
    """What somebody wrote, as a story of no issue."""
    body = told.get("body", "")
    text = "\n".join(map(str, body)) if isinstance(body, list) else str(body)
    id = told["id"] if isinstance(told.get("id"), int) else 0
    story = Story(id=id, order="V", headline=clean_line(str(told.get("headline") or "")), body=clean_text(text))
    listed = told.get("links", ())
    links = tuple(
        Link(
            id=at,
            order=f"{at:09}V",
            story=id,
            title=clean_line(str(each.get("title") or "")),
            url=str(each.get("url") or ""),
        )
        for at, each in enumerate(listed if isinstance(listed, list) else ())
        if isinstance(each, dict)
    )
    return entry(Issue(id=0, stories=(story,), links=links), story)


def _give(found: list[Relation], issues: int) -> None:
    if not found:
        say(f"Nothing close in {plural(issues, 'issue')}.")
    day = today()
    for at, each in enumerate(found):
        why = ", ".join(each.because)
        lines = (
            click.style(where(each.run, day), dim=True),
            click.style(each.run.story.headline, bold=True),
            f"{each.run.story.id}  {why}",
        )
        give(("\n" if at else "") + "\n".join(lines))


def _object(each: Relation) -> dict[str, Any]:
    return {
        **run_object(each.run),
        "score": round(each.score, 4),
        "shown": each.is_shown,
        "because": list(each.because),
    }
