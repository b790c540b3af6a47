"""Rules on addresses that came before, in this issue or in an earlier one."""

from collections.abc import Iterator

from desk.archive.seen import twice
from desk.links.key import key_of
from desk.model.issue import Story
from desk.model.text import clean_line
from desk.preflight.addresses import Address, addresses, pages_once
from desk.preflight.finding import Severity, Subject
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
    here = list(pages_once(subject.issue, story)) if subject.memory.seen else []
    ran = [(each, words) for each in here if (words := subject.memory.seen.get((story.id, each.url)))]
    standing = Severity.KNOW if len(ran) >= STANDING and 2 * len(ran) > len(here) else None
    for address, words in ran:
        yield Found(address.where, (words,), about=str(key_of(address.url)), severity=standing)


def _places(subject: Subject, story: Story, url: str) -> list[Address]:
    """Where an address stands in a story: its last place, which is the one that is too many."""
    return [each for each in addresses(subject.issue, story) if clean_line(each.url) == url][-1:]


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
)
