"""The end of the week as edits: what is frozen, what stands, who booked what, what was corrected."""

from dataclasses import replace
from functools import cache, partial

import pytest

from desk.edit import Refused, corrections, freezing, next_issue, sponsors, standing, stories
from desk.edit.freezing import Frozen
from desk.model.issue import Issue, IssueStatus, Link, Place, Section, Status, Story
from desk.model.kinds import Kind
from desk.model.publication import Publication
from desk.words.marks import changed


def issue(**fields: object) -> Issue:
    """No 7 with a letter, a sponsor and a story with a link under News, and one held until the 12th."""
    made = Issue(
        700,
        number=7,
        date="2026-11-05",
        sections=(Section(1, "G", "Top"), Section(2, "K", "News")),
        stories=(
            Story(10, "G", 1, kind=Kind.LETTER, headline="Dear reader", body="Welcome."),
            Story(11, "K", 1, kind=Kind.SPONSOR, sponsor="Loom", headline="Cloth", body="Buy cloth."),
            Story(
                12,
                "G",
                2,
                headline="Ann Lee resigns",
                body="Ann Lee and Ann Leeson met. See [it](https://a.example/x).",
            ),
            Story(13, "K", 2, headline="Later", place=Place.HELD, until="2026-11-12"),
        ),
        links=(Link(20, "G", 12, "BBC", "https://a.example/x", title="Ann Lee goes"),),
    )
    return replace(made, **fields)  # type: ignore[arg-type]


@cache
def ledger() -> Publication:
    """A publication with a letter and the slot Top as standing items, and Acme in that slot on the 12th."""
    publication, _ = standing.add(Publication(1), issue(), 10)
    publication, _ = standing.add(publication, issue(), 11, "Top")
    return sponsors.book(publication, "Acme", "Top", "2026-11-12", "2026-11-10")


def test_a_finished_issue_keeps_what_was_sent() -> None:
    sent = freezing.finish(issue(), "2026-11-05", [13])
    assert (sent.status, sent.finished, sent.story(13).place) == ("sent", "2026-11-05", Place.MOVED)
    for edited in (
        stories.change(sent, 12, body="Other words."),
        stories.place(sent, [12], 1, None),
        replace(sent, subject="Other"),
        replace(sent, status="draft"),
        replace(sent, links=()),
        stories.put_aside(sent, [12], Place.SPIKED),
    ):
        with pytest.raises(Frozen, match="No 7 was finished on Thu 5 Nov 2026"):
            freezing.check(sent, edited)
    freezing.check(sent, stories.change(sent, 12, notes="A note."))
    freezing.check(sent, stories.change(sent, 13, reason="Not now."))
    freezing.check(issue(), stories.change(issue(), 12, body="Other words."))


def test_an_issue_that_is_marked_as_sent_stays_so_until_it_is_a_draft_again() -> None:
    sent = replace(issue(), status=IssueStatus.SENT)
    freezing.check(issue(), sent)
    for edited in (stories.change(sent, 12, body="Other words."), replace(sent, subject="Other")):
        with pytest.raises(Frozen, match="No 7 was sent and stays as it was"):
            freezing.check(sent, edited)
    freezing.check(sent, stories.change(sent, 12, notes="A note."))
    freezing.check(sent, replace(sent, subject="Other", status=IssueStatus.DRAFT))
    freezing.check(replace(sent, number=None, date=""), sent)  # an old issue that was read in without them
    with pytest.raises(Frozen):
        freezing.check(sent, replace(sent, number=8))


def test_an_issue_is_finished_once_and_can_be_opened_again() -> None:
    sent = freezing.finish(issue(), "2026-11-05", [13])
    with pytest.raises(Refused, match="already"):
        freezing.finish(sent, "2026-11-06")
    assert freezing.reopen(sent, {13}) == issue()


def test_a_story_stands_with_its_text_and_links_and_a_sponsor_with_the_slot_alone() -> None:
    publication, id = standing.add(ledger(), issue(), 12)
    letter, slot, story = standing.in_order(publication)
    assert (letter.section, letter.kind, letter.body) == ("Top", "letter", "Welcome.")
    assert (slot.slot, slot.headline, slot.body) == ("Top", None, "")
    assert story.id == id
    assert [(link.story, link.url) for link in publication.standing_links] == [(id, "https://a.example/x")]
    with pytest.raises(Refused, match="name the slot"):
        standing.add(publication, issue(), 11)
    assert not standing.remove(publication, id).standing_links


def test_a_story_that_was_made_of_an_item_gives_it_the_text_of_now() -> None:
    publication = ledger()
    letter = standing.in_order(publication)[0]
    again = stories.change(issue(), 10, standing=letter.id, body="Good morning.")
    publication, id = standing.add(publication, again, 10)
    assert id == letter.id
    assert [item.body for item in standing.in_order(publication)] == ["Good morning.", ""]


