"""Rules on the e-mail: its size, its encoding, its plain text and its templates."""

from collections.abc import Iterator, Sequence

from desk.formats.profiles.profile import PLAIN
from desk.formats.profiles.target import weight
from desk.formats.text.by_hand import is_stale, stale_stories
from desk.model.dates import parsed
from desk.preflight.costs import costs
from desk.preflight.finding import WHOLE, Export, Finding, Severity, Subject, Where
from desk.preflight.rule import Found, Rule, Scope
from desk.store.errors import StoreError
from desk.store.folder.templates import Trust, read_templates

NEARLY = 0.9
"""Part of the limit from which an e-mail is nearly too large."""
_DRAFTS = frozenset({"eml"})
_ANY_TOOL = frozenset({"json", "eml"})


def _plain_text_is_older(subject: Subject) -> Iterator[Found]:
    """Stories, and the whole issue, that changed after their plain text was edited by hand."""
    for story in stale_stories(subject.issue, subject.publication):
        yield Found(Where(story.id, None, "plain"), (story.name,))
    if is_stale(subject.issue, subject.publication):
        yield Found(Where(field="plain"), ("the whole issue",))


def _say_plain_text_is_older(found: Sequence[Finding]) -> str:
    return f"Changed since the plain text was edited by hand: {_named(found, ', ')}."


def _templates_not_trusted(subject: Subject) -> Iterator[Found]:
    """Templates beside the issues that nobody has trusted, or that changed since."""
    try:
        if read_templates(subject.folder).trust in (Trust.NEW, Trust.CHANGED):
            yield Found()
    except StoreError:  # the next rule says so
        return


def _templates_not_read(subject: Subject) -> Iterator[Found]:
    """A template that cannot be read; the reason is the store's own sentence."""
    try:
        read_templates(subject.folder)
    except StoreError as error:
        yield Found(WHOLE, (str(error),))


def _draft_without_sender(subject: Subject, export: Export) -> Iterator[Found]:
    """An .eml is opened as a draft: its sender is the publication's address."""
    if export.format in _DRAFTS and not subject.publication.from_address:
        yield Found(Where(field="from_address", publication=True))


def _draft_without_day(subject: Subject, export: Export) -> Iterator[Found]:
    """A message without a day looks like spam: SpamAssassin gives it 2.7 points of the 5 that it takes."""
    if export.format in _DRAFTS and not parsed(subject.issue.date):
        yield Found(Where(field="date"))


def _not_taken(_: Subject, export: Export) -> Iterator[Found]:
    made = export.target.profile
    if made.name != PLAIN and export.format not in made.formats and export.format not in _ANY_TOOL:
        yield Found(WHOLE, (made.title, export.format, ", ".join(made.formats)))


def _draft_without_tags(_: Subject, export: Export) -> Iterator[Found]:
    """An .eml for a mail tool that does not take one: a mail program fills no tags in, so they are left out."""
    made = export.target.profile
    if export.format in _DRAFTS and export.format not in made.formats and made.tags and not export.target.tags:
        yield Found(WHOLE, (made.title,))


def _too_heavy(subject: Subject, export: Export) -> Iterator[Found]:
    """HTML that Gmail cuts off, with the addresses that the tool counts clicks with (`weight` of the profile)."""
    if export.format == "html":
        heavy = weight(export.text, export.target.profile)
        if heavy.sent > heavy.limit:
            yield Found(WHOLE, (heavy.bytes, heavy.sent, heavy.limit, _cut_these(subject, export)))


