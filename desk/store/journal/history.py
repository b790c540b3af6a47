"""The history of an issue: the versions that its journal tells of, thinned with age, and what lies between two."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import groupby, pairwise
from typing import Any

from desk.model.issue import Issue, Link, Place, Story
from desk.store.form.steps import Change, diff
from desk.store.journal.entries import MERGED, MORE, REDO, SAVED, SNAPSHOT, STEP, UNDO, Entry
from desk.store.journal.journals import Journal
from desk.store.journal.losses import KEPT_STEPS, losses

DAY = 86_400
MONTH, YEAR = 30 * DAY, 365 * DAY
"""Seconds for which all versions are kept, one an hour, one a day."""
_WORTH_IT = 65_536
"""Bytes of a journal under which it is left as it is."""
_CHAIN = 50
"""Versions after which a thinned journal holds the whole issue again."""


@dataclass(frozen=True, slots=True)
class Version:
    """The issue as its file held it from `at` on (Unix seconds, as the clock of the computer stood then).

    `again` counts the versions before it that have the same second: a clock that was put back comes by twice.
    """

    at: float
    issue: Issue
    again: int = 0

    @property
    def id(self) -> str:
        """What a command line calls it: the time in UTC, "2026-11-05T14:03:22"; "…22.2" for the second so called."""
        return _second(self.at) + (f".{self.again + 1}" if self.again else "")


@dataclass(slots=True)
class _Replay:
    """An issue that is built up record by record; rows are shared between versions."""

    base: Issue | None = None
    own: dict[str, Any] = field(default_factory=dict)
    rows: dict[str, dict[int, Any]] = field(default_factory=dict)

    def begin(self, issue: Issue) -> None:
        self.base, self.own = issue, {}
        self.rows = {name: {row.id: row for row in getattr(issue, name)} for name in ("sections", "stories", "links")}

    def take(self, change: Change) -> None:
        if not change.table:
            self.own[change.field] = change.after
            return
        rows = self.rows.setdefault(change.table, {})
        if change.field:
            if change.id in rows:
                rows[change.id] = replace(rows[change.id], **{change.field: change.after})
        elif change.after is None:
            rows.pop(change.id, None)
        else:
            rows[change.id] = change.after

    def issue(self) -> Issue | None:
        if self.base is None:
            return None
        lists: dict[str, Any] = {name: tuple(rows[id] for id in sorted(rows)) for name, rows in self.rows.items()}
        return replace(self.base, **self.own, **lists)


def versions(entries: Iterable[Entry]) -> list[Version]:
    """The versions that a journal tells of, oldest first: as sessions found the issue, and after each save.

    They follow each other as they were written down, whatever the clock said. Of those that were saved within one
    second the last one counts.
    """
    runs = [list(run)[-1] for _, run in groupby(states(entries), lambda version: _second(version.at))]
    changed = runs[:1] + [new for old, new in pairwise(runs) if new.issue != old.issue]
    seen: Counter[str] = Counter()
    made = []
    for version in changed:
        second = _second(version.at)
        made.append(replace(version, again=seen[second]))
        seen[second] += 1
    return made


def _second(at: float) -> str:
    return datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%dT%H:%M:%S")


def states(entries: Iterable[Entry]) -> Iterator[Version]:
    """What the issue was whenever a session found or saved it, as it was journalled; several may share a second."""
    replay = _Replay()
    for entry in entries:
        if entry.what == SNAPSHOT and isinstance(entry.value, Issue):
            replay.begin(entry.value)
        elif entry.what in (STEP, MORE, UNDO, REDO, MERGED):
            for name, change in entry.changes:
                if name == "issue":
                    replay.take(change)
            continue
        elif entry.what != SAVED or entry.document != "issue":
            continue
        issue = replay.issue()
        if issue is not None:
            yield Version(entry.at, issue)


def thinned(known: Sequence[Version], now: float) -> list[Version]:
    """Those that are kept: all of a day, the last of each hour for a month, of each day for a year; always the last."""
    kept: dict[tuple[str, int], int] = {}
    for number, version in enumerate(known):
        age = now - version.at
        if age <= DAY:
            place = version.id, 0
        elif age <= MONTH:
            place = "hour", int(version.at // 3600)
        elif age <= YEAR:
            place = "day", int(version.at // DAY)
        else:
            place = "older", 0
        kept[place] = number
    kept.pop(("older", 0), None) if len(kept) > 1 else None
    return [known[number] for number in sorted(kept.values())]


def of_story(known: Sequence[Version], id: int) -> list[Version]:
    """The versions in which a story, or one of its links, is not what it was in the one before."""
    found: list[Version] = []
    for version in known:
        now = _story_and_links(version.issue, id)
        if now != (_story_and_links(found[-1].issue, id) if found else (None, ())):
            found.append(version)
    return found


def _story_and_links(issue: Issue, id: int) -> tuple[Story | None, tuple[Link, ...]]:
    story = next((each for each in issue.stories if each.id == id), None)
    return story, issue.links_of(id)


def restored(issue: Issue, version: Issue, story: int | None = None) -> Issue:
    """The issue with a story and its links, or with all of it, as a version had them.

    Raises LookupError if the version did not have the story. Stories that came later are spiked, not lost; what
    lies on the shelf as another version stays.
    """
    if story is None:
        return _whole(issue, version)
    was = version.story(story)
    if all(each.id != was.section for each in issue.sections):
        was = replace(was, section=next((each.section for each in issue.stories if each.id == story), None))
    links = [each for each in issue.links if each.story != story] + list(version.links_of(story))
    stories = [each for each in issue.stories if each.id != story] + [was]
    return replace(issue, stories=_by_id(stories), links=_by_id(links))


def _whole(issue: Issue, version: Issue) -> Issue:
    had = {each.id for each in version.stories}
    later = [
        each if each.place != Place.IN else replace(each, place=Place.SPIKED, reason="not in the restored version")
        for each in issue.stories
        if each.id not in had
    ]
    links = [each for each in issue.links if each.story not in had]
    return replace(
        version,
        id=issue.id,
        stories=_by_id([*version.stories, *later]),
        links=_by_id([*version.links, *links]),
        unknown=issue.unknown,
        unknown_tables=issue.unknown_tables,
    )


def _by_id(rows: Sequence[Any]) -> tuple[Any, ...]:
    return tuple(sorted(rows, key=lambda row: row.id))


def summary(old: Issue | None, new: Issue) -> str:
    """What changed between two versions, in a few words: the names of stories, or how many, and what else."""
    if old is None:
        return "as it was found"
    changes = diff(old, new)
    names = _touched(new, old, changes)
    words = [f"“{name}”" for name in names[:2]] if len(names) <= 2 else [f"{len(names)} stories"]
    if any(change.table == "sections" for change in changes):
        words.append("sections")
    if any(not change.table for change in changes):
        words.append("details")
    gained = new.words - old.words
    return ", ".join(words) + (f" {'+' if gained > 0 else '−'}{abs(gained):,}" if gained else "")


def _touched(new: Issue, old: Issue, changes: Sequence[Change]) -> list[str]:
    named = {story.id: story.name for story in (*old.stories, *new.stories)}
    of_link = {link.id: link.story for link in (*old.links, *new.links)}
    ids = [change.id if change.table == "stories" else of_link.get(change.id) for change in changes]
    wanted = [id for id, change in zip(ids, changes, strict=True) if change.table in ("stories", "links")]
    return [named[id] for id in dict.fromkeys(wanted) if id in named]


def thin(journal: Journal, now: float) -> bool:
    """Shorten a journal: old versions go or become one record each; the rest stays word for word.

    What was never saved stays, and so do the last 200 steps. True if it was shortened. Raises NotSaved.
    """
    if not journal.path.exists() or journal.path.stat().st_size < _WORTH_IT:
        return False
    entries = journal.read()
    cut = _cut(entries, now, journal)
    if not cut:
        return False
    old = thinned(versions(entries[:cut]), now)
    kept = [*_as_entries(old), *entries[cut:]]
    return len(kept) < len(entries) and journal.rewrite(kept, len(entries))


def _cut(entries: Sequence[Entry], now: float, journal: Journal) -> int:
    """How many records from the start are old, saved and no longer needed for undo."""
    open_ = {loss.session for loss in losses(entries, lambda _: False)}
    own = [at for at, entry in enumerate(entries) if entry.what in (STEP, UNDO, REDO)]
    cut = own[-KEPT_STEPS] if len(own) > KEPT_STEPS else 0
    for at, entry in enumerate(entries[:cut]):
        if now - entry.at < DAY or entry.session in open_ or journal.journals.lives(entry.session):
            return at
    return cut


def _as_entries(known: Sequence[Version]) -> list[Entry]:
    made: list[Entry] = []
    for at, version in enumerate(known):
        number = 2 * at + 1
        if at % _CHAIN == 0:
            made.append(Entry(version.at, "thinned", number, SNAPSHOT, document="issue", value=version.issue))
            continue
        changes = tuple(("issue", change) for change in diff(known[at - 1].issue, version.issue))
        made.append(Entry(version.at, "thinned", number, MERGED, changes=changes))
        made.append(Entry(version.at, "thinned", number + 1, SAVED, document="issue", upto=number))
    return made
