"""A story that another program takes away while it is written in: no key press goes into another one."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from desk.edit import stories
from desk.model.issue import Issue, Place
from desk.session.session import Session
from desk.store.folder.issues import Folder
from desk.tui.desk.story_gone import StoryGone


def _spiked(issue: Issue) -> Issue:
    return stories.put_aside(issue, [201], Place.SPIKED)


def _deleted(issue: Issue) -> Issue:
    return replace(
        issue,
        stories=tuple(story for story in issue.stories if story.id != 201),
        links=tuple(link for link in issue.links if link.story != 201),
    )


async def _outside(desk: Any, pilot: Any, folder: Folder, edit: Callable[[Issue], Issue]) -> None:
    other = Session(Folder(folder.path))
    other.open(folder.issue_files()[0])
    other.do(edit)
    other.save()
    desk.desk.saver.look()
    await desk.app.workers.wait_for_complete()
    await pilot.pause()


@pytest.mark.parametrize("edit", [_spiked, _deleted])
async def test_what_is_typed_on_does_not_go_into_the_next_story(
    opened: Any, folder: Folder, edit: Callable[[Issue], Issue]
) -> None:
    async with opened() as (desk, pilot):
        desk.pick(201)
        desk.panes.go("story")
        await pilot.pause()
        others = {story.id: story for story in desk.issue.stories if story.id != 201}
        await _outside(desk, pilot, folder, edit)
        assert isinstance(desk.app.screen, StoryGone)
        await pilot.press("x", "J", "h", "D", "enter")
        assert {story.id: story for story in desk.issue.stories if story.id != 201} == others
        await pilot.press("escape")
        await pilot.pause()
        assert desk.selection.place == "order"


async def test_a_story_that_only_changed_stays_in_hand(opened: Any, folder: Folder) -> None:
    async with opened() as (desk, pilot):
        desk.pick(201)
        desk.panes.go("story")
        await pilot.pause()
        await _outside(desk, pilot, folder, lambda issue: stories.change(issue, 201, byline="Nora"))
        assert desk.app.screen is desk
        assert (desk.in_hand, desk.selection.place) == (201, "text")
