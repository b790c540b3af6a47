"""What the search box of a site searches, and the script that does it: both are files, and no server is asked."""

import json
from collections.abc import Iterable
from functools import cache

from desk.formats.html.site_entries import Entry
from desk.formats.templates.page import TEMPLATES
from desk.model.issue import Issue
from desk.model.kinds import Trait, has
from desk.model.text import tidy_line

SCRIPT, INDEX = "search.js", "search-index.js"
"""The files of the site."""


def index(listed: Iterable[tuple[Issue, Entry]]) -> str:
    """The issues as one call of the script with JSON in it, a line for each.

    An issue has its title, number and day, first words, address from the root, and the id and headline of each story:
    {"title":"High water","day":"No 201 · 5 November","words":"It rose.","place":"issues/x/index.html","stories":
    [[106,"More on walls"]]}. A page that is opened from a folder may load a script, and no JSON.
    """
    rows = (json.dumps(_row(issue, entry), ensure_ascii=False, separators=(",", ":")) for issue, entry in listed)
    return "listed([\n" + ",\n".join(rows) + "\n]);\n"


def _row(issue: Issue, entry: Entry) -> dict[str, object]:
    stories = (story for story in issue.in_order() if has(story.kind, Trait.NEWS))
    return {
        "title": entry.title,
        "day": " · ".join(filter(None, (entry.number, entry.day))),
        "words": entry.description,
        "place": entry.place,
        "stories": [[story.id, headline] for story in stories if (headline := tidy_line(story.headline or ""))],
    }


@cache
def script() -> str:
    """The script of the search box."""
    return (TEMPLATES / "site-search.js").read_text("utf-8")
