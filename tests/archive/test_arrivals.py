"""Old issues on their way into a folder: read, told apart from what is there by what they say, and kept."""

from dataclasses import replace
from pathlib import Path

import pytest

from desk.archive.arrivals import Alike, Arrival, Here, Incoming, OutOfOrder, arrivals, issue_of, put_into
from desk.archive.files import NotRead
from desk.formats import render
from desk.model.issue import Issue, Link, Section, Story
from desk.model.publication import Publication
from desk.read.reading import Doubt, LeftOut, Lines, Matter, Reading
from desk.read.reasons import Reason
from desk.store.folder.issues import Folder

WORDS = (
    "The harbour opens on Monday.",
    "Ferries go back to their old hours.",
    "Nobody minded at all.",
    "The quarry was let.",
    "It is not known to whom.",
    "Lamps were counted twice.",
    "One was missing on Friday.",
    "It had been sold.",
)


def issue(number: int | None = 12, day: str = "2016-11-03", said: tuple[str, ...] = WORDS, **fields: str) -> Issue:
    """An issue with a story of one sentence for each of `said`; ids count up as those of a reading do."""
    stories = tuple(
        Story(
            10 + at, chr(ord("A") + at), section=1, headline=f"Story about {words.split()[1]} {words[-9:]}", body=words
        )
        for at, words in enumerate(said)
    )
    return Issue(0, number, date=day, sections=(Section(1, "V", "Town"),), stories=stories, **fields)


def reading(made: Issue | None = None, **fields: object) -> Reading:
    return replace(Reading(made or issue(), publication="The Record", tagline="Every week"), **fields)


READING = reading()
OTHER = tuple(f"{words[:-1]} in the other country." for words in WORDS)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path / "issues", cache=tmp_path / "cache")


def keep(incoming: Incoming, made: Reading, name: str = "a.txt", **how: bool) -> Issue:
    found = issue_of(Arrival(name, made), incoming.publication_for(made))
    return incoming.keep(found, name, made, **how).issue


def test_a_source_becomes_a_finished_issue_under_ids_of_its_own(folder: Folder) -> None:
    source = b"## Harbour\n\nIt opens.\n\n## A wall\n\nIt was rebuilt.\n"
    (arrival,) = arrivals(source, "12.md")
    incoming = Incoming(folder)
    made = issue_of(arrival, incoming.publication)
    assert made.status == "sent"
    assert [story.headline for story in made.in_order()] == ["Harbour", "A wall"]
    assert not {story.id for story in made.stories} & {story.id for story in arrival.reading.issue.stories}
    opened = incoming.keep(made, arrival.name, arrival.reading)
    assert [story.headline for story in folder.open_issue(opened.path).issue.in_order()] == ["Harbour", "A wall"]


def test_the_publication_is_begun_once_with_the_name_of_the_first(folder: Folder) -> None:
    incoming = Incoming(folder)
    keep(incoming, READING)
    keep(incoming, reading(issue(13, "2016-11-10", OTHER), publication="Another"))
    publication, _ = folder.publication()
    assert (publication.name, publication.tagline) == ("The Record", "Every week")
    assert [each.number for each in folder.summaries()] == [13, 12]


def test_the_first_issue_needs_no_note_about_a_name_that_the_publication_got_from_it(folder: Folder) -> None:
    incoming = Incoming(folder)
    assert keep(incoming, READING).placed("spiked") == ()
    (aside,) = keep(incoming, reading(issue(13, "2016-11-10", OTHER), publication="Another")).placed("spiked")
    assert aside.notes == "Name: Another"


def test_an_issue_of_other_words_is_another_whatever_its_size(folder: Folder) -> None:
    incoming = Incoming(folder)
    keep(incoming, reading(issue(None, "")))
    swapped = tuple(" ".join(reversed(words.split())) for words in WORDS)
    assert incoming.twin(issue(None, "", swapped)) is None
    keep(incoming, reading(issue(None, "", swapped)))
    assert len(folder.summaries()) == 2


def test_an_issue_of_the_same_words_is_here_whatever_it_is_called(folder: Folder) -> None:
    incoming = Incoming(folder)
    keep(incoming, READING)
    for number, day in ((12, "2016-11-03"), (None, ""), (40, "2019-01-01")):
        with pytest.raises(Here):
            keep(incoming, reading(issue(number, day)))


def test_an_issue_that_shares_half_of_its_words_is_asked_about(folder: Folder) -> None:
    incoming = Incoming(folder)
    keep(incoming, READING)
    half = issue(None, "2015-01-08", (*WORDS[:3], *OTHER[3:]))
    with pytest.raises(Alike, match=r"looks like 0012-\S+ \(No 12\): \d+ %"):
        keep(incoming, reading(half))
    assert keep(incoming, reading(replace(half, number=7))).number == 7
    assert keep(incoming, reading(half), again=True).date == "2015-01-08"


def test_one_number_and_other_words_is_asked_about_unless_the_days_differ(folder: Folder) -> None:
    incoming = Incoming(folder)
    keep(incoming, READING)
    with pytest.raises(Alike, match="is called what 0012"):
        keep(incoming, reading(issue(12, "", OTHER)))
    assert keep(incoming, reading(issue(12, "2014-03-03", OTHER))).number is None


