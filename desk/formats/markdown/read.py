"""Our own Markdown read back: its headings, comments and signs say what each part is (see `form.py`)."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from desk.formats.blocks.back import issue_of, reference_of
from desk.formats.blocks.held import with_unread
from desk.formats.blocks.values import (
    Block,
    Brief,
    Briefs,
    Card,
    Cards,
    Contents,
    Footer,
    Head,
    Item,
    Masthead,
    Picture,
    References,
    bare_label,
)
from desk.formats.blocks.wording import day_parts
from desk.formats.markdown.form import (
    BYLINE,
    FOOT,
    FROM_RIGHT,
    FROM_RIGHT_END,
    LINE,
    LINKS,
    PARTED,
    STANDFIRST,
    kind_comment,
)
from desk.formats.own import Own
from desk.formats.profiles.profile import names, profile
from desk.formats.prose.chunks import Chunk, chunks_of
from desk.formats.prose.values import Anchor, Body, Heading, Listing, Paragraph, Prose, Strong, lines, plain
from desk.model.kinds import Kind
from desk.model.text import clean_text
from desk.model.url import safe_url

_COMMENTS = {kind_comment(kind): kind for kind in Kind}
_COMMENT = re.compile(r"(?<!\\)<!-- [a-z]{3,20} -->$")
_CLOSED = re.compile(r"\s#+$")
_FRONT = re.compile(r"\A\ufeff?---\n(.*?)\n---\n", re.DOTALL)
_AROUND = re.compile(re.escape(FROM_RIGHT).replace(r"\{\}", "[A-Za-z0-9-]+") + f"|{FROM_RIGHT_END}")
"""What stands around an issue that is written from right to left."""
_JOINER = "\u2060"
"""The word joiner: put between two signs of the copy so that a mail tool does not take them for its own."""


def own_markdown(text: str) -> Own | None:
    """The issue in a text; None where the desk did not write it.

    It did if the front matter has just the fields that we write for a mail tool, or if two stories at least have a
    comment that says their kind.
    """
    text = clean_text(text).replace(_JOINER, "")
    fields, body = _front_matter(text)
    hints = sum(line in _COMMENTS for line in body.split("\n"))
    if not _is_ours(fields) and hints < 2:
        return None
    openings = {profile(name).opening for name in names()}
    chunks = [each for each in chunks_of(body) if each.source not in openings and not _AROUND.fullmatch(each.source)]
    if not chunks:
        return None
    named = _named(fields)
    own = issue_of(_Reader(chunks, named).blocks(), slug=named.get("slug", ""))
    return with_unread(own, (_COMMENT.sub("", chunk.source) for chunk in chunks))


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    """The fields, and the text below; values are JSON, of which YAML is a superset."""
    match = _FRONT.match(text)
    if match is None:
        return {}, text
    fields = {}
    for line in match[1].split("\n"):
        name, _, value = line.partition(": ")
        try:
            fields[name] = str(json.loads(value))
        except ValueError:
            return {}, text
    return fields, text[match.end() :]


def _is_ours(fields: Mapping[str, str]) -> bool:
    """Whether the front matter has the fields that one of the profiles asks for; an issue may have no number."""
    wanted = [set(profile(name).front or ()) for name in names()]
    return any(front and front - fields.keys() <= {"number"} and fields.keys() <= front for front in wanted)


@cache
def _fields() -> Mapping[str, str]:
    """What the fields of the front matter are called by all mail tools, by their names: "publish_date" is the date."""
    fronts = (profile(tool).front or {} for tool in names())
    return {name: what for front in fronts for name, what in front.items() if not what.startswith("=")}


def _named(fields: Mapping[str, str]) -> dict[str, str]:
    """The issue's fields by their own names."""
    return {_fields()[name]: value for name, value in fields.items() if name in _fields()}


