"""Search in the texts of all issues: all words, then the last as a beginning, then words mended, then any word."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from desk.archive.mending import mended
from desk.archive.question import Query, quoted, understood
from desk.archive.stems import stems, tokens
from desk.archive.stories import ALL, EARLIER, NEWEST_FIRST, Before, Run, runs
from desk.archive.texts import is_signs

HITS = 50
"""Hits that are looked for."""
WEIGHTS = "1.0, 10.0, 1.0, 0.5"
"""What a word counts in the body, the headline, the titles of links, the sources: the order of the index."""
_SOURCES = 60
"""Names of sources that are asked for one by one; of more of them all links are looked at."""
_OPEN = 3
"""Letters of a last word from which it may be the beginning of one."""
_EXACT_HEADLINE = 0.6
_EXACT = 0.2
"""What a word counts more where it stands as it was asked for: the index is of stems, and others share one."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A story that answers a question; `marks` are the stems and beginnings by which its words are found."""

    run: Run
    score: float


@dataclass(frozen=True, slots=True)
class Result:
    """The answer to a question. `mended` gives the words that were looked for in place of unknown ones.

    `loose` says that no story has all words, so that those with some of them are given. `marks` are the stems that
    were found, `opening` the beginning of a last word, `signs` the phrases of scripts without spaces.
    """

    question: Query
    hits: tuple[Hit, ...] = ()
    mended: Mapping[str, tuple[str, ...]] | None = None
    loose: bool = False
    marks: frozenset[str] = frozenset()
    opening: str = ""
    signs: tuple[str, ...] = ()


def search(connection: sqlite3.Connection, text: str, before: Before = ALL, most: int = HITS) -> Result:
    """The stories that answer what was typed, best first."""
    question = understood(text)
    if not question.has_words:
        rows = [] if question.is_empty else list(_by_filters(connection, question, before, most))
        found = runs(connection, rows)
        return Result(question, tuple(Hit(found[row], 0.0) for row in rows if row in found))
    ask = _asker(connection, question, before, most)
    scored, result = _looked_for(connection, question, ask)
    return _ranked(connection, scored, result, most)


Scored = Sequence[tuple[int, float]]
"""Rows of the index with their scores, the best first."""


def _looked_for(connection: sqlite3.Connection, question: Query, ask: Callable[[str], Scored]) -> tuple[Scored, Result]:
    """The rows that the first way of looking gives that gives any."""
    exact = [quoted(part) for part in (*question.phrases, *question.words)]
    plain = Result(question)
    found = list(ask(" AND ".join(exact)))
    if question.last_open and len(found) < HITS and len(question.words[-1]) >= _OPEN:
        rows = {row for row, _ in found}
        opened = " AND ".join([*exact[:-1], quoted(question.words[-1], prefix=True)])
        found += [(row, score * 0.5) for row, score in ask(opened) if row not in rows]
        plain = replace(plain, opening=question.words[-1].lower())
    if found:
        return found, plain
    better = {word: near for word in question.words if (near := mended(connection, word))}
    if better:
        parts = [quoted(phrase) for phrase in question.phrases]
        parts += [
            f"({' OR '.join(map(quoted, better[word]))})" if word in better else quoted(word) for word in question.words
        ]
        found = list(ask(" AND ".join(parts)))
        if found or len(parts) == 1:
            return found, replace(plain, mended=better)
    anything = [*exact, *(quoted(word) for near in better.values() for word in near)]
    return list(ask(" OR ".join(anything))), replace(plain, mended=better or None, loose=True)


def _asker(connection: sqlite3.Connection, question: Query, before: Before, most: int) -> Callable[[str], Scored]:
    """What gives rows and scores, the higher the better, for an expression of the index."""
    conditions, values = _conditions(connection, question, before)
    sql = f"""SELECT story.row, -bm25(text, {WEIGHTS}) AS score FROM text
        JOIN story ON story.row = text.rowid JOIN issue ON issue.row = story.issue
        WHERE text MATCH :match AND {conditions} ORDER BY score DESC LIMIT :most"""

    def ask(match: str) -> Scored:
        return connection.execute(sql, {**values, "match": match, "most": most}).fetchall()

    return ask


