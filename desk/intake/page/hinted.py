"""The desk's own Markdown made into the page that the desk's e-mail is, so that both are read back in one way.

Kept in step with `desk.formats.markdown.write`: what its headings and paragraphs do not say is said by comments.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from markdown_it import MarkdownIt
from markdown_it.token import Token

from desk.intake.plain.kinds import is_byline
from desk.model.issue import Kind

_HINT = re.compile(r"\s*<!-- ([a-z]{3,20}) -->\s*")
_ENDS = {"em": ("em_open", "em_close"), "strong": ("strong_open", "strong_close")}


@dataclass(frozen=True, slots=True)
class _Chunk:
    """A block of the text: its tokens, its tag ("p", "h2", "hr", "ul"), its words, the kind that a comment names."""

    tokens: tuple[Token, ...]
    tag: str
    words: str
    hint: str = ""

    def is_all(self, name: str) -> bool:
        """Whether a paragraph is emphasised ("em") or strong from its first word to its last."""
        inside = self.tokens[1].children or [] if self.tag == "p" else []
        types = [token.type for token in inside if token.type != "text" or token.content]
        opens, closes = _ENDS[name]
        return types[:1] == [opens] and types[-1:] == [closes] and types.count(closes) == 1


def hinted_page(body: str, parser: MarkdownIt) -> str:
    """The HTML of a text that the desk exported, with the classes of its e-mail."""
    return _Writer(parser, _chunks(parser.parse(body))).page()


def _chunks(tokens: Sequence[Token]) -> list[_Chunk]:
    chunks: list[_Chunk] = []
    begun = 0
    for place, token in enumerate(tokens):
        if token.level or token.nesting > 0:
            continue
        own = tuple(tokens[begun : place + 1])
        begun = place + 1
        hint = _HINT.fullmatch(own[0].content) if own[0].type == "html_block" else None
        words = own[1].content if len(own) == 3 and own[1].type == "inline" else ""
        chunks.append(_Chunk(own, own[0].tag, words, hint[1] if hint else ""))
    return chunks


class _Writer:
    """Writes each chunk into a cell of its own, named after the story that it belongs to."""

    def __init__(self, parser: MarkdownIt, chunks: Sequence[_Chunk]) -> None:
        self._parser, self._chunks = parser, chunks
        self._cells: list[str] = []
        self._story, self._kind = 0, ""
        self._fresh = self._headed = False
        self._last = max((place for place, chunk in enumerate(chunks) if self._opens(chunk)), default=-1)

    def page(self) -> str:
        """The whole page."""
        for place, chunk in enumerate(self._chunks):
            if chunk.hint:
                self._begin(chunk.hint)
            elif chunk.tag == "h3" and not (self._kind and not self._headed and self._fresh):
                self._begin(Kind.STORY)
                self._tell(place, chunk)
            else:
                self._tell(place, chunk)
        return "".join(self._cells)

    def _begin(self, kind: str) -> None:
        self._story += 1
        self._kind, self._fresh, self._headed = kind, True, False

    def _tell(self, place: int, chunk: _Chunk) -> None:
        if chunk.tag in ("h1", "h2") or (chunk.tag == "hr" and self._ends_story(place)):
            self._kind = ""
            named = {"h1": "name", "h2": "section"}.get(chunk.tag, "")
            self._cell(chunk, named, "foot" if chunk.tag == "hr" and place > self._last else "cell")
        elif not self._kind:
            self._cell(chunk, self._around(chunk), "cell")
        else:
            self._cell(chunk, self._named(place, chunk), "cell", inside=self._kind != Kind.BRIEF)

    def _around(self, chunk: _Chunk) -> str:
        """What a paragraph outside of all stories is: of the masthead, or below the title of a section."""
        masthead = not any('class="section"' in cell or "<hr" in cell for cell in self._cells)
        if not masthead:
            return "under" if chunk.is_all("em") else ""
        return "tagline" if chunk.is_all("em") else "title" if chunk.is_all("strong") else "day"

    def _named(self, place: int, chunk: _Chunk) -> str:
        """The class of a block inside a story."""
        fresh, words = self._fresh, chunk.words
        self._headed = self._headed or chunk.tag == "h3"
        if chunk.tag == "p" and fresh and chunk.is_all("strong") and self._kind == Kind.SPONSOR and not self._headed:
            return "sponsor"
        if chunk.tag == "p" and fresh and chunk.is_all("em"):
            return "standfirst"
        if chunk.tag == "p" and fresh and self._kind != Kind.CARD and is_byline(words, signed=True):
            return "byline"
        if chunk.tag == "p" and words.endswith(":") and "](" not in words and self._is_last_list(place + 1):
            return "label"
        picture = chunk.tag == "p" and words.startswith("![")
        self._fresh = fresh and (chunk.tag == "h3" or picture)
        return "heading" if chunk.tag not in ("h3", "p") and chunk.tag.startswith("h") else ""

    def _is_last_list(self, place: int) -> bool:
        """Whether a list stands there that ends its story, as the links of one do."""
        here, below = self._chunks[place : place + 1], self._chunks[place + 1 : place + 2]
        return bool(here) and here[0].tag == "ul" and (not below or below[0].tag == "hr" or self._opens(below[0]))

    def _ends_story(self, place: int) -> bool:
        """Whether a rule ends a story: it stands ahead of the next one, or behind the last."""
        if place > self._last:
            return not any(chunk.tag == "hr" for chunk in self._chunks[place + 1 :])
        ahead = self._chunks[place + 1 : place + 3]
        return bool(ahead) and (self._opens(ahead[0]) or (ahead[0].is_all("em") and self._opens(ahead[-1])))

    def _opens(self, chunk: _Chunk) -> bool:
        return bool(chunk.hint) or chunk.tag in ("h2", "h3")

    def _cell(self, chunk: _Chunk, named: str, frame: str, inside: bool = False) -> None:
        html = str(self._parser.renderer.render(list(chunk.tokens), self._parser.options, {}))
        if named:
            html = html.replace(f"<{chunk.tag}", f'<{chunk.tag} class="{named}"', 1)
        kind = f" {escape(self._kind)}" if inside and self._kind != Kind.STORY else ""
        name = f' id="story-{self._story}"' if inside else ""
        self._cells.append(f'<table><tr><td class="{frame}{kind}"{name}>{html}</td></tr></table>')
