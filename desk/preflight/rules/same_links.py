"""Rules on addresses that came before, in this issue or in an earlier one, and on what they were found to lead to."""

from collections.abc import Iterator

from desk.archive.seen import twice
from desk.links.key import key_of
from desk.model.issue import Story
from desk.model.text import clean_line
from desk.model.verdict import State, Verdict
from desk.net.sentences import about
from desk.preflight.addresses import Address, addresses
from desk.preflight.finding import Finding, Severity, Subject
from desk.preflight.rule import Found, Rule, Scope

STANDING = 4
"""Links of one story that ran before, from which on it may be a list of standing links."""


def _twice(subject: Subject) -> Iterator[Found]:
    """The second and each later place of an address in the issue."""
    for story, url, other in twice(subject.issue, subject.publication):
        for address in _places(subject, story, url):
            details = ("this story",) if other is None else (f"“{other.name}”",)
            yield Found(address.where, details, about=str(key_of(url)))


def _seen(subject: Subject, story: Story) -> Iterator[Found]:
    """What ran before. In a list of links of which most did, that is what the list is for: it is only to know."""
    here = list(_once(subject, story)) if subject.memory.seen else []
    ran = [(each, words) for each in here if (words := subject.memory.seen.get((story.id, each.url)))]
    standing = Severity.KNOW if len(ran) >= STANDING and 2 * len(ran) > len(here) else None
    for address, words in ran:
        yield Found(address.where, (words,), about=str(key_of(address.url)), severity=standing)


def _once(subject: Subject, story: Story) -> Iterator[Address]:
    """The addresses of a story, each page at its first place."""
    met: set[str] = set()
    for address in addresses(subject.issue, story):
        if address.url not in met:
            met.add(address.url)
            yield address


def _places(subject: Subject, story: Story, url: str) -> list[Address]:
    """Where an address stands in a story: its last place, which is the one that is too many."""
    return [each for each in addresses(subject.issue, story) if clean_line(each.url) == url][-1:]


def _of_state(state: State) -> "_Judged":
    return _Judged(state)


class _Judged:
    """Finds the addresses that were found to be in one state."""

    def __init__(self, state: State) -> None:
        self._state = state

    def __call__(self, subject: Subject, story: Story) -> Iterator[Found]:
        """Each address with its verdict in words; what has moved is mended with the new address."""
        for address in _once(subject, story) if subject.verdicts else ():
            verdict = subject.verdicts.get(address.url)
            if verdict is not None and verdict.state == self._state and not verdict.seen:
                mend = verdict.new_address or None if verdict.state == State.MOVED else None
                yield Found(address.where, (_words(verdict), verdict.day), about=str(key_of(address.url)), mend=mend)


def _words(verdict: Verdict) -> str:
    said = about(verdict)
    return said[:1].upper() + said[1:]


def _line(finding: Finding) -> str:
    return str(finding.details[0])


RULES = (
    Rule(
        "address-twice",
        Severity.LOOK,
        Scope.ISSUE,
        _twice,
        "An address that stands twice in the issue",
        "The same address is in {0}",
        "Readers click it again and find what they have read.",
        "Take one of them out, unless it is meant.",
        passed_as="seen",
    ),
    Rule(
        "seen",
        Severity.LOOK,
        Scope.STORY,
        _seen,
        "An address that ran in an earlier issue",
        "This address ran {0}",
        "Readers may remember it.",
        "Take it out, link to your own story of then, or let it pass.",
    ),
    Rule(
        "link-gone",
        Severity.LOOK,
        Scope.WEB,
        _of_state(State.GONE),
        "A page that is gone from the web",
        _line,
        "A reader gets an error.",
        "Open it; find its new address, or take the link out.",
    ),
    Rule(
        "link-moved",
        Severity.LOOK,
        Scope.WEB,
        _of_state(State.MOVED),
        "A page that has moved to another address",
        _line,
        "The old address may end any day.",
        "Take the new address over, if it is the same page.",
    ),
    Rule(
        "link-unsure",
        Severity.KNOW,
        Scope.WEB,
        _of_state(State.UNSURE),
        "A page of which the web check could not be sure",
        _line,
        "The answer tells nothing about what a reader would see.",
        "Open it yourself and look.",
    ),
)
