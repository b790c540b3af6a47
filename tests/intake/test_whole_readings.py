"""Whatever comes in, a reading holds every word of it, becomes an issue, and nothing but NotRead is raised."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.archive.arrivals import Arrival, arrivals
from desk.intake.issue import to_issue
from desk.intake.reading import NotRead, Reading
from desk.model.text import clean_text

TEXT = """The Record
Issue 12, 3 November 2016

HEALTH

Ward opens at last

The ward that was promised nine years ago has opened, and it did so without the minister, who was away. Nobody minded.

  • beds for forty
  • a garden

Researched Links:

NHS England:  New ratings published

A ward for all https://example.org/ward

TRANSPORT

Ferries return

Ferries sail again from Monday, says the harbour master, unless it rains.

---
Sponsored by Boats Ltd
Buy a boat before it is too late, and have it by Friday if you live near the sea.
http://boats.example/buy

You receive this because you asked for it. Unsubscribe: https://list.example/unsubscribe
"""
PAGE = """<!doctype html><html><head><title>The Record</title><style>.h{display:none}</style></head><body>
<div class="h">Five things today</div><table><tr><td><h1>The Record</h1><p>No 12, 3 November 2016</p>
<h2>Health</h2><h3>Ward opens at last</h3><p>The ward that was <b>promised</b> nine years ago has
<a href="https://example.org/ward">opened</a>.</p><ul><li>beds</li><li>garden</li></ul>
<p>Researched Links:</p><p>NHS England: <a href="https://example.org/nhs">New ratings</a></p>
<h2>Transport</h2><h3><a href="https://example.org/ferry">Ferries return</a></h3>
<img src="https://example.org/f.png" alt="A ferry"><p>Ferries sail again from Monday.</p></td></tr></table>
<p><a href="https://list.example/unsubscribe">Unsubscribe</a></p></body></html>
"""
MARKDOWN = """---
title: Catching up
number: 12
---

# The Record

## Health

### Ward opens at last

