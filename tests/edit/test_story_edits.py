"""What an editor does to stories, verb by verb."""

from dataclasses import replace

import pytest

from desk.edit import Refused, stories
from desk.model.issue import Image, Issue, Place, Status, Story
from desk.model.kinds import Kind
from tests.model.made import newsroom, outline

HOSTILE = "a\x1b[31m\u202eb\r\nc"


def test_a_new_story_stands_at_the_end_of_its_section() -> None:
    issue = stories.add(newsroom(), Story(14, "", 1, headline="New"))
    assert outline(issue)["News"] == "Alpha Bravo Charlie New"
    assert [story.id for story in issue.stories] == [11, 12, 13, 14, 21, 22, 31]


def test_a_new_story_stands_behind_another() -> None:
    issue = stories.add(newsroom(), Story(99, "", 1, headline="New"), after=11)
    assert outline(issue)["News"] == "Alpha New Bravo Charlie"


def test_a_new_story_may_be_unsorted_or_the_first_of_its_section() -> None:
    assert outline(stories.add(newsroom(), Story(99, "", headline="New")))["Unsorted"] == "Foxtrot New"
    assert outline(stories.add(newsroom(), Story(99, "", 3, headline="New")))["Sport"] == "New"


def test_every_text_of_a_new_story_is_cleaned() -> None:
    hostile = Story(
        99,
        "",
        headline=HOSTILE,
        standfirst=HOSTILE,
        byline=HOSTILE,
        sponsor=HOSTILE,
        links_label=HOSTILE,
        notes=HOSTILE,
        reason=HOSTILE,
        body=HOSTILE,
        image=Image(HOSTILE, HOSTILE),
    )
    made = stories.add(newsroom(), hostile).story(99)
    assert made.body == made.notes == "ab\nc"
    assert made.image == Image("ab c", "ab c")
    assert {made.headline, made.standfirst, made.byline, made.sponsor, made.links_label, made.reason} == {"ab c"}


@pytest.mark.parametrize(
    ("story", "after", "error"),
    [
        (Story(11, "V"), None, Refused),
        (Story(99, "V", 5), None, LookupError),
        (Story(99, "V", 1), 21, LookupError),
        (Story(99, "V", 1), 5, LookupError),
    ],
)
def test_a_story_that_cannot_be_added_is_refused(story: Story, after: int | None, error: type[Exception]) -> None:
    with pytest.raises(error):
        stories.add(newsroom(), story, after=after)


def test_fields_are_changed_and_cleaned() -> None:
    issue = stories.change(newsroom(), 11, headline=HOSTILE, body=HOSTILE, kind=Kind.BRIEF, status=Status.READY)
    story = issue.story(11)
    assert (story.headline, story.body, story.kind, story.status) == ("ab c", "ab\nc", "brief", "ready")
    assert stories.change(issue, 11, headline=None).story(11).headline is None


def test_a_change_that_changes_nothing_gives_the_same_value() -> None:
    issue = newsroom()
    assert stories.change(issue, 11, headline="Alpha") is issue
    assert stories.place(issue, [], 1, None) is issue
    assert stories.take_back(issue, [11]) is issue


@pytest.mark.parametrize(
    "fields", [{"kind": "banana"}, {"status": "done"}, {"place": "nowhere"}, {"until": "soon"}, {"until": "2026-02-30"}]
)
def test_a_value_that_a_field_cannot_have_is_refused(fields: dict[str, str]) -> None:
    with pytest.raises(Refused, match="is not a"):
        stories.change(newsroom(), 11, **fields)


def test_a_refusal_never_repeats_control_characters() -> None:
    with pytest.raises(Refused) as caught:
        stories.change(newsroom(), 11, kind="\x1b]52;c;x\x07")
    assert "\x1b" not in str(caught.value)


def test_a_kind_from_a_newer_desk_does_not_stop_other_changes() -> None:
    issue = newsroom()
    issue = replace(issue, stories=tuple(replace(story, kind="poll") for story in issue.stories))
    assert stories.change(issue, 11, headline="New").story(11).kind == "poll"


def test_several_stories_move_in_the_order_they_are_named() -> None:
    issue = stories.place(newsroom(), [22, 11, 31], 1, 12)
    assert outline(issue) == {"News": "Bravo Echo Alpha Foxtrot Charlie", "Culture": "Delta", "Sport": ""}
    assert outline(stories.place(issue, [13], None, None))["Unsorted"] == "Charlie"


