"""What the index keeps of a story comes out of it as it went in."""

import sqlite3
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.archive.packed import WINDOW, LinkEntry, Packing, StoryEntry, often

_TEXT = st.text(st.characters(codec="utf-8"), max_size=12)
_URL = st.sampled_from(("https://www.a.example/x", "http://b.example", "mailto:a@b.example", "", "no address"))
_LINKS = st.lists(st.builds(LinkEntry, _URL, _TEXT, st.sampled_from(("", "1/2"))), max_size=4)


def _story(headline: str, texts: tuple[str, str, str, str], links: Sequence[LinkEntry]) -> StoryEntry:
    return StoryEntry(7, "story", "News", headline, 12, texts, tuple(links))


def _again(story: StoryEntry, first: Sequence[StoryEntry] = ()) -> StoryEntry:
    packing = Packing(often(first))
    return packing.unpacked(packing.packed(story), story.id, story.section, story.words)


@given(_TEXT, st.tuples(_TEXT, _TEXT, _TEXT, _TEXT), _LINKS)
def test_a_story_is_unpacked_as_it_was_packed(
    headline: str, texts: tuple[str, str, str, str], links: list[LinkEntry]
) -> None:
    story = _story(headline, texts, links)
    assert _again(story) == story
    assert _again(story, [story]) == story


@pytest.mark.parametrize("sources", ["", "The Ferry\na.example", "The Ferry\nAnn\na.example", "\0"])
def test_sources_that_the_links_do_not_tell_are_kept(sources: str) -> None:
    links = [LinkEntry("https://www.a.example/x", "The Ferry"), LinkEntry("https://a.example/y", "The Ferry")]
    story = _story("Boats", ("Boats", "", "", sources), links)
    assert _again(story).texts[3] == sources


def test_what_was_not_packed_is_refused() -> None:
    with pytest.raises(sqlite3.DatabaseError, match="not a story"):
        Packing(b"").unpacked(b"these are my notes", 7)


def test_what_stories_often_hold_comes_from_all_over_and_is_no_longer_than_is_looked_back() -> None:
    stories = [_story(f"Number {at} of many", ("", f"{at:x} " * 50, "", ""), ()) for at in range(4000)]
    made = often(stories)
    assert len(made) <= WINDOW
    assert all(f"Number {thousand}".encode() in made for thousand in (1, 2, 3))
    assert often(stories[:3]) == b"".join(often([story]) for story in stories[:3])
    assert often(()) == b""