The ward that was **promised** has [opened](https://example.org/ward).

- beds
- garden

Researched Links:

- NHS England:  [New ratings](https://example.org/nhs)

***

### Ferries return

> Ferries sail again from Monday.
"""
MAIL = f"""From: The Record <record@example.org>
To: reader@example.org
Subject: Catching up
Date: Thu, 3 Nov 2016 10:00:00 +0000
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

{TEXT}"""
SOURCES = {"text": TEXT, "html": PAGE, "markdown": MARKDOWN, "mail": MAIL}
PIECES = (
    "\n", "\n\n", "  ", "\t", "* ", "- ", "# ", "## ", "---\n", "===\n", ":", ":  ", "[", "]", "(", ")", "[1]", "> ",
    "<p>", "</p>", "<td>", "</table>", "<a href='https://e.example/x'>", "</a>", "<h2>", "<li>", "<!--", "-->", "<b>",
    "https://example.org/a", "Researched Links:", "Sponsored by ", "1. ", "…", "“", "\u00a0", "&amp;", "&nbsp;", "\\",
    "|", "`", "```\n", "~~~~\n", "    ", "Unsubscribe", "No 13", "HEADLINE\n", "é", "日本", "\u200b", "From ", "\x00",
)  # fmt: skip
EDIT = st.tuples(st.integers(0, 2000), st.integers(0, 40), st.sampled_from(PIECES) | st.text(max_size=6))


def mutated(source: str, edits: list[tuple[int, int, str]]) -> str:
    """The source with pieces cut out and others put in their place."""
    for place, cut, piece in edits:
        at = place % (len(source) + 1)
        source = source[:at] + piece + source[at + cut :]
    return source


def read(data: bytes, kind: str) -> tuple[Arrival, ...]:
    """The arrivals, each of them an issue too; none for what is refused in a sentence."""
    try:
        found = arrivals(data, f"a.{kind}", kind)
    except NotRead:
        return ()
    for each in found:
        to_issue(each.reading)
        assert all(doubt.story is None or doubt.story < len(each.reading.stories) for doubt in each.reading.doubts)
    return found


def told(reading: Reading) -> str:
    """All that a reading holds."""
    stories = [
        f"{each.headline} {each.section} {each.standfirst} {each.byline} {each.body} {each.links_label} {each.sponsor} "
        f"{each.image} {each.notes} " + " ".join(f"{link.source} {link.title} {link.url}" for link in each.links)
        for each in reading.stories
    ]
    others = [f"{left.words} {left.url}" for left in reading.left_out]
    meta = (reading.title, reading.publication, reading.tagline, reading.number, reading.date, reading.subject)
    return " ".join(map(str, [*stories, *others, *meta, reading.preheader, reading.standfirsts, reading.notes]))


def words(text: str) -> set[str]:
    return {word.casefold() for word in re.findall(r"[^\W\d_]{3,}", text)}


def lost(source: str, found: tuple[Arrival, ...]) -> set[str]:
    """The words of a source that no reading of it holds, not even joined to another: an address may be broken."""
    held = " ".join(told(each.reading) for each in found)
    joined = re.sub(r"[\W\d_]+", "", held).casefold()
    return {word for word in words(clean_text(source)) - words(held) if word not in joined} - {"november", "issue"}


@pytest.mark.parametrize("kind", SOURCES)
def test_a_whole_newsletter_is_read_without_losing_a_word(kind: str) -> None:
    found = read(SOURCES[kind].encode(), kind)
    assert len(found) == 1
    reading = found[0].reading
    assert [story.headline for story in reading.stories][:2] == ["Ward opens at last", "Ferries return"]
    if kind in ("text", "markdown"):
        assert lost(SOURCES[kind], found) <= {"title", "number"}


@pytest.mark.parametrize("kind", [*SOURCES, "json"])
@given(data=st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(kind: str, data: bytes) -> None:
    read(data, kind)


@pytest.mark.parametrize("kind", SOURCES)
@given(text=st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=200))
def test_any_text_is_read_or_refused(kind: str, text: str) -> None:
    read(text.encode(), kind)


@given(st.lists(EDIT, min_size=1, max_size=8))
def test_no_word_of_a_damaged_text_is_lost(edits: list[tuple[int, int, str]]) -> None:
    source = mutated(TEXT, edits)
    found = read(source.encode(), "text")
    assert not found or not lost(source, found)


@pytest.mark.parametrize("kind", ["html", "markdown", "mail"])
@given(edits=st.lists(EDIT, min_size=1, max_size=8))
def test_damaged_newsletters_are_read_or_refused(kind: str, edits: list[tuple[int, int, str]]) -> None:
    read(mutated(SOURCES[kind], edits).encode(), kind)


@given(st.lists(st.text(alphabet="abcdefghijk lmnop\n\n:.-*•12", max_size=60), max_size=8))
def test_no_word_of_a_page_of_paragraphs_is_lost(parts: list[str]) -> None:
    page = "<html><body>" + "".join(f"<p>{part}</p>" for part in parts) + "</body></html>"
    found = read(page.encode(), "html")
    assert not found or not lost(" ".join(parts), found)


@pytest.mark.parametrize(
    "make",
    [
        lambda: ("html", b"<div>" * 20_000 + b"words"),
        lambda: ("html", b"<table><tr><td>" * 3_000 + b"words"),
        lambda: ("html", b"<b><i>" * 10_000 + b"words"),
        lambda: ("html", b"<p>" + b"a " * 200_000),
        lambda: ("text", b"a " * 200_000),
        lambda: ("text", b"\n".join(b"Line %d" % place for place in range(10_000))),
        lambda: ("text", b"https://e.example/" * 5_000),
        lambda: ("text", b"[" * 50_000),
        lambda: ("text", b"> " * 20_000 + b"words"),
        lambda: ("markdown", b"> " * 5_000 + b"words"),
        lambda: ("markdown", b"[" * 20_000),
        lambda: ("markdown", b"*a " * 20_000),
        lambda: ("mail", b"Subject: x\n" * 5_000 + b"\nwords"),
        lambda: ("json", b'{"a":' * 50_000),
    ],
)
def test_sources_that_are_made_to_hang_are_read_or_refused(make: Callable[[], tuple[str, bytes]]) -> None:
    kind, data = make()
    read(data, kind)
