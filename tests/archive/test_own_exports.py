"""What desk wrote comes back as the issue that it was, also after a mail tool has sent it."""

import json
from dataclasses import replace

import pytest

from desk.archive.own_exports import NoIssue, owned
from desk.formats import render
from desk.model.issue import Issue, Link, Section, Story
from desk.model.kinds import Kind
from desk.model.publication import Publication
from desk.read.read import read
from desk.store.file.storage import dumps
from desk.store.form import records

HOUSE = Publication(9, name="The Record", tagline="Every week", footer="Written on the quay.")
ISSUE = Issue(
    1,
    12,
    "Harbour news",
    date="2016-11-03",
    subject="Harbour opens",
    sections=(Section(2, "A", "Town"), Section(3, "B", "Country")),
    stories=(
        Story(
            4, "A", 2, headline="Harbour opens", body="It opens, says the [board](https://board.example/a), on Monday."
        ),
        Story(5, "B", 2, kind=Kind.SPONSOR, sponsor="Boat Wax", headline="Wax your boat", body="By Friday."),
        Story(6, "A", 3, kind=Kind.BRIEF, body="Gulls were counted again."),
    ),
    links=(Link(7, "A", 4, "Town Hall", "https://hall.example/hours", title="The new hours"),),
)
FORMATS = {
    "html": "a.html",
    "paste": "a.html",
    "fragment": "a.html",
    "markdown": "a.md",
    "text": "a.txt",
    "eml": "a.eml",
}


def written(format: str) -> bytes:
    made = render(ISSUE, HOUSE, format)
    return made if isinstance(made, bytes) else made.encode()


def told(issue: Issue) -> list[tuple[str | None, str | None, str, str]]:
    titles = {section.id: (section.title or "").casefold() for section in issue.sections}
    return [(titles.get(each.section or 0), each.headline, each.kind, each.body) for each in issue.in_order()]


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("named", [True, False])
def test_every_export_is_the_issue_and_no_guess(format: str, named: bool) -> None:
    found = owned(written(format), FORMATS[format] if named else "")
    assert found is not None
    issue = found.reading.issue
    assert told(issue) == told(ISSUE)
    assert [(link.source, link.title, link.url) for link in issue.links] == [
        ("Town Hall", "The new hours", "https://hall.example/hours")
    ]
    assert (issue.number, found.reading.doubts, found.exact) == (12, (), False)
    assert issue.status == "sent"
    assert found.reading.publication in ("The Record", "")


def test_data_is_the_very_issue_with_its_ids() -> None:
    found = owned(written("json"), "a.json")
    assert found is not None
    assert found.exact
    assert replace(found.reading.issue, slug="", sections=(), stories=(), links=()) == replace(
        ISSUE, sections=(), stories=(), links=()
    )
    assert [story.id for story in found.reading.issue.stories] == [4, 5, 6]
    assert owned(written("json"), "no name at all") is not None


def test_the_file_of_an_issue_is_read_with_its_notes() -> None:
    issue = replace(ISSUE, stories=(replace(ISSUE.stories[0], notes="Ask the mayor"), *ISSUE.stories[1:]))
    found = owned(dumps(records.issue_tables(issue)), "0012.json")
    assert found is not None
    assert found.reading.issue == issue


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "not whole JSON"),
        ('{"a":\n}', "in line 2"),
        ("[]", "is not an issue"),
        ('{"a": 1}', "is not an issue"),
        ('{"version": 99, "sections": []}', "a newer desk"),
        ('{"version": 1, "sections": [7]}', "“sections”"),
        ('{"issue": {}, "stories": {}}', "cannot be read"),
    ],
)
def test_other_json_is_refused_in_one_sentence(text: str, words: str) -> None:
    with pytest.raises(NoIssue, match=words) as refusal:
        owned(text.encode(), "a.json")
    assert "\n" not in str(refusal.value)


def test_a_text_that_begins_with_a_bracket_is_no_data() -> None:
    assert owned(b"{ a bracket } opens this letter.", "a.txt") is None
    assert owned(json.dumps({"a": 1}).encode(), "") is None


def test_what_others_wrote_is_not_ours() -> None:
    for source, name in (
        (b"<h1>Harbour</h1>", "a.html"),
        (b"# Harbour\n\nIt opens.\n", "a.md"),
        (b"\xff\xfe", "a.txt"),
    ):
        assert owned(source, name) is None
    assert owned(b"Subject: x\nContent-Type: text/html; charset=no-such\n\n<p>x\xff</p>", "a.eml") is None


def test_the_addresses_that_a_mail_tool_put_around_ours_are_taken_off() -> None:
    page = written("html").decode()
    held = "https://quay.us7.list-manage.com/track/click?u=aa11&amp;id=ff00ff00&amp;e=cc33"
    wrapped = "https://eu.safelinks.protection.outlook.com/?url=https%3A%2F%2Fboard.example%2Fa&amp;data=05"
    page = page.replace("https://hall.example/hours", held).replace("https://board.example/a", wrapped)
    found = owned(page.encode(), "a.html")
    assert found is not None
    (link,) = found.reading.issue.links
    assert link.url is None
    assert "list-manage.com/track/click" in link.note
    assert "[board](https://board.example/a)" in next(found.reading.issue.in_order()).body


def test_what_somebody_added_is_left_out_with_its_reason_and_the_reader_is_not_named() -> None:
    added = (
        "<p>You get this because nora.quill@reader.example signed up. <a href='https://list.example/x'>Leave</a></p>"
    )
    page = written("html").decode().replace("</body>", f"{added}</body>")
    found = owned(page.encode(), "a.html")
    assert found is not None
    assert "nora.quill" not in repr(found)
    assert found.reading.removed == 1
    left = {each.text: each.reason for each in found.reading.left_out}
    assert any(reason == "was not written by desk" and "signed up" in words for words, reason in left.items())


def test_an_export_is_not_guessed_at_where_it_was_changed_beyond_recognition() -> None:
    text = written("text").decode().replace("-" * 72, "")
    assert owned(text.encode(), "a.txt") is None
    assert read(text, form="text").issue.stories
