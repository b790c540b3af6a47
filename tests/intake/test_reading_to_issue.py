"""A reading becomes an issue with nothing lost, and the desk's own JSON comes back as it was."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.formats import FORMATS, render
from desk.formats.json.write import as_data
from desk.intake import own
from desk.intake.issue import LEFT_OUT, to_issue
from desk.intake.reading import Doubt, LeftOut, Lines, NotRead, Reading, ReadLink, ReadStory
from desk.model.issue import Image, Issue, Kind, Link, Place, Section, Story
from desk.model.publication import Publication

PUBLICATION = Publication(id=1, name="The Record", links_label="Researched Links")
READING = Reading(
    title="Catching up",
    publication="The Record",
    number=201,
    date="2016-11-03",
    subject="Catching up: five things",
    preheader="And more",
    stories=(
        ReadStory(headline="First", body="A *paragraph*.\n\n- one\n- two", lines=Lines(1, 4)),
        ReadStory(
            headline="Harbour",
            section="Transport",
            standfirst="Nine years",
            byline="By Ana",
            body="Words.",
            links_label="Researched links",
            links=(
                ReadLink("New ratings", "NHS England", "https://example.org/a"),
                ReadLink("No address"),
                ReadLink("Counted", None, "https://x.list-manage.com/track/click?u=1", tracked=True),
                ReadLink("Hostile", None, "javascript:alert(1)"),
            ),
            notes="A stray line",
        ),
        ReadStory(kind="sponsor", headline="Boats", section="Transport", sponsor="Boats Ltd", body="Buy."),
        ReadStory(kind="brief", section="In brief", body="It rained."),
        ReadStory(headline="Back again", section="Transport", image=Image("https://e.example/p.png", "A boat")),
    ),
    standfirsts=(("Transport", "How we get there."), ("Empty", "Nothing stood here.")),
    doubts=(
        Doubt("headline", "Is this a headline?", "a headline", "a paragraph", 1, Lines(6, 6)),
        Doubt("issue", "Is this one issue?", "one", "two"),
    ),
    notes=("The text had been saved wrongly.",),
    left_out=(LeftOut("Unsubscribe", "link of the mail tool", "https://u.example", Lines(40, 41)),),
)


def shape(issue: Issue) -> list[tuple[str | None, list[str | None]]]:
    return [
        (section.title, [story.headline for story in issue.stories_of(section.id)]) for section in issue.running_order
    ]


def test_sections_and_stories_keep_their_order() -> None:
    assert shape(to_issue(READING)) == [
        (None, ["First"]),
        ("Transport", ["Harbour", "Boats"]),
        ("In brief", [None]),
        ("Transport", ["Back again"]),
        ("Empty", []),
    ]


def test_a_section_that_the_publication_knows_is_spelt_as_it_spells_it() -> None:
    loud = Reading(stories=(ReadStory(headline="x", section="IN BRIEF"), ReadStory(headline="y", section="NEWS")))
    made = to_issue(loud, replace(PUBLICATION, sections=("In Brief",)))
    assert shape(made) == [("In Brief", ["x"]), ("NEWS", ["y"])]


def test_the_masthead_comes_with_it_and_the_issue_is_finished() -> None:
    issue = to_issue(READING)
    assert (issue.number, issue.date, issue.title) == (201, "2016-11-03", "Catching up")
    assert (issue.subject, issue.preheader, issue.status) == ("Catching up: five things", "And more", "sent")
    assert {story.status for story in issue.stories} == {"ready"}


def test_introductions_stand_with_their_section_once() -> None:
    words = [section.standfirst for section in to_issue(READING).running_order]
    assert words == ["", "How we get there.", "", "", "Nothing stood here."]


def test_the_fields_of_a_story_are_those_that_were_read() -> None:
    issue = to_issue(READING, PUBLICATION)
    first, harbour, boats, brief, again = issue.in_order()
    assert (first.body, first.links_label) == ("A *paragraph*.\n\n- one\n- two", None)
    assert (harbour.standfirst, harbour.byline, harbour.links_label) == ("Nine years", "By Ana", None)
    assert (boats.kind, boats.sponsor) == ("sponsor", "Boats Ltd")
    assert (brief.kind, brief.body, again.image) == ("brief", "It rained.", Image("https://e.example/p.png", "A boat"))


def test_a_label_that_is_not_the_publications_is_kept() -> None:
    assert [each.links_label for each in to_issue(READING, replace(PUBLICATION, links_label="Links")).in_order()][
        1
    ] == "Researched links"
    bare = Reading(stories=(ReadStory(headline="x", links=(ReadLink("y"),)),))
    assert [each.links_label for each in to_issue(bare).stories] == [""]


def test_an_address_of_a_mail_tool_never_reaches_an_export() -> None:
    inline = "See [the ward](https://x.list-manage.com/track/click?u=1&id=2) and [home](https://example.org/home)."
    reading = replace(READING, stories=(*READING.stories, ReadStory(headline="Inline", body=inline)))
    issue = to_issue(reading)
    links = [link for story in issue.in_order() for link in issue.links_of(story.id)]
    assert [(link.title, link.url) for link in links] == [
        ("New ratings", "https://example.org/a"),
        ("No address", None),
        ("Counted", None),
        ("Hostile", None),
    ]
    assert links[2].note == "tracking address: https://x.list-manage.com/track/click?u=1"
    assert "javascript:alert(1)" in links[3].note
    story = list(issue.in_order())[-1]
    assert story.body == "See [the ward]() and [home](https://example.org/home)."
    assert "https://x.list-manage.com/track/click?u=1&id=2" in story.notes
    for each in FORMATS.values():
        rendered = render(issue, PUBLICATION, each.name)
        assert "list-manage" not in rendered
        assert "javascript:" not in rendered


@pytest.mark.parametrize("src", ["javascript:x", "https://x.list-manage.com/track/open.php?u=1&id=2"])
def test_a_picture_that_must_not_be_loaded_goes_into_the_notes(src: str) -> None:
    body = f"Words ![a boat]({src}) more."
    issue = to_issue(Reading(stories=(ReadStory(headline="x", body=body, image=Image(src, "A boat")),)))
    (story,) = issue.stories
    assert story.image is None
    assert src in story.notes
    assert "A boat" in story.notes
    assert "list-manage" not in story.body


def test_what_was_left_out_is_kept_where_no_export_prints_it() -> None:
    issue = to_issue(READING, PUBLICATION, "201.html")
    (aside,) = issue.placed(Place.SPIKED)
    assert (aside.headline, aside.reason) == (LEFT_OUT, "from 201.html")
    assert aside.notes.split("\n") == [
        "The text had been saved wrongly.",
        "To check: Is this one issue? Taken: one. It could be: two.",
        "link of the mail tool (lines 40–41): Unsubscribe <https://u.example>",
    ]
    harbour = list(issue.in_order())[1]
    assert harbour.notes == (
        "A stray line\nTo check (line 6): Is this a headline? Taken: a headline. It could be: a paragraph."
    )
    for each in FORMATS.values():
        rendered = render(issue, PUBLICATION, each.name)
        assert "To check" not in rendered
        assert "u.example" not in rendered


def test_where_nothing_was_left_out_nothing_is_put_aside() -> None:
    bare = Reading(publication="the record", stories=(ReadStory(headline="x"),))
    assert to_issue(bare, PUBLICATION).placed(Place.SPIKED) == ()
    other = to_issue(replace(bare, publication="The Times", number=-4, date="2026-02-30"), PUBLICATION)
    assert other.placed(Place.SPIKED)[0].notes.split("\n")[0] == "Name: The Times"
    assert (other.number, other.date) == (None, "")
    assert "2026-02-30" in other.placed(Place.SPIKED)[0].notes


TEXTS = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=30)
WORDS = st.from_regex(r"[A-Za-z]{1,8}( [A-Za-z]{1,8}){0,3}", fullmatch=True)
LINKS = st.builds(ReadLink, title=WORDS, source=st.none() | WORDS, url=st.none() | TEXTS, tracked=st.booleans())
STORIES = st.builds(
    ReadStory,
    kind=st.sampled_from([*map(str, Kind), "unknown"]),
    headline=st.none() | WORDS,
    section=st.none() | WORDS,
    standfirst=WORDS,
    byline=WORDS,
    body=WORDS | TEXTS,
    links_label=st.none() | WORDS,
    links=st.lists(LINKS, max_size=3).map(tuple),
    sponsor=st.none() | WORDS,
    notes=WORDS,
)


@given(st.lists(STORIES, max_size=6).map(tuple), st.lists(st.tuples(WORDS, WORDS), max_size=3).map(tuple))
def test_every_word_of_a_reading_is_in_the_issue(
    stories: tuple[ReadStory, ...], standfirsts: tuple[tuple[str, str], ...]
) -> None:
    issue = to_issue(Reading(stories=stories, standfirsts=standfirsts))
    made = list(issue.in_order())
    assert [story.headline for story in made] == [story.headline for story in stories]
    for story, read in zip(made, stories, strict=True):
        assert [(link.title, link.source) for link in issue.links_of(story.id)] == [
            (link.title, link.source) for link in read.links
        ]
        assert (story.standfirst, story.byline) == (read.standfirst, read.byline)
        assert read.notes in story.notes
    told = " ".join(f"{section.title or ''} {section.standfirst}" for section in issue.running_order)
    assert all(title in told and words in told for title, words in standfirsts)
    assert len({each.id for each in (*issue.sections, *issue.stories, *issue.links)}) == len(issue.sections) + len(
        issue.stories
    ) + len(issue.links)


OWN = Issue(
    id=900000000000001,
    number=7,
    title="Seven",
    slug="seven",
    date="2026-11-05",
    status="draft",
    sections=(Section(1, "V", "Health", "About it"), Section(2, "c", None), Section(3, "k", "Empty")),
    stories=(
        Story(4, "V", 2, headline="Loose", body="Words\n\nmore"),
        Story(5, "V", 1, "card", status="draft", headline="Ward", image=Image("https://e.example/p.png", "p")),
        Story(6, "V", None, headline="Unsorted", sponsor="S", kind="sponsor"),
        Story(7, "c", 1, place="held", headline="Held"),
    ),
    links=(Link(8, "V", 5, "BBC", "https://e.example", None, "", "Opens"), Link(9, "c", 5, ref="12/34", title="Ours")),
)


def test_the_desks_own_export_comes_back_as_it_was() -> None:
    exported = as_data(OWN, PUBLICATION)
    found = own.issue_in(json.dumps(exported))
    assert found is not None
    issue, publication = found
    assert publication == "The Record"
    assert as_data(issue, PUBLICATION) == exported
    reading = own.reading_of(issue, publication)
    assert [story.headline for story in reading.stories] == ["Ward", "Loose", "Unsorted"]
    assert (reading.left_out[0].words, reading.left_out[0].reason) == ("Held", "it is held")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        "[" * 100_000,
        "{}",
        '{"version": 2, "sections": []}',
        '{"version": 1, "sections": [1]}',
        '{"version": 1, "sections": {}}',
        '{"version": 1, "sections": [], "unsorted": [{"headline": 5}]}',
    ],
)
def test_other_json_is_refused(text: str) -> None:
    with pytest.raises(NotRead, match=r"\.$"):
        own.issue_in(text)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | TEXTS, lambda each: st.lists(each, max_size=3), max_leaves=9
    )
)
def test_fields_of_any_type_are_read_or_refused(content: object) -> None:
    story = {
        "id": content,
        "kind": content,
        "headline": content,
        "links": [{"url": content}],
        "image": {"src": content},
    }
    for data in (
        {"version": 1, "sections": [], "unsorted": [story]},
        {"version": 1, "sections": [{"title": content, "stories": content}], "number": content, "id": content},
    ):
        try:
            found = own.issue_in(json.dumps(data))
        except NotRead:
            continue
        assert found is not None
        issue, _ = found
        assert all(isinstance(each.id, int) and each.id > 0 for each in (issue, *issue.stories))
