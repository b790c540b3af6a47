"""What is known of an issue's addresses on the web, and which of them to ask: nothing here opens a connection."""

from collections.abc import Mapping
from datetime import date

from desk.model.dates import parsed
from desk.model.issue import Issue
from desk.model.verdict import Verdict
from desk.net import remembered
from desk.preflight.addresses import addresses
from desk.preflight.finding import Subject


def web_addresses(issue: Issue) -> tuple[str, ...]:
    """The http and https addresses of an issue as they are written, each once, in the order of reading."""
    found = (address for story in issue.in_order() for address in addresses(issue, story))
    return tuple(dict.fromkeys(each.url for each in found if each.host))


def known_verdicts(asked: tuple[str, ...], today: date) -> Mapping[str, Verdict]:
    """What is remembered of these addresses; nothing where nobody ever asked the web."""
    if not remembered.verdicts_file().exists():
        return {}
    kept = remembered.Remembered()
    try:
        return kept.of(asked, today)
    finally:
        kept.close()


def to_ask(subject: Subject) -> tuple[str, ...]:
    """The addresses to ask: those that nobody asked, those that failed, and those whose answer is old."""
    return remembered.to_ask(web_addresses(subject.issue), subject.verdicts, parsed(subject.today) or date.min)
