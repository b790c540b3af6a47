"""What is wrong in a folder of issues: found without changing anything, then mended where it is safe."""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from pathlib import Path

from desk.edit.publication import unread
from desk.model import order
from desk.model.issue import Issue, Place
from desk.model.publication import Publication
from desk.model.text import clean_line
from desk.store.care.leftovers import leftovers, leftovers_in
from desk.store.care.mending import can_mend, mend
from desk.store.errors import NotSaved, StoreError, system_says
from desk.store.file.names import PUBLICATION, SHELF
from desk.store.file.swap import is_anothers, set_aside
from desk.store.folder.brought_in import merge_copy, readable, second_copies
from desk.store.folder.issues import Folder
from desk.store.folder.second_copies import SETTINGS, SecondCopy, made_by
from desk.store.form.clashes import clashes_of
from desk.store.form.records import Document
from desk.store.problems import Reason
from desk.store.sentences import by_hand, why


class FindingKind(StrEnum):
    """What sort of thing is wrong."""

    UNREADABLE = "unreadable"
    TEMPORARY = "temporary"
    COPY = "copy"
    DANGLING = "dangling"
    ORDER = "order"
    CLASH = "clash"


class Fix(StrEnum):
    """What puts it right: `desk doctor --repair`, `--merge-copies`, the next edit in the desk, or a person."""

    REPAIR = "repair"
    MERGE = "merge-copies"
    DESK = "desk"
    HAND = "hand"


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """One thing that is wrong: the file, a sentence about it, what puts it right, and a sentence of what to do.

    Both sentences are cleaned.
    """

    path: Path
    kind: FindingKind
    sentence: str
    fix: Fix
    advice: str
    copy: SecondCopy | None = None


def examine(folder: Folder) -> tuple[Diagnosis, ...]:
    """All that is wrong in a folder, and what a killed desk left around it; nothing is changed. Raises NotFound."""
    copies = second_copies(folder)
    aside = {copy.path.name for copy in copies}
    found = [_of_copy(copy) for copy in copies]
    for path in [*folder.issue_files(), *(folder.path / name for name in SETTINGS)]:
        if path.name not in aside or made_by(path.name)[0] not in SETTINGS:
            found.extend(_of_file(folder, path))
    return (*found, *_of_leftovers(leftovers(folder.path)))


def repair(finding: Diagnosis, now: Callable[[], float] = time.time) -> str:
    """Put a finding right that is to be repaired or merged, and say what was done. Raises StoreError."""
    if finding.kind == FindingKind.TEMPORARY:
        return _swept(finding.path.parent)
    if finding.copy is not None:
        saved = merge_copy(finding.copy)
        beside = f" {saved.clashes} other version(s) stand beside." if saved.clashes else ""
        return f"{finding.copy.path.name} was merged into {finding.copy.original.name} and put away.{beside}"
    return mend(finding.path, now).sentence


def _of_leftovers(left: list[Path]) -> Iterator[Diagnosis]:
    """One finding for each folder in which a killed desk left temporary files: how many, and what they are called."""
    for place, run in groupby(left, lambda path: path.parent):
        files = list(run)
        lie = "lies" if len(files) == 1 else "lie"
        sentence = (
            f"{len(files)} temporary file{'s' * (len(files) != 1)} of a desk that was cut short {lie} in {place}: "
            f"{_named([path.name for path in files])}."
        )
        advice = f"`desk doctor --repair` takes {'it' if len(files) == 1 else 'them'} away."
        yield _finding(place / "*.tmp", FindingKind.TEMPORARY, sentence, Fix.REPAIR, advice)


def _swept(place: Path) -> str:
    """Take the temporary files in a folder away; what another program wrote is kept as a copy. Raises NotSaved."""
    for path in leftovers_in(place):
        try:
            if is_anothers(path):
                set_aside(path)
            else:
                path.unlink(missing_ok=True)
        except OSError as error:
            raise NotSaved(Reason.NOT_TAKEN_AWAY, path, system=system_says(error)) from error
    return f"The temporary files in {place} were removed."


def _finding(
    path: Path, kind: FindingKind, sentence: str, fix: Fix, advice: str, copy: SecondCopy | None = None
) -> Diagnosis:
    return Diagnosis(path, kind, clean_line(sentence), fix, clean_line(advice), copy)


def _of_copy(copy: SecondCopy) -> Diagnosis:
    try:
        readable(copy)
    except StoreError as error:
        sentence = f"{copy.words} It cannot be merged: {why(error.problem)}."
        advice = (
            f"{by_hand(error.problem)} If {copy.original.name} has all that you need, move the copy out of the folder."
        )
        return _finding(copy.path, FindingKind.UNREADABLE, sentence, Fix.HAND, advice)
    advice = "`desk doctor --merge-copies` merges it."
    return _finding(copy.path, FindingKind.COPY, copy.words, Fix.MERGE, advice, copy)


