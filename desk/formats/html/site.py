"""The archive as a site: a page for each issue, an index, an RSS and a JSON feed. It needs no script.

A story's anchor is `#story-<id>` and never changes. The path of an issue's page follows from the publication's pattern
of addresses and never changes either, so that links in old mails work once the folder is published.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from email.utils import format_datetime
from functools import cached_property
from html import unescape
from itertools import groupby
from posixpath import dirname, normpath
from typing import Protocol

from desk import __version__
from desk.edit.corrections import corrected, in_order, sentence
from desk.formats.blocks.blocks import UNLISTED, blocks
from desk.formats.blocks.wording import numbered
from desk.formats.html.write import values_for
from desk.formats.profiles.target import Target, Tool
from desk.formats.templates.page import TEMPLATES, rendered
from desk.model.dates import parsed
from desk.model.issue import Issue, Link
from desk.model.publication import Publication, issue_address
from desk.model.text import clean_line, first_words, tidy_line
from desk.model.url import safe_url
from desk.words.dates import long_date
from desk.words.printed import words_of

IN_FEED = 20
"""Issues that the feeds hold, the newest first."""
_PATH = re.compile(r"[A-Za-z0-9_~%-][A-Za-z0-9._~%-]*(?:/[A-Za-z0-9_~%-][A-Za-z0-9._~%-]*)*/?")
_HREF = re.compile(r'<a\s[^>]*?href="([^"]*)"')
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_HOUR = time(8, tzinfo=UTC)
_RESERVED = frozenset({"index.html", "404.html", "feed.xml", "feed.json", "sitemap.xml", "style.css"})
_WORDS = 160
"""Characters of the first words of an issue in the index and on a card."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One issue as the index and the feeds list it. `place` is its page from the root, `url` its address or "".

    `description` is its preheader, subject or first words; `picture` the https address of its first one, or "".
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


class Known(Protocol):
    """Pages that were made before, and of what."""

    def text(self, place: str, of: str) -> str | None:
        """The page at a place, if it was made of this and is as it was made."""

    def note(self, place: str, of: str, text: str) -> None:
        """A page was made."""


