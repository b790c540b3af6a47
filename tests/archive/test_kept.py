"""What the index keeps of a story comes out of it as it went in."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.archive.kept import LinkEntry, StoryEntry, packed, unpacked

_TEXT = st.text(st.characters(codec="utf-8"), max_size=12)
_URL = st.sampled_from(("https://www.a.example/x", "http://b.example", "mailto:a@b.example", "", "no address"))
_LINKS = st.lists(st.builds(LinkEntry, _URL, _TEXT, st.sampled_from(("", "1/2"))), max_size=4)


def _story(headline: str, texts: tuple[str, str, str, str], links: Sequence[LinkEntry]) -> StoryEntry:
    return StoryEntry(7, "story", "News", headline, 12, texts, tuple(links))


@given(_TEXT, st.tuples(_TEXT, _TEXT, _TEXT, _TEXT), _LINKS)
def test_a_story_is_unpacked_as_it_was_packed(
    headline: str, texts: tuple[str, str, str, str], links: list[LinkEntry]
) -> None:
    story = _story(headline, texts, links)
    assert unpacked(packed(story)) == story


@pytest.mark.parametrize("sources", ["", "The Ferry\na.example", "The Ferry\nAnn\na.example", "\0"])
def test_sources_that_the_links_do_not_tell_are_kept(sources: str) -> None:
    links = [LinkEntry("https://www.a.example/x", "The Ferry"), LinkEntry("https://a.example/y", "The Ferry")]
    story = _story("Boats", ("Boats", "", "", sources), links)
    assert unpacked(packed(story)).texts[3] == sources


def test_what_was_not_packed_is_refused() -> None:
    with pytest.raises(ValueError, match="not a story"):
        unpacked(b"these are my notes")
