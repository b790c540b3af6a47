"""What a command asks pre-flight about: an issue with what its folder remembers, on the day of today."""

import sys
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from desk.cli.answers import say
from desk.preflight.asked import known_verdicts, to_ask, web_addresses
from desk.preflight.finding import NOTHING, Export, Subject
from desk.preflight.remembered import recalled
from desk.store.folder.issues import Folder

if TYPE_CHECKING:
    from desk.model.issue import Issue
    from desk.model.publication import Publication
    from desk.model.verdict import Verdict


def about(folder: Folder, issue: "Issue", publication: "Publication") -> Subject:
    """The subject of pre-flight. Where the index cannot be used nothing is remembered, and all else is checked."""
    memory = recalled(folder, issue, publication) or NOTHING
    today = datetime.now().astimezone().date()
    verdicts = known_verdicts(web_addresses(issue), today)
    return Subject(issue, publication, folder.path, today=today.isoformat(), memory=memory, verdicts=verdicts)


def ask_web(subject: Subject) -> Subject:
    """The subject with its links asked on the web; how far it is goes to stderr where that is a terminal."""
    from desk.net.check import Run, allowing, check
    from desk.net.remembered import Remembered
    from desk.net.sentences import progress, unasked
    from desk.store.folder import editor_settings

    read = editor_settings.load(editor_settings.settings_file())
    asked = to_ask(subject)
    found: dict[str, Verdict] = {}

    def told(address: str, verdict: "Verdict") -> None:
        found[address] = verdict
        if sys.stderr.isatty():
            gone = sum(each.state == "gone" for each in found.values())
            sys.stderr.write(f"\r{progress(len(found), len(asked), gone)} ")

    check(asked, Run(told, guard=allowing(read.intranet)))
    if sys.stderr.isatty() and asked:
        sys.stderr.write("\n")
    if words := unasked(found.values()):
        say(words)
    kept = Remembered()
    kept.keep(found)
    kept.forget_old(datetime.now().astimezone().date())
    if kept.fault:
        say(kept.fault)
    return replace(subject, verdicts={**subject.verdicts, **found})


def exported(subject: Subject, profile_name: str | None) -> Subject:
    """The subject with the e-mail that its size and its tags are looked at in. Raises Fault, TemplateFault."""
    from desk.cli.targets import target_for
    from desk.formats import render

    made_for = target_for(Folder(subject.folder), subject.publication, profile_name)
    text = render(subject.issue, subject.publication, "html", made_for)
    return replace(subject, export=Export("html", made_for, text))
