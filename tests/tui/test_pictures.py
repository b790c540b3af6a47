"""Pictures of the screens, compared with those that were looked at last. `make picture` renews them.

They are taken at three widths in desk's own dark theme, three of them in the light one and in 16 colours, too. Nothing
in them moves: files were written on one day in May, the folder is named from where it is, and no pause ends by itself.
"""

import os
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from desk.edit import issues, links, sections, shelf, stories
from desk.model.issue import Issue, Link, Place, Section, Status, Story
from desk.model.kinds import Kind
from desk.model.publication import Clip, Publication
from desk.session.session import Session
from desk.store.folder.issues import Folder
from desk.store.journal.history import Version
from desk.tui.app import DeskApp
from desk.tui.archive import rows
from desk.tui.desk.proofs import Weighed
from desk.tui.merging.clashes import ClashesScreen
from desk.tui.pauses import Pause
from tests.archive.archives import Told
from tests.archive.archives import issue as past_issue
from tests.tui.picture import picture

PICTURES = Path(__file__).parent / "pictures"
RENEW = os.environ.get("DESK_PICTURES") == "renew"
SIZES = ((140, 40), (100, 30), (60, 24))
OTHERS = ("paper", "ansi-dark")
IN_MAY = 1_620_216_000
"""Noon of 5 May 2021, in UTC."""

Screens = tuple[DeskApp, Pilot[int]]

PUBLICATION = {
    "name": "The Ledger",
    "tagline": "What the town decided",
    "editor": "Nora Quill",
    "sections": ("Town", "Country", "In brief"),
    "web_address": "https://ledger.example/",
    "footer": "You asked for this letter.",
}
STORIES = (
    Story(
        201, "", 101, status=Status.READY, headline="Clock mended", standfirst="It goes **again**.", byline="Omar Vale"
    ),
    Story(202, "", 101, status=Status.DRAFT, headline="Bridge sold to the lowest bidder, who will paint it"),
    Story(203, "", 101, kind=Kind.SPONSOR, sponsor="Hill Bakery", headline="Bread by post", body="Six loaves."),
    Story(204, "", 102, headline="Hedge grown", body="It is *high*.\n\n> Higher than mine, said a neighbour."),
    Story(205, "", 102, kind=Kind.LINKS, headline="Read elsewhere"),
    Story(206, "", 103, kind=Kind.BRIEF, body="The pool opens on Monday."),
    Story(207, "", 103, kind=Kind.BRIEF, headline="Lost: one dog", plain="LOST: ONE DOG", plain_of="older"),
    Story(208, "", 102, headline="Barn raised", place=Place.HELD, reason="waits for the roof"),
    Story(209, "", 102, headline="Well dug", place=Place.SPIKED),
)
BODY = """The clock in the square was mended on [Monday](https://ledger.example/clock).

- It strikes the hour.
- It is **two minutes** slow."""
LINKS = (
    Link(301, "", 201, source="Gazette", title="Clock stops at noon", url="https://gazette.example/1"),
    Link(302, "", 201, title="Who winds it? A list with no address"),
    Link(303, "", 201, ref="77/2", title="The clock in our pages"),
    Link(304, "", 205, source="Post", title="Rates go up", url="https://post.example/rates"),
)


def ledger() -> Issue:
    """An issue with every kind of row there is."""
    issue = issues.begin(Publication(id=1, name="The Ledger"), 7, "2026-11-05", ())
    for id, title in ((101, "Town"), (102, "Country"), (103, "In brief"), (104, "Letters")):
        issue = sections.add(issue, Section(id=id, order="", title=title))
    for story in STORIES:
        issue = stories.add(issue, story)
    issue = stories.change(issue, 201, body=BODY)
    issue = issues.change(issue, subject="Time returns to the square", preheader="And a bridge is sold")
    return links.add(issue, LINKS)


ARABIC = {
    "name": "دفتر المدينة",
    "tagline": "ما قررته المدينة",
    "language": "ar",
    "quotes": "typographic",
    "footer": "طلبت هذه الرسالة.",
}


def arabic() -> Issue:
    """An issue that runs from right to left, with numbers, Latin names, brackets and an address in its sentences."""
    issue = issues.begin(Publication(id=1, name="دفتر المدينة"), 7, "2026-11-05", ())
    for id, title in ((101, "المدينة"), (102, "أخبار قصيرة")):
        issue = sections.add(issue, Section(id=id, order="", title=title))
    body = (
        "أصلحت ساعة الساحة يوم [الاثنين](https://ledger.example/clock) بعد 12 سنة (تقريبا).\n\n"
        '- كتب المهندس "نعم" عن C++ و **iPhone 15 Pro** هنا.\n- السعر 1,250.50$ فقط، انظر https://ledger.example/a.'
    )
    for story in (
        Story(
            201, "", 101, status=Status.READY, headline="إصلاح الساعة (أخيرا)", standfirst="تعمل 24 ساعة.", body=body
        ),
        Story(202, "", 101, headline="بيع الجسر لشركة ACME عام 2027"),
        Story(203, "", 102, kind=Kind.BRIEF, body="يفتح المسبح يوم الاثنين."),
    ):
        issue = stories.add(issue, story)
    issue = issues.change(issue, subject="عودة الوقت إلى الساحة", preheader="وبيع جسر")
    return links.add(
        issue, (Link(301, "", 201, source="الجريدة", title="توقف الساعة", url="https://gazette.example/1"),)
    )


