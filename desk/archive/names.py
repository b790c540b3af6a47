"""How often words stand in other issues already: what was printed before is no slip."""

import sqlite3

from desk.archive.packed import held, packing_of
from desk.archive.question import quoted
from desk.archive.stems import tokens

_ENOUGH, _MOST = 2, 24
"""Stories that are asked for, and that are looked at: the index knows stems, and "untill" has that of "until"."""
_SQL = f"""SELECT story.told, story.id FROM text JOIN story ON story.row = text.rowid
JOIN issue ON issue.row = story.issue WHERE text MATCH ? AND issue.id <> ? LIMIT {_MOST}"""


def printed_elsewhere(connection: sqlite3.Connection, word: str, issue: int) -> int:
    """In how many stories of other issues than the one of this id a word stands: 0, 1, or 2 for more.

    Raises sqlite3.Error.
    """
    parts, number, packing = tokens(word), 0, packing_of(connection)
    for told, story in connection.execute(_SQL, (quoted(word), held(issue))):
        number += len(parts) != 1 or any(parts[0] in tokens(text) for text in packing.unpacked(told, story).texts)
        if number == _ENOUGH:
            break
    return number