def test_items_move_among_each_other() -> None:
    publication = ledger()
    first, second = standing.in_order(publication)
    assert standing.in_order(standing.shift(publication, first.id, 1))[0].id == second.id
    assert standing.shift(publication, first.id, -1) == publication


def test_the_next_issue_begins_with_what_stands_and_who_booked() -> None:
    made = next_issue.begun_after(issue(), ledger(), 8, "2026-11-12")
    assert [
        (section.title, [story.name for story in made.stories_of(section.id)]) for section in made.running_order
    ] == [
        ("Top", ["Dear reader", "Untitled sponsor"]),
        ("News", []),
    ]
    sponsor = list(made.in_order())[1]
    assert (sponsor.sponsor, sponsor.notes) == ("Acme", "Slot Top. Copy due Tue 10 Nov 2026.")
    assert next_issue.begun_after(issue(), ledger(), 8, "2026-11-12") == made


def test_a_slot_that_nobody_booked_has_the_houses_words_or_is_left_out() -> None:
    made = next_issue.begun_after(issue(), ledger(), 8, "2026-11-19")
    assert [story.name for story in made.in_order()] == ["Dear reader"]
    house = stories.change(issue(), 11, sponsor=None, headline="Write to us")
    publication, _ = standing.add(ledger(), house, 11, "Side")
    made = next_issue.begun_after(issue(), publication, 8, "2026-11-19")
    assert [story.name for story in made.in_order()] == ["Dear reader", "Write to us"]


def test_who_books_late_comes_into_the_draft_in_the_place_of_the_houses_words() -> None:
    house = stories.change(issue(), 11, sponsor=None, headline="Write to us")
    publication, _ = standing.add(Publication(1), house, 11, "Top")
    made = next_issue.begun_after(issue(), publication, 8, "2026-11-12")
    publication = sponsors.book(publication, "Acme", "top", "2026-11-12")
    filled = standing.with_sponsors(made, publication)
    assert [story.sponsor for story in filled.in_order()] == ["Acme"]
    assert filled.placed(Place.SPIKED)[0].reason == "booked by Acme"
    assert standing.with_sponsors(filled, publication) == filled


def test_an_item_of_a_section_that_is_gone_brings_it_back() -> None:
    without = replace(issue(), sections=(Section(2, "K", "News"),))
    made = next_issue.begun_after(without, ledger(), 8, "2026-11-19")
    assert [section.title for section in made.running_order] == ["News", "Top"]


def test_held_stories_come_up_on_their_day_under_the_section_of_their_title() -> None:
    assert [story.id for story in next_issue.due(issue(), "2026-11-12")] == [13]
    assert not next_issue.due(issue(), "2026-11-11")
    made = next_issue.begun_after(issue(), ledger(), 8, "2026-11-12")
    carried = next_issue.carried(made, [(issue(), issue().story(13))])
    story = carried.story(13)
    assert (story.place, story.origin, story.until) == (Place.IN, "700/13", "")
    assert carried.section(story.section or 0).title == "News"


@pytest.mark.parametrize(
    ("date", "cadence"), [("2026-11-05", 0), ("2026-11-05", -7), ("9999-12-30", 7), ("2026-11-05", 10**9)]
)
def test_a_cadence_that_never_comes_is_refused(date: str, cadence: int) -> None:
    with pytest.raises(Refused, match="cadence"):
        next_issue.day_after(date, cadence)


def test_a_slot_is_booked_once_a_day() -> None:
    with pytest.raises(Refused, match="Top is booked on Thu 12 Nov 2026 already, by Acme"):
        sponsors.book(ledger(), "Loom", " TOP ", "2026-11-12")
    with pytest.raises(Refused, match="already"):
        sponsors.book(ledger(), "Acme", "Top", "2026-11-12")
    assert len(sponsors.book(ledger(), "Loom", "Side", "2026-11-12").bookings) == 2
    for wrong in (
        ("", "Top", "2026-11-12"),
        ("Loom", "", "2026-11-12"),
        ("Loom", "Top", ""),
        ("Loom", "Top", "12 Nov"),
    ):
        with pytest.raises(Refused):
            sponsors.book(ledger(), *wrong)


def test_the_ledger_says_what_ran_and_keeps_it() -> None:
    made = next_issue.begun_after(issue(), ledger(), 8, "2026-11-12")
    publication = sponsors.ran(ledger(), made)
    assert publication.bookings[0].ran == made.id
    with pytest.raises(Refused, match="ran"):
        sponsors.cancel(publication, publication.bookings[0].id)
    assert sponsors.not_run(publication, made.id) == ledger()
    spiked = stories.put_aside(made, [list(made.in_order())[1].id], Place.SPIKED)
    assert sponsors.ran(ledger(), spiked) == ledger()


