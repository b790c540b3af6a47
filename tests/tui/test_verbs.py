"""What the verbs of the desk do, asked through their ports: no screen is opened for it."""

import pytest

from desk.edit import Refused
from desk.edit import stories as story_edits
from desk.model.issue import Story
from desk.session.session import Session
from desk.store.folder.issues import Folder
from desk.tui.desk.verbs import links, sections, stories, structure
from desk.tui.desk.verbs.selection import place_for_new, story_here, story_in_hand, targets
from desk.tui.ports import OrderRow
from tests.tui.at_desk import AtDesk

CLOCK, BRIDGE, HEDGE, BARN = 201, 202, 203, 204
TOWN, COUNTRY = 101, 102


@pytest.fixture
def desk(folder: Folder) -> AtDesk:
    """Town with clock and bridge, country with hedge and barn."""
    session = Session(folder)
    session.open(folder.issue_files()[0])
    session.do(story_edits.add, Story(id=BARN, order="", section=COUNTRY, headline="Barn raised"))
    desk = AtDesk(session)
    desk.pick(CLOCK)
    return desk


def story(id: int) -> OrderRow:
    return OrderRow("story", id)


def section(id: int) -> OrderRow:
    return OrderRow("section", id)


@pytest.mark.parametrize(
    ("dragged", "onto", "town", "country"),
    [
        (CLOCK, story(BRIDGE), "Bridge sold, Clock mended", "Hedge grown, Barn raised"),
        (BRIDGE, story(CLOCK), "Bridge sold, Clock mended", "Hedge grown, Barn raised"),
        (CLOCK, story(HEDGE), "Bridge sold", "Hedge grown, Clock mended, Barn raised"),
        (CLOCK, story(BARN), "Bridge sold", "Hedge grown, Barn raised, Clock mended"),
        (BARN, story(BRIDGE), "Clock mended, Barn raised, Bridge sold", "Hedge grown"),
        (BARN, story(CLOCK), "Barn raised, Clock mended, Bridge sold", "Hedge grown"),
        (CLOCK, section(COUNTRY), "Bridge sold", "Clock mended, Hedge grown, Barn raised"),
        (BARN, OrderRow("subject"), "Barn raised, Clock mended, Bridge sold", "Hedge grown"),
        (CLOCK, story(CLOCK), "Clock mended, Bridge sold", "Hedge grown, Barn raised"),
    ],
)
def test_a_dragged_story_takes_the_place_of_the_one_it_is_let_go_on(
    desk: AtDesk, dragged: int, onto: OrderRow, town: str, country: str
) -> None:
    stories.dropped(desk, story(dragged), onto)
    assert [", ".join(names) for _, names in desk.order()] == [town, country]


def test_a_dragged_story_that_is_marked_takes_the_marked_ones_along(desk: AtDesk) -> None:
    desk.selection.mark([CLOCK, HEDGE], on=True)
    stories.dropped(desk, story(CLOCK), story(BARN))
    assert desk.order() == [("Town", ["Bridge sold"]), ("Country", ["Barn raised", "Clock mended", "Hedge grown"])]
    assert desk.said == [("Moved 2 stories.", "undo")]
    stories.dropped(desk, story(CLOCK), story(HEDGE))
    assert len(desk.said) == 1


def test_a_story_that_is_gone_takes_no_place(desk: AtDesk) -> None:
    desk.desk.session.do(story_edits.put_aside, [HEDGE], "spiked")
    with pytest.raises(LookupError):
        stories.dropped(desk, story(CLOCK), story(HEDGE))


@pytest.mark.parametrize("onto", [section(COUNTRY), story(HEDGE)])
def test_a_dragged_section_takes_the_place_of_the_other_one(desk: AtDesk, onto: OrderRow) -> None:
    stories.dropped(desk, section(TOWN), onto)
    assert [title for title, _ in desk.order()] == ["Country", "Town"]
    stories.dropped(desk, section(TOWN), section(COUNTRY))
    assert [title for title, _ in desk.order()] == ["Town", "Country"]


def test_marked_stories_move_together_and_keep_their_order(desk: AtDesk) -> None:
    stories.mark(desk)
    stories.mark(desk)
    assert desk.selection.marked == {CLOCK, BRIDGE}
    assert desk.selection.row == section(COUNTRY)
    stories.gather(desk)
    assert desk.order() == [("Town", []), ("Country", ["Clock mended", "Bridge sold", "Hedge grown", "Barn raised"])]
    assert not desk.selection.marked
    stories.gather(desk)
    assert desk.said[-1] == ("Nothing is marked.", "story.mark")


def test_a_section_marks_all_its_stories_and_takes_the_marks_back(desk: AtDesk) -> None:
    desk.selection.select(section(COUNTRY))
    stories.mark(desk)
    assert desk.selection.marked == {HEDGE, BARN}
    stories.mark(desk)
    assert not desk.selection.marked


def test_marked_stories_gathered_below_one_of_them_stay_below_what_is_above_it(desk: AtDesk) -> None:
    desk.selection.mark([BRIDGE, BARN], on=True)
    desk.selection.select(story(BRIDGE))
    stories.gather(desk)
    assert desk.order()[0] == ("Town", ["Clock mended", "Bridge sold", "Barn raised"])


def test_spiking_selects_the_story_below_and_says_how_to_undo(desk: AtDesk) -> None:
    stories.spike(desk)
    assert desk.selection.row == story(BRIDGE)
    assert desk.said == [("Spiked “Clock mended”.", "undo")]
    assert desk.issue.story(CLOCK).place == "spiked"


