"""What a format writes its reader gives back: read and written once more it is the same, byte for byte."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from complete_issue import ISSUE, PUBLICATION
from hostile import issues, publications
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desk.formats import FORMATS, render
from desk.formats.blocks.blocks import blocks
from desk.formats.blocks.values import Briefs, Cards, Contents, Item
from desk.formats.eml.read import own_eml
from desk.formats.html.read import own_html
from desk.formats.json.read import own_json
from desk.formats.markdown.read import own_markdown
from desk.formats.own import NotOurs, Own, Reason, WhyNotOurs
from desk.formats.profiles.profile import known, names, profile
from desk.formats.profiles.target import Target
from desk.formats.text.read import own_text
from desk.model.issue import Issue, Link, Section, Story
from desk.model.kinds import Kind
from desk.model.publication import Publication
from desk.store.folder.issues import Folder

READERS: dict[str, Callable[[str], Own | None]] = {
    "html": own_html,
    "paste": own_html,
    "fragment": own_html,
    "markdown": own_markdown,
    "text": own_text,
    "eml": lambda message: own_eml(message.encode()),
    "json": own_json,
}
SAMPLE = Folder(Path(__file__).parents[2] / "issues")
FILES = sorted(path.name for path in SAMPLE.path.glob("[0-9]*.json"))


def back(issue: Issue, publication: Publication, format: str, tool: str = "plain") -> Issue:
    """The issue that an export is read as, with what the format does not tell taken from the issue itself."""
    own = READERS[format](render(issue, publication, format, Target(profile(tool))))
    assert own is not None
    told = own.issue
    if format != "json":
        told = replace(told, id=issue.id, slug=issue.slug)
    if format in ("paste", "fragment", "text"):
        told = replace(told, preheader=issue.preheader, subject=issue.subject)
    return told


def plainly(issue: Issue, format: str) -> Issue:
    """The issue without what its format does not tell.

    A brief's headline is words of its line; the text edition prints sections in capitals, notes as any
    story without a headline, and pictures by their words.
    """
    stories = tuple(
        replace(
            story,
            plain="",
            headline=None if story.kind == Kind.BRIEF else story.headline,
            image=None if format == "text" else story.image,
            kind=Kind.STORY if format == "text" and story.kind == Kind.NOTE else story.kind,
        )
        for story in issue.stories
    )
    sections = tuple(
        replace(each, title=each.title.upper()) if format == "text" and each.title else each for each in issue.sections
    )
    image = None if format == "text" else issue.image
    return replace(issue, plain="", image=image, sections=sections, stories=stories)


@pytest.mark.parametrize("format", FORMATS)
def test_the_complete_issue_comes_back_and_is_written_as_it_was(format: str) -> None:
    issue = plainly(ISSUE, format)
    assert render(back(issue, PUBLICATION, format), PUBLICATION, format) == render(issue, PUBLICATION, format)


@pytest.mark.parametrize("format", FORMATS)
def test_links_that_begin_with_their_titles_come_back(format: str) -> None:
    publication, issue = replace(PUBLICATION, links_first="title"), plainly(ISSUE, format)
    told = back(issue, publication, format)
    assert render(told, publication, format) == render(issue, publication, format)
    named = {(each.source, each.title) for each in told.links if each.source}
    assert {(each.source, each.title) for each in issue.links if each.source and each.title} <= named


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("format", FORMATS)
def test_the_issues_of_the_sample_come_back_and_are_written_as_they_were(file: str, format: str) -> None:
    publication, _ = SAMPLE.publication()
    issue = plainly(SAMPLE.open_issue(SAMPLE.path / file).issue, format)
    assert render(back(issue, publication, format), publication, format) == render(issue, publication, format)


@pytest.mark.parametrize("format", FORMATS)
def test_the_link_of_a_brief_is_its_own_or_one_of_its_line(format: str) -> None:
    bodies = ("It has stopped raining.", "Today the [lock](https://a.example/lock) is shut.", "", "No link here.")
    stories = tuple(Story(place + 2, "abcd"[place], 1, Kind.BRIEF, body=body) for place, body in enumerate(bodies))
    links = (
        Link(11, "a", 2, "Water Board", "https://a.example/rain", title="You may water"),
        Link(12, "a", 4, "Echo", "https://a.example/vans", title="Vans on Sundays"),
    )
    ahead = Story(9, "A", 1, headline="Ahead", body="Of the briefs.")
    issue = Issue(1, 3, "Rain", sections=(Section(1, "a", "SHORT"),), stories=(ahead, *stories), links=links)
    told = back(issue, PUBLICATION, format)
    assert [
        (story.body, [(each.source, each.title, each.url) for each in told.links_of(story.id)])
        for story in told.in_order()
        if story.kind == Kind.BRIEF
    ] == [(story.body, [(each.source, each.title, each.url) for each in issue.links_of(story.id)]) for story in stories]


@pytest.mark.parametrize("format", ["html", "fragment", "markdown"])
@given(issue=issues(), publication=publications)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_whatever_an_issue_holds_it_is_written_as_it_was(format: str, issue: Issue, publication: Publication) -> None:
    issue = plainly(issue, format)
    if READERS[format](render(issue, publication, format)) is None:
        bare = format == "markdown" and known(publication.profile).front == {}  # nothing says whose Markdown it is
        told = any(isinstance(block, Item | Cards | Contents | Briefs) for block in blocks(issue, publication))
        assert bare or not told
        return
    told = replace(back(issue, publication, format), subject=issue.subject, title=issue.title)
    assert render(told, publication, format) == render(issue, publication, format)


@pytest.mark.parametrize("format", [name for name in FORMATS if name != "json"])
@given(st.randoms(use_true_random=False))
@settings(max_examples=15, deadline=None)
def test_an_export_that_somebody_changed_is_read_or_is_not_ours(format: str, chance: Random) -> None:
    lines = render(ISSUE, PUBLICATION, format).split("\n")
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(lines))
        match chance.choice(("drop", "twice", "swap", "cut", "words")):
            case "drop" if len(lines) > 1:
                del lines[at]
            case "twice":
                lines.insert(at, lines[at])
            case "swap":
                other = chance.randrange(len(lines))
                lines[at], lines[other] = lines[other], lines[at]
            case "cut":
                lines[at] = lines[at][: chance.randint(0, 30)]
            case _:
                lines.insert(at, "Words in between")
    own = READERS[format]("\n".join(lines))
    if own is not None:
        ids = [each.id for rows in (own.issue.sections, own.issue.stories, own.issue.links) for each in rows]
        assert len(set(ids)) == len(ids)


WRITTEN_ONLY = {("govuknotify", "markdown")}
"""Notify has a Markdown of its own, for which desk writes and does not read."""


@pytest.mark.parametrize("tool", names())
@pytest.mark.parametrize("format", [name for name in FORMATS if name != "json"])
def test_what_is_not_in_the_issue_is_said_with_its_reason(tool: str, format: str) -> None:
    own = READERS[format](render(ISSUE, PUBLICATION, format, Target(profile(tool))))
    assert (own is None) == ((tool, format) in WRITTEN_ONLY)
    if own is None:
        return
    reasons = {each.reason for each in own.left_out}
    assert Reason.CONTENTS in reasons
    assert Reason.UNKNOWN not in reasons
    if not (profile(tool).bare and format in ("markdown", "fragment")):  # the tool has a masthead of its own
        assert Reason.MASTHEAD in reasons
        assert (own.publication, own.tagline) == (PUBLICATION.name, PUBLICATION.tagline)


@pytest.mark.parametrize("format", [name for name in FORMATS if name not in ("json", "eml")])
def test_words_that_somebody_adds_to_an_export_are_in_the_issue_or_said(format: str) -> None:
    made = render(ISSUE, PUBLICATION, format)
    for ahead in ("Found under the desk", "Eight weeks of rain", "Weirs from the air", "Give the Record"):
        own = READERS[format](made.replace(ahead, f"Zymurgy {ahead}", 1))
        assert own is not None
        assert "Zymurgy" in repr(own)


def test_lines_that_a_mail_tool_puts_around_an_e_mail_are_left_out_and_said() -> None:
    made = render(ISSUE, PUBLICATION, "html").replace(
        "</body>", '<p>Delivered via <a href="https://t.example/">Posthorn</a></p></body>'
    )
    own = own_html(made)
    assert own is not None
    assert [(each.words, each.url) for each in own.left_out if each.reason == Reason.UNKNOWN] == [
        ("Delivered via Posthorn", "https://t.example/")
    ]


@pytest.mark.parametrize(
    "page",
    [
        '<table><tr><td class="cell" id="story-1"><h2>Else</h2></td></tr></table>',
        '<section class="story"><h2>Else</h2></section><p>And more</p>',
        "<h1>Else</h1>",
        "",
    ],
)
def test_a_page_of_somebody_else_is_not_ours(page: str) -> None:
    assert own_html(page) is None
    assert own_markdown(page) is None
    assert own_text(page) is None


def test_ids_of_stories_come_back_from_the_e_mail_and_no_two_are_alike() -> None:
    own = own_html(render(ISSUE, PUBLICATION, "html"))
    assert own is not None
    ids = [own.issue.id]
    ids += [each.id for rows in (own.issue.sections, own.issue.stories, own.issue.links) for each in rows]
    assert len(set(ids)) == len(ids)
    assert 103 in ids


@pytest.mark.parametrize(
    ("text", "fault", "detail"),
    [
        ("{", WhyNotOurs.BROKEN, "1"),
        ("[]", WhyNotOurs.FOREIGN, ""),
        ("{}", WhyNotOurs.FOREIGN, ""),
        ('{"version": 99, "sections": []}', WhyNotOurs.NEWER, "99"),
        ('{"version": 1, "sections": [], "title": 3}', WhyNotOurs.WRONG_TYPE, "title"),
    ],
)
def test_data_that_is_no_issue_says_what_is_wrong(text: str, fault: WhyNotOurs, detail: str) -> None:
    with pytest.raises(NotOurs) as refused:
        own_json(text)
    assert (refused.value.fault, refused.value.detail) == (fault, detail)


@pytest.mark.parametrize("format", [name for name in FORMATS if name != "text"])
@pytest.mark.parametrize(
    "body", ["- one\n- two\n\n1. three\n2. four\n\n- five", "- one\n\n* two\n\n- three", "1. a\n\n1) b"]
)
def test_the_signs_of_lists_come_back_and_only_lists_of_one_kind_take_turns(format: str, body: str) -> None:
    issue = Issue(1, 3, "Rain", stories=(Story(2, "a", None, headline="Lists", body=body),))
    assert [story.body for story in back(issue, PUBLICATION, format).stories] == [body]
