"""The history of an issue: its versions, thinned with age, and how one of them is restored."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from typing import Any

from desk.model.issue import Issue, Link, Place, Story
from desk.store.form.steps import diff
from desk.store.journal.journals import Journal
from desk.store.journal.last_steps import KEPT_STEPS
from desk.store.journal.losses import losses
from desk.store.journal.record import MERGED, REDO, SAVED, SNAPSHOT, STEP, UNDO, Record
from desk.store.journal.replay import Replay, Version, second

DAY = 86_400
"""Seconds."""
MONTH, YEAR = 30 * DAY, 365 * DAY
"""Seconds for which all versions are kept, one an hour, one a day."""
_WORTH_IT = 65_536
"""Bytes of a journal under which it is left as it is."""
_CHAIN = 50
"""Versions after which a thinned journal holds the whole issue again."""


def versions(replay: Replay) -> list[Version]:
    """The versions in a journal, oldest first: one when a session opened the issue, and one after each save.

    They follow each other as they were written down, whatever the clock said. Of those that were saved within one
    second the last one counts.
    """
    runs = [list(run)[-1] for _, run in groupby(replay.states(), lambda version: second(version.at))]
    changed = runs[:1] + [new for old, new in pairwise(runs) if new.issue != old.issue]
    seen: Counter[str] = Counter()
    made = []
    for version in changed:
        name = second(version.at)
        made.append(replace(version, again=seen[name]))
        seen[name] += 1
    return made


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

    Raises LookupError if the version did not have the story. Stories that were added later are spiked, not lost; those
    already on the shelf stay there.
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


def thin(journal: Journal, now: float) -> bool:
    """Shorten a journal: old versions are dropped or become one record each; the rest is kept as it is.

    What was never saved stays, and so do the last 200 steps. True if it was shortened. Raises NotSaved.
    """
    if not journal.path.exists() or journal.path.stat().st_size < _WORTH_IT:
        return False
    records = journal.read()
    cut = _cut(records, now, journal)
    if not cut:
        return False
    old = thinned(versions(Replay(records[:cut])), now)
    kept = [*_as_records(old), *records[cut:]]
    return len(kept) < len(records) and journal.rewrite(kept, len(records))


def _cut(records: Sequence[Record], now: float, journal: Journal) -> int:
    """How many records from the start are old, saved and no longer needed for undo."""
    open_ = {loss.session for loss in losses(Replay(records), lambda _: False)}
    own = [at for at, record in enumerate(records) if record.what in (STEP, UNDO, REDO)]
    cut = own[-KEPT_STEPS] if len(own) > KEPT_STEPS else 0
    for at, record in enumerate(records[:cut]):
        if now - record.at < DAY or record.session in open_ or journal.journals.lives(record.session):
            return at
    return cut


def _as_records(known: Sequence[Version]) -> list[Record]:
    made: list[Record] = []
    for at, version in enumerate(known):
        number = 2 * at + 1
        if at % _CHAIN == 0:
            made.append(Record(version.at, "thinned", number, SNAPSHOT, document="issue", value=version.issue))
            continue
        changes = tuple(("issue", change) for change in diff(known[at - 1].issue, version.issue))
        made.append(Record(version.at, "thinned", number, MERGED, changes=changes))
        made.append(Record(version.at, "thinned", number + 1, SAVED, document="issue", upto=number))
    return made