def _by_filters(connection: sqlite3.Connection, question: Query, before: Before, most: int) -> Iterator[int]:
    """The stories that filters alone leave, newest first."""
    conditions, values = _conditions(connection, question, before)
    sql = f"""SELECT story.row FROM story JOIN issue ON issue.row = story.issue
        WHERE {conditions} ORDER BY {NEWEST_FIRST}, story.row LIMIT :most"""
    for (row,) in connection.execute(sql, {**values, "most": most}):
        yield row


def _conditions(
    connection: sqlite3.Connection, question: Query, before: Before
) -> tuple[str, dict[str, int | str | None]]:
    conditions, values = [EARLIER], dict(before.values)
    if question.numbers:
        conditions.append("issue.number BETWEEN :low AND :high")
        values |= {"low": question.numbers[0], "high": question.numbers[1]}
    if question.since:
        conditions.append("issue.date >= :since")
        values["since"] = question.since
    if question.section:
        conditions.append("story.section IN (SELECT row FROM name WHERE name LIKE :section ESCAPE '\\')")
        values["section"] = _like(question.section)
    if question.url:
        conditions.append("story.row IN (SELECT story FROM link WHERE page = :page)")
        values["page"] = _page(question.url)
    if question.source:
        conditions.append(_SOURCED)
        names = _names(connection, question.source)
        many = len(names) > _SOURCES
        values |= {"named": _by(names[:1] if many else names), "source": _like(question.source) if many else None}
    return " AND ".join(conditions), values


_SOURCED = """(story.row IN (SELECT rowid FROM text WHERE text MATCH :named) OR :source IS NOT NULL AND story.row IN
    (SELECT story FROM link WHERE source IN (SELECT row FROM name WHERE name LIKE :source ESCAPE '\\')))"""
"""A story names a source: by the words of its name, and where too many names are meant, by a look at all links."""


def _names(connection: sqlite3.Connection, source: str) -> list[str]:
    """The words after `source:`, and the names that hold them, a few more than are asked for one by one."""
    sql = "SELECT name FROM name WHERE name LIKE ? ESCAPE '\\' LIMIT ?"
    return [source, *(name for (name,) in connection.execute(sql, (_like(source), _SOURCES)))]


def _by(names: Sequence[str]) -> str:
    """The expression of the index for stories that name one of these as a source."""
    phrases = dict.fromkeys(" ".join(tokens(name)) or "nothing" for name in names)
    return f"sources : ({' OR '.join(map(quoted, phrases))})"


def _page(url: str) -> int | None:
    from desk.archive.entries import page_number  # the rules of addresses, for which most questions have no use
    from desk.links.key import key_of

    key = key_of(url) or key_of(f"https://{url}")
    return None if key is None else page_number(key)


def _like(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


def _ranked(connection: sqlite3.Connection, scored: Scored, result: Result, most: int) -> Result:
    """The hits in order: words that stand as they were asked for come before those that share a stem."""
    question = result.question
    asked = [word for part in (*question.phrases, *question.words) for word in tokens(part)]
    near = [word for words in (result.mended or {}).values() for word in words]
    found = runs(connection, [row for row, _ in scored[:most]])
    known = stems(connection, [*asked, *near])
    hits = [
        Hit(found[row], score * (1 + _exactness(found[row], asked))) for row, score in scored[:most] if row in found
    ]
    return replace(
        result,
        hits=tuple(sorted(hits, key=lambda hit: -hit.score)),
        marks=frozenset(known[word] for word in (*asked, *near)),
        signs=tuple(part for part in (*question.phrases, *question.words) if is_signs(part)),
    )


def _exactness(run: Run, asked: Sequence[str]) -> float:
    if not asked:
        return 0.0
    headline, *rest = (set(tokens(text)) for text in run.story.texts)
    inside = sum(word in headline for word in asked)
    anywhere = sum(any(word in text for text in rest) for word in asked)
    return (_EXACT_HEADLINE * inside + _EXACT * anywhere) / len(asked)