class Then(datetime):
    """A clock that stands still."""

    @classmethod
    def now(cls, tz: Any = None) -> datetime:
        """The moment that it is."""
        return cls.fromtimestamp(IN_MAY, tz)


@pytest.fixture(autouse=True)
def stopped(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The clock stands still, in the zone of Greenwich, and what is exported weighs the same whatever it says."""
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    for module in ("shelf.screen", "issues.first", "widgets.days", "saver", "checking"):
        monkeypatch.setattr(f"desk.tui.{module}.datetime", Then)
    monkeypatch.setattr("desk.tui.issues.first.__version__", "1.0")
    monkeypatch.setattr("desk.tui.desk.proofs.weighed", lambda issue, *_: Weighed(71_000, 102_400, "", issue, None))
    monkeypatch.setattr("desk.tui.export.making.render", lambda issue, publication, name, *_: name * 1000)
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def waiting(monkeypatch: pytest.MonkeyPatch) -> list[Pause]:
    """The pauses that were begun: `settle` ends them."""
    begun: list[Pause] = []

    def start(pause: Pause) -> None:
        begun.append(pause)

    monkeypatch.setattr(Pause, "_start", start)
    return begun


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """The folder `issues` of where the test stands."""
    monkeypatch.chdir(tmp_path)
    return Folder(Path("issues"))


def fill(folder: Folder, *made: Issue, **settings: Any) -> None:
    """Put a publication, two clips and these issues into a folder, all written in May."""
    session = Session(folder)
    session.change_publication(**(settings or PUBLICATION))
    clips = [
        Clip(
            401, "", source="Post", title="Rates go up again", url="https://post.example/2", clipped="2021-05-02T09:00Z"
        ),
        Clip(402, "", title="Half a link", note="ask Omar"),
    ]
    session.do_shelf(shelf.add, clips)
    session.save()
    for issue in made:
        folder.create_issue(issue)
    for path in folder.path.glob("*.json"):
        os.utime(path, (IN_MAY, IN_MAY))


@asynccontextmanager
async def desk_on(folder: Folder) -> AsyncIterator[Screens]:
    """The desk in a terminal that is not there."""
    app = DeskApp(folder.path)
    app.animation_level = "none"
    async with app.run_test(size=SIZES[0]) as pilot:
        await pilot.pause()
        yield app, pilot


async def settle(app: DeskApp, pilot: Pilot[int], waiting: list[Pause]) -> None:
    """Let everything happen that is to happen: what is worked on, what waits for a pause, what that brings."""
    for _ in range(3):
        await app.workers.wait_for_complete()
        await app.remembering.settled()
        await pilot.pause()
        due, waiting[:] = [pause for pause in waiting if pause.waits], []
        for pause in due:
            pause.end()
    await app.workers.wait_for_complete()
    await pilot.pause()


Compare = Callable[..., Any]


@pytest.fixture
def compare(waiting: list[Pause]) -> Compare:
    """Takes the pictures of what is on the screen, at all widths, and compares them with those of its name."""

    async def compared(name: str, app: DeskApp, pilot: Pilot[int], *, themes: tuple[str, ...] = ()) -> None:
        taken = []
        for theme in ("ink", *themes):
            app.theme = theme
            for width, height in SIZES if theme == "ink" else SIZES[:1]:
                await pilot.resize_terminal(width, height)
                await settle(app, pilot, waiting)
                taken.append(f"==== {width} × {height}, {theme} ====\n{picture(app)}")
        made, file = "\n".join(taken), PICTURES / f"{name}.txt"
        if RENEW:
            file.write_text(made, encoding="utf-8")
        assert made.splitlines() == file.read_text(encoding="utf-8").splitlines()

    return compared


@pytest.fixture
async def desk(folder: Folder, waiting: list[Pause]) -> AsyncIterator[Screens]:
    """The desk with the ledger open."""
    fill(folder, ledger(), issues.begin(Publication(id=1, name="The Ledger"), 6, "2026-10-29", ("Town",)))
    async with desk_on(folder) as (app, pilot):
        await settle(app, pilot, waiting)
        await pilot.press("enter")
        await settle(app, pilot, waiting)
        yield app, pilot


async def test_the_list_of_issues(folder: Folder, waiting: list[Pause], compare: Compare) -> None:
    fill(folder, ledger(), issues.begin(Publication(id=1, name="The Ledger"), 6, "2026-10-29", ("Town",)))
    (folder.path / "notes.json").write_text("{", encoding="utf-8")
    os.utime(folder.path / "notes.json", (IN_MAY, IN_MAY))
    async with desk_on(folder) as (app, pilot):
        await settle(app, pilot, waiting)
        await compare("issues", app, pilot)


async def test_the_first_start(folder: Folder, waiting: list[Pause], compare: Compare) -> None:
    async with desk_on(folder) as (app, pilot):
        await settle(app, pilot, waiting)
        await compare("first", app, pilot)


async def test_an_empty_issue(folder: Folder, waiting: list[Pause], compare: Compare) -> None:
    fill(folder, issues.begin(Publication(id=1, name="The Ledger"), 1, "2026-11-05", ("Town",)))
    async with desk_on(folder) as (app, pilot):
        await settle(app, pilot, waiting)
        await pilot.press("enter")
        await compare("empty", app, pilot)


async def test_the_desk(desk: Screens, compare: Compare) -> None:
    app, pilot = desk
    await pilot.press("space", "space")
    await compare("desk", app, pilot, themes=OTHERS)


async def test_an_issue_from_right_to_left(
    folder: Folder, waiting: list[Pause], compare: Compare, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("TERM_PROGRAM", "VTE_VERSION", "KONSOLE_VERSION", "MLTERM"):
        monkeypatch.delenv(name, raising=False)
    fill(folder, arabic(), **ARABIC)
    async with desk_on(folder) as (app, pilot):
        await settle(app, pilot, waiting)
        await pilot.press("enter")
        await settle(app, pilot, waiting)
        await compare("arabic", app, pilot)
        await pilot.press("p")
        await compare("arabic-proof", app, pilot)


async def test_writing(desk: Screens, compare: Compare) -> None:
    app, pilot = desk
    await pilot.press("enter", "ctrl+end")
    await compare("writing", app, pilot)


async def test_the_shelf(desk: Screens, compare: Compare) -> None:
    app, pilot = desk
    await pilot.press("S")
    await compare("shelf", app, pilot)


async def test_the_details_of_an_issue(desk: Screens, compare: Compare) -> None:
    app, pilot = desk
    await pilot.press("i")
    await compare("details", app, pilot)


async def test_the_publication(desk: Screens, compare: Compare) -> None:
    app, pilot = desk
    await pilot.press("I")
    await compare("publication", app, pilot)


async def test_find_and_replace(desk: Screens, compare: Compare) -> None:
    app, pilot = desk
    await pilot.press("ctrl+f", *"clock", "tab", *"bell")
    await compare("find", app, pilot)


async def test_the_export(desk: Screens, compare: Compare) -> None:
    app, pilot = desk
    await pilot.press("X")
    await compare("export", app, pilot, themes=OTHERS)


async def test_the_help(desk: Screens, compare: Compare) -> None:
    app, pilot = desk
    await pilot.press("question_mark")
    await compare("help", app, pilot)


async def test_the_history(desk: Screens, compare: Compare, monkeypatch: pytest.MonkeyPatch) -> None:
    app, pilot = desk
    before = stories.change(app.session.issue, 201, body="The clock stood still.", headline="Clock stopped")
    versions = [Version(IN_MAY - 90_000.0, before), Version(float(IN_MAY), app.session.issue)]
    monkeypatch.setattr(app.session.recorder, "versions", lambda: versions)
    await pilot.press("H", "down")
    await compare("history", app, pilot, themes=OTHERS)


async def with_an_earlier_issue(folder: Folder, app: DeskApp, pilot: Pilot[int], waiting: list[Pause]) -> None:
    """An issue that ran a link of the ledger, and a headline near one of it, before."""
    told = [
        Told("The clock in the square stopped", "It stopped at noon. Nobody in the square noticed the clock."),
        Told("Rates go up", "They do.", [("Post", "Rates go up", "https://post.example/1")]),
        Told("Hedge grown higher", "A neighbour measured it."),
    ]
    folder.create_issue(past_issue(3, "2026-08-27", told, id=3))
    app.session.do(links.add, [Link(391, "", 201, source="Post", title="Rates", url="http://www.post.example/1/")])
    await settle(app, pilot, waiting)


async def test_the_archive_beside_the_story(
    folder: Folder, desk: Screens, waiting: list[Pause], compare: Compare, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rows, "today", lambda: "2026-11-05")
    app, pilot = desk
    await with_an_earlier_issue(folder, app, pilot, waiting)
    await pilot.press("slash", *"clock square")
    await compare("archive", app, pilot, themes=OTHERS)


async def test_the_archive_in_figures(
    folder: Folder, desk: Screens, waiting: list[Pause], compare: Compare, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rows, "today", lambda: "2026-11-05")
    app, pilot = desk
    await with_an_earlier_issue(folder, app, pilot, waiting)
    await pilot.press("percent_sign")
    await compare("figures", app, pilot)


async def test_other_versions(desk: Screens, compare: Compare) -> None:
    app, pilot = desk
    other = Story(5001, "", 101, place=Place.CLASH, origin="202", headline="Bridge given away", body="For nothing.")
    app.session.do(stories.add, other)
    app.push_screen(ClashesScreen())
    await compare("other-versions", app, pilot)