def test_one_day_and_title_and_other_words_is_asked_about_unless_the_numbers_differ(folder: Folder) -> None:
    incoming = Incoming(folder)
    keep(incoming, reading(issue(12, title="The quay")))
    with pytest.raises(Alike, match="is called what 0012"):
        keep(incoming, reading(issue(None, "2016-11-03", OTHER, title="The  Quay")))
    assert keep(incoming, reading(issue(11, "2016-11-03", OTHER, title="The quay"))).number == 11


def test_few_words_are_enough_where_the_number_is_the_same(folder: Folder) -> None:
    incoming = Incoming(folder)
    short = Issue(0, 5, stories=(Story(1, "V", headline="Harbour reopened"),))
    keep(incoming, reading(short))
    with pytest.raises(Here):
        keep(incoming, reading(short))
    assert incoming.twin(replace(short, number=6)) is None


def test_what_every_issue_says_tells_none_of_them_apart(folder: Folder) -> None:
    incoming = Incoming(folder)
    usual = ("Write to us about anything.", "Become a member today.", "This letter is free.", "Pass it on to others.")
    for number in range(1, 6):
        things = ("boat", "cart", "mill", "drum", "lamp", "rope", "bell", "harp")
        own = tuple(f"Number{number} tells of the {thing} of year {number}." for thing in things)
        made = reading(issue(None, f"2016-01-{number:02}", (*own, *usual)))
        if number in (2, 3):
            with pytest.raises(Alike):
                keep(incoming, made)
        keep(incoming, made, again=number in (2, 3))
    assert len(folder.summaries()) == 5


def test_again_takes_it_in_beside_without_its_number(folder: Folder) -> None:
    incoming = Incoming(folder)
    first = keep(incoming, READING)
    again = keep(incoming, READING, again=True)
    assert (first.number, again.number) == (12, None)
    assert first.id != again.id


def test_an_issue_that_came_in_just_before_is_here_too(folder: Folder) -> None:
    incoming = Incoming(folder)
    keep(incoming, READING, dry_run=True)
    with pytest.raises(Here):
        keep(incoming, READING, dry_run=True)
    assert not folder.path.exists()


def test_an_unreadable_file_keeps_its_number_and_hinders_nothing(folder: Folder) -> None:
    folder.begin()
    (folder.path / "0012-broken.json").write_text("{")
    incoming = Incoming(folder)
    assert incoming.known_sources() == ()
    with pytest.raises(Here, match="0012-broken"):
        keep(incoming, READING)
    assert keep(incoming, READING, again=True).number is None


def test_known_sources_are_those_of_the_archive(folder: Folder) -> None:
    links = (Link(3, "A", 10, "NHS England", title="y"), Link(4, "B", 10, title="z"))
    keep(Incoming(folder), reading(replace(issue(), links=links)))
    assert Incoming(folder).known_sources() == ("NHS England",)


def test_a_draft_in_hand_stays_the_latest(folder: Folder) -> None:
    folder.create_issue(Issue(id=1, number=3, date="2026-11-05", stories=(Story(2, "V", headline="New"),)))
    incoming = Incoming(folder)
    with pytest.raises(OutOfOrder, match="desk set 3 number 13"):
        keep(incoming, READING)
    assert keep(incoming, READING, numbers=False).number is None
    assert keep(incoming, reading(issue(2, "", OTHER))).number == 2
    assert folder.find("latest").name.startswith("0003")


def test_an_issue_that_says_nothing_of_itself_is_named_after_its_file(folder: Folder) -> None:
    incoming = Incoming(folder)
    made = issue_of(Arrival("old/spring letter.md", reading(issue(None, ""))), incoming.publication)
    assert incoming.keep(made, "old/spring letter.md").path.name == "spring-letter.json"


def test_an_imported_issue_can_be_exported(folder: Folder) -> None:
    incoming = Incoming(folder)
    assert "Story about harbour" in render(keep(incoming, READING), incoming.publication, "html")


def test_stories_go_into_an_issue_that_is_there_with_what_was_left_out_of_them() -> None:
    here = Issue(1, 3, sections=(Section(2, "A", "Country"), Section(3, "B", "town ")), stories=(Story(4, "V", 2),))
    left = (LeftOut(Reason.FOOTER, "Unsubscribe", "https://list.example/out", Lines(9, 9)),)
    doubts = (Doubt(Matter.HEADLINE, 10, Lines(2, 2), "headline", "body"),)
    arrival = Arrival("a.txt", reading(issue(said=WORDS[:2]), left_out=left, doubts=doubts))
    made = put_into(here, arrival, Publication(5, sections=("Country", "town ")))
    assert [section.title for section in made.running_order] == ["Country", "town "]
    assert [story.section for story in made.in_order()] == [2, 3, 3]
    assert not {10, 11} & {story.id for story in made.stories}
    (aside,) = made.placed("spiked")
    assert "Unsubscribe <https://list.example/out>" in aside.notes
    assert (made.id, made.number, made.status) == (1, 3, "draft")


def test_a_source_without_a_story_is_refused() -> None:
    with pytest.raises(NotRead, match=r"story"):
        arrivals(b"<p><img src=https://a.example/a.png></p>", "a.html")


def test_what_cannot_be_read_is_named() -> None:
    with pytest.raises(NotRead, match=r"a\.pdf is a PDF"):
        arrivals(b"%PDF-1.7 ...", "a.pdf")