def test_a_booking_that_an_editor_typed_in_by_hand_ran_too() -> None:
    by_hand = issue(date="2026-11-12")
    by_hand = stories.change(by_hand, 11, sponsor="ACME")
    assert sponsors.ran(ledger(), by_hand).bookings[0].ran == 700


def test_where_a_booking_stands() -> None:
    each = ledger().bookings[0]
    days = ("2026-11-09", "2026-11-11", "2026-11-13")
    assert [sponsors.state(each, day) for day in days] == ["copy due", "copy late", "not run"]
    here = sponsors.copy_came(ledger(), each.id).bookings[0]
    assert sponsors.state(here, "2026-11-11") == "booked"
    moved = sponsors.change(ledger(), each.id, date="2026-11-19").bookings
    assert [(one.date, one.sponsor, one.due) for one in moved] == [("2026-11-19", "Acme", "2026-11-10")]


def sent() -> Issue:
    return freezing.finish(issue(), "2026-11-05")


def test_a_correction_leaves_what_was_sent_and_changes_whole_words_everywhere() -> None:
    made = corrections.correct(sent(), "Ann Lee", "Anne Lea", "We misheard.", "Hester", "2026-11-06")
    freezing.check(sent(), made)
    assert made.story(12) == sent().story(12)
    right = corrections.corrected(made)
    assert right.story(12).headline == "Anne Lea resigns"
    assert right.story(12).body == "Anne Lea and Ann Leeson met. See [it](https://a.example/x)."
    assert right.links[0].title == "Anne Lea goes"
    assert corrections.take_back(made, made.corrections[0].id) == sent()


def test_an_address_is_corrected_where_it_stands_whole() -> None:
    longer = stories.change(
        issue(), 12, body="[a](https://a.example/x) [b](https://a.example/x/y) https://a.example/x."
    )
    made = corrections.correct(
        freezing.finish(longer, "2026-11-05"), "https://a.example/x", "b.example/z", "It moved.", "", "2026-11-06", 12
    )
    right = corrections.corrected(made)
    assert right.story(12).body == "[a](https://b.example/z) [b](https://a.example/x/y) https://b.example/z."
    assert right.links[0].url == "https://b.example/z"


def test_corrections_follow_each_other_and_one_can_be_corrected() -> None:
    made = corrections.correct(sent(), "Ann Lee", "Anne Lea", "We misheard.", "", "2026-11-06")
    made = corrections.correct(made, "Anne Lea", "Anna Lea", "Again.", "", "2026-11-06")
    made = corrections.correct(made, "Anna Lea", "Ann Lee", "It was right.", "", "2026-11-06")
    assert len(corrections.in_order(made)) == 3
    assert corrections.corrected(made).story(12) == sent().story(12)


@pytest.mark.parametrize(
    ("was", "now", "why", "story", "says"),
    [
        ("Nobody", "Somebody", "why", None, "is not in No 7"),
        ("Dear reader", "Dear readers", "why", 12, "is not in “Ann Lee resigns”"),
        ("", "x", "why", None, "needs the words"),
        ("Ann Lee", "Anne Lea", "", None, "needs the words"),
        ("Ann Lee", "Ann Lee", "why", None, "same"),
        ("https://a.example/x", "javascript:alert(1)", "why", None, "goes another one"),
    ],
)
def test_what_cannot_be_corrected_is_refused(was: str, now: str, why: str, story: int | None, says: str) -> None:
    with pytest.raises(Refused, match=says):
        corrections.correct(sent(), was, now, why, "", "2026-11-06", story)
    with pytest.raises(Refused, match="not sent yet"):
        corrections.correct(issue(), "Ann Lee", "Anne Lea", "why", "", "2026-11-06")


def test_readers_of_the_next_issue_are_told_in_one_item() -> None:
    made = corrections.correct(sent(), "Ann Lee", "Anne *Lea*", "We misheard.", "", "2026-11-06")
    made = corrections.correct(made, "Cloth", "Silk", "A slip.", "", "2026-11-06")
    draft = next_issue.begun_after(sent(), Publication(1), 8, "2026-11-12")
    for each in corrections.in_order(made):
        draft = corrections.told(draft, made, each.id, "Corrections", "No 7: ", partial(changed, tag="en"))
        assert corrections.told(draft, made, each.id, "Corrections", "No 7: ", partial(changed, tag="en")) == draft
    (item,) = draft.in_order()
    assert (item.headline, item.kind, item.status) == ("Corrections", Kind.NOTE, Status.READY)
    assert item.body.split("\n") == [
        r"- No 7: “Ann Lee” → “Anne \*Lea\*”. We misheard.",
        "- No 7: “Cloth” → “Silk”. A slip.",
    ]
