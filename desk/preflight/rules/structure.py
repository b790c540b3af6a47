"""Rules on how an issue is made up: its sections, its stories and its sponsors."""

import re
from collections.abc import Iterator

from desk.edit import questions
from desk.model.dates import parsed, short_date
from desk.model.issue import IssueStatus, Status, Story
from desk.model.kinds import Kind, Trait, has
from desk.model.text import clean_line, tidy_line
from desk.preflight.finding import Finding, Severity, Subject, Where
from desk.preflight.rule import Found, Rule, Scope
from desk.words.printed import words_of

FEWEST = 3
"""Headlines with nothing under them that make a section a list of headlines."""
_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+\S.*$", re.MULTILINE)
_CODE = re.compile(r"^(```|~~~)", re.MULTILINE)
_SENTENCE = re.compile(r"[^.!?]+[.!?]+")
_ADDRESS = re.compile(r"\b(?:https?://|www\.|mailto:)[^\s?]*\?(?=\S)\S*", re.IGNORECASE)
"""An address with parameters, whose sign asks nobody anything."""
_ANSWERED = re.compile(r"[ \t]*\?[Aa]\b")
_STATES = {str(Status.IDEA): "an idea"}


def _no_headline(subject: Subject, story: Story) -> Iterator[Found]:
    if has(story.kind, Trait.HEADED) and not tidy_line(story.headline or ""):
        yield Found(Where(story.id, None, "headline"), severity=Severity.KNOW if _has_gone(subject) else None)


def _has_gone(subject: Subject) -> bool:
    """Whether the issue has gone out: a headline or a text that an old one lacks was lost when it was read in."""
    return subject.issue.status == IssueStatus.SENT


def _empty(subject: Subject) -> Iterator[Found]:
    """Stories of which nothing is printed but the headline; of a brief that is all there has to be.

    In a section of which most stories are so, that is how they are meant: a list of headlines, only to know. So is a
    heading of the stories below it: "Org development:"; and in an issue that has gone out nobody writes any more.
    """
    bare = [story for story in subject.issue.in_order() if _is_bare(subject, story)]
    for story in bare:
        beside = sum(other.section == story.section for other in bare)
        is_list = beside >= FEWEST and 2 * beside > len(subject.issue.stories_of(story.section))
        is_heading = tidy_line(story.headline or "").endswith((":", "："))
        is_meant = is_list or is_heading or _has_gone(subject)
        yield Found(Where(story.id, None, "body"), severity=Severity.KNOW if is_meant else None)


def _is_bare(subject: Subject, story: Story) -> bool:
    line = tidy_line(story.headline or "") if story.kind == Kind.BRIEF else ""
    return not has(story.kind, Trait.MADE) and not (
        line or tidy_line(story.body) or tidy_line(story.standfirst) or story.image or subject.issue.links_of(story.id)
    )


def _empty_section(subject: Subject) -> Iterator[Found]:
    for section in subject.issue.running_order:
        if not subject.issue.stories_of(section.id):
            title = tidy_line(section.title or "") or "Untitled section"
            yield Found(Where(section=section.id, field="title"), (title,), about=title)


def _not_ready(_: Subject, story: Story) -> Iterator[Found]:
    if not has(story.kind, Trait.MADE) and story.status != Status.READY:
        yield Found(Where(story.id, None, "status"), (_STATES.get(str(story.status), "a draft"),))


def _unsorted(subject: Subject) -> Iterator[Found]:
    if subject.issue.sections:
        for story in subject.issue.stories_of(None):
            yield Found(Where(story.id, None, "section"))


def _unlabelled(subject: Subject, story: Story) -> Iterator[Found]:
    """A sponsor item of nobody; a section of sponsor items alone says what they are ("Jobs by Perl Careers")."""
    if story.kind != Kind.SPONSOR or tidy_line(story.sponsor or "") or tidy_line(story.links_label or ""):
        return
    sections = [each for each in subject.issue.sections if each.id == story.section and tidy_line(each.title or "")]
    beside = (each for each in subject.issue.in_order() if each.section == story.section)
    if not sections or any(each.kind != Kind.SPONSOR for each in beside):
        yield Found(Where(story.id, None, "sponsor"), (words_of(subject.publication)["promotion"],))


def _slots(subject: Subject) -> Iterator[Found]:
    """Too few sponsor items, or too many, where the publication says how many an issue has."""
    slots = subject.publication.sponsor_slots
    items = [story for story in subject.issue.in_order() if story.kind == Kind.SPONSOR]
    if slots and len(items) < slots:
        yield Found(Where(), (len(items), slots))
    for story in items[slots:] if slots else ():
        yield Found(Where(story.id, None, "kind"), (len(items), slots))


def _say_slots(finding: Finding) -> str:
    there, slots = finding.details
    return f"{there or 'No'} sponsor {'item' if there == 1 else 'items'} for {slots}"


def _sponsor_twice(subject: Subject) -> Iterator[Found]:
    seen: set[str] = set()
    for story in subject.issue.in_order():
        name = tidy_line(story.sponsor or "")
        if story.kind == Kind.SPONSOR and name:
            if name.casefold() in seen:
                yield Found(Where(story.id, None, "sponsor", end=len(story.sponsor or "")), (name,), about=name)
            seen.add(name.casefold())


def _embargo(subject: Subject, story: Story) -> Iterator[Found]:
    until, day = parsed(story.until), parsed(subject.issue.date) or parsed(subject.today)
    if until and day and until > day:
        yield Found(Where(story.id, None, "until"), (short_date(story.until),))