def _nearly_too_heavy(subject: Subject, export: Export) -> Iterator[Found]:
    if export.format == "html":
        heavy = weight(export.text, export.target.profile)
        if heavy.limit * NEARLY < heavy.sent <= heavy.limit:
            details = (round(heavy.sent / 1000), heavy.limit // 1000, _cut_these(subject, export))
            yield Found(WHOLE, details)


def _cut_these(subject: Subject, export: Export) -> str:
    """The stories that cost most: what to cut."""
    heaviest = costs(export.text, export.target.profile, subject.issue)[:3]
    return ", ".join(f"“{subject.issue.story(story).name}” ({size / 1000:.1f} KB)" for story, size in heaviest)


def _say_too_heavy(found: Sequence[Finding]) -> str:
    here, sent, limit, _ = found[0].details
    return f"{here:,} bytes, about {sent:,} as it is sent: Gmail cuts a message off at {limit:,}."


def _latin_alone(_: Subject, export: Export) -> Iterator[Found]:
    """Some tools guess the encoding by the letters; Gmail cuts off what says ISO-8859-1, whatever its size."""
    if export.format == "html" and export.text and max(export.text) <= "\xff":
        yield Found()


def _named(found: Sequence[Finding], between: str) -> str:
    """What the findings name first in their details."""
    return between.join(str(each.details[0]) for each in found)


RULES = (
    Rule(
        "plain-text-older",
        Severity.LOOK,
        Scope.ISSUE,
        _plain_text_is_older,
        "Plain text by hand that is older than its story",
        "The plain text by hand is older than {0}",
        "Readers of the plain text get the old words.",
        "Look at it, and write it anew or let desk make it.",
        _say_plain_text_is_older,
    ),
    Rule(
        "templates-not-trusted",
        Severity.KNOW,
        Scope.ISSUE,
        _templates_not_trusted,
        "Templates that nobody has trusted",
        "The templates beside the issues are not used",
        "They may have come with a folder from somebody else.",
        "Look at them, then run `desk trust`.",
        lambda _: "The templates beside the issues are not used: look at them, then run `desk trust`.",
    ),
    Rule(
        "templates-not-read",
        Severity.FIX,
        Scope.ISSUE,
        _templates_not_read,
        "A template that cannot be read",
        "{0}",
        "The e-mail cannot be made with it.",
        "Mend the file, or take it away.",
        lambda found: _named(found, " "),
    ),
    Rule(
        "draft-without-tags",
        Severity.KNOW,
        Scope.EXPORT,
        _draft_without_tags,
        "A draft without the mail tool's tags",
        "The tags of {0} are not in the draft",
        "A mail program fills none in.",
        "Send it as it is, or give {0} another format.",
        lambda found: f"The tags of {found[0].details[0]} are left out of the draft: a mail program fills none in.",
    ),
    Rule(
        "draft-without-sender",
        Severity.LOOK,
        Scope.EXPORT,
        _draft_without_sender,
        "A draft without a sender",
        "The draft names no sender",
        "The mail program puts in whoever opens it.",
        "Give the publication a from-address.",
        lambda _: "The publication has no from-address, so the draft names no sender: `desk set publication` sets one.",
    ),
    Rule(
        "draft-without-day",
        Severity.LOOK,
        Scope.EXPORT,
        _draft_without_day,
        "A draft without a day",
        "The draft has no day",
        "Filters of spam ask for one, and give nearly three of five points where it is missing.",
        "Give the issue a date.",
        lambda _: "The issue has no date, so the draft has no day, which filters of spam ask for.",
    ),
    Rule(
        "format-not-taken",
        Severity.LOOK,
        Scope.EXPORT,
        _not_taken,
        "A format that the mail tool does not take",
        "{0} does not take {1}",
        "It takes other formats.",
        "Use {2}.",
    ),
    Rule(
        "clipped",
        Severity.LOOK,
        Scope.EXPORT,
        _too_heavy,
        "An e-mail that Gmail cuts off",
        "{1:,} bytes as it is sent; Gmail cuts off at {2:,}",
        "Readers do not see the end, and no way to unsubscribe.",
        "Cut the heaviest: {3}.",
        _say_too_heavy,
    ),
    Rule(
        "nearly-clipped",
        Severity.KNOW,
        Scope.EXPORT,
        _nearly_too_heavy,
        f"An e-mail of more than {NEARLY:.0%} of what Gmail shows",
        "{0} of {1} KB as it is sent",
        "Your mail tool may add a little more than desk knows of.",
        "The heaviest are {2}.",
    ),
    Rule(
        "latin-alone",
        Severity.LOOK,
        Scope.EXPORT,
        _latin_alone,
        "An e-mail whose encoding a tool may guess wrongly",
        "No sign in the e-mail is outside Latin-1",
        "A tool that guesses the encoding sends ISO-8859-1, and Gmail cuts that off whatever its size.",
        "Use typographic quotes or a dash somewhere.",
    ),
)
