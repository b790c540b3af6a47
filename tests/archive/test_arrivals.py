"""How a screen takes old issues in: read, review, save."""

from dataclasses import replace
from pathlib import Path

import pytest

from desk.archive.arrivals import Arrival, Here, Incoming, OutOfOrder, arrivals
from desk.formats import render
from desk.intake import review
from desk.intake.reading import NotRead, Reading, ReadLink, ReadStory
from desk.model.issue import Issue, Story
from desk.store.folder.issues import Folder

READING = Reading(
    publication="The Record",
    tagline="Every week",
    number=12,
    date="2016-11-03",
    stories=(ReadStory(headline="Harbour", body="It opens."), ReadStory(headline="A line", body="More.")),
)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path / "issues", cache=tmp_path / "cache")


def test_read_review_save(folder: Folder) -> None:
    (arrival,) = arrivals(b"## Harbour\n\nIt opens.\n\n## A line\n\nMore.\n", "12.md")
    incoming = Incoming(folder)
    arrival = arrival.reviewed(review.merge(arrival.reading, 1))
    assert [story.headline for story in incoming.issue(arrival).in_order()] == ["Harbour"]
    assert incoming.twin(incoming.issue(arrival)) is None
    opened = incoming.save(arrival)
    assert opened.path.name == "12.json"
    (story,) = folder.open_issue(opened.path).issue.in_order()
    assert story.body == "It opens.\n\nA line\n\nMore."


def test_another_newsletter_of_the_same_number_comes_in_without_it_and_in_doubt(folder: Folder) -> None:
    incoming = Incoming(folder)
    first = replace(READING, date="2016-11-03")
    incoming.save(Arrival("a.txt", first))
    other = replace(first, date="2014-03-03", title="", subject="Quite another", stories=(ReadStory("story", "Else"),))
    arrival = incoming.fitted(Arrival("b.txt", other))
    assert arrival.reading.number is None
    assert [(doubt.about, doubt.other) for doubt in arrival.reading.doubts] == [("number", "No 12")]
    opened = incoming.save(arrival)
    assert opened.issue.number is None
    assert incoming.fitted(Arrival("a.txt", first)).reading == first
    with pytest.raises(Here):
        incoming.save(Arrival("a.txt", first))
    with pytest.raises(Here):
        incoming.save(Arrival("b.txt", other))


def test_the_publication_is_begun_once(folder: Folder) -> None:
    incoming = Incoming(folder)
    incoming.save(Arrival("a.txt", READING))
    incoming.save(Arrival("b.txt", replace(READING, number=13, publication="Another")))
    publication, _ = folder.publication()
    assert (publication.name, publication.tagline) == ("The Record", "Every week")
    assert [each.number for each in folder.summaries()] == [13, 12]


def test_a_changed_reading_of_the_desks_own_issue_is_made_anew() -> None:
    own = Issue(id=5, number=7, stories=(Story(6, "V", headline="Ours", status="draft"),))
    arrival = Arrival("a.json", READING, own)
    assert arrival.reviewed(READING).own is own
    assert arrival.reviewed(replace(READING, title="x")).own is None


def test_an_unreadable_file_keeps_its_number_and_hinders_nothing(folder: Folder) -> None:
    folder.begin()
    (folder.path / "0012-broken.json").write_text("{")
    incoming = Incoming(folder)
    assert incoming.known_sources() == ()
    with pytest.raises(Here, match="0012-broken"):
        incoming.save(Arrival("a.txt", READING))
    opened = incoming.save(Arrival("a.txt", READING), again=True)
    assert opened.issue.number is None


def test_known_sources_are_those_of_the_archive(folder: Folder) -> None:
    story = ReadStory(headline="x", links=(ReadLink("y", "NHS England"), ReadLink("z")))
    Incoming(folder).save(Arrival("a.txt", replace(READING, stories=(story,))))
    assert Incoming(folder).known_sources() == ("NHS England",)


def test_a_dry_run_refuses_what_would_be_refused_and_writes_nothing(folder: Folder) -> None:
    incoming = Incoming(folder)
    incoming.save(Arrival("a.txt", READING), dry_run=True)
    with pytest.raises(Here):
        incoming.save(Arrival("a.txt", READING), dry_run=True)
    assert not folder.path.exists()


def test_a_draft_in_hand_stays_the_latest(folder: Folder) -> None:
    folder.create_issue(Issue(id=1, number=3, date="2026-11-05", stories=(Story(2, "V", headline="New"),)))
    incoming = Incoming(folder)
    with pytest.raises(OutOfOrder, match="desk set 3 number 13"):
        incoming.save(Arrival("a.txt", READING))
    assert incoming.save(Arrival("a.txt", READING), numbers=False).issue.number is None
    assert incoming.save(Arrival("a.txt", replace(READING, number=2, date=""))).issue.number == 2
    assert folder.find("latest").name.startswith("0003")


def test_an_imported_issue_can_be_exported(folder: Folder) -> None:
    incoming = Incoming(folder)
    opened = incoming.save(Arrival("a.txt", READING))
    assert "Harbour" in render(opened.issue, incoming.publication, "html")


def test_a_source_without_a_story_is_refused() -> None:
    with pytest.raises(NotRead, match="--as"):
        arrivals(b"---\n\n---\n", "a.txt")


def test_what_cannot_be_read_is_named() -> None:
    with pytest.raises(NotRead, match=r"deep\.html"):
        arrivals(b"<p>" + b"<div>" * 3000 + b"words", "deep.html")
