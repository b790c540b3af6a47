"""Older forms of our files: pure functions from one schema to the next, applied when a file is read.

Nothing is written for it: the new form goes to disk with the next real save, which keeps a copy of the old file.
"""

from collections.abc import Callable, Mapping

from desk.store.form.records import SCHEMA, Malformed, Tables
from desk.store.problems import Reason

Migration = Callable[[Tables], Tables]
"""Makes the tables of one version those of the next."""
MIGRATIONS: dict[int, Migration] = {}
"""From a schema to the next: `MIGRATIONS[1]` makes tables of schema 2 of those of schema 1. So far there is one."""
_MARKED = ("issue", "publication")
"""The tables whose one document has the schema number; a shelf has none, and counts as schema 1."""


def schema_of(tables: Tables) -> int:
    """The schema of a file's tables, 1 where none is written; what is not a number is refused when it is read."""
    for name in _MARKED:
        for document in tables.get(name, {}).values():
            schema = document.get("schema", 1) if isinstance(document, dict) else SCHEMA
            return schema if isinstance(schema, int) and not isinstance(schema, bool) else SCHEMA
    return SCHEMA


def to_current(tables: Tables, migrations: Mapping[int, Migration] | None = None, current: int = SCHEMA) -> Tables:
    """The tables in the schema `current`; a newer one is left as it is. Raises Malformed if a migration is missing."""
    known = MIGRATIONS if migrations is None else migrations
    schema = schema_of(tables)
    while schema < current:
        if schema not in known:
            raise Malformed(Reason.NO_WAY_FROM, schema=schema)
        tables = _marked(known[schema](tables), schema + 1)
        schema += 1
    return tables


def _marked(tables: Tables, schema: int) -> Tables:
    """The tables with the number of their schema, first in the document."""
    return {
        name: {id: {**document, "schema": schema} for id, document in table.items()} if name in _MARKED else table
        for name, table in tables.items()
    }