class _Reader:
    """Goes through the chunks of a text, each block from its first chunk to the one that opens the next."""

    def __init__(self, chunks: Sequence[Chunk], fields: Mapping[str, str]) -> None:
        self.chunks = chunks
        self.fields = fields
        self.starts = [at for at, chunk in enumerate(chunks) if self.opens(at, chunk)]

    def opens(self, at: int, chunk: Chunk) -> bool:
        """Whether a block begins here; a headline below a comment belongs to the story that the comment opened."""
        if chunk.source in _COMMENTS or chunk.source in (PARTED, FOOT) or _is_title(chunk):
            return True
        return _is_headline(chunk) and not self.is_commented(at)

    def is_commented(self, at: int) -> bool:
        """Whether a headline has its comment above it, with no more than a label or a picture between."""
        for chunk in reversed(self.chunks[max(0, at - 2) : at]):
            if chunk.source in _COMMENTS:
                return True
            if chunk.picture is None and not _is_strong(chunk):
                return False
        return False

    def blocks(self) -> Iterator[Block]:
        """The blocks of the issue."""
        ends = [*self.starts[1:], len(self.chunks)] if self.starts else []
        first = self.starts[0] if self.starts else len(self.chunks)
        if first == 0 and self.chunks[:1] and self.chunks[0].level == 1:
            first = ends[0]
        yield from self.masthead(self.chunks[:first])
        for begin, end in zip(self.starts, ends, strict=True):
            if begin >= first:
                yield from self.block(self.chunks[begin:end])

    def masthead(self, chunks: Sequence[Chunk]) -> Iterator[Block]:
        """The masthead; what stands below it without a comment is the news in brief."""
        rest = [chunk for chunk in chunks if not _is_list(chunk)]
        name = next((_words(chunk) for chunk in rest if chunk.level == 1), "")
        number, date = next((day for chunk in rest if (day := day_parts(_words(chunk)))[0]), ("", ""))
        title = next((_words(chunk) for chunk in rest if _is_strong(chunk)), "")
        yield Masthead(
            name=name,
            tagline=next((_words(chunk) for chunk in rest if _is_standfirst(chunk)), ""),
            number=f"No {self.fields['number']}" if "number" in self.fields else number,
            date=date or self.fields.get("date", ""),
            title=self.fields.get("title", title),
            subject=self.fields.get("subject", "") or self.fields.get("title", title),
            preheader=self.fields.get("preheader", ""),
            web=next((url for chunk in rest if (url := _lone_link(chunk))), None),
            picture=next((_picture(chunk) for chunk in rest if chunk.picture), None),
        )
        yield from _briefs([chunk for chunk in chunks if _is_list(chunk)])

    def block(self, chunks: Sequence[Chunk]) -> Iterator[Block]:
        """The block that the first of these chunks opens."""
        top, rest = chunks[0], chunks[1:]
        if top.source == FOOT:
            yield Footer(Body(prose=_prose(rest)), ())
        elif _is_title(top) or top.source == PARTED:
            standfirst = next((_words(chunk) for chunk in rest[:1] if _is_standfirst(chunk)), "")
            yield Head(_words(top), standfirst)
            yield from _briefs(rest[1:] if standfirst else rest)
        elif top.source not in _COMMENTS:
            yield _item(Kind.STORY, chunks)
        elif _COMMENTS[top.source] == Kind.BRIEF:
            yield from _briefs(rest)
        elif _COMMENTS[top.source] == Kind.CARD:
            yield Cards((_card(rest),))
        elif _COMMENTS[top.source] == Kind.CONTENTS:
            yield _contents(rest)
        else:
            yield _item(_COMMENTS[top.source], rest)


def _briefs(chunks: Sequence[Chunk]) -> Iterator[Block]:
    """The items of lists as the news in brief; what is no list there is a story without a headline."""
    for chunk in chunks:
        for prose in chunk.prose:
            if isinstance(prose, Listing):
                yield Briefs(tuple(Brief(0, item) for item in prose.items))
            else:
                yield _item(Kind.STORY, [chunk])


def _item(kind: str, chunks: Sequence[Chunk]) -> Item:
    rest = list(chunks)
    label = _words(rest.pop(0)) if kind == Kind.SPONSOR and rest and _is_strong(rest[0]) else ""
    headline = _words(rest.pop(0)) if rest and _is_headline(rest[0]) else ""
    standfirst = _words(rest.pop(0)) if rest and _is_standfirst(rest[0]) else ""
    byline = _unremarked(rest.pop(0), BYLINE) if rest and rest[0].source.endswith(f" {BYLINE}") else ""
    picture = _picture(rest.pop(0)) if rest and rest[0].picture else None
    references = _references(rest)
    return Item(0, kind, label, headline, standfirst, byline, picture, Body(prose=_prose(rest)), references)