@pytest.mark.parametrize(("ids", "section", "after"), [([5], 1, None), ([11], 5, None), ([11], 2, 12), ([11], 1, 11)])
def test_a_place_that_does_not_exist_is_a_lookup_error(ids: list[int], section: int, after: int | None) -> None:
    with pytest.raises(LookupError):
        stories.place(newsroom(), ids, section, after)


def test_a_move_between_equal_keys_writes_them_anew() -> None:
    issue = newsroom()
    issue = replace(issue, stories=tuple(replace(story, order="V") for story in issue.stories))
    assert outline(stories.place(issue, [22], 1, 11))["News"] == "Alpha Echo Bravo Charlie"


@pytest.mark.parametrize(
    ("ids", "step", "order"),
    [
        ([11], 1, "Bravo Alpha Charlie | Delta Echo | "),
        ([12], -1, "Bravo Alpha Charlie | Delta Echo | "),
        ([11], -1, "Alpha Bravo Charlie | Delta Echo | "),
        ([13], 1, "Alpha Bravo | Charlie Delta Echo | "),
        ([21], -1, "Alpha Bravo Charlie Delta | Echo | "),
        ([22], 1, "Alpha Bravo Charlie | Delta | Echo"),
        ([11, 12], 1, "Charlie Alpha Bravo | Delta Echo | "),
        ([12, 11], 1, "Charlie Alpha Bravo | Delta Echo | "),
        ([11, 13], 1, "Bravo | Alpha Charlie Delta Echo | "),
        ([13, 21], -1, "Alpha Charlie Delta Bravo | Echo | "),
        ([11, 12, 13, 21, 22], -1, "Alpha Bravo Charlie | Delta Echo | "),
        ([31], -1, "Alpha Bravo Charlie | Delta Echo | Foxtrot"),
        ([], 1, "Alpha Bravo Charlie | Delta Echo | "),
        ([5], 1, "Alpha Bravo Charlie | Delta Echo | "),
    ],
)
def test_stories_move_one_place_over_the_borders_of_sections_too(ids: list[int], step: int, order: str) -> None:
    shown = outline(stories.shift(newsroom(), ids, step))
    assert " | ".join(shown[title] for title in ("News", "Culture", "Sport")) == order


def test_a_story_at_the_very_end_stays() -> None:
    issue = stories.place(newsroom(), [22], 3, None)
    assert stories.shift(issue, [22], 1) is issue
    assert stories.shift(newsroom(), [31], 1) == newsroom()


@pytest.mark.parametrize(
    ("ids", "step", "order"),
    [
        ([11], 1, "Bravo Charlie | Delta Echo Alpha | "),
        ([21], -1, "Alpha Bravo Charlie Delta | Echo | "),
        ([11, 22], -1, "Alpha Bravo Charlie | Delta Echo | "),
        ([11, 21], 1, "Bravo Charlie | Echo | Alpha Delta"),
        ([31], -1, "Alpha Bravo Charlie | Delta Echo | Foxtrot"),
    ],
)
def test_stories_move_to_the_end_of_a_neighbouring_section(ids: list[int], step: int, order: str) -> None:
    shown = outline(stories.to_neighbour(newsroom(), ids, step))
    assert " | ".join(shown[title] for title in ("News", "Culture", "Sport")) == order


@pytest.mark.parametrize("place", [Place.HELD, Place.SPIKED])
def test_what_is_put_aside_comes_back_to_its_place(place: Place) -> None:
    issue = newsroom()
    aside = stories.put_aside(issue, [12, 21], place, reason="a\x1b[2Jb", until="2026-12-24")
    assert outline(aside)["News"] == "Alpha Charlie"
    assert [(story.name, story.reason, story.until) for story in aside.placed(place)] == [
        ("Bravo", "ab", "2026-12-24"),
        ("Delta", "ab", "2026-12-24"),
    ]
    assert stories.take_back(aside, [12, 21]) == issue


def test_an_unknown_story_stops_the_whole_edit() -> None:
    for edit in (stories.take_back, lambda issue, ids: stories.put_aside(issue, ids, Place.HELD)):
        with pytest.raises(LookupError):
            edit(newsroom(), [11, 5])


def test_an_issue_without_sections_can_be_ordered_too() -> None:
    issue = Issue(1)
    for id in (1, 2, 3):
        issue = stories.add(issue, Story(id, "", headline=str(id)))
    assert outline(stories.shift(issue, [3], -1)) == {"Unsorted": "1 3 2"}
    assert stories.to_neighbour(issue, [3], -1) is issue
