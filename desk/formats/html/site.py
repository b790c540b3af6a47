"""The archive as a site: a page for each issue, an index, an RSS and a JSON feed. It needs no script:
without one the search box of the index is not there, and the page of an earlier slug leads on to no single story.

A story's anchor is `#story-<id>` and never changes. The path of an issue's page follows from the publication's pattern
of addresses and never changes either, so that links in old mails work once the folder is published.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property, partial
from html import unescape
from posixpath import dirname, normpath
from typing import Protocol

from desk import __version__
from desk.edit.corrections import corrected, in_order, sentence
from desk.formats.blocks.blocks import blocks
from desk.formats.html import site_search as search
from desk.formats.html.site_entries import Entry, entries, home, moved
from desk.formats.html.site_years import by_year, place_of
from desk.formats.html.write import values_for
from desk.formats.profiles.target import Target, Tool
from desk.formats.templates.page import TEMPLATES, rendered
from desk.model.dates import parsed
from desk.model.issue import Issue, Link
from desk.model.publication import Publication
from desk.model.text import clean_line, tidy_line
from desk.words.dates import long_date
from desk.words.marks import changed
from desk.words.printed import words_of

IN_FEED = 20
"""Issues that the feeds hold, the newest first."""
_HREF = re.compile(r'<a\s[^>]*?href="([^"]*)"')
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_RESERVED = frozenset(
    {"index.html", "404.html", "feed.xml", "feed.json", "sitemap.xml", "style.css", search.SCRIPT, search.INDEX}
)


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
        self._home = home(publication)
        newest_first = sorted(
            map(corrected, issues), key=lambda issue: (issue.date, issue.number or 0, issue.id), reverse=True
        )
        days = (parsed(issue.date) for issue in newest_first)
        kept_free = _RESERVED.union(place_of(day.isoformat() if day else "") for day in days)
        self._issues = list(zip(newest_first, entries(newest_first, publication, kept_free), strict=True))
        self._stories = {issue.id: {story.id for story in issue.in_order()} for issue, _ in self._issues}
        self._places = {entry.id: entry for _, entry in self._issues}
        self._by_place = {entry.place: entry.id for _, entry in self._issues}
        self._listed = [entry for _, entry in self._issues]
        self._years = by_year(self._listed, self._words["undated"])
        self._year_pages = [year for year in self._years if year.place]
        self._others = _RESERVED.union(year.place for year in self._year_pages)
        self._moved = moved(self._issues, publication, self._others)
        self._by_place |= {place: entry.id for place, entry in self._moved.items()}
        self._branch = self._publication.issue_address.partition("{")[0].removeprefix(self._home)
        self._hrefs: dict[str, tuple[str, ...]] = {}

    def __len__(self) -> int:
        return len(self.names)

    @property
    def names(self) -> tuple[str, ...]:
        """The files of the site, as `pages` names them."""
        return (*(entry.place for _, entry in self._issues), *self._moved, *sorted(self._others))

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
        for old, entry in self._moved.items():
            yield old, self._page("site-moved.html", {**values, "entry": entry, "root": "../" * old.count("/")})
        yield from self._lists(values)
        yield "404.html", self._page("site-404.html", values | {"home": self._home or "index.html"})
        yield "sitemap.xml", self._page("site-map.xml", {**values, "entries": self._listed, "home": self._home})
        yield "style.css", self._page("site.css", values)
        yield "feed.xml", self._page("site-feed.xml", {**values, "entries": feed, "home": self._home or "index.html"})
        yield "feed.json", self._json_feed(feed)

    def _lists(self, values: dict[str, object]) -> Iterator[tuple[str, str]]:
        """The index, the pages of years, and what the search box needs."""
        pages = self._year_pages
        values = {**values, "home": self._home, "pages": pages}
        years = [(year.name, year.entries) for year in self._years]
        shown = len(years) - len(pages)
        index = self._page("site-index.html", {**values, "years": years, "shown": shown, "root": ""})
        self._hrefs["index.html"] = tuple(map(unescape, _HREF.findall(index)))
        yield "index.html", index
        for year in pages:
            yield year.place, self._page("site-year.html", {**values, "year": year, "root": "../"})
        yield search.SCRIPT, search.script()
        yield search.INDEX, search.index(self._issues)

    @cached_property
    def _same(self) -> str:
        """A mark of what all pages are made of: the publication, the templates, and the desk that makes them."""
        files = sorted(path for path in TEMPLATES.rglob("*") if path.is_file() and path.suffix in (".html", ".css"))
        printed = replace(self._publication, standing=(), standing_links=(), bookings=())
        return _mark(__version__, printed, self._target, [path.read_bytes() for path in files])

    def _corrections(self, issue: Issue) -> dict[str, object]:
        """What was corrected in an issue since it was sent: the day, the sentence, and who says so."""
        said = partial(changed, tag=self._words.tag)
        rows = [
            (long_date(each.day, self._words) if parsed(each.day) else "", sentence(each, said), tidy_line(each.by))
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
            return "leads to no page of the site" if inside and path not in self._others else ""
        stories = self._stories[self._by_place[found]]
        known = not anchor or (
            anchor.removeprefix("story-").isdecimal() and int(anchor.removeprefix("story-")) in stories
        )
        return "" if known else "leads to no story of that page"

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
        publication = self._publication
        own = {"name": self._name, "tagline": tidy_line(publication.tagline), "style": publication.style}
        return rendered(name, {**values, **own}, publication.style, self._target.overrides).strip("\n") + "\n"

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


def _mark(*parts: object) -> str:
    """A mark of values, which is another one when anything in them is."""
    return hashlib.sha256("\n".join(map(repr, parts)).encode("utf-8", "backslashreplace")).hexdigest()
