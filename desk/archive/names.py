"""How often words stand in other issues already: what was printed before is no slip."""

import sqlite3

from desk.archive.kept import held
from desk.archive.question import quoted

_ENOUGH = 2
_SQL = f"""SELECT count(*) FROM (SELECT 1 FROM text JOIN story ON story.row = text.rowid
JOIN issue ON issue.row = story.issue WHERE text MATCH ? AND issue.id <> ? LIMIT {_ENOUGH})"""


def printed_elsewhere(connection: sqlite3.Connection, word: str, issue: int) -> int:
    """In how many stories of other issues than the one of this id a word stands: 0, 1, or 2 for more.

    Raises sqlite3.Error.
    """
    return int(connection.execute(_SQL, (quoted(word), held(issue))).fetchone()[0])
