"""How the list of issues and the front page of one of them are drawn."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from desk.model.dates import parsed, short_date
from desk.model.issue import Issue, IssueStatus
from desk.store.folder.summaries import Summary
from desk.tui.theme.glyphs import Glyphs
from desk.tui.widgets import days
from desk.tui.widgets.cells import Span, count, shown, wrapped
from desk.tui.widgets.lines import BLANK, Line

_NAME = re.compile(r"(?:(?P<number>\d{1,9})-)?(?P<words>.*)\.json", re.DOTALL)


_NONE: Mapping[str, int] = {}


@dataclass(frozen=True, slots=True)
class Layout:
    """How much room the list has: `months` titles them, `airy` puts empty rows before, `counts` shows all three."""

    months: bool = True
    airy: bool = True
    counts: bool = True
    digits: int = 2


def from_name(path: Path) -> Summary:
    """What a file's name alone says of its issue."""
    named = _NAME.fullmatch(path.name)
    number = int(named["number"]) if named and named["number"] else None
    words = named["words"].replace("-", " ") if named else path.name
    return Summary(path.name, number=number, subject=words[:1].upper() + words[1:])


def digits(summaries: Sequence[Summary]) -> int:
    """Cells that the widest number takes, at least 2."""
    return max([2, *(len(str(each.number)) for each in summaries if each.number is not None)])


def head(layout: Layout) -> Line:
    """The words above the columns."""
    date_cells = days.COLUMN if layout.months else days.NARROW
    left = f"   {'No':>{layout.digits}}  {'Date':<{date_cells}}   Subject"
    right = f"{'stories':>7}{'words':>9}{'links':>8}" if layout.counts else f"{'words':>6}"
    return Line(((left, "dim"),), ((right, "dim"),))


def lines(
    summaries: Sequence[Summary],
    glyphs: Glyphs,
    layout: Layout,
    *,
    known: bool = True,
    unsaved: Collection[str] = (),
    to_fix: Mapping[str, int] = _NONE,
) -> Iterator[Line]:
    """The list, newest first as it is given; `known` is false while there are only names.

    `unsaved` are the files in which a desk that ended too early left something unsaved, `to_fix` says of a file how
    many findings of pre-flight are to fix.
    """
    before = ""
    for each in summaries:
        title = "Cannot be read" if each.problem else days.month(each.date) if known else ""
        if layout.months and title and title != before:
            if layout.airy and before:
                yield BLANK
            yield Line(((title.upper(), "bold"),))
        before = title
        fix = to_fix.get(each.file, 0) if known else 0
        yield from _unreadable(each, glyphs) if each.problem else [_line(each, glyphs, layout, known, fix)]
        if each.file in unsaved:
            words = "typing that was not saved: open it to look and choose"
            yield Line(((f"   {glyphs.of('look')} ", "look"), (words, "")), row=each.file)


@lru_cache(maxsize=4096)
def _line(each: Summary, glyphs: Glyphs, layout: Layout, known: bool, to_fix: int) -> Line:
    """The row of one issue. Kept: the list is drawn anew for each letter in its filter and each count that comes."""
    sent = each.status == IssueStatus.SENT
    status = glyphs.of(each.status) or (" " if not known else "?")
    number = "" if each.number is None else str(each.number)
    subject = shown(each.subject) or shown(each.title)
    without = "none yet" if each.number is not None or each.date else shown(each.file.removesuffix(".json"))
    left: list[Span] = [
        (f" {status} ", "dim" if sent else ""),
        (f"{number:>{layout.digits}}", ""),
        (f"  {days.in_column(each.date, narrow=not layout.months)}   ", "dim"),
        (subject, "") if subject else (without, "italic"),
    ]
    counts = f"{each.stories:>7,}{each.words:>9,}{each.links:>8,}" if layout.counts else f"{each.words:>6,}"
    if glyphs.are_words:
        counts = f"{count(each.stories, 'story', 'stories')}, {count(each.words, 'word')}, {count(each.links, 'link')}"
    right: list[Span] = [(counts if known else "", "dim")]
    if to_fix:
        right.insert(0, (f" {glyphs.of('stop')} {to_fix}", "stop"))
    return Line(tuple(left), tuple(right), row=each.file)


