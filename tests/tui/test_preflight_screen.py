"""Pre-flight on the screen: from a finding to its word, mended, let pass and taken back, ticked, asked on the web."""

from dataclasses import replace
from datetime import datetime

import pytest
from textual.pilot import Pilot

from desk.edit import issues as issue_edits
from desk.edit import links as link_edits
from desk.edit import stories as story_edits
from desk.model.issue import Issue, Link, Status
from desk.model.verdict import State, Verdict, Why
from desk.outside import clipboard
from desk.preflight.finding import Finding, Severity
from desk.tui.desk.screen import DeskScreen
from desk.tui.preflight.rows import GroupRow, ListRow
from desk.tui.preflight.screen import PreflightScreen
from desk.tui.widgets.head import Head
from desk.tui.widgets.keybar import KeyBar
from desk.tui.widgets.lines import LineView, RowView
from desk.tui.widgets.titleline import TitleLine
from tests.tui.waiting import until


@pytest.fixture(autouse=True)
def before_it_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is the day before the issue's."""
    monkeypatch.setattr("desk.tui.checking.clock", lambda: datetime(2026, 11, 4, 14, 2).astimezone())


async def checked(desk: DeskScreen, pilot: Pilot[int]) -> None:
    """Wait until the rules, and the archive, have said what they have to say."""
    await desk.app.workers.wait_for_complete()
    await desk.desk.remembering.settled()  # type: ignore[attr-defined]
    await pilot.pause()
    await desk.app.workers.wait_for_complete()
    await pilot.pause()


async def preflight(desk: DeskScreen, pilot: Pilot[int]) -> PreflightScreen:
    await pilot.press("P")
    await pilot.pause()
    await checked(desk, pilot)
    screen = desk.app.screen
    assert isinstance(screen, PreflightScreen)
    return screen


def lines(screen: PreflightScreen, id: str = "found") -> list[str]:
    view = screen.query_one(f"#{id}", LineView)
    return ["".join(text for text, _ in (*line.left, ("  ", ""), *line.right)).rstrip() for line in view.lines]


def findings(screen: PreflightScreen) -> list[Finding]:
    return [row for row in screen.query_one("#found", RowView).rows if isinstance(row, Finding)]


def choose(screen: PreflightScreen, rule: str) -> Finding:
    finding = next(each for each in findings(screen) if each.rule == rule)
    screen.view.select(finding)
    return finding


async def test_three_groups_and_enter_goes_to_the_very_word(opened) -> None:
    async with opened() as (desk, pilot):
        desk.do("", story_edits.change, 203, body="It grew grew a lot.")
        screen = await preflight(desk, pilot)
        made = lines(screen)
        assert [line.split()[:2] for line in made if line.isupper() or "TO " in line][:1] == [["TO", "FIX"]]
        assert any("No address: “" in line and "Clock mended" in line and "link 2" in line for line in made)
        assert made[-1].endswith("other rules found nothing.")
        assert [each.severity for each in findings(screen)] == sorted(
            (each.severity for each in findings(screen)), key=list(Severity).index
        )
        choose(screen, "word-twice")
        await pilot.pause()
        assert "“grew” stands twice" in lines(screen, "full")[1]
        await pilot.press("enter")
        await pilot.pause()
        assert desk.app.screen is desk
        assert (desk.in_hand, desk.field("body").selected_text) == (203, "grew grew")
        assert desk.query_one(KeyBar).said.startswith("“grew” stands twice.")
        screen = await preflight_from_text(desk, pilot)
        choose(screen, "link-without-address")
        await pilot.press("enter")
        await pilot.pause()
        assert (desk.selection.place, desk.selection.link) == ("links", 302)


async def preflight_from_text(desk: DeskScreen, pilot: Pilot[int]) -> PreflightScreen:
    await pilot.press("f8")
    await pilot.pause()
    await checked(desk, pilot)
    assert isinstance(desk.app.screen, PreflightScreen)
    return desk.app.screen


