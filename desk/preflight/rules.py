"""The table of rules, in the order in which the doors print them.

A rule is a function that yields a `Found` for each place, and a row of the table with its name, how much it matters,
what it looks at and its words. To add one, write the function, the row, and a test in `tests/preflight/`.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from desk.formats.profiles.target import missing, weight
from desk.formats.text.by_hand import is_stale, stale_stories
from desk.model.url import safe_url
from desk.preflight.finding import WHOLE, Export, Finding, Scope, Severity, Subject, Where
from desk.store.errors import StoreError
from desk.store.folder.templates import Trust, read_templates

Found = tuple[Where, tuple[str | int, ...]]
"""A place, and the details that the words need."""
_WAITING = re.compile(r"\[(?:[^\[\]\\]|\\.)*\]\(\)|\]\(\)")
"""A link in a body that has no address yet: `[words]()`."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of the table.

    `find` yields a place for each thing found. `words` makes one or two sentences of all findings of the rule in one
    issue: what is wrong and what to do about it.
    """

    name: str
    severity: Severity
    scope: Scope
    find: Callable[[Subject], Iterator[Found]]
    words: Callable[[Sequence[Finding]], str]

    def findings(self, subject: Subject) -> Iterator[Finding]:
        """Every finding of this rule."""
        return (Finding(self.name, self.severity, where, details) for where, details in self.find(subject))


def _links_without_address(subject: Subject) -> Iterator[Found]:
    """Links that are printed as plain words: link objects, and `[words]()` in a body."""
    for story in subject.issue.in_order():
        for link in subject.issue.links_of(story.id):
            if not safe_url(link.url):
                yield Where(story.id, link.id, "url"), ()
        for waiting in _WAITING.finditer(story.body):
            yield Where(story.id, None, "body", waiting.start(), waiting.end()), ()


def _say_links_without_address(found: Sequence[Finding]) -> str:
    if len(found) == 1:
        return "1 link without an address: it is printed as plain words."
    return f"{len(found)} links without an address: they are printed as plain words."


def _plain_text_is_older(subject: Subject) -> Iterator[Found]:
    """Stories, and the whole issue, that changed after their plain text was edited by hand."""
    for story in stale_stories(subject.issue, subject.publication):
        yield Where(story.id, None, "plain"), (story.name,)
    if is_stale(subject.issue, subject.publication):
        yield Where(field="plain"), ("the whole issue",)


def _say_plain_text_is_older(found: Sequence[Finding]) -> str:
    return f"Changed since the plain text was edited by hand: {_named(found, ', ')}."


def _templates_not_trusted(subject: Subject) -> Iterator[Found]:
    """Templates beside the issues that nobody has trusted, or that changed since."""
    try:
        if read_templates(subject.folder).trust in (Trust.NEW, Trust.CHANGED):
            yield WHOLE, ()
    except StoreError:  # the next rule says so
        return


def _templates_not_read(subject: Subject) -> Iterator[Found]:
    """A template that cannot be read; the reason is the store's own sentence."""
    try:
        read_templates(subject.folder)
    except StoreError as error:
        yield WHOLE, (str(error),)


def _draft_without_sender(subject: Subject) -> Iterator[Found]:
    """An .eml is opened as a draft: its sender is the publication's address."""
    if _export(subject).format == "eml" and not subject.publication.from_address:
        yield WHOLE, ()


def _tag_missing(subject: Subject) -> Iterator[Found]:
    """Tags that the mail tool asks for and that a template of the publication's own has lost."""
    export = _export(subject)
    if not export.target.filled:
        for tag in missing(export.text, export.target.profile, export.format):
            yield WHOLE, (tag, export.target.profile.title, export.format)


def _say_tag_missing(found: Sequence[Finding]) -> str:
    _, tool, format = found[0].details
    return f"{tool} asks for {_named(found, ' and ')} in the {format}, and it is not there."


def _too_heavy(subject: Subject) -> Iterator[Found]:
    """HTML that Gmail cuts off, with the addresses that the tool counts clicks with (`weight` of the profile)."""
    export = _export(subject)
    if export.format == "html":
        heavy = weight(export.text, export.target.profile)
        if heavy.sent > heavy.limit:
            yield WHOLE, (heavy.bytes, heavy.sent, heavy.limit)


def _say_too_heavy(found: Sequence[Finding]) -> str:
    here, sent, limit = found[0].details
    return f"{here:,} bytes, about {sent:,} as it is sent: Gmail cuts a message off at {limit:,}."


def _say(sentence: str) -> Callable[[Sequence[Finding]], str]:
    """Words that are always the same."""
    return lambda _: sentence


def _named(found: Sequence[Finding], between: str) -> str:
    """What the findings name first in their details."""
    return between.join(str(each.details[0]) for each in found)


def _export(subject: Subject) -> Export:
    """The export of a subject that has one: a rule whose scope is the export is asked of no other."""
    assert subject.export is not None
    return subject.export


RULES = (
    Rule("link-without-address", Severity.LOOK, Scope.ISSUE, _links_without_address, _say_links_without_address),
    Rule("plain-text-older", Severity.LOOK, Scope.ISSUE, _plain_text_is_older, _say_plain_text_is_older),
    Rule(
        "templates-not-trusted",
        Severity.KNOW,
        Scope.ISSUE,
        _templates_not_trusted,
        _say("The templates beside the issues are not used: look at them, then run `desk trust`."),
    ),
    Rule(
        "templates-not-read",
        Severity.FIX,
        Scope.ISSUE,
        _templates_not_read,
        lambda found: _named(found, " "),
    ),
    Rule(
        "draft-without-sender",
        Severity.LOOK,
        Scope.EXPORT,
        _draft_without_sender,
        _say("The publication has no from-address, so the draft names no sender: `desk set publication` sets one."),
    ),
    Rule("tag-missing", Severity.FIX, Scope.EXPORT, _tag_missing, _say_tag_missing),
    Rule("clipped", Severity.LOOK, Scope.EXPORT, _too_heavy, _say_too_heavy),
)
"""Every rule, in the order in which the doors print what was found."""
