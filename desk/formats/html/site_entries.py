"""The issues of a site as its index and its feeds list them, and the paths that they have there."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from email.utils import format_datetime

from desk.formats.blocks.wording import numbered
from desk.model.dates import parsed
from desk.model.issue import Issue
from desk.model.kinds import Trait, has
from desk.model.publication import Publication, issue_address
from desk.model.text import clean_line, first_words, tidy_line
from desk.model.url import safe_url
from desk.words.dates import long_date
from desk.words.printed import words_of

_PATH = re.compile(r"[A-Za-z0-9_~%-][A-Za-z0-9._~%-]*(?:/[A-Za-z0-9_~%-][A-Za-z0-9._~%-]*)*/?")
_HOUR = time(8, tzinfo=UTC)
_WORDS = 160
"""Characters of the first words of an issue in the index and on a card."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One issue as the index and the feeds list it. `place` is its page from the root, `url` its address or "".

    `number` and `day` are what is printed beside the title: "" where the title is that already, as in "No 12".
    `description` is its preheader, subject or first words; `picture` the https address of its lead picture or else its
    first one, or "".
    """

    id: int
    title: str
    number: str
    date: str
    day: str
    sent: str
    description: str
    place: str
    url: str
    picture: str


def entries(issues: Sequence[Issue], publication: Publication, reserved: Iterable[str]) -> Iterator[Entry]:
    """Each issue as it is listed, with a path that no other has and that is none of the reserved ones."""
    taken, words, root = set(reserved), words_of(publication), home(publication)
    for issue in issues:
        place, url = _place(issue, publication)
        if place in taken:
            place, url = f"issues/{issue.id}/index.html", f"{root}issues/{issue.id}/" if root else ""
        taken.add(place)
        day = parsed(issue.date)
        number, written = numbered(issue.number, words), long_date(issue.date, words)
        title = tidy_line(issue.title) or tidy_line(issue.subject) or number or written or words["untitled"]
        yield Entry(
            id=issue.id,
            title=title,
            number=number if number != title else "",
            date=day.isoformat() if day else "",
            day=written if day and written != title else "",
            sent=format_datetime(datetime.combine(day, _HOUR)) if day else "",
            description=tidy_line(issue.preheader) or tidy_line(issue.subject) or _first_words(issue),
            place=place,
            url=url,
            picture=(_https(issue.image.src) if issue.image else "") or _picture(issue) or _https(publication.logo),
        )


def moved(listed: Iterable[tuple[Issue, Entry]], publication: Publication, reserved: Iterable[str]) -> dict[str, Entry]:
    """The paths that issues had under earlier slugs, each with the issue that it leads to now.

    A path at which there is something else, or below or above which there is, leads there no longer.
    """
    listed = list(listed)
    taken = {*reserved, *(entry.place for _, entry in listed)}
    reached = {part for place in taken for part in _upwards(place)}
    found: dict[str, Entry] = {}
    for issue, entry in listed:
        for slug in reversed(issue.earlier_slugs):
            place = _place(replace(issue, slug=slug), publication)[0]
            if place not in reached and taken.isdisjoint(_upwards(place)):
                found[place] = entry
                taken.add(place)
                reached.update(_upwards(place))
    return found


def _upwards(place: str) -> Iterator[str]:
    """A path and the folders that it lies in: "a/b/c", "a/b", "a"."""
    while place:
        yield place
        place = place.rpartition("/")[0]


def home(publication: Publication) -> str:
    """The address of the site's root with a slash at its end, or ""."""
    address = safe_url(publication.web_address) or ""
    return address if address.endswith("/") or not address else f"{address}/"


def _place(issue: Issue, publication: Publication) -> tuple[str, str]:
    """The path of an issue's page in the site, and its address on the web."""
    root = home(publication)
    address = issue_address(publication, issue.number, clean_line(issue.slug)) or ""
    path = address.removeprefix(root) if root and address.startswith(root) else ""
    if not _PATH.fullmatch(path):
        path = f"issues/{re.sub(r'[^A-Za-z0-9_-]+', '-', issue.slug).strip('-') or issue.id}/"
        address = address or (f"{root}{path}" if root else "")
    return (path if path.endswith(".html") else f"{path.rstrip('/')}/index.html"), address


def _first_words(issue: Issue) -> str:
    """How an issue begins: the first words of the first story that has any."""
    stories = (story for story in issue.in_order() if has(story.kind, Trait.NEWS))
    return next((words for story in stories if (words := first_words(story.body or story.standfirst, _WORDS))), "")


def _picture(issue: Issue) -> str:
    """The address of the first picture of an issue that a card can show."""
    return next((src for story in issue.in_order() if story.image and (src := _https(story.image.src))), "")


def _https(address: str) -> str:
    safe = safe_url(address) or ""
    return safe if safe.lower().startswith("https:") else ""
