"""Rules on addresses that were asked on the web: what each was found to lead to."""

from collections.abc import Iterator

from desk.links.key import key_of
from desk.model.issue import Story
from desk.model.verdict import State, Verdict
from desk.net.sentences import about
from desk.preflight.addresses import pages_once
from desk.preflight.finding import Finding, Severity, Subject
from desk.preflight.rule import Found, Rule, Scope


def _of_state(state: State) -> "_Judged":
    return _Judged(state)


class _Judged:
    """Finds the addresses that were found to be in one state."""

    def __init__(self, state: State) -> None:
        self._state = state

    def __call__(self, subject: Subject, story: Story) -> Iterator[Found]:
        """Each address with its verdict in words; what has moved is mended with the new address."""
        for address in pages_once(subject.issue, story) if subject.verdicts else ():
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