def _question(_: Subject, story: Story) -> Iterator[Found]:
    """Questions in the notes: lines with `?Q`, and sentences that end with the sign; `?A` was answered."""
    asked = {each.line: each.words for each in questions.of_story(story)}
    start = 0
    for at, line in enumerate(story.notes.split("\n")):
        words = asked.get(at)
        if words is None and "?" in line and not _ANSWERED.match(line):
            said = _ADDRESS.sub("", line)
            words = next((clean_line(each).strip(" -*•") for each in _SENTENCE.findall(said) if each[-1] == "?"), "")
        if words and any(map(str.isalpha, words)):
            yield Found(Where(story.id, None, "notes", start, start + len(line)), (words[-60:],))
        start += len(line) + 1


def _heading_jump(_: Subject, story: Story) -> Iterator[Found]:
    """A heading two levels below the one above it, such as "## Now" and "#### Then" under it."""
    if "#" not in story.body or _CODE.search(story.body):
        return
    above = 0
    for match in _HEADING.finditer(story.body):
        level = len(match[1])
        if above and level > above + 1:
            mend = "#" * (above + 1)
            yield Found(Where(story.id, None, "body", *match.span(1)), (match[0].strip("# \t")[:40],), mend=mend)
            level = above + 1
        above = level


def _headline_twice(subject: Subject) -> Iterator[Found]:
    seen: dict[str, str] = {}
    for story in subject.issue.in_order():
        text = tidy_line(story.headline or "")
        if not text or has(story.kind, Trait.MADE):
            continue
        if text.casefold() in seen:
            yield Found(Where(story.id, None, "headline", end=len(story.headline or "")), (text,), about=text)
        seen[text.casefold()] = text


def _echo(subject: Subject) -> Iterator[Found]:
    for story in subject.issue.in_order():
        if words := subject.memory.echoes.get(story.id):
            text = story.headline or ""
            yield Found(Where(story.id, None, "headline", end=len(text)), (words,), about=tidy_line(text))


RULES = (
    Rule(
        "headline-missing",
        Severity.LOOK,
        Scope.STORY,
        _no_headline,
        "A story or a card without a headline",
        "The story has no headline",
        "Readers cannot find it, and a list of contents names it by nothing.",
        "Write one, or make it another kind.",
    ),
    Rule(
        "story-empty",
        Severity.LOOK,
        Scope.ISSUE,
        _empty,
        "A story with nothing under its headline",
        "Nothing stands under the headline",
        "Readers see a headline that leads nowhere.",
        "Write it, give it a link, or hold it.",
    ),
    Rule(
        "section-empty",
        Severity.KNOW,
        Scope.ISSUE,
        _empty_section,
        "A section without a story",
        "“{0}” is empty",
        "A section without a story is not printed.",
        "Fill it, or remove it.",
    ),
    Rule(
        "story-not-ready",
        Severity.KNOW,
        Scope.STORY,
        _not_ready,
        "A story that is an idea or a draft",
        "Still {0}",
        "It goes out as it is.",
        "Mark it as ready, or hold it.",
    ),
    Rule(
        "unsorted",
        Severity.KNOW,
        Scope.ISSUE,
        _unsorted,
        "A story outside all sections",
        "It stands in no section",
        "It is printed behind all sections.",
        "Move it into one.",
    ),
    Rule(
        "sponsor-unnamed",
        Severity.LOOK,
        Scope.STORY,
        _unlabelled,
        "A sponsor item without a sponsor's name and without a label",
        "Nobody is named as the sponsor",
        "It is printed under “{0}”, and readers have a right to know who paid.",
        "Name the sponsor, or give it a label of its own.",
    ),
    Rule(
        "sponsor-slots",
        Severity.LOOK,
        Scope.ISSUE,
        _slots,
        "More or fewer sponsor items than the publication has",
        _say_slots,
        "A slot that was sold is empty, or two stand where one was sold.",
        "Add what is missing, or hold what is too much.",
    ),
    Rule(
        "sponsor-twice",
        Severity.LOOK,
        Scope.ISSUE,
        _sponsor_twice,
        "One sponsor in two items",
        "{0} has an item already",
        "Two slots are filled with one sponsor.",
        "Look whether that was booked.",
    ),
    Rule(
        "embargo",
        Severity.FIX,
        Scope.STORY,
        _embargo,
        "A story that has to wait for a later day",
        "It waits until {0}",
        "It must not go out before that day.",
        "Hold it, or change the day that it waits for.",
    ),
    Rule(
        "question-open",
        Severity.LOOK,
        Scope.STORY,
        _question,
        "A question in a story's notes",
        "A question is open: {0}",
        "Somebody asked, and nobody has answered.",
        "Answer it, and take it out of the notes.",
    ),
    Rule(
        "heading-jump",
        Severity.KNOW,
        Scope.STORY,
        _heading_jump,
        "A heading that leaves out a level",
        "“{0}” leaves out a level",
        "Screen readers go by the levels of headings.",
        "Take a sign # away.",
    ),
    Rule(
        "headline-twice",
        Severity.LOOK,
        Scope.ISSUE,
        _headline_twice,
        "One headline above two stories",
        "Another story has this headline, too",
        "Readers take the second one for the first.",
        "Write one of them anew.",
    ),
    Rule(
        "echo",
        Severity.LOOK,
        Scope.ISSUE,
        _echo,
        "A headline that is nearly an earlier one",
        "{0}",
        "Readers take the story for the old one.",
        "Write it anew, or link to the earlier story.",
    ),
)
