"""Rules on pictures: what stands in their place for those who do not see them, and whether they arrive."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import chain

from desk.model.issue import Image, Story
from desk.model.text import tidy_line
from desk.model.url import safe_url
from desk.preflight.finding import Severity, Subject, Where
from desk.preflight.rule import Found, Rule, Scope

TWICE = 2
"""Pixels of a picture for one of the column: what a sharp screen shows."""
_FILE = re.compile(
    r"(?:[\w().+-]+\.(?:jpe?g|png|gif|webp|avif|svg|heic|tiff?|bmp))"
    r"|(?:(?:img|dsc[nf]?|pict?|image|photo|screenshot|screen shot|untitled|picture)[\s_-]*\d[\d\s_.:-]*)"
    r"|(?:image|photo|picture|img|untitled|alt(?: text)?)",
    re.IGNORECASE,
)
_NAMED_WIDTH = re.compile(
    r"[?&;/](?:w|width|wid|imwidth|resize)[=_](\d{3,5})(?!\d)|=[ws](\d{3,5})(?!\d)", re.IGNORECASE
)
_SIZE = re.compile(r"(?<!\d)(\d{3,5})[x×](\d{3,5})(?!\d)")


_LEAD = Where(field="image")
"""The place of the picture that leads the issue."""
_Pictures = Iterable[tuple[Where, str, str]]
"""Pictures, each with its place, its words and its address."""
_IN_BODY = re.compile(
    r"(?<!\\)!\[(?P<alt>(?:[^\[\]\\]|\\.){0,500})\]\(\s{0,9}(?P<src><[^<>\n]{0,2000}>|[^()\s]{0,2000})", re.DOTALL
)
"""A picture in a body, up to the end of its address: `![a heron](http://…`."""


def _pictures(story: Story) -> Iterator[tuple[Where, str, str]]:
    """The pictures of a story and of its body: each with its place, its words and its address."""
    if story.image:
        yield Where(story.id, None, "image"), story.image.alt, story.image.src
    for found in _IN_BODY.finditer(story.body) if "![" in story.body else ():
        yield Where(story.id, None, "body", *found.span()), found["alt"], found["src"].strip("<>")


def _leading(subject: Subject) -> Iterator[tuple[Where, str, str]]:
    """The picture that leads the issue."""
    if image := subject.issue.image:
        yield _LEAD, image.alt, image.src


def _no_alt(_: Subject, story: Story) -> Iterator[Found]:
    yield from _wordless(_pictures(story))


def _lead_no_alt(subject: Subject) -> Iterator[Found]:
    yield from _wordless(_leading(subject))


def _wordless(pictures: _Pictures) -> Iterator[Found]:
    for where, alt, _src in pictures:
        if not tidy_line(alt):
            yield Found(where)


def _alt_is_file(_: Subject, story: Story) -> Iterator[Found]:
    yield from _named_by_file(Where(story.id, None, "image"), story.image)


def _lead_alt_is_file(subject: Subject) -> Iterator[Found]:
    yield from _named_by_file(_LEAD, subject.issue.image)


def _named_by_file(where: Where, image: Image | None) -> Iterator[Found]:
    if image and (text := tidy_line(image.alt)) and _FILE.fullmatch(text):
        yield Found(where, (text,), about=text)


def _not_https(_: Subject, story: Story) -> Iterator[Found]:
    yield from _unprinted(_pictures(story))


def _lead_not_https(subject: Subject) -> Iterator[Found]:
    yield from _unprinted(_leading(subject))


def _unprinted(pictures: _Pictures) -> Iterator[Found]:
    for where, _alt, src in pictures:
        if not (safe_url(src) or "").lower().startswith("https:"):
            yield Found(where, (tidy_line(src)[:60] or "no address",))


def _too_wide(subject: Subject, story: Story) -> Iterator[Found]:
    yield from _wider(subject, Where(story.id, None, "image"), story.image)


def _lead_too_wide(subject: Subject) -> Iterator[Found]:
    yield from _wider(subject, _LEAD, subject.issue.image)


def _wider(subject: Subject, where: Where, image: Image | None) -> Iterator[Found]:
    """A picture whose address says how wide it is: "…?w=2400", "…/bridge-2400x1600.jpg"."""
    if image:
        named = (match[1] or match[2] for match in _NAMED_WIDTH.finditer(image.src))
        widths = [int(each) for each in chain(named, (match[1] for match in _SIZE.finditer(image.src)))]
        column = subject.publication.brand.width
        if widths and max(widths) > TWICE * column:
            yield Found(where, (max(widths), column))


def _of_lead(rule: Rule, find: Callable[[Subject], Iterator[Found]], title: str, do: str) -> Rule:
    """The same rule for the picture that leads the issue; let pass for ever, it is let pass with the other."""
    return replace(
        rule, name=f"lead-{rule.name}", scope=Scope.ISSUE, find=find, title=title, do=do, passed_as=rule.name
    )


_STORY_RULES = (
    Rule(
        "alt-missing",
        Severity.LOOK,
        Scope.STORY,
        _no_alt,
        "A picture without alternative text",
        "A picture has no words in its place",
        "Who does not see it, and who has pictures switched off, gets nothing.",
        "Say in the story's details what is to be seen.",
    ),
    Rule(
        "alt-is-file",
        Severity.LOOK,
        Scope.STORY,
        _alt_is_file,
        "Alternative text that is the name of a file",
        "“{0}” tells nobody what is to be seen",
        "It is read aloud as it stands.",
        "Say what is to be seen.",
    ),
    Rule(
        "picture-not-https",
        Severity.FIX,
        Scope.STORY,
        _not_https,
        "A picture whose address is not https",
        "The picture is not printed: {0}",
        "Mail programs load pictures by https alone, so desk leaves this one out.",
        "Give it an address that begins with https://.",
    ),
    Rule(
        "picture-wide",
        Severity.KNOW,
        Scope.STORY,
        _too_wide,
        "A picture more than twice as wide as the column",
        "The picture is {0} pixels wide; the column is {1}",
        "It is made smaller on arrival, and the reader waits for the rest.",
        "Use one of twice the column's width.",
    ),
)

_NO_ALT, _FILE_NAME, _NOT_HTTPS, _WIDE = _STORY_RULES
RULES = (
    *_STORY_RULES,
    _of_lead(
        _NO_ALT,
        _lead_no_alt,
        "A lead picture without alternative text",
        "Say in the issue's details what is to be seen.",
    ),
    _of_lead(
        _FILE_NAME,
        _lead_alt_is_file,
        "Alternative text of the lead picture that is the name of a file",
        "Say in the issue's details what is to be seen.",
    ),
    _of_lead(
        _NOT_HTTPS,
        _lead_not_https,
        "A lead picture whose address is not https",
        "Give it an address that begins with https:// in the issue's details.",
    ),
    _of_lead(
        _WIDE,
        _lead_too_wide,
        "A lead picture more than twice as wide as the column",
        "Use one of twice the column's width.",
    ),
)
