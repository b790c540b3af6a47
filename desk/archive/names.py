"""Which words stand in other issues already: a name that was printed before is no slip."""

import sqlite3
from collections.abc import Iterable

from desk.archive.kept import held
from desk.archive.question import quoted

_SQL = """SELECT 1 FROM text JOIN story ON story.row = text.rowid JOIN issue ON issue.row = story.issue
WHERE text MATCH ? AND issue.id <> ? LIMIT 1"""


def printed_elsewhere(connection: sqlite3.Connection, words: Iterable[str], issue: int) -> frozenset[str]:
    """Those of the words that stand in another issue than the one of this id. Raises sqlite3.Error."""
    found = (word for word in words if connection.execute(_SQL, (quoted(word), held(issue))).fetchone())
    return frozenset(found)
