"""The end of the week on the command line: finish, sponsors, standing, correct."""

from typing import Any

import pytest
from command_line import CommandLine


@pytest.fixture
def week(issue: CommandLine) -> CommandLine:
    """No 1 with a letter, which stands, and Acme booked for the day of No 2."""
    issue("story", "add", "1", "--headline", "Dear reader", "--kind", "letter", "--section", "Health")
    issue("link", "edit", "1", "Harbour", "Tide", "--url", "https://tide.example/")
    issue("standing", "add", "1", "Dear reader")
    issue("sponsors", "book", "Acme", "--slot", "Top", "--date", "2026-11-12", "--due", "2026-11-10")
    return issue


def test_finishing_prints_the_file_of_the_next_issue_and_says_what_is_in_it(week: CommandLine) -> None:
    done = week("finish", "1")
    assert done.stdout == f"{week.folder / '0002-2026-11-12.json'}\n"
    assert done.stderr == (
        "Finished No 1 and began No 2, dated Thu 12 Nov 2026, with 2 sections, 1 standing item, 1 sponsor booked.\n"
    )
    assert week.headlines("2") == ["Dear reader", None]
    assert [each["status"] for each in week.json("list")] == ["draft", "sent"]
    assert "0001-first.receipt.json" in week.files()


def test_a_dry_run_says_it_all_and_changes_nothing(week: CommandLine) -> None:
    before = week.files()
    told = week.json("finish", "latest", "--dry-run")
    assert (told["finished"], told["next"]["number"], told["next"]["date"]) == (False, 2, "2026-11-12")
    assert told["next"]["sponsors"] == [{"slot": "Top", "sponsor": "Acme"}]
    assert week("finish", "latest", "--dry-run").stderr.startswith("Dry run, nothing is written: finished No 1")
    assert week.files() == before


def test_finishing_is_taken_back(week: CommandLine) -> None:
    before = week.files()
    week("finish", "1")
    assert week("finish", "1", "--undo").stderr == "Opened No 1 again, as a draft.\n"
    assert week.files() == before
    assert "nothing to take back" in week.refused("finish", "1", "--undo")


@pytest.mark.parametrize(
    "change",
    [
        ("story", "edit", "1", "Harbour", "--headline", "Port"),
        ("story", "spike", "1", "Harbour"),
        ("story", "add", "1", "--headline", "Late"),
        ("link", "remove", "1", "Harbour", "Tide"),
        ("section", "rename", "1", "Health", "Wealth"),
        ("set", "1", "subject", "Other"),
        ("set", "1", "status", "draft"),
    ],
)
def test_what_was_finished_stays_as_it_was_sent(week: CommandLine, change: tuple[str, ...]) -> None:
    week("finish", "1")
    before = week.files()
    assert "No 1 was finished on" in week.refused(*change)
    assert week.files() == before


def test_what_is_to_be_fixed_is_listed_and_gives_1(week: CommandLine) -> None:
    (week.folder / "templates").mkdir()
    (week.folder / "templates" / "item.html").write_bytes(b"\xff")
    before = week.files()
    done = week("finish", "1", code=1)
    assert (done.stdout, done.stderr.splitlines()[-1]) == (
        "",
        "desk: No 1 is not finished: mend that, or say with --reason why it goes as it is.",
    )
    assert week.files() == before


@pytest.mark.parametrize(
    ("settings", "says"),
    [({"cadence": 0}, "0 days between two issues"), ({"cadence": 9_999_999}, "the calendar has ended")],
)
def test_a_cadence_that_never_comes_is_said(week: CommandLine, settings: dict[str, Any], says: str) -> None:
    import json

    path = week.folder / "publication.json"
    tables = json.loads(path.read_text())
    next(iter(tables["publication"].values())).update(settings)
    path.write_text(json.dumps(tables))
    assert says in week.refused("finish", "1")


