"""Texts that make a careless reader or renderer slow: twelve families, each as long as it is asked for.

What grows faster than its input hangs a desk on the day when someone pastes a picture as base64. A family makes a
text of about `size` characters; `issue` makes it a body, `page` and `mail` wrap it for what reads old issues.
"""

from collections.abc import Callable
from itertools import count, islice

from desk.model.issue import Issue, Link, Section, Story
from desk.model.order import spread

FIRST = 10**14 + 1
"""The least document id that a file of desk holds."""
_ROW = "| Leeds | 1,204 | up 3 | https://example.org/leeds |\n"


def _again(text: str, size: int) -> str:
    return (text * (size // len(text) + 1))[:size]


def _nested(opening: str, words: str, closing: str, size: int) -> str:
    deep = max(1, size // (len(opening) + len(words) + len(closing)))
    return (opening + words) * deep + closing * deep


def _staircase(size: int) -> str:
    """Lists and quotations that go forty levels down, again and again."""
    stairs = [f"{'  ' * level}- {'> ' * (level % 3)}level {level}\n" for level in range(40)]
    return _again("".join(stairs) + "\n", size)


def _links(size: int) -> str:
    made = (f"See [report {at}](https://example.org/{at}?a=1&b=2) and https://example.org/{at}.\n\n" for at in count())
    return "".join(islice(made, size // 72 + 1))[:size]


def _stories(size: int) -> str:
    made = (f"## Headline {at}\n\nA few words of story {at}.\n\nSOURCE:  Its link\n" for at in count())
    return "".join(islice(made, size // 64 + 1))[:size]


FAMILIES: dict[str, Callable[[int], str]] = {
    "one word": lambda size: "data:image/png;base64," + _again("iVBORw0KGgoAAAANSUhEUgAA", size),
    "brackets": lambda size: "[" * size,
    "nested font": lambda size: _nested('<font size="2">', "a ", "</font>", size),
    "less-than signs": lambda size: "<" * size,
    "short lines": lambda size: _again("ab\n", size),
    "tables": lambda size: "| City | Seen | Trend | Where |\n| --- | ---: | --- | --- |\n" + _again(_ROW, size),
    "links": _links,
    "deep lists": _staircase,
    "combining marks": lambda size: "a" + "\u0301\u0323\u0308" * (size // 3),
    "wide characters": lambda size: _again("東京の会議は、来週の火曜日に開かれる。", size),
    "one line": lambda size: _again("The council has published its ratings of all homes in the city. ", size),
    "stories": _stories,
}
"""Name and maker: `FAMILIES["one word"](50_000)`."""

SIGNS: dict[str, Callable[[int], str]] = {
    "stars": lambda size: _again("*a **b ", size),
    "closing brackets": lambda size: _again("a]", size),
    "pictures": lambda size: "![" * (size // 2),
    "links without an end": lambda size: "[a](" * (size // 4),
    "links in angles": lambda size: "[a](<b" * (size // 6),
    "links and brackets": lambda size: "[" * (size // 2) + "a" + "](b)" * (size // 8),
    "backticks": lambda size: "".join(f"e{'`' * at}" for at in range(1, int((2 * size) ** 0.5))),
    "quotation signs": lambda size: ">" * size,
    "quotations": lambda size: _again("> a\n\n", size),
    "numbers": lambda size: "1. " * (size // 3),
    "stars in a row": lambda size: "* " * (size // 2),
    "ampersands": lambda size: "&" * size,
    "entities": lambda size: "&amp;" * (size // 5),
    "backslashes": lambda size: "\\" * size,
    "spaces": lambda size: "a" + " " * size + "b",
    "empty lines": lambda size: "a\n" + "\n" * size + "b",
    "dashes": lambda size: _again("-", size),
    "colons": lambda size: _again("A: ", size),
    "at signs": lambda size: _again("a@", size),
    "dots": lambda size: _again("a.", size),
    "addresses": lambda size: "https://example.org/" + "a(" * (size // 2),
    "schemes": lambda size: _again("https://", size),
    "quotes": lambda size: _again("\"'", size),
    "definitions": lambda size: "".join(f"[a{at}]: b{at}\n" for at in range(size // 14)),
    "comments": lambda size: "<!-" * (size // 3),
    "underscores": lambda size: _again("_a", size),
    "hashes": lambda size: "#" * size,
    "emoji": lambda size: "👩\u200d" * (size // 2),
    "escapes": lambda size: "\x1b]0;" * (size // 4),
    "tabs": lambda size: "\t" * size,
    "code": lambda size: "```\n" + "x" * size + "\n```",
    "merge tags": lambda size: "*|" * (size // 2),
    "numbers in brackets": lambda size: "".join(f"[{at}] " for at in range(1, size // 6)),
}
"""Runs of a sign that means something to Markdown, to mail or to a terminal, each alone."""


def issue(name: str, size: int) -> Issue:
    """An issue of about so many characters: of many stories, of many links, or of one story with the family's text."""
    section = Section(FIRST, "a", "A section")
    if name == "stories":
        many = max(1, size // 100)
        stories = tuple(
            Story(
                FIRST + at, order, FIRST, headline=f"Headline {at}", body=f"A few words of story {at}, and more of it."
            )
            for at, order in enumerate(spread(many), 1)
        )
        return Issue(FIRST, 1, subject="Many stories", sections=(section,), stories=stories)
    story = Story(FIRST + 1, "a", FIRST, headline="Headline", body=(FAMILIES | SIGNS)[name](size))
    links: tuple[Link, ...] = ()
    if name == "links":
        links = tuple(
            Link(FIRST + at, order, story.id, "Source", f"Title {at}", f"https://example.org/{at}")
            for at, order in enumerate(spread(max(1, size // 100)), 2)
        )
    return Issue(FIRST, 1, subject="One story", sections=(section,), stories=(story,), links=links)


def page(name: str, size: int) -> bytes:
    """The family as a web page: text that is no markup in paragraphs, and the markup that a page would use for it."""
    text = (FAMILIES | SIGNS)[name](size)
    if name == "tables":
        text = "<table>" + "<tr><td>Leeds</td><td>1,204</td></tr>" * (size // 40) + "</table>"
    elif name == "deep lists":
        text = _nested("<ul><li>", "a", "</li></ul>", size)
    elif name == "links":
        text = "".join(f'<p><a href="https://example.org/{at}">Report {at}</a></p>' for at in range(size // 56))
    elif name in ("short lines", "one line", "stories"):
        text = "".join(f"<p>{line}</p>\n" for line in text.split("\n"))
    return f"<!doctype html><html><head><title>A page</title></head><body>{text}</body></html>".encode()


def mail(name: str, size: int) -> bytes:
    """The family as the text of a mail."""
    head = "From: The Weekly <weekly@example.org>\r\nSubject: No 12\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
    return (head + (FAMILIES | SIGNS)[name](size).replace("\n", "\r\n")).encode()
