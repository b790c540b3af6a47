"""Issues to try things on: one that a person can keep in mind, of `newsroom`, and any number by chance."""

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from desk.model import order
from desk.model.issue import Image, Issue, Link, Place, Section, Status, Story
from desk.model.kinds import Kind
from desk.model.publication import Brand, Clip, Publication, Shelf
from tests.model.newsroom import links_of, newsroom, outline

__all__ = ["links_of", "newsroom", "outline"]  # most tests that have them want what is made by chance, too

lines = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)
texts = st.lists(
    st.sampled_from(["", "One line.", "Zwei Zeilen — “so”.", "üñí 👩‍💻", "[words](https://a.org)"]), max_size=5
).map("\n".join)
keys = st.text(order.DIGITS, min_size=1, max_size=3).map(lambda key: key + "V")
ids = st.integers(10**14, 10**15 - 1)
plain: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**60), 2**60) | lines,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(lines, inner, max_size=2),
    max_leaves=4,
)
unknown = st.dictionaries(st.sampled_from(["x_colour", "zebra", "a_field", "id_"]), plain, max_size=2)
tables = st.dictionaries(
    st.sampled_from(["plugins", "notes_of_others"]),
    st.dictionaries(ids.map(str), st.dictionaries(lines, plain, max_size=2), max_size=2),
    max_size=2,
)


@st.composite
def issues(draw: st.DrawFn) -> Issue:
    """Any issue: dangling stories and links, equal order keys, unknown fields and tables among them."""
    section_ids = draw(st.lists(ids, unique=True, max_size=3))
    story_ids = draw(st.lists(ids, unique=True, max_size=5))
    link_ids = draw(st.lists(ids, unique=True, max_size=4))
    homes = st.sampled_from([*section_ids, None, 777])
    story = st.builds(
        Story,
        id=st.just(0),
        order=keys,
        section=homes,
        kind=st.sampled_from([*Kind, "poll"]),
        place=st.sampled_from(list(Place)),
        status=st.sampled_from(list(Status)),
        headline=st.none() | lines,
        links_label=st.none() | lines,
        sponsor=st.none() | lines,
        image=st.none() | st.builds(Image, src=lines, alt=lines, unknown=unknown),
        notes=texts,
        origin=st.none() | lines,
        body=texts,
        unknown=unknown,
    )
    link = st.builds(
        Link,
        id=st.just(0),
        order=keys,
        story=st.sampled_from([*story_ids, 888]),
        source=st.none() | lines,
        url=st.none() | lines,
        title=lines,
        unknown=unknown,
    )
    section = st.builds(Section, id=st.just(0), order=keys, title=st.none() | lines, standfirst=lines, unknown=unknown)
    return Issue(
        id=draw(ids),
        number=draw(st.none() | st.integers(0, 999)),
        title=draw(lines),
        subject=draw(lines),
        sections=tuple(_with_id(draw(section), id) for id in sorted(section_ids)),
        stories=tuple(_with_id(draw(story), id) for id in sorted(story_ids)),
        links=tuple(_with_id(draw(link), id) for id in sorted(link_ids)),
        unknown=draw(unknown),
        unknown_tables=draw(tables),
    )


def _with_id(value: Any, id: int) -> Any:
    return replace(value, id=id)


publications = st.builds(
    Publication,
    id=ids,
    name=lines,
    postal_address=texts,
    sections=st.lists(lines, max_size=3).map(tuple),
    cadence=st.integers(0, 60),
    brand=st.builds(Brand, accent=lines, width=st.integers(1, 999), unknown=unknown),
    footer=texts,
    unknown=unknown,
    unknown_tables=tables,
)
clips = st.builds(
    Clip, id=ids, order=keys, source=st.none() | lines, url=st.none() | lines, title=lines, unknown=unknown
)
shelves = st.builds(
    Shelf,
    clips=st.lists(clips, max_size=3, unique_by=lambda clip: clip.id).map(
        lambda made: tuple(sorted(made, key=lambda clip: clip.id))
    ),
    unknown_tables=tables,
)