def test_a_desk_that_ended_in_the_middle_is_told_of_by_the_next(week: CommandLine, monkeypatch: Any) -> None:
    from desk.store.folder import change_together

    def dies(*args: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(change_together, "_save", dies)
        week("finish", "1", code=130)
    assert [each["status"] for each in week.json("list")] == ["draft", "sent"]
    assert not (week.folder / ".desk" / "unfinished.json").exists()


def test_the_ledger_is_listed_with_where_each_booking_stands(week: CommandLine) -> None:
    assert "Nobody has booked" in week.refused("sponsors", "cancel", "2026-11-19", "Top")
    assert "booked on Thu 12 Nov 2026 already, by Acme" in week.refused(
        "sponsors", "book", "Loom", "--slot", "Top", "--date", "2026-11-12"
    )
    assert "no day that can be read" in week.refused("sponsors", "book", "Loom", "--slot", "Top", "--date", "soon")
    week("sponsors", "book", "Loom", "--slot", "Top", "--date", "2099-01-01", "--date", "2099-01-08")
    week("sponsors", "cancel", "2099-01-08", "top")
    week("finish", "1")
    assert "no subject" in week("finish", "2", code=1).stderr
    week("finish", "2", "--reason", "It goes without")
    found = [(each["sponsor"], each["date"], each["state"]) for each in week.json("sponsors")]
    assert found == [("Acme", "2026-11-12", "ran"), ("Loom", "2099-01-01", "booked")]
    assert "ran, No 2" in week("sponsors").stdout
    assert "keeps it" in week.refused("sponsors", "cancel", "2026-11-12", "Top")
    week("sponsors", "book", "Tide", "--slot", "Top", "--date", "2099-02-01", "--due", "2099-01-30")
    week("sponsors", "copy-in", "2099-02-01", "Top")
    assert week.json("sponsors")[-1]["state"] == "booked"


def test_a_late_booking_comes_into_the_draft_of_its_day(week: CommandLine) -> None:
    week("finish", "1")
    done = week("sponsors", "book", "Loom", "--slot", "Side", "--date", "2026-11-12")
    assert "It is in No 2." in done.stderr
    assert [each["sponsor"] for each in week.json("story", "list", "2")] == [None, "Acme", "Loom"]


def test_a_new_issue_has_the_standing_items_too(week: CommandLine) -> None:
    week("new", "--number", "9", "--date", "2026-12-03")
    assert week.headlines("9") == ["Dear reader"]
    assert [each["headline"] for each in week.json("standing")] == ["Dear reader"]
    week("standing", "remove", "dear")
    assert "no standing item" in week("standing").stderr
    assert "no standing item" in week.refused("standing", "remove", "dear")


def test_a_new_issue_has_the_stories_that_were_held_until_its_day(week: CommandLine) -> None:
    week("story", "hold", "1", "Harbour", "--until", "2026-11-12")
    said = week("new", "--number", "8", "--date", "2026-11-11").stderr
    assert ("carried" in said, week.headlines("8")) == (False, ["Dear reader"])
    before = week.files()
    assert "1 story carried over" in week("new", "--date", "2026-11-19", "--dry-run").stderr
    assert week.files() == before
    assert "1 story carried over" in week("new", "--date", "2026-11-19").stderr
    assert "Harbour" in week.headlines("9")
    assert week.json("shelf", "list")["held"] == []
    week("new", "--date", "2026-11-26")
    assert week.headlines("10") == ["Dear reader"]


def test_a_correction_is_kept_and_told_to_the_next_readers(week: CommandLine) -> None:
    assert "not sent yet" in week.refused("correct", "1", "--was", "port", "--now", "harbour", "--why", "A slip")
    week("finish", "1")
    week("correct", "1", "--was", "port", "--now", "harbour", "--why", "A slip", "--by", "Nora", "--tell", "2")
    (made,) = week.json("correct", "1")
    assert (made["was"], made["now"], made["why"], made["by"]) == ("port", "harbour", "A slip", "Nora")
    assert "Corrections" in week.headlines("2")
    assert "is not in No 1" in week.refused("correct", "1", "--was", "port", "--now", "x", "--why", "y")
    week("correct", "1", "--remove", str(made["id"]))
    assert week.json("correct", "1") == []