def _of_file(folder: Folder, path: Path) -> Iterator[Diagnosis]:
    try:
        if path.name == PUBLICATION:
            publication = folder.publication()[0]
            yield from _of_settings(path, publication)
            yield from _undecided(path, publication)
        elif path.name == SHELF:
            yield from _undecided(path, folder.shelf()[0])
        else:
            issue = folder.open_issue(path).issue
            yield from _of_issue(path, issue)
            yield from _undecided(path, issue)
    except StoreError as error:
        sentence = f"{path.name} cannot be read: {why(error.problem)}."
        if can_mend(path):
            advice = "`desk doctor --repair` puts it right and keeps a copy."
            yield _finding(path, FindingKind.UNREADABLE, sentence, Fix.REPAIR, advice)
        else:
            yield _finding(path, FindingKind.UNREADABLE, sentence, Fix.HAND, by_hand(error.problem))


def _of_settings(path: Path, publication: Publication) -> Iterator[Diagnosis]:
    if names := unread(publication):
        verb = "is not what it should be, and counts" if len(names) == 1 else "are not what they should be, and count"
        sentence = f"{path.name}: {_named(list(names))} {verb} as not set."
        advice = "What stands there is kept. Correct it in a text editor, or set it anew: `desk set publication …`."
        yield _finding(path, FindingKind.UNREADABLE, sentence, Fix.HAND, advice)


def _of_issue(path: Path, issue: Issue) -> Iterator[Diagnosis]:
    sections = {section.id for section in issue.sections}
    stories = {story.id for story in issue.stories}
    astray = [story.name for story in issue.stories if story.section is not None and story.section not in sections]
    if astray:
        stands = "stands" if len(astray) == 1 else "stand"
        sentence = f"{path.name}: {_named(astray)} {stands} in a section that is gone."
        advice = "The desk shows what is astray under Unsorted: move it into a section there."
        yield _finding(path, FindingKind.DANGLING, sentence, Fix.DESK, advice)
    orphans = [link.title or link.url or "a link" for link in issue.links if link.story not in stories]
    if orphans:
        belongs, kept = ("belongs", "It is") if len(orphans) == 1 else ("belong", "They are")
        sentence = f"{path.name}: {_named(orphans)} {belongs} to a story that is gone. {kept} kept and not shown."
        advice = "`desk history` can bring the story back; else `desk link add` adds the words to another story."
        yield _finding(path, FindingKind.DANGLING, sentence, Fix.HAND, advice)
    broken = [words for words, keys in _runs(issue) if not all(map(order.valid, keys)) or _twice(keys)]
    if broken:
        sentence = f"{path.name}: the order of {_named(broken)} holds equal or invalid keys."
        advice = "Nothing is lost and nothing need be done: the next move there writes it anew."
        yield _finding(path, FindingKind.ORDER, sentence, Fix.DESK, advice)


def _undecided(path: Path, held: Document) -> Iterator[Diagnosis]:
    """The other versions of what two people changed at once."""
    names = [
        clash.field.replace("_", " ") if clash.table != "stories" else (clash.ours or clash.other).name
        for clash in clashes_of(held)
    ]
    if names:
        what = "another version is" if len(names) == 1 else f"{len(names)} other versions are"
        sentence = f"{path.name}: {what} kept of {_named(names)}."
        advice = "Choose in the desk: “Other versions” shows them."
        yield _finding(path, FindingKind.CLASH, sentence, Fix.DESK, advice)


def _runs(issue: Issue) -> Iterator[tuple[str, list[str]]]:
    """Each list that has an order, by its name, with its keys."""
    yield "the sections", [section.order for section in issue.sections]
    for home in {story.section for story in issue.stories}:
        title = next((section.title for section in issue.sections if section.id == home), None)
        yield (
            title or "the stories without a section",
            [story.order for story in issue.stories if story.section == home and story.place != Place.CLASH],
        )
    for story in issue.stories:
        yield f"the links of {story.name}", [link.order for link in issue.links if link.story == story.id]


def _twice(keys: list[str]) -> bool:
    return any(count > 1 for count in Counter(keys).values())


def _named(names: list[str]) -> str:
    """The first names of a list, quoted, and how many more there are."""
    shown = ", ".join(f"“{name[:40]}”" for name in names[:3])
    return f"{shown} and {len(names) - 3} more" if len(names) > 3 else shown
