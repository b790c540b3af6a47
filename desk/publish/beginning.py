"""How a new issue begins with what was held for it: stories kept until a day that has come by its own.

Finishing an issue, `desk new` and the key for a new issue ask here, so that all three carry the same stories over.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from desk.edit import freezing, next_issue
from desk.model.issue import Issue, Story
from desk.store.errors import StoreError
from desk.store.folder import change_together
from desk.store.folder.change_together import Create, Operations, Save, saved, text
from desk.store.folder.issues import Folder, Opened
from desk.store.folder.summaries import Summary

Held = tuple[Issue, Story]
"""A story that is held, with the issue that holds it."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """A new issue as it will be, and the stories that come up in it, each with the issue that held it."""

    issue: Issue
    carried: tuple[Held, ...] = ()
    others: Mapping[Path, Opened] | None = None


@dataclass(frozen=True, slots=True)
class Begun:
    """An issue that was begun, its file, and what could not be written yet and is done at the next start."""

    issue: Issue
    path: Path
    late: StoreError | None = None


def plan(folder: Folder, issue: Issue, summaries: Iterable[Summary]) -> Beginning:
    """How an issue with number, day and sections begins; `summaries` are the issues so far. Changes nothing.

    Raises NotFound, Unreadable.
    """
    others = holding(folder, once(summaries))
    carried = due(issue.date, [each.issue for each in others.values()])
    return Beginning(next_issue.carried(issue, carried), carried, others)


def carry_out(folder: Folder, plan: Beginning) -> Begun:
    """Write the new issue, and mark what came up in it as carried: all of it or nothing.

    Raises NotSaved, Unreadable.
    """
    if not plan.carried:
        opened = folder.create_issue(plan.issue)
        return Begun(opened.issue, opened.path)
    folder.begin()
    path, issue = folder.named(plan.issue)
    operations: list[Operations] = [Create(path.name, text(issue)), *moves(plan.others or {}, plan.carried)]
    return Begun(issue, path, change_together.perform(folder.path, operations, 0))


def once(summaries: Iterable[Summary]) -> list[Summary]:
    """Each issue that can be read once: a second copy that a sync tool left is none."""
    found: dict[int, Summary] = {}
    for each in sorted(summaries, key=lambda each: (len(each.file), each.file)):
        if not each.problem:
            found.setdefault(each.id, each)
    return list(found.values())


def holding(folder: Folder, summaries: Iterable[Summary], but: Collection[str] = ()) -> dict[Path, Opened]:
    """The issues that hold stories, by their files; not those whose files are named in `but`."""
    files = sorted(folder.path / each.file for each in summaries if each.held and each.file not in but)
    return {path: folder.open_issue(path) for path in files}


def due(date: str, issues: Iterable[Issue]) -> tuple[Held, ...]:
    """The stories of these issues that are held until a day that has come by `date` (ISO 8601)."""
    return tuple((issue, story) for issue in issues for story in next_issue.due(issue, date))


def moves(others: Mapping[Path, Opened], carried: Iterable[Held]) -> Iterator[Save]:
    """The operations that mark stories as carried, in the files that held them."""
    pairs = tuple(carried)
    for path, opened in others.items():
        if ids := [story.id for issue, story in pairs if issue.id == opened.issue.id]:
            yield saved(path, opened.data, freezing.move_on(opened.issue, ids))
