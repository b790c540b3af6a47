"""Newsletters written in Markdown, with front matter or without: rendered, they are pages, and read as those are."""

import json
import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from desk.formats.markdown.read import own_markdown
from desk.intake.own import own_reading
from desk.intake.page.pages import page_reading
from desk.intake.plain.masthead import date_in
from desk.intake.reading import NotRead, Reading
from desk.model.text import clean_text, tidy_line

LARGEST = 5_000_000
"""Characters of the largest text."""
_JOINER = "\u2060"
"""The word joiner, which nobody sees: it keeps words from being taken for the tags of a mail tool."""
_LONGEST_LINE = 200_000
_FRONT = re.compile(r"\A\ufeff?(---|\+\+\+)[ \t]*\n(.*?)\n(?:\1|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"([A-Za-z][\w -]{0,40}?)[ \t]*[:=][ \t]*(.*)")
_COMMENT = re.compile(r"\s+#\s.*$")
_TITLES = ("title",)
_SUBJECTS = ("subject", "subject line")
_PREHEADERS = ("preheader", "preview", "preview_text", "description", "summary", "excerpt", "subtitle")
_DATES = ("date", "publish_date", "published", "pubdate", "sent")
_NUMBERS = ("number", "issue", "issue_number", "edition", "no")
_PUBLICATIONS = ("publication", "newsletter")
_UNTOLD = ("slug", "layout", "draft", "")


def read_markdown(text: str, known: Collection[str] = ()) -> tuple[Reading, ...]:
    """The issue in a text; `known` are the sources that part from a link's title at a colon and one space.

    Raises NotRead where the text is too large.
    """
    text = clean_text(text).replace(_JOINER, "")
    if len(text) > LARGEST or any(len(line) > _LONGEST_LINE for line in text.split("\n")):
        raise NotRead(f"The text has {len(text):,} characters, more than Markdown is read for. Cut it into issues.")
    fields, body = front_matter(text)
    own = own_markdown(text)
    reading = own_reading(own, text.split("\n")) if own else page_reading(_rendered(body), known)
    return (_with_fields(reading, fields),)


def front_matter(text: str) -> tuple[dict[str, str], str]:
    """The fields of the front matter (YAML or TOML, plain `name: value` lines of it) and the text behind it."""
    match = _FRONT.match(text)
    if match is None:
        return {}, text
    return dict(_fields(match[2])), text[match.end() :]


def _fields(matter: str) -> Iterator[tuple[str, str]]:
    """Names in small letters and values as one line. What follows a name indented or as a list belongs to it."""
    name, values = "", list[str]()
    for line in matter.split("\n"):
        field = _FIELD.fullmatch(line)
        if field is None:
            values.append(line.strip())
            continue
        if name:
            yield name, tidy_line(" ".join(values))
        name, values = field[1].strip().lower().replace("-", "_"), [_value(field[2].strip())]
    if name:
        yield name, tidy_line(" ".join(values))


def _value(text: str) -> str:
    if text.startswith('"'):
        try:
            value, _ = json.JSONDecoder().raw_decode(text)
            return str(value)
        except ValueError:
            return text.strip('"')
    if len(text) > 1 and text[0] == text[-1] == "'":
        return text[1:-1].replace("''", "'")
    return "" if text in ("|", ">", "null", "~") else _COMMENT.sub("", text)


def _rendered(body: str) -> str:
    """The text as HTML.

    Two spaces behind a colon are kept: they part a source from a title.
    """
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore

    def keep_spaces(state: StateCore) -> None:
        for token in state.tokens:
            for child in token.children or ():
                if child.type == "text":
                    child.content = child.content.replace(":  ", ":\xa0 ").replace(":\t", ":\xa0 ")

    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    parser.core.ruler.push("keep_spaces", keep_spaces)
    return str(parser.render(body))


def _with_fields(reading: Reading, fields: dict[str, str]) -> Reading:
    """The reading with what the front matter says; fields that mean nothing here are notes."""
    used: set[str] = set(_UNTOLD)

    def said(*names: str) -> str:
        name = next((name for name in names if fields.get(name)), "")
        used.add(name)
        return fields.get(name, "")

    title, subject, preheader = said(*_TITLES), said(*_SUBJECTS), said(*_PREHEADERS)
    date, number, publication = said(*_DATES), said(*_NUMBERS), said(*_PUBLICATIONS)
    day = date_in(date.replace("T", " "))[0]
    figures = re.search(r"\d{1,6}", number)
    rest = tuple(f"{name}: {value}" for name, value in fields.items() if name not in used and value)
    return replace(
        reading,
        publication=publication or (reading.title if title and title != reading.title else reading.publication),
        title=title or reading.title,
        subject=subject or title or reading.subject,
        preheader=preheader or reading.preheader,
        date=day if len(day) == 10 else reading.date,
        number=int(figures[0]) if figures else reading.number,
        notes=(*reading.notes, *rest),
    )
