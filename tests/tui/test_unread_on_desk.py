"""What another program changed is marked in the running order until the story is looked at."""

from dataclasses import replace

from desk.store.file.storage import dumps, write_atomic
from desk.store.folder.issues import Folder
from desk.store.form import records
from tests.tui.waiting import until


async def test_changes_of_others_are_marked_until_they_are_read(opened, folder: Folder) -> None:
    async with opened(140, 40) as (desk, pilot):
        path = desk.desk.session.path
        issue = folder.open_issue(path).issue
        stories = tuple(replace(each, body="Changed elsewhere.") if each.id == 202 else each for each in issue.stories)
        write_atomic(path, dumps(records.issue_tables(replace(issue, stories=stories))))
        desk.app.saver.look()
        await until(pilot, lambda: 202 in desk.unread.ids)
        line = next(line for line in desk.order.lines if getattr(line.row, "id", 0) == 202)
        assert ("» ", "add") in line.right
        desk.pick(202)
        await pilot.pause()
        assert 202 not in desk.unread.ids
        line = next(line for line in desk.order.lines if getattr(line.row, "id", 0) == 202)
        assert ("» ", "add") not in line.right