async def test_a_mend_is_one_step_and_undo_gives_it_back(opened) -> None:
    async with opened() as (desk, pilot):
        desk.do("", story_edits.change, 203, body="It grew grew a lot.")
        screen = await preflight(desk, pilot)
        choose(screen, "word-twice")
        await pilot.press("f")
        await checked(desk, pilot)
        assert desk.issue.story(203).body == "It grew a lot."
        assert not [each for each in findings(screen) if each.rule == "word-twice"]
        assert screen.query_one(KeyBar).said.startswith("Mended: “grew” stands twice.")
        await pilot.press("u")
        await checked(desk, pilot)
        assert desk.issue.story(203).body == "It grew grew a lot."
        assert [each for each in findings(screen) if each.rule == "word-twice"]
        choose(screen, "preheader-missing")
        await pilot.press("f")
        assert "no certain mend" in screen.query_one(KeyBar).said


async def test_what_is_let_pass_is_listed_and_taken_back(opened) -> None:
    async with opened() as (desk, pilot):
        screen = await preflight(desk, pilot)
        choose(screen, "link-without-address")
        await pilot.press("full_stop")
        await checked(desk, pilot)
        assert desk.issue.passed == ("link-without-address 302",)
        choose(screen, "preheader-missing")
        await pilot.press("semicolon")
        await checked(desk, pilot)
        assert desk.desk.session.publication.passed == ("preheader-missing",)
        assert not [each for each in findings(screen) if each.severity != Severity.KNOW]
        assert any(line.startswith("LET PASS") for line in lines(screen))
        screen.view.select(ListRow("for ever", "preheader-missing"))
        await pilot.press("full_stop")
        await checked(desk, pilot)
        assert desk.desk.session.publication.passed == ()
        choose(screen, "preheader-missing")


async def test_the_checklist_is_ticked_by_key_and_kept_with_the_issue(opened) -> None:
    async with opened(80, 30) as (desk, pilot):
        desk.desk.session.change_publication(checklist=("Read aloud", "Sponsor has seen it"))
        screen = await preflight(desk, pilot)
        assert not screen.has_class("beside")
        screen.view.select(ListRow("tick", "Read aloud"))
        await pilot.press("space")
        await checked(desk, pilot)
        assert desk.issue.ticked == ("Read aloud",)
        assert any(line.startswith("CHECKLIST") and line.endswith("1 of 2") for line in lines(screen))


async def test_the_desk_counts_marks_and_steps_through_what_is_open(opened) -> None:
    async with opened() as (desk, pilot):
        desk.do("", story_edits.change, 203, body="It grew grew (a lot.")
        desk.do("", story_edits.change_many, [201, 202, 203], status=Status.READY)
        desk.desk.checking.anew()
        await checked(desk, pilot)
        assert "✗ 1 ▲ 3" in desk.query_one(TitleLine).render().plain
        signs = {line.row.id: "".join(text for text, _ in line.right) for line in desk.order.lines if line.row}
        assert signs[201].startswith("✗")
        assert signs[203].startswith("▲")
        desk.do("", lambda issue: replace(issue, links=issue.links[:1]))  # every link has its address now
        desk.desk.checking.anew()
        await checked(desk, pilot)
        await pilot.press("right_square_bracket")
        await pilot.pause()
        assert desk.field("body").selected_text == "grew grew"
        assert desk.query_one(KeyBar).said.startswith("2 of 3: “grew” stands twice.")
        await pilot.press("f6")
        await pilot.pause()
        assert desk.field("body").selected_text == "("
        await pilot.press("f6")
        await pilot.pause()
        assert desk.app.screen.query("#preheader:focus")


