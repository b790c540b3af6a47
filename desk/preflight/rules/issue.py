"""Rules on the issue itself: subject, preheader, date and number."""

from collections.abc import Iterator
from datetime import date

from desk.model.dates import is_monthly, later, parsed, short_date
from desk.model.issue import Issue, IssueStatus
from desk.model.text import clean_line, tidy_line
from desk.preflight.finding import Severity, Subject, Where
from desk.preflight.rule import Found, Rule, Scope
from desk.preflight.texts import characters

SHORTEST, LONGEST = 10, 78
"""Characters of a subject: fewer tell nothing, more are cut on a desktop (RFC 5322, 2.1.1: 78 a line)."""
SHOWN = 85
"""Characters that an inbox shows of a preheader where the subject leaves room."""
WEEK = 7
"""Days of a week: a cadence of whole weeks keeps the day of the week."""


def _whole(field: str, text: str) -> Where:
    return Where(field=field, end=len(text))


def _no_subject(subject: Subject) -> Iterator[Found]:
    if not tidy_line(subject.issue.subject):
        yield Found(Where(field="subject"), severity=_lighter(subject.issue))


def _subject_length(subject: Subject) -> Iterator[Found]:
    if (text := tidy_line(subject.issue.subject)) and not SHORTEST <= len(text) <= LONGEST:
        yield Found(_whole("subject", subject.issue.subject), (characters(len(text)), SHORTEST, LONGEST))


def _subject_again(subject: Subject) -> Iterator[Found]:
    text, last = tidy_line(subject.issue.subject), subject.memory.last
    if text and text.casefold() == tidy_line(last.subject).casefold():
        yield Found(_whole("subject", subject.issue.subject), (last.label,))


def _no_preheader(subject: Subject) -> Iterator[Found]:
    if not tidy_line(subject.issue.preheader):
        yield Found(Where(field="preheader"), severity=_lighter(subject.issue))


def _preheader_short(subject: Subject) -> Iterator[Found]:
    if 0 < (length := len(tidy_line(subject.issue.preheader))) < SHOWN:
        yield Found(_whole("preheader", subject.issue.preheader), (characters(length), SHOWN))


def _preheader_again(subject: Subject) -> Iterator[Found]:
    text, last = tidy_line(subject.issue.preheader).casefold(), subject.memory.last
    if text and text == tidy_line(last.preheader).casefold():
        yield Found(_whole("preheader", subject.issue.preheader), (f"that of {last.label}",))
    elif text and text == tidy_line(subject.issue.subject).casefold():
        yield Found(_whole("preheader", subject.issue.preheader), ("the subject",))


def _no_date(subject: Subject) -> Iterator[Found]:
    if parsed(subject.issue.date) is None:
        yield Found(Where(field="date", end=len(subject.issue.date)))


def _date_past(subject: Subject) -> Iterator[Found]:
    if (day := _open_day(subject.issue)) and subject.today and day.isoformat() < subject.today:
        yield Found(Where(field="date", end=len(subject.issue.date)), (short_date(subject.issue.date),))


def _date_off(subject: Subject) -> Iterator[Found]:
    """The day is held against the last issue's: a weekly comes on its weekday, a monthly near its day of the month, all
    others a cadence later.
    """
    day, last, cadence = _open_day(subject.issue), parsed(subject.memory.last.date), subject.publication.cadence
    if day is None or last is None or cadence < 1:
        return
    apart = (day - last).days
    if is_monthly(cadence):
        off = abs((day - later(last, cadence)).days) > WEEK // 2
    else:
        off = bool(apart % WEEK) if cadence % WEEK == 0 else abs(apart - cadence) > 1
    if apart <= 0 or off:
        details = (short_date(subject.issue.date), subject.memory.last.label, short_date(subject.memory.last.date))
        yield Found(Where(field="date", end=len(subject.issue.date)), details)


