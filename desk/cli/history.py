"""`desk history`: the versions of an issue or of a story in it, what lies between two, and the way back to one."""

import time
from collections.abc import Sequence
from typing import Any

import click

from desk.cli import naming
from desk.cli.answers import Fault, give, give_json, say
from desk.cli.columns import columns
from desk.cli.desks import Desk, done, pass_desk
from desk.cli.objects import story_object
from desk.cli.options import changes, example, issue_argument
from desk.compare.parts import Part, issue_parts, story_parts
from desk.compare.summary import summary
from desk.model.issue import Issue, Story
from desk.model.text import clean_line, clean_text, short
from desk.store.folder.issues import Folder
from desk.store.journal.history import of_story, restored, thinned, versions
from desk.store.journal.journals import Journals
from desk.store.journal.replay import Replay, Version

HEAD = ("Version", "Words", "What changed")
NOW = "now"
"""The version that the file holds."""
MARKS = {"out": ("[-", "-]"), "in": ("{+", "+}"), "": ("", "")}
"""How words that went and came are marked, as `git diff --word-diff` does."""


@click.command(
    epilog=example(
        "desk history 201\ndesk history 201 harbour\ndesk history 201 harbour --diff 2026-11-05T14:03 now\n"
        "desk history 201 harbour --restore 2026-11-05T14:03"
    )
)
@issue_argument
@click.argument("story_name", metavar="[STORY]", required=False)
@click.option("--show", "shown", metavar="VERSION", help="Print this version.")
@click.option("--diff", "compared", metavar="A B", nargs=2, help="Print the words that differ between two versions.")
@click.option("--restore", "wanted", metavar="VERSION", help="Make the issue, or the story in it, what it was then.")
@changes
@pass_desk
def history(
    desk: Desk,
    reference: str,
    story_name: str | None,
    shown: str | None,
    compared: tuple[str, str] | None,
    wanted: str | None,
    as_json: bool,
    dry_run: bool,
) -> None:
    """List the versions of an issue, or of a story, oldest first.

    VERSION is what the list shows, its beginning if no other version begins so, or `now`.
    """
    if sum(each is not None for each in (shown, compared, wanted)) > 1:
        raise click.UsageError("Give only one of --show, --diff and --restore.")
    folder, opened = desk.read(reference)
    known = _known(folder, opened.issue)
    story = _story(known, opened.issue, story_name) if story_name is not None else None
    mine = known if story is None else of_story(known, story)
    if shown is not None:
        _show(folder, _named(mine, opened.issue, shown), story, as_json)
    elif compared is not None:
        old, new = (_named(mine, opened.issue, each) for each in compared)
        _compare(old, new, story, as_json)
    elif wanted is not None:
        _restore(desk, reference, _named(mine, opened.issue, wanted), story, as_json, dry_run)
    else:
        _list(mine, story, as_json)


def _known(folder: Folder, issue: Issue) -> list[Version]:
    publication, data = folder.publication()
    journal = Journals(folder.path, publication.id if data else 0).of(str(issue.id))
    return thinned(versions(Replay(journal.read())), time.time())


def _story(known: Sequence[Version], issue: Issue, name: str) -> int:
    """The id of the story that is meant: one of now, else one that a version had. Raises Fault."""
    ever: dict[int, Story] = {}
    for each in (*(version.issue for version in known), issue):
        ever.update({story.id: story for story in each.stories})
    found = naming.matching(issue.stories, name, lambda each: each.name)
    found = found or naming.matching(list(ever.values()), name, lambda each: each.name)
    if found is None:
        raise Fault(f"{issue.label} has no story “{short(name)}”, and never had one that its history knows.")
    return found.id


def _named(known: Sequence[Version], now: Issue, name: str) -> Issue:
    """The issue in the version of this name. Raises Fault if there is none, or several."""
    if name == NOW:
        return now
    found = [each for each in known if each.id == name] or [each for each in known if each.id.startswith(name)]
    if not found or not name:
        raise Fault(f"There is no version “{short(name)}”. `desk history` lists what there is.")
    if len(found) > 1:
        candidates = " or ".join(each.id for each in found[:5])
        raise Fault(f"“{short(name)}” could be {candidates}. Name one of these versions.")
    return found[0].issue


def _list(known: Sequence[Version], story: int | None, as_json: bool) -> None:
    rows: list[tuple[str, str, str]] = []
    for at, version in enumerate(known):
        before = known[at - 1].issue if at else None
        words = version.issue.words if story is None else sum(s.words for s in version.issue.stories if s.id == story)
        rows.append((version.id, str(words), clean_line(_what(before, version.issue, story))))
    if as_json:
        give_json([{"version": id, "words": int(words), "what": what} for id, words, what in rows])
    elif rows:
        give(columns([HEAD, *rows], (1,)))
    else:
        say("There are no versions yet. Each save of the desk makes one.")


def _what(before: Issue | None, now: Issue, story: int | None) -> str:
    if story is None or before is None:
        return summary(before, now)
    return ", ".join(dict.fromkeys(part.label.lower() or "text" for part in story_parts(before, now, story)))


def _show(folder: Folder, issue: Issue, story: int | None, as_json: bool) -> None:
    if story is None:
        from desk.formats import render

        give(render(issue, folder.publication()[0], "json" if as_json else "text"))
        return
    of = issue.story(story)
    if as_json:
        give_json(story_object(issue, of))
        return
    lines = [of.headline, of.standfirst, of.body]
    links = ["  ".join(filter(None, (link.source, link.title, link.url))) for link in issue.links_of(of.id)]
    give(clean_text("\n\n".join(filter(None, [*lines, "\n".join(links)]))))


def _compare(old: Issue, new: Issue, story: int | None, as_json: bool) -> None:
    found = issue_parts(old, new) if story is None else story_parts(old, new, story)
    if as_json:
        give_json([_part_object(part) for part in found])
    elif found:
        give("\n\n".join(_marked(part) for part in found))
    else:
        say("Nothing differs.")


def _part_object(part: Part) -> dict[str, Any]:
    return {"part": part.label or "Text", "words": [{"text": text, "what": kind} for text, kind in part.spans]}


def _marked(part: Part) -> str:
    words = "".join(f"{MARKS[kind][0]}{text}{MARKS[kind][1]}" for text, kind in part.spans)
    return f"{part.label or 'Text'}:\n{words}"


def _restore(desk: Desk, reference: str, version: Issue, story: int | None, as_json: bool, dry_run: bool) -> None:
    with desk.change(reference, dry_run) as session:
        before = session.issue
        with session.step("Took an older version back"):
            issue = session.do(restored, version, story)
    if as_json:
        from desk.formats import render

        give(render(issue, session.publication, "json"))
    what = issue.label if story is None else f"“{short(issue.story(story).name)}”"
    if issue == before:
        say(f"{what} is what it was then.")
    else:
        done(f"{what} is what it was then. `desk history` has the other versions.", dry_run)