def test_spiking_the_last_story_of_a_section_never_lands_on_a_heading(desk: AtDesk) -> None:
    for left in (BRIDGE, HEDGE, BARN):
        stories.spike(desk)
        assert desk.selection.row == story(left)
    desk.selection.select(section(TOWN))
    stories.spike(desk)
    assert desk.said[-1][0].startswith("Removed the section")
    assert [each.title for each in desk.issue.running_order] == ["Country"]


def test_what_cannot_move_further_says_so(desk: AtDesk) -> None:
    stories.move_up(desk)
    assert desk.said[-1] == ("It is at the top already.",)
    desk.pick(BARN)
    stories.move_down(desk)
    assert desk.said[-1] == ("It is at the end already.",)
    desk.selection.select(section(COUNTRY))
    sections.shift(desk, 1)
    assert desk.said[-1] == ("It is the last section.",)
    stories.to_previous(desk)
    assert len(desk.said) == 3


def test_a_story_goes_to_the_neighbour_and_says_where(desk: AtDesk) -> None:
    stories.to_next(desk)
    assert desk.said[-1] == ("Moved “Clock mended” to Country.", "undo")
    stories.to_next(desk)
    assert desk.said[-1] == ("There is no section below.",)


def test_the_status_goes_round(desk: AtDesk) -> None:
    seen = []
    for _ in range(3):
        stories.status(desk)
        seen.append(desk.issue.story(CLOCK).status)
    assert seen == ["draft", "ready", "idea"]


def test_a_kind_is_asked_for_and_given_to_all_that_are_marked(desk: AtDesk) -> None:
    desk.selection.mark([CLOCK, HEDGE], on=True)
    stories.kind(desk)
    (_, answer) = desk.asked[-1]
    answer("brief")
    assert [desk.issue.story(id).kind for id in (CLOCK, HEDGE)] == ["brief", "brief"]
    assert desk.said[-1] == ("Made 2 stories a brief.", "undo")


def test_a_new_story_is_below_the_selected_one_with_the_cursor_in_its_headline(desk: AtDesk) -> None:
    stories.new(desk)
    assert [each.id for each in desk.issue.stories_of(TOWN)] == [CLOCK, desk.selection.in_hand, BRIDGE]
    assert desk.panes.went == [("story", "headline")]


def test_renaming_goes_to_what_is_selected(desk: AtDesk) -> None:
    stories.rename(desk)
    assert desk.panes.went == [("story", "headline")]
    desk.selection.select(OrderRow("subject"))
    stories.rename(desk)
    assert desk.ran == ["details"]


def test_a_removed_section_leaves_its_stories(desk: AtDesk) -> None:
    sections.remove(desk)
    assert desk.said[-1] == ("Select a section first: its title in the running order.",)
    desk.selection.select(section(COUNTRY))
    sections.remove(desk)
    assert desk.order() == [("Town", ["Clock mended", "Bridge sold", "Hedge grown", "Barn raised"])]


def test_links_are_moved_split_and_taken_out(desk: AtDesk) -> None:
    desk.selection.place, desk.selection.link = "links", 301
    links.move_down(desk)
    assert [link.id for link in desk.issue.links_of(CLOCK)] == [302, 301]
    links.swap(desk)
    assert (desk.issue.link(301).source, desk.issue.link(301).title) == (None, "Gazette: Clock stops")
    links.take_out(desk)
    assert [link.id for link in desk.issue.links_of(CLOCK)] == [302]
    desk.selection.link = 302
    links.swap(desk)
    assert desk.said[-1] == ("There is no colon to split the title at.",)


def test_new_links_go_behind_the_selected_one_while_the_list_has_the_focus(desk: AtDesk) -> None:
    desk.selection.place, desk.selection.link = "links", 301
    links.attach(desk, [links.LinkDraft("Post", "It goes", None)])
    assert [link.title for link in desk.issue.links_of(CLOCK)] == ["Clock stops", "It goes", "Clock starts"]
    desk.selection.place = "order"
    links.attach(desk, [links.LinkDraft(None, "It stands", None)])
    assert [link.title for link in desk.issue.links_of(CLOCK)][-1] == "It stands"


def test_merging_takes_the_story_above_or_all_that_are_marked(desk: AtDesk) -> None:
    desk.pick(BRIDGE)
    structure.merge(desk)
    assert desk.order()[0] == ("Town", ["Clock mended"])
    with pytest.raises(Refused):
        structure.merge(desk)
    desk.selection.mark([CLOCK, BARN], on=True)
    structure.merge(desk)
    assert desk.order() == [("Town", ["Clock mended"]), ("Country", ["Hedge grown"])]
    assert not desk.selection.marked


def test_what_a_command_is_for_follows_the_focus(desk: AtDesk) -> None:
    desk.selection.select(section(COUNTRY))
    assert (targets(desk), place_for_new(desk)) == ([], (COUNTRY, None))
    with pytest.raises(Refused):
        story_here(desk)
    desk.selection.place = "text"
    assert (targets(desk), story_here(desk)) == ([CLOCK], CLOCK)
    desk.selection.mark([HEDGE], on=True)
    assert targets(desk) == [HEDGE]


def test_the_story_in_hand_stays_while_it_is_written_and_else_follows_the_selection(desk: AtDesk) -> None:
    desk.selection.row = story(HEDGE)
    desk.selection.place = "text"
    assert story_in_hand(desk) == CLOCK
    assert desk.selection.row == story(CLOCK)
    desk.selection.place, desk.selection.row = "order", section(COUNTRY)
    assert story_in_hand(desk) is None  # the section itself is shown
    desk.selection.row, desk.selection.in_hand = None, 999
    assert story_in_hand(desk) == CLOCK
