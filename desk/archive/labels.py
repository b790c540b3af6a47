"""How a site was called in earlier issues, as the source of links to it, and whether it was linked to by https."""

import sqlite3
from collections import Counter

from desk.archive.question import quoted
from desk.archive.stories import EARLIER, NEWEST_FIRST, Before, runs
from desk.links.key import key_of

STORIES = 12
"""Stories that are asked how they called a host, the newest ones."""
FEWEST, MOST_OF = 2, 0.75
"""How often a host must have had one label, and which part of its labels that must be, to be called so."""


def called(connection: sqlite3.Connection, host: str, before: Before) -> tuple[str, bool]:
    """The label of a host in the newest stories that linked to it, "" for none, and whether any did so by https.

    Raises sqlite3.Error.
    """
    rows = connection.execute(
        f"""SELECT story.row FROM text JOIN story ON story.row = text.rowid
        JOIN issue ON issue.row = story.issue WHERE text MATCH :match AND {EARLIER}
        ORDER BY {NEWEST_FIRST} LIMIT :most""",
        {**before.values, "match": f"sources : {quoted(host)}", "most": STORIES},
    ).fetchall()
    links = [link for run in runs(connection, (row for (row,) in rows)).values() for link in run.story.links]
    of_host = [link for link in links if (key := key_of(link.url)) is not None and key.host == host]
    named = Counter(link.source for link in of_host if link.source)
    label, times = named.most_common(1)[0] if named else ("", 0)
    usual = label if times >= FEWEST and times >= MOST_OF * named.total() else ""
    return usual, any(link.url.lower().startswith("https:") for link in of_host)
