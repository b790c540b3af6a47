"""What is let pass, in an issue or for ever: said once, taken back, kept by both sides of a merge."""

from desk.edit.passed import let_pass, tell_again, tick
from desk.edit.publication import checked
from desk.model.issue import Issue
from desk.model.publication import Publication
from desk.store.form.merge import merge
from desk.store.form.records import issue_from, issue_tables, publication_from, publication_tables

JOBS, DIARY = "seen https://example.org/jobs", "seen https://example.org/diary"


def test_what_is_let_pass_stands_once_and_is_taken_back() -> None:
    issue = let_pass(let_pass(Issue(id=1), f" {JOBS}\n"), JOBS)
    assert issue.passed == (JOBS,)
    assert let_pass(issue, " ") is issue
    assert tell_again(issue, DIARY) is issue
    assert tell_again(issue, JOBS).passed == ()


def test_it_is_kept_in_the_files_and_nothing_is_written_where_there_is_none() -> None:
    issue, publication = let_pass(Issue(id=1), JOBS), let_pass(Publication(id=2), JOBS)
    assert issue_from(issue_tables(issue)) == issue
    assert publication_from(publication_tables(publication)) == publication
    assert "passed" not in issue_tables(Issue(id=1))["issue"]["1"]


def test_what_two_let_pass_is_let_pass_by_both() -> None:
    base = let_pass(Publication(id=2), "seen https://example.org/old")
    ours = tell_again(let_pass(base, JOBS), "seen https://example.org/old")
    theirs = let_pass(base, DIARY)
    merged, clashes = merge(*map(publication_tables, (base, ours, theirs)))
    assert publication_from(merged).passed == (JOBS, DIARY)
    assert clashes == 0


def test_a_typed_list_has_one_a_line_and_an_address_may_hold_a_comma() -> None:
    assert checked("passed", f"seen https://example.org/a,b\n\n {JOBS} ") == ("seen https://example.org/a,b", JOBS)


def test_a_line_of_the_checklist_is_ticked_and_taken_back_and_merges() -> None:
    aloud, seen = tick(Issue(id=1), " Read  aloud "), tick(Issue(id=1), "Sponsor has seen it")
    assert aloud.ticked == ("Read aloud",)
    assert tick(aloud, "Read aloud") == Issue(id=1) == tick(Issue(id=1), " ")
    merged, clashes = merge(*map(issue_tables, (Issue(id=1), aloud, seen)))
    assert set(issue_from(merged).ticked) == {"Read aloud", "Sponsor has seen it"}
    assert clashes == 0


def test_a_checklist_is_typed_one_a_line() -> None:
    assert checked("checklist", "Read aloud\nSponsor, too, has seen it") == ("Read aloud", "Sponsor, too, has seen it")