def _number_taken(subject: Subject) -> Iterator[Found]:
    number = subject.issue.number
    if number is not None and number in subject.memory.numbers:
        yield Found(Where(field="number"), (number, clean_line(subject.memory.numbers[number])))


def _no_number(subject: Subject) -> Iterator[Found]:
    if subject.issue.number is None and subject.memory.numbers:
        yield Found(Where(field="number"))


def _open_day(issue: Issue) -> date | None:
    """The day of an issue that has not gone out yet."""
    return None if issue.status == IssueStatus.SENT else parsed(issue.date)


def _lighter(issue: Issue) -> Severity | None:
    """An issue that has gone out had its subject in the mail tool: no old one that was read in can get it back."""
    return Severity.KNOW if issue.status == IssueStatus.SENT else None


_SENT_OUT = "The inbox shows it first, and a reader decides by it."

RULES = (
    Rule(
        "subject-missing",
        Severity.FIX,
        Scope.ISSUE,
        _no_subject,
        "The issue has no subject",
        "The issue has no subject",
        _SENT_OUT,
        "Write one in the issue details.",
    ),
    Rule(
        "subject-length",
        Severity.LOOK,
        Scope.ISSUE,
        _subject_length,
        f"A subject of fewer than {SHORTEST} or more than {LONGEST} characters",
        "A subject of {0}",
        "Fewer than {1} tell little, and after {2} even a wide inbox cuts it off.",
        "Write it longer, or put what matters first and cut the rest.",
    ),
    Rule(
        "subject-again",
        Severity.LOOK,
        Scope.ISSUE,
        _subject_again,
        "The subject of the last issue",
        "The subject is that of {0}",
        "It was left from the last issue, or a reader will take it for the same mail.",
        "Write a new one.",
    ),
    Rule(
        "preheader-missing",
        Severity.LOOK,
        Scope.ISSUE,
        _no_preheader,
        "The issue has no preheader",
        "The issue has no preheader",
        "The inbox shows the issue's first words beside the subject instead, whatever they are.",
        "Write one in the issue details.",
    ),
    Rule(
        "preheader-short",
        Severity.KNOW,
        Scope.ISSUE,
        _preheader_short,
        f"A preheader shorter than the {SHOWN} characters that are shown",
        "Preheader is {0}; {1} are shown",
        "What is left of the line stays empty.",
        "Write it longer, if there is more to say.",
    ),
    Rule(
        "preheader-again",
        Severity.LOOK,
        Scope.ISSUE,
        _preheader_again,
        "The preheader of the last issue, or the subject once more",
        "The preheader is {0}",
        "The inbox shows it beside the subject: it has to say something else.",
        "Write a new one.",
    ),
    Rule(
        "date-missing",
        Severity.LOOK,
        Scope.ISSUE,
        _no_date,
        "The issue has no date",
        "The issue has no date",
        "The head of the e-mail, the archive and the next issue's day are made with it.",
        "Give it one in the issue details.",
    ),
    Rule(
        "date-past",
        Severity.LOOK,
        Scope.ISSUE,
        _date_past,
        "A date that is past",
        "{0} is past",
        "The head of the e-mail would show an old day.",
        "Give it the day on which it goes out, or mark the issue as sent.",
    ),
    Rule(
        "date-off",
        Severity.KNOW,
        Scope.ISSUE,
        _date_off,
        "A date that is not the day of the cadence",
        "{0} is off the cadence: {1} was {2}",
        "Readers expect it on its day.",
        "Give it the day, if that was not meant.",
    ),
    Rule(
        "number-taken",
        Severity.FIX,
        Scope.ISSUE,
        _number_taken,
        "A number that another issue has",
        "No {0} is taken: {1}",
        "The two would have one address on the web, and one name in the archive.",
        "Give it the next number.",
    ),
    Rule(
        "number-missing",
        Severity.KNOW,
        Scope.ISSUE,
        _no_number,
        "An issue without a number, where the others have one",
        "The issue has no number",
        "The other issues have one.",
        "Give it one in the issue details.",
    ),
)
