"""The running text of one block, out of the parser's tokens: words, links, pictures, marks of footnotes."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, cast

from desk.formats.prose.bare_links import linked, may_hold_address
from desk.formats.prose.figures import Raw, Shown, picture_of, spoken
from desk.formats.prose.typography import runs
from desk.formats.prose.values import (
    Anchor,
    Break,
    Code,
    Emphasis,
    Inline,
    NoteMark,
    Stressed,
    Strong,
    Struck,
    Text,
    plain,
)
from desk.model.text import clean_line
from desk.model.url import host, safe_url

if TYPE_CHECKING:
    from markdown_it.token import Token

_STRESSED: dict[str, type[Stressed]] = {"strong_open": Strong, "em_open": Emphasis, "s_open": Struck}
_ENDS = frozenset({"strong_close", "em_close", "s_close", "link_close"})


def inlines_of(tokens: Sequence["Token"], marks: str) -> tuple[Inline, ...]:
    """The running text of one block; `marks` as in `read`."""
    inlines = cast("tuple[Inline, ...]", nested(iter(tokens)))
    if any(token.type == "image" for token in tokens):
        inlines = spoken(inlines)
    return curved(inlines, marks) if marks else inlines


def nested(tokens: Iterator["Token"], *, link: bool = False) -> tuple[Raw, ...]:
    """Running text up to the end of what it is in; inside a link no address becomes another one."""
    made: list[Raw] = []
    for token in tokens:
        if token.type in _STRESSED:
            if stressed := nested(tokens, link=link):
                made.append(_STRESSED[token.type](cast("tuple[Inline, ...]", stressed)))
        elif token.type == "link_open":
            made += _anchor(safe_url(str(token.attrs.get("href", ""))), nested(tokens, link=True))
        elif token.type in _ENDS:
            break
        else:
            _add(made, token)
    return tuple(made) if link else tuple(_with_links(made))


def _add(made: list[Raw], token: "Token") -> None:
    """Add what holds nothing else."""
    match token.type:
        case "text":
            _add_words(made, token.content)
        case "softbreak":
            _add_words(made, " ")
        case "image":
            _add_picture(made, token)
        case "footnote_mark":
            made.append(NoteMark(str(token.meta["label"])))
        case "code_inline":
            made.append(Code(token.content))
        case "hardbreak":
            made.append(Break())


def _with_links(inlines: Iterable[Raw]) -> Iterator[Raw]:
    for inline in inlines:
        if isinstance(inline, Text) and may_hold_address(inline.text):
            yield from linked(inline.text)
        else:
            yield inline


def _anchor(url: str | None, inside: tuple[Raw, ...]) -> Iterator[Anchor]:
    """A link; one without words is called by its address, and without that either it is nothing."""
    words = cast("tuple[Inline, ...]", inside)  # a picture among them is parted from them by who asked for the line
    if any(isinstance(inline, Shown) for inline in inside) or has_words(words):
        yield Anchor(url, words)
    elif url:
        yield Anchor(url, (Text(host(url) or url),))


def _add_picture(made: list[Raw], token: "Token") -> None:
    """A picture; one whose address is no https one, which mail programs ask for, is its words."""
    alt = clean_line(plain(spoken(nested(iter(token.children or ()), link=True)))).strip()
    src = safe_url(str(token.attrs.get("src", "")))
    if src and src.lower().startswith("https:"):
        made.append(picture_of(src, alt, clean_line(str(token.attrs.get("title", ""))).strip()))
    else:
        _add_words(made, alt)


def has_words(inlines: tuple[Inline, ...]) -> bool:
    """Whether anything is printed of running text; most begins with a word, and then no more is looked at."""
    first = inlines[0] if inlines else Break()
    return bool((isinstance(first, Text) and first.text.strip()) or plain(inlines).strip())


def _add_words(made: list[Raw], words: str) -> None:
    if words and made and isinstance(made[-1], Text):
        made[-1] = Text(made[-1].text + words)
    elif words:
        made.append(Text(words))


def curved(inlines: Sequence[Inline], language: str) -> tuple[Inline, ...]:
    """Running text with the typographic signs of a language. What is emphasised or linked in it parts no word."""
    words = list(_runs(inlines))
    made = runs(words, language)
    return tuple(inlines) if made == words else tuple(_with(inlines, iter(made)))


def _runs(inlines: Iterable[Inline]) -> Iterator[str]:
    """The runs of words, and one character for whatever else stands between them."""
    for inline in inlines:
        match inline:
            case Text(text):
                yield text
            case Strong(inside) | Emphasis(inside) | Struck(inside) | Anchor(_, inside):
                yield from _runs(inside)
            case _:
                yield "\n" if isinstance(inline, Break) else "x"


def _with(inlines: Iterable[Inline], made: Iterator[str]) -> Iterator[Inline]:
    """The same running text with the runs of words as they were made."""
    for inline in inlines:
        match inline:
            case Text():
                yield Text(next(made))
            case Strong(inside) | Emphasis(inside) | Struck(inside):
                yield type(inline)(tuple(_with(inside, made)))
            case Anchor(url, inside):
                yield Anchor(url, tuple(_with(inside, made)))
            case _:
                next(made)
                yield inline