class Site:
    """The files of a site, made one by one."""

    def __init__(self, issues: Sequence[Issue], publication: Publication, target: Target) -> None:
        """For these issues, in any order."""
        self._publication = publication
        self._words = words_of(publication)
        self._target = target
        self._home = _home(publication)
        newest_first = sorted(
            map(corrected, issues), key=lambda issue: (issue.date, issue.number or 0, issue.id), reverse=True
        )
        self._issues = [(issue, entry) for issue, entry in zip(newest_first, self._entries(newest_first), strict=True)]
        self._stories = {issue.id: {story.id for story in issue.in_order()} for issue, _ in self._issues}
        self._places = {entry.id: entry for _, entry in self._issues}
        self._by_place = {entry.place: entry.id for _, entry in self._issues}
        self._branch = self._publication.issue_address.partition("{")[0].removeprefix(self._home)
        self._hrefs: dict[str, tuple[str, ...]] = {}

    def __len__(self) -> int:
        return len(self._issues) + len(_RESERVED)

    @property
    def names(self) -> tuple[str, ...]:
        """The files of the site, as `pages` names them."""
        return (*(entry.place for _, entry in self._issues), *sorted(_RESERVED))

    def pages(self, known: Known | None = None) -> Iterator[tuple[str, str]]:
        """Every file of the site: its path from the root, with slashes, and its text. Raises TemplateFault.

        The page of an issue that `known` holds is taken from there.
        """
        tool = Tool(self._target, "site")
        feed: list[tuple[Entry, str]] = []
        for place, (issue, entry) in enumerate(self._issues):
            resolved = self._resolved(issue)
            around = {"newer": self._at(place - 1), "older": self._at(place + 1)}
            of = _mark(self._same, resolved, entry, around) if known else ""
            text = known.text(entry.place, of) if known else None
            in_feed = len(feed) < IN_FEED
            values = self._values(resolved, tool) if text is None or in_feed else {}
            if text is None:
                root = "../" * entry.place.count("/")
                text = self._page(
                    "site.html", {**values, **around, **self._corrections(issue), "entry": entry, "root": root}
                )
                if known:
                    known.note(entry.place, of, text)
            if in_feed:
                feed.append((entry, self._page("fragment.html", values)))
            self._hrefs[entry.place] = tuple(map(unescape, _HREF.findall(text)))
            yield entry.place, text
        values = self._values(Issue(0), tool)
        entries = [entry for _, entry in self._issues]
        years = [
            (year, list(run)) for year, run in groupby(entries, lambda entry: entry.date[:4] or self._words["undated"])
        ]
        index = self._page("site-index.html", {**values, "years": years, "home": self._home})
        self._hrefs["index.html"] = tuple(map(unescape, _HREF.findall(index)))
        yield "index.html", index
        yield "404.html", self._page("site-404.html", values | {"home": self._home or "index.html"})
        yield "sitemap.xml", self._page("site-map.xml", {**values, "entries": entries, "home": self._home})
        yield "style.css", self._page("site.css", values)
        yield "feed.xml", self._page("site-feed.xml", {**values, "entries": feed, "home": self._home or "index.html"})
        yield "feed.json", self._json_feed(feed)

    @cached_property
    def _same(self) -> str:
        """A mark of what all pages are made of: the publication, the templates, and the desk that makes them."""
        files = sorted(path for path in TEMPLATES.rglob("*") if path.is_file() and path.suffix in (".html", ".css"))
        printed = replace(self._publication, standing=(), standing_links=(), bookings=())
        return _mark(__version__, printed, self._target, [path.read_bytes() for path in files])

    def _corrections(self, issue: Issue) -> dict[str, object]:
        """What was corrected in an issue since it was sent: the day, the sentence, and who says so."""
        rows = [
            (long_date(each.day, self._words) if parsed(each.day) else "", sentence(each), tidy_line(each.by))
            for each in in_order(issue)
        ]
        return {"corrections": rows}

    def faults(self) -> Iterator[str]:
        """A sentence for each link in the pages made so far that points into the archive and leads to nothing there."""
        for issue, entry in self._issues:
            for link in (link for story in issue.in_order() for link in issue.links_of(story.id)):
                if link.ref and not self._target_of(link):
                    yield f"{entry.place}: “{tidy_line(link.title)}” is a story that is not in the site."
        for place, hrefs in self._hrefs.items():
            for href in hrefs:
                if fault := self._fault(place, href):
                    yield f"{place}: {tidy_line(href)} {fault}."

    def _fault(self, place: str, href: str) -> str:
        """What is wrong with a link in the page at `place`; "" if nothing is."""
        address, _, anchor = href.partition("#")
        ours = not _SCHEME.match(href)
        if ours:
            path = normpath(f"{dirname(place)}/{address}").lstrip("/") if address else place
        elif self._home and href.startswith(self._home):
            path = address.removeprefix(self._home)
        else:
            return ""
        found = next((each for each in (path, f"{path.rstrip('/')}/index.html") if each in self._by_place), None)
        if found is None:
            inside = ours or bool(self._branch and path.startswith(self._branch))
            return "leads to no page of the site" if inside and path not in _RESERVED else ""
        stories = self._stories[self._by_place[found]]
        known = not anchor or (
            anchor.removeprefix("story-").isdecimal() and int(anchor.removeprefix("story-")) in stories
        )
        return "" if known else "leads to no story of that page"

    def _entries(self, issues: Sequence[Issue]) -> Iterator[Entry]:
        taken = set(_RESERVED)
        for issue in issues:
            place, url = self._place(issue)
            if place in taken:
                place, url = f"issues/{issue.id}/index.html", f"{self._home}issues/{issue.id}/" if self._home else ""
            taken.add(place)
            day = parsed(issue.date)
            number = numbered(issue.number, self._words)
            yield Entry(
                id=issue.id,
                title=tidy_line(issue.title)
                or tidy_line(issue.subject)
                or number
                or long_date(issue.date, self._words)
                or self._words["untitled"],
                number=number,
                date=day.isoformat() if day else "",
                day=long_date(issue.date, self._words) if day else "",
                sent=format_datetime(datetime.combine(day, _HOUR)) if day else "",
                description=tidy_line(issue.preheader) or tidy_line(issue.subject) or _first_words(issue),
                place=place,
                url=url,
                picture=_picture(issue) or _https(self._publication.logo),
            )

    def _place(self, issue: Issue) -> tuple[str, str]:
        """The path of an issue's page in the site, and its address on the web."""
        address = issue_address(self._publication, issue.number, clean_line(issue.slug)) or ""
        path = address.removeprefix(self._home) if self._home and address.startswith(self._home) else ""
        if not _PATH.fullmatch(path):
            path = f"issues/{re.sub(r'[^A-Za-z0-9_-]+', '-', issue.slug).strip('-') or issue.id}/"
            address = address or (f"{self._home}{path}" if self._home else "")
        return (path if path.endswith(".html") else f"{path.rstrip('/')}/index.html"), address

    def _at(self, place: int) -> Entry | None:
        return self._issues[place][1] if 0 <= place < len(self._issues) else None

    def _resolved(self, issue: Issue) -> Issue:
        """The issue, its links to other stories of the archive with the addresses of those."""
        links = tuple(replace(link, url=url) if (url := self._target_of(link)) else link for link in issue.links)
        return replace(issue, links=links)

    def _target_of(self, link: Link) -> str:
        """The address of the story that a link's `ref` names, or "" where it is not in the site."""
        of_issue, _, story = (link.ref or "").partition("/")
        if not (of_issue.isdecimal() and story.isdecimal() and int(of_issue) in self._places):
            return ""
        entry = self._places[int(of_issue)]
        return f"{entry.url}#story-{int(story)}" if entry.url and int(story) in self._stories[entry.id] else ""

    def _values(self, issue: Issue, tool: Tool) -> dict[str, object]:
        return values_for(blocks(issue, self._publication), self._publication, tool)

    def _page(self, name: str, values: dict[str, object]) -> str:
        values = {**values, "name": self._name, "tagline": tidy_line(self._publication.tagline)}
        return rendered(name, values, self._publication.style, self._target.overrides).strip("\n") + "\n"

    @property
    def _name(self) -> str:
        return tidy_line(self._publication.name) or self._words["newsletter"]

    def _json_feed(self, feed: Sequence[tuple[Entry, str]]) -> str:
        """The feed as JSON Feed 1.1 describes it."""
        home = {"home_page_url": self._home, "feed_url": f"{self._home}feed.json"} if self._home else {}
        items = [
            {
                "id": f"desk:issue:{entry.id}",
                "url": entry.url or entry.place,
                "title": entry.title,
                **({"summary": entry.description} if entry.description else {}),
                **({"date_published": f"{entry.date}T08:00:00Z"} if entry.date else {}),
                "content_html": content,
            }
            for entry, content in feed
        ]
        language = clean_line(self._publication.language)
        made = {"version": "https://jsonfeed.org/version/1.1", "title": self._name, **home, "language": language}
        return json.dumps({**made, "items": items}, ensure_ascii=False, indent=1) + "\n"


def _first_words(issue: Issue) -> str:
    """How an issue begins: the first words of the first story that has any."""
    stories = (story for story in issue.in_order() if story.kind not in UNLISTED)
    return next((words for story in stories if (words := first_words(story.body or story.standfirst, _WORDS))), "")


def _picture(issue: Issue) -> str:
    """The address of the first picture of an issue that a card can show."""
    return next((src for story in issue.in_order() if story.image and (src := _https(story.image.src))), "")


def _https(address: str) -> str:
    safe = safe_url(address) or ""
    return safe if safe.lower().startswith("https:") else ""


def _mark(*parts: object) -> str:
    """A mark of values, which is another one when anything in them is."""
    return hashlib.sha256("\n".join(map(repr, parts)).encode("utf-8", "backslashreplace")).hexdigest()


def _home(publication: Publication) -> str:
    """The address of the site's root with a slash at its end, or ""."""
    address = safe_url(publication.web_address) or ""
    return address if address.endswith("/") or not address else f"{address}/"