async def test_an_export_and_a_copy_say_what_is_open(opened, monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened() as (desk, pilot):
        monkeypatch.setattr(
            "desk.outside.clipboard.ways.copy",
            lambda *_: clipboard.Copied("xclip", clipboard.HowFar.COPIED, "Copied No 7."),
        )
        desk.do("", issue_edits.change, subject="")
        await pilot.press("y")
        await until(pilot, lambda: desk.query_one(KeyBar).said)
        await pilot.pause()
        assert desk.query_one(KeyBar).said.startswith("Copied No 7. 2 to fix, ")
        assert "P shows them" in desk.query_one(KeyBar).said


async def test_links_are_asked_on_the_web_and_each_verdict_lands_in_its_row(
    opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def check(addresses, run) -> bool:
        for address in addresses:
            asked.append(address)
            run.told(address, Verdict(State.GONE, Why.NOT_THERE, "404", day="2026-11-29"))
        return True

    monkeypatch.setattr("desk.net.check.check", check)
    async with opened() as (desk, pilot):
        screen = await preflight(desk, pilot)
        assert asked == []
        await pilot.press("w")
        await checked(desk, pilot)
        await until(pilot, lambda: [each for each in findings(screen) if each.rule == "link-gone"])
        assert asked == ["https://gazette.example/1"]
        assert choose(screen, "link-gone").where.link == 301
        await until(pilot, lambda: screen.query_one(KeyBar).said)
        assert screen.query_one(KeyBar).said == "Asked 1 of 1 links: 1 gone."
        await pilot.press("s")
        await checked(desk, pilot)
        await until(pilot, lambda: not [each for each in findings(screen) if each.rule == "link-gone"])


def seven_more(issue: Issue) -> Issue:
    """Seven links without an address under the third story, beside the one that is there."""
    return link_edits.add(issue, [Link(310 + at, "", 203, title=f"Paper {at}") for at in range(7)])


WAITING = GroupRow("to fix before it goes", "link-without-address")


async def test_many_findings_of_one_rule_are_one_row_that_unfolds_and_folds(opened) -> None:
    async with opened() as (desk, pilot):
        desk.do("", seven_more)
        screen = await preflight(desk, pilot)
        assert [line for line in lines(screen) if "A link without an address" in line and "8 folded" in line]
        assert not [line for line in lines(screen) if "No address" in line]
        screen.view.select(WAITING)
        await pilot.pause()
        assert [line for line in lines(screen, "full") if line in ("No address: “Clock starts”", "and 2 more")]
        await pilot.press("plus")
        assert len([each for each in findings(screen) if each.rule == "link-without-address"]) == 8
        await pilot.press("j", "j", "minus")
        assert screen.row == WAITING
        assert not findings(screen) or findings(screen)[0].rule != "link-without-address"
        screen.view.post_message(RowView.Chosen(screen.view, WAITING))  # a click on the selected row
        await pilot.pause()
        assert len([each for each in findings(screen) if each.rule == "link-without-address"]) == 8
        await pilot.press("minus")
        choose(screen, "preheader-missing")
        await pilot.press("plus")
        assert "stands alone" in screen.query_one(KeyBar).said
        await pilot.press("left_square_bracket")
        assert isinstance(screen.row, Finding)
        assert screen.row.where.link == 316
        await pilot.press("minus", "right_square_bracket", "f6")
        assert screen.row == next(each for each in findings(screen) if each.where.link == 310)


async def test_enter_on_a_group_goes_to_its_first_and_the_brackets_through_it_alone(opened) -> None:
    async with opened() as (desk, pilot):
        desk.do("", seven_more)
        desk.do("", story_edits.change, 203, body="  ".join("It grew a lot here or there".split()))
        screen = await preflight(desk, pilot)
        screen.view.select(GroupRow("to know", "spaces-two"))
        await pilot.press("enter")
        await pilot.pause()
        assert desk.app.screen is desk
        body = desk.field("body")
        assert body.selection.start == (0, 2)
        for key, column in (("f6", 8), ("f6", 11), ("f7", 8)):
            await pilot.press(key)
            await pilot.pause()
            assert (body.selected_text, body.selection.start) == ("  ", (0, column))
        screen = await preflight_from_text(desk, pilot)
        choose(screen, "preheader-missing")
        await pilot.press("enter", "escape", "f6")
        await pilot.pause()
        assert desk.selection.place == "links"


async def test_a_group_is_mended_in_one_step(opened) -> None:
    async with opened() as (desk, pilot):
        desk.do("", story_edits.change, 203, body="  ".join("It grew a lot here or there".split()))
        desk.do("", story_edits.change, 202, standfirst="So  it was")
        screen = await preflight(desk, pilot)
        screen.view.select(GroupRow("to know", "spaces-two"))
        await pilot.press("f")
        await checked(desk, pilot)
        assert (desk.issue.story(203).body, desk.issue.story(202).standfirst) == (
            "It grew a lot here or there",
            "So it was",
        )
        assert screen.query_one(KeyBar).said.startswith("Mended: Two spaces in a row, 7 of them.")
        await pilot.press("u")
        await checked(desk, pilot)
        assert desk.issue.story(203).body.count("  ") == 6
        assert desk.issue.story(202).standfirst == "So  it was"


async def test_a_group_is_let_pass_and_said_again_in_one_step_each(opened) -> None:
    async with opened() as (desk, pilot):
        desk.do("", seven_more)
        screen = await preflight(desk, pilot)
        screen.view.select(WAITING)
        await pilot.press("full_stop")
        await checked(desk, pilot)
        assert screen.query_one(KeyBar).said.startswith("Let pass: A link without an address, 8 of them.")
        assert len(desk.issue.passed) == 8
        assert [line for line in lines(screen) if "A link without an address" in line and "8 folded" in line]
        screen.view.select(GroupRow("passed", "link-without-address"))
        await pilot.press("full_stop")
        await checked(desk, pilot)
        assert desk.issue.passed == ()
        await pilot.press("u")
        await checked(desk, pilot)
        assert len(desk.issue.passed) == 8
        await pilot.press("u")
        await checked(desk, pilot)
        assert desk.issue.passed == ()
        screen.view.select(WAITING)
        await pilot.press("semicolon")
        await checked(desk, pilot)
        assert desk.desk.session.publication.passed == ("link-without-address",)


@pytest.mark.parametrize("size", [(140, 40), (100, 30), (80, 24), (60, 20)])
async def test_at_every_size_a_finding_can_be_read_and_its_keys_are_there(size: tuple[int, int], opened) -> None:
    title = "The whole of what the harbour office said about the tides of that night in November"
    async with opened(*size) as (desk, pilot):
        desk.do("", link_edits.change, 302, title=title)
        screen = await preflight(desk, pilot)
        choose(screen, "link-without-address")
        await pilot.pause()
        view = screen.query_one("#full", LineView)
        assert view.size.height >= 6
        shown = " ".join(line.strip() for line in lines(screen, "full")[: view.size.height])
        assert f"No address: “{title}”" in shown
        assert max(map(len, lines(screen, "full"))) <= view.text_width
        bar = screen.query_one(KeyBar).render().plain.split("   ")
        assert {each.split()[0] for each in bar if each} >= {"enter", ".", ";", "esc"}


async def test_rows_that_are_no_findings_say_what_they_are_and_costs_keep_their_column(opened) -> None:
    async with opened(60, 20) as (desk, pilot):
        desk.desk.session.change_publication(checklist=("Read aloud",))
        screen = await preflight(desk, pilot)
        screen.view.select(ListRow("tick", "Read aloud"))
        await pilot.pause()
        assert "enter ticks it" in " ".join(lines(screen, "full"))
        await pilot.press("c")
        await pilot.pause()
        assert screen.view.size.width == 60
        assert not screen.has_class("below")
        await pilot.press("right_square_bracket")
        await pilot.pause()
        assert isinstance(screen.row, Finding)


async def test_findings_are_numbered_as_their_rows_stand(opened) -> None:
    async with opened() as (desk, pilot):
        desk.do("", seven_more)
        desk.do("", issue_edits.change, subject="")
        screen = await preflight(desk, pilot)
        of = len([each for each in screen.checked.open if each.severity == Severity.FIX])
        for number in range(2, of + 1):
            await pilot.press("right_square_bracket")
            await pilot.pause()
            assert screen.query_one("#full-head", Head).note[0][0] == f"{number} of {of}"
