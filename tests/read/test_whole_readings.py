"""Whatever comes in, a reading holds every word of it, becomes an issue, and nothing but NotRead is raised."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk.archive.arrivals import Arrival, arrivals, issue_of
from desk.archive.files import NotRead
from desk.model.publication import Publication
from desk.model.text import clean_text
from desk.read.line import Form
from desk.read.reading import Reading

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
FORMS = tuple(map(str, Form))
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


def read(data: bytes, form: str) -> tuple[Arrival, ...]:
    """The arrivals, each of them an issue too; none for what is refused in a sentence."""
    try:
        found = arrivals(data, f"a.{form}", form)
    except NotRead:
        return ()
    for each in found:
        issue_of(each, Publication(1))
        parts = {None, *each.reading.where}
        assert all(doubt.of in parts for doubt in each.reading.doubts)
    return found


def told(reading: Reading) -> str:
    """All that a reading holds."""
    issue = reading.issue
    held = [
        f"{each.headline} {each.standfirst} {each.byline} {each.body} {each.links_label} {each.sponsor} {each.image} "
        f"{each.notes} {each.kind}"
        for each in issue.stories
    ]
    held += [f"{link.source} {link.title} {link.url} {link.note}" for link in issue.links]
    held += [f"{section.title} {section.standfirst}" for section in issue.sections]
    held += [f"{left.text} {left.url}" for left in reading.left_out]
    held += [issue.title, str(issue.number), issue.date, issue.subject, issue.preheader]
    return " ".join([*held, reading.publication, reading.tagline])


def words(text: str) -> set[str]:
    return {word.casefold() for word in re.findall(r"[^\W\d_]{3,}", text)}


SAID_OTHERWISE = {"november", "issue", "title", "number", "sponsored"}
"""Words whose meaning is a field: the day, the number, what kind of story it is."""


def lost(source: str, found: tuple[Arrival, ...]) -> set[str]:
    """The words of a source that no reading of it holds, not even joined to another: an address may be broken."""
    held = " ".join(told(each.reading) for each in found)
    joined = re.sub(r"[\W\d_]+", "", held).casefold()
    return {word for word in words(clean_text(source)) - words(held) if word not in joined} - SAID_OTHERWISE


@pytest.mark.parametrize("form", SOURCES)
def test_a_whole_newsletter_is_read_without_losing_a_word(form: str) -> None:
    (found,) = read(SOURCES[form].encode(), form)
    headlines = [story.headline for story in found.reading.issue.in_order()]
    assert headlines[:2] == ["Ward opens at last", "Ferries return"]
    if form in ("text", "markdown"):
        assert not lost(SOURCES[form], (found,))


@pytest.mark.parametrize("form", [*FORMS, "json"])
@given(data=st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(form: str, data: bytes) -> None:
    read(data, form)


@pytest.mark.parametrize("form", FORMS)
@given(text=st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=200))
def test_any_text_is_read_or_refused(form: str, text: str) -> None:
    read(text.encode(), form)


@settings(max_examples=60, deadline=None)
@given(st.lists(EDIT, min_size=1, max_size=8))
def test_no_word_of_a_damaged_text_is_lost(edits: list[tuple[int, int, str]]) -> None:
    source = mutated(TEXT, edits)
    found = read(source.encode(), "text")
    assert not found or not lost(source, found)


@pytest.mark.parametrize("form", ["html", "markdown", "mail"])
@settings(max_examples=60, deadline=None)
@given(edits=st.lists(EDIT, min_size=1, max_size=8))
def test_damaged_newsletters_are_read_or_refused(form: str, edits: list[tuple[int, int, str]]) -> None:
    read(mutated(SOURCES[form], edits).encode(), form)


@settings(max_examples=60, deadline=None)
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
        lambda: ("text", b"\n".join(b"Line %d" % place for place in range(2_000))),
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
    form, data = make()
    read(data, form)