def _card(chunks: Sequence[Chunk]) -> Card:
    rest = list(chunks)
    picture = _picture(rest.pop(0)) if rest and rest[0].picture else None
    top = rest.pop(0) if rest and _is_headline(rest[0]) else None
    standfirst = _unremarked(rest.pop(0), LINE) if rest and rest[0].source.endswith(f" {LINE}") else ""
    references = _references(rest)
    url = _lone_link(top) if top else None
    return Card(0, _words(top) if top else "", standfirst, picture, url, Body(prose=_prose(rest)), references)


def _contents(chunks: Sequence[Chunk]) -> Contents:
    headline = next((_words(chunk) for chunk in chunks if chunk.level), "")
    standfirst = next((_words(chunk) for chunk in chunks if _is_standfirst(chunk)), "")
    listings = [prose for chunk in chunks for prose in chunk.prose if isinstance(prose, Listing)]
    entries = tuple(" ".join(map(plain, lines(item))) for listing in listings for item in listing.items)
    return Contents(0, headline, standfirst, entries, ())


def _references(rest: list[Chunk]) -> References:
    """Take the links off the end of a story, with their label. A list of links has a bullet of its own."""
    if not rest or not rest[-1].source.startswith(LINKS):
        return References()
    items = [item for prose in rest.pop().prose if isinstance(prose, Listing) for item in prose.items]
    made = tuple(reference_of(line) for item in items for line in lines(item))
    labelled = (
        bool(rest)
        and not rest[-1].level
        and bare_label(_words(rest[-1])) != _words(rest[-1])
        and "\n" not in rest[-1].source
    )
    return References(_words(rest.pop()) if labelled else "", made)


def _prose(chunks: Sequence[Chunk]) -> tuple[Prose, ...]:
    return tuple(prose for chunk in chunks for prose in chunk.prose)


def _words(chunk: Chunk) -> str:
    """The words of a paragraph or a heading on one line."""
    return " ".join(plain(line) for line in lines(chunk.prose)).strip()


def _unremarked(chunk: Chunk, comment: str) -> str:
    return _words(chunk).removesuffix(comment).rstrip()


def _is_list(chunk: Chunk) -> bool:
    return bool(chunk.prose) and isinstance(chunk.prose[0], Listing)


def _is_title(chunk: Chunk) -> bool:
    """Whether a heading is the name of the publication or the title of a section: those are never underlined."""
    return chunk.level in (1, 2) and chunk.source.startswith("#") and not _CLOSED.search(chunk.source)


def _is_headline(chunk: Chunk) -> bool:
    """Whether a heading is a story's: of the third level, or underlined; one in a body is closed by signs."""
    if chunk.level == 2:
        return not chunk.source.startswith("#")
    return chunk.level == 3 and not _CLOSED.search(chunk.source)


def _is_strong(chunk: Chunk) -> bool:
    match chunk.prose:
        case (Paragraph((Strong(),)),):
            return chunk.source.startswith("**")
    return False


def _is_standfirst(chunk: Chunk) -> bool:
    """Whether a paragraph is one emphasis with the sign of standfirsts."""
    match chunk.prose:
        case (Paragraph((only,)),):
            return chunk.source.startswith(STANDFIRST) and chunk.source.endswith(STANDFIRST) and bool(only)
    return False


def _lone_link(chunk: Chunk) -> str | None:
    """Where a paragraph or headline leads that is nothing but a link."""
    match chunk.prose:
        case (Paragraph((Anchor(url),)) | Heading((Anchor(url),)),):
            return url
    return None


def _picture(chunk: Chunk) -> Picture | None:
    src = safe_url(chunk.picture[0]) if chunk.picture else None
    return Picture(src, chunk.picture[1]) if src and chunk.picture else None
