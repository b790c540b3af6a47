"""What becomes of old newsletters that are read in one after the other, and what is said of each of them."""

import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click

from desk.archive.arrivals import Alike, Arrival, Here, Incoming, OutOfOrder, issue_of
from desk.cli.answers import BAD_INPUT, NOT_SAVED, give, give_json, plural, say
from desk.cli.columns import clipped
from desk.cli.readings import outline, reading_data, summary
from desk.model.issue import Issue
from desk.model.text import clean_line, short, tidy_line
from desk.read.questions import alarm
from desk.store.errors import NotSaved, StoreError
from desk.store.folder.issues import Opened

LOOK = 1
"""Exit code: all was read, and what looks like an issue that is here waits for somebody to look at both."""
MANY = 10
"""Sources from which it is said how far the import is."""


@dataclass(frozen=True, slots=True)
class Options:
    """How an import goes."""

    again: bool = False
    numbers: bool = True
    as_json: bool = False
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class Doublet:
    """A newsletter that was not read in because it looks like an issue that is here: what both are called."""

    name: str
    label: str
    why: Alike

    @property
    def there(self) -> str:
        """The file of the issue that is here, with what a list calls it."""
        return str(dict(self.why.problem.details)["where"])


@dataclass(slots=True)
class Batch:
    """An import so far: objects for --json, what was refused, what looks like an issue that is here, the exit code."""

    incoming: Incoming | None
    options: Options
    sources: int = 0
    issues: list[dict[str, Any]] = field(default_factory=list)
    refused: list[dict[str, str]] = field(default_factory=list)
    alike: list[Doublet] = field(default_factory=list)
    saved: int = 0
    here: int = 0
    code: int = 0
    _at: int = 0
    _drawn: bool = False

    @property
    def is_over(self) -> bool:
        """Whether nothing can be saved any more, so that what follows is only described."""
        return self.code == NOT_SAVED

    @property
    def _draws(self) -> bool:
        """Whether one line that is drawn over says how far the import is, and not a line for each issue."""
        return self.sources > MANY and sys.stderr.isatty()

    # What is said

    def reach(self, place: int, name: str) -> None:
        """Say how far the import is: in one line that is drawn over on a terminal."""
        self._at = place
        if self._draws:
            line = f"Reading in {place} of {self.sources}: {short(name)}"
            click.echo(f"\r{clipped(line, shutil.get_terminal_size().columns - 1)}\x1b[K", err=True, nl=False)
            self._drawn = True

    def say(self, sentence: str) -> None:
        """A line of talk, in the place of the line that says how far the import is."""
        self._wipe()
        say(sentence)

    def _wipe(self) -> None:
        if self._drawn:
            click.echo("\r\x1b[K", err=True, nl=False)
            self._drawn = False

    def refuse(self, name: str, sentence: str, code: int = BAD_INPUT) -> None:
        """Say that a source is not in, and go on."""
        self.refused.append({"file": clean_line(name), "problem": tidy_line(sentence)})
        self.say(f"desk: {sentence}")
        self.code = max(self.code, code)

    def end(self, *, stopped: bool = False) -> None:
        """Say at the end of an import what became of all of it."""
        self._wipe()
        if self.options.as_json:
            alike = [_described(each) for each in self.alike]
            give_json({"issues": self.issues, "refused": self.refused, "alike": alike})
        for each in self.alike:
            say(f"{short(each.name)}: {each.why}")
        if self.alike:
            self.code = max(self.code, LOOK)
        refused = len(self.refused)
        if stopped or self.saved + self.here + refused + len(self.alike) > MANY:
            verb = "can be read in" if self.options.dry_run else "read in"
            parts = [f"{plural(self.saved, 'issue')} {verb}", f"{self.here} here already", f"{refused} not read"]
            parts += [f"{len(self.alike)} to look at"] * bool(self.alike)
            lead = f"Stopped at file {self._at} of {self.sources}" if stopped else "In all"
            say(f"{lead}: {', '.join(parts)}.")

    # What is done

    def take_in(self, arrival: Arrival, id: str) -> None:
        """Save one issue, unless it is refused, and say what became of it."""
        described = self._described(arrival, id)
        if self.incoming is None or self.is_over:
            described["problem"] = "it was not saved, see above"
            return
        issue = issue_of(arrival, self.incoming.publication_for(arrival.reading))
        again, numbers, dry_run = self.options.again, self.options.numbers, self.options.dry_run
        try:
            opened = self.incoming.keep(
                issue, arrival.name, arrival.reading, again=again, numbers=numbers, dry_run=dry_run
            )
        except (Here, Alike, OutOfOrder, NotSaved) as error:
            described["problem"] = str(error)
            self._not_in(error, arrival, issue)
            return
        self.saved += 1
        if not dry_run:
            described |= {"issue": opened.issue.id, "file": clean_line(str(opened.path))}
        self._in(arrival, issue, opened)

    def _described(self, arrival: Arrival, id: str) -> dict[str, Any]:
        """An object for --json, whose last fields say what became of the issue."""
        told = reading_data(id, arrival.reading) if self.options.as_json else {}
        described = {**told, "issue": None, "file": None, "problem": ""}
        self.issues.append(described)
        return described

    def _in(self, arrival: Arrival, issue: Issue, opened: Opened) -> None:
        """Say that an issue is in, and print it."""
        lead = f"[{self._at} of {self.sources}] " if self.sources > MANY else ""
        said = f"{lead}{short(arrival.name)}: {summary(arrival.reading)}"
        if self.options.dry_run:
            self.say(f"Dry run, nothing is written. {said}")
        elif not self._draws:
            self.say(f"{said}; read into {opened.path}.")
        if self.options.dry_run or not self._draws:
            self._warn(arrival)
        if self.options.numbers and issue.number is not None and opened.issue.number is None:
            self.say(
                f"{short(arrival.name)}: No {issue.number} is another issue here already; it came in without a number."
            )
        if not self.options.as_json:
            self._wipe()
            give(outline(arrival.reading) if self.options.dry_run else _told(opened.issue.id, opened.path))

    def _warn(self, arrival: Arrival) -> None:
        """Say what looks wrong about a whole reading."""
        for sentence in dict.fromkeys(map(alarm, arrival.reading.alarms)):
            self.say(f"{short(arrival.name)}: {sentence}")

    def _not_in(self, error: StoreError, arrival: Arrival, issue: Issue) -> None:
        """Say why an issue is not in. That it is here already is no fault; that nothing can be saved is the end."""
        if isinstance(error, NotSaved):
            kept = f" {plural(self.saved, 'issue')} that came before it stay." if self.saved else ""
            self.say(f"desk: {short(arrival.name)}: {error}{kept}")
            self.code = NOT_SAVED
        elif isinstance(error, OutOfOrder):
            self.refuse(arrival.name, f"{short(arrival.name)}: {error}")
        elif isinstance(error, Alike):
            self.alike.append(Doublet(arrival.name, issue.label, error))
        else:
            self.here += 1
            self.say(f"{short(arrival.name)}: {error}")

    def put_in(self, into: Issue, added: Sequence[int], arrival: Arrival, id: str) -> None:
        """Say what stories came into an issue that was there, and print their ids."""
        self._described(arrival, id)["issue"] = into.id
        lead = "Dry run, nothing is written. " if self.options.dry_run else ""
        self.say(f"{lead}{short(arrival.name)}: {summary(arrival.reading)}; read into {short(into.label)}.")
        self._warn(arrival)
        if not self.options.as_json:
            give(outline(arrival.reading) if self.options.dry_run else "\n".join(map(str, added)))


def _told(id: int, path: Path) -> str:
    return f"{id}  {clean_line(str(path))}"


def _described(each: Doublet) -> dict[str, str]:
    return {
        "file": clean_line(each.name),
        "label": clean_line(each.label),
        "there": clean_line(each.there),
        "problem": tidy_line(str(each.why)),
    }