def _unreadable(each: Summary, glyphs: Glyphs) -> list[Line]:
    return [
        Line(((f" {glyphs.of('stop')} ", "stop"), (shown(each.file), "")), row=each.file),
        Line(((f"   {_why(each)}", "dim"),), row=each.file),
    ]


def _why(each: Summary) -> str:
    from desk.store.sentences import why

    return shown(why(each.problem)) if each.problem else ""


def unreadable_page(each: Summary, width: int) -> list[Line]:
    """The front page of a file that cannot be read: why, and what enter does."""
    reason = _why(each)
    lines = [Line(((part, ""),)) for part in wrapped(f"{reason[:1].upper()}{reason[1:]}.", width)]
    says = "It is left as it is. Enter reads it again, and says what can be done."
    return [*lines, BLANK, *(Line(((part, "dim"),)) for part in wrapped(says, width))]


def matching(summaries: Sequence[Summary], words: str) -> list[Summary]:
    """The issues that have every one of the words in their number, date, subject, title or file name."""
    wanted = words.casefold().split()
    return [each for each in summaries if all(word in _searched(each) for word in wanted)]


def _searched(each: Summary) -> str:
    day = short_date(each.date)
    parts = (each.label, each.date, day, days.month(each.date), each.subject, each.title, each.status, each.file)
    return shown(" ".join(parts)).casefold()


def since(summaries: Sequence[Summary]) -> str:
    """The month of the earliest issue."""
    found = [day for each in summaries if (day := parsed(each.date))]
    return days.month(min(found, default=date.max).isoformat()) if found else ""


def front_page(issue: Issue, summary: Summary, glyphs: Glyphs, width: int, height: int) -> list[Line]:
    """An issue as a front page: subject, preheader, state, and as many headlines a section as there is room for."""
    top = [Line(((part, "bold"),)) for part in wrapped(shown(issue.subject), width)[:3]]
    top = top or [Line((("No subject yet", "italic"),))]
    top += [Line(((part, "italic"),)) for part in wrapped(shown(issue.preheader), width)[:3]]
    state = glyphs.before(issue.status, shown(issue.status))
    top.append(Line(((state, ""), (f"   saved {days.written(summary.modified)}", "dim"))))
    made = top
    for most in (3, 2, 1, 0):
        made = [*top, *_sections(issue, most)]
        if len(made) <= height:
            break
    return made


def _sections(issue: Issue, most: int) -> Iterator[Line]:
    parts = [(shown(each.title or "").upper(), issue.stories_of(each.id)) for each in issue.running_order]
    if unsorted := issue.stories_of(None):
        parts.append(("UNSORTED", unsorted))
    for at, (title, stories) in enumerate(parts):
        if at == 0 or (most and (stories or parts[at - 1][1])):
            yield BLANK
        name: Span = (title, "bold") if title else ("Untitled section", "italic dim")
        yield Line((name,), ((str(len(stories)) if stories else "empty", "dim"),))
        # A last headline is shown rather than the words that there is one more.
        kept = stories if len(stories) == most + 1 and most else stories[:most]
        yield from (Line(((f" {shown(story.name)}", ""),)) for story in kept)
        if most and len(stories) > len(kept):
            yield Line(((f" and {len(stories) - len(kept)} more", "dim"),))
    if not parts:
        yield BLANK
        yield Line((("No sections yet", "dim"),))


def totals(summaries: Sequence[Summary], *, narrow: bool) -> list[tuple[int, list[Span]]]:
    """The right end of the title line: issues, since when, stories, links."""
    issues, _, word = count(len(summaries), "issue").partition(" ")
    first: list[Span] = [(issues, ""), (f" {word}", "dim")]
    if narrow:
        return [(0, first)]
    begun = since(summaries)
    stories, _, more = count(sum(each.stories for each in summaries), "story", "stories").partition(" ")
    links, _, linked = count(sum(each.links for each in summaries), "link").partition(" ")
    return [
        (0, [*first, (f" since {begun}", "dim")] if begun else first),
        (5, [(stories, ""), (f" {more}", "dim")]),
        (6, [(links, ""), (f" {linked}", "dim")]),
    ]
