"""What an editor does to a story's researched links, and to the inbox of links."""

import pytest

from desk.edit import Refused, links, shelf
from desk.model.issue import Link
from desk.model.publication import Clip, Shelf
from tests.model.made import links_of, newsroom


def link(id: int, title: str = "New", story: int = 11, url: str | None = "https://example.org/new") -> Link:
    return Link(id, "", story, "Source", url, title=title)


def test_new_links_stand_at_the_end_in_the_order_they_are_given() -> None:
    issue = links.add(newsroom(), [link(9, "B"), link(8, "A")])
    assert links_of(issue, 11) == "Link 1, Link 2, Link 3, B, A"
    assert [each.id for each in issue.links] == [8, 9, 111, 112, 113]
    assert links.add(issue, []) is issue


def test_new_links_stand_behind_another() -> None:
    assert (
        links_of(links.add(newsroom(), [link(9, "A"), link(8, "B")], after=111), 11) == "Link 1, A, B, Link 2, Link 3"
    )
    assert links_of(links.add(newsroom(), [link(9, "A", story=12)]), 12) == "A"


@pytest.mark.parametrize(
    ("new", "after", "error"),
    [
        (link(9, story=5), None, LookupError),
        (link(9), 5, LookupError),
        (link(9, story=12), 111, LookupError),
        (link(111), None, Refused),
        (link(9, url="javascript:alert(1)"), None, Refused),
        (link(9, url="no address"), None, Refused),
    ],
)
def test_what_cannot_be_attached_is_refused(new: Link, after: int | None, error: type[Exception]) -> None:
    with pytest.raises(error):
        links.add(newsroom(), [new], after=after)


def test_one_link_cannot_be_added_twice_at_once() -> None:
    with pytest.raises(Refused):
        links.add(newsroom(), [link(9), link(9)])


def test_a_new_link_is_cleaned_and_its_address_checked() -> None:
    hostile = Link(9, "", 11, "So\x1b[2Jurce", " example.org/a ", note="a\nb", title="Ti\u202etle\n")
    made = links.add(newsroom(), [hostile]).link(9)
    assert (made.source, made.url, made.note, made.title) == ("Source", "https://example.org/a", "a b", "Title ")
    assert links.add(newsroom(), [link(9, url="  ")]).link(9).url is None


def test_fields_of_a_link_are_changed() -> None:
    issue = links.change(newsroom(), 111, title="a\nb", url="www.example.org", source=None)
    assert (issue.link(111).title, issue.link(111).url, issue.link(111).source) == (
        "a b",
        "https://www.example.org",
        None,
    )
    assert links.change(issue, 111, url="").link(111).url is None
    assert links.change(issue, 111, title="a b") is issue
    with pytest.raises(Refused) as caught:
        links.change(issue, 111, url="java\x1bscript:x")
    assert "\x1b" not in str(caught.value)
    with pytest.raises(LookupError):
        links.change(issue, 5, title="x")


@pytest.mark.parametrize(
    ("id", "step", "order"),
    [
        (111, 1, "Link 2, Link 1, Link 3"),
        (113, -1, "Link 1, Link 3, Link 2"),
        (111, -1, "Link 1, Link 2, Link 3"),
        (113, 1, "Link 1, Link 2, Link 3"),
    ],
)
def test_a_link_moves_one_place(id: int, step: int, order: str) -> None:
    assert links_of(links.shift(newsroom(), id, step), 11) == order


def test_a_link_moves_to_another_story() -> None:
    issue = links.place(newsroom(), 112, 12, None)
    assert (links_of(issue, 11), links_of(issue, 12)) == ("Link 1, Link 3", "Link 2")
    issue = links.place(issue, 113, 12, 112)
    assert links_of(issue, 12) == "Link 2, Link 3"
    for wrong in ((5, 11, None), (111, 5, None), (111, 12, 111)):
        with pytest.raises(LookupError):
            links.place(issue, *wrong)


def test_a_link_is_taken_out() -> None:
    assert links_of(links.remove(newsroom(), 112), 11) == "Link 1, Link 3"
    with pytest.raises(LookupError):
        links.remove(newsroom(), 5)


def test_the_inbox_keeps_links_as_they_came_in() -> None:
    first = shelf.add(Shelf(), [Clip(9, "", "S", "example.org", "a\x1b[2Jb", title="One"), Clip(8, "", title="Two")])
    both = shelf.add(first, [Clip(7, "", title="Three")])
    assert [clip.title for clip in shelf.inbox(both)] == ["One", "Two", "Three"]
    assert [clip.id for clip in both.clips] == [7, 8, 9]
    assert (both.clips[2].url, both.clips[2].note) == ("https://example.org", "ab")
    assert [clip.title for clip in shelf.inbox(shelf.remove(both, 8))] == ["One", "Three"]


def test_the_inbox_refuses_what_it_cannot_keep() -> None:
    held = shelf.add(Shelf(), [Clip(9, "", title="One")])
    with pytest.raises(Refused):
        shelf.add(held, [Clip(9, "", title="Other")])
    with pytest.raises(Refused):
        shelf.add(held, [Clip(8, "", url="javascript:x")])
    with pytest.raises(LookupError):
        shelf.remove(held, 5)


def test_a_clip_becomes_a_link_of_a_story() -> None:
    clip = Clip(9, "V", "Source", "https://example.org/", "note", title="Title")
    made = links.add(newsroom(), [shelf.as_link(clip, 555, 12)]).link(555)
    assert (made.story, made.source, made.url, made.note, made.title) == (12, "Source", clip.url, "note", "Title")
