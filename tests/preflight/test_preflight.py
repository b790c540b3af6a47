"""What is known before an issue goes: each rule, where it points, and the same words at both doors."""

from dataclasses import replace
from pathlib import Path

import pytest

from desk.formats import FORMATS
from desk.formats.profiles.profile import profile
from desk.formats.profiles.reading import read_profile
from desk.formats.profiles.target import Target
from desk.formats.text.by_hand import mark
from desk.model.issue import Image, Issue, Link, Section, Story
from desk.model.publication import Publication
from desk.preflight.check import Checks, about_export, about_issue, before_it_goes, sentences
from desk.preflight.finding import Export, Finding, Severity, Subject, Where
from desk.preflight.rule import Scope
from desk.preflight.rules import RULES
from desk.store.folder.templates import read_templates, trust

PUBLICATION = Publication(id=1, name="The Ferry Log", from_address="log@ferry.example")
NOT_PRINTED = "picture-not-https"
ISSUE = Issue(
    5,
    3,
    "Fog",
    sections=(Section(6, "a", "Piers"),),
    stories=(
        Story(7, "a", 6, headline="The north pier", body="It is [shut]() and [dry](https://a.example/1)."),
        Story(8, "b", 6, headline="The south pier", body="Nothing."),
    ),
    links=(Link(9, "a", 7, None, "https://a.example/2", title="Tides"), Link(10, "b", 8, None, None, title="Later")),
)


@pytest.fixture
def subject(tmp_path: Path) -> Subject:
    return Subject(ISSUE, PUBLICATION, tmp_path)


def exported(subject: Subject, format: str, text: str = "", tool: str = "plain") -> Subject:
    return replace(subject, export=Export(format, Target(profile(tool)), text))


def found(findings: tuple[Finding, ...], rule: str) -> list[Finding]:
    return [each for each in findings if each.rule == rule]


def test_each_link_without_an_address_is_found_where_it_stands(subject: Subject) -> None:
    places = [each.where for each in found(about_issue(subject), "link-without-address")]
    assert places == [Where(7, None, "body", 6, 14), Where(8, 10, "url")]
    assert ISSUE.stories[0].body[6:14] == "[shut]()"
    waiting = found(about_issue(subject), "link-without-address")
    assert sentences(waiting) == ("2 links without an address: they are printed as plain words.",)


def test_each_picture_that_no_mail_program_loads_is_found_where_it_stands(subject: Subject) -> None:
    body = "![dry](https://a.example/d.png) ![wet](http://a.example/w.png) \\![no](x) ![data](data:image/png;base64,AA)"
    story = replace(ISSUE.stories[0], body=body, image=Image("http://a.example/p.jpg", "A pier"))
    findings = about_issue(replace(subject, issue=replace(ISSUE, stories=(story,), links=())))
    places = [(each.where.field, body[each.where.start : each.where.end]) for each in found(findings, NOT_PRINTED)]
    assert [place for place, _ in places] == ["image", "body", "body"]
    assert places[1][1].startswith("![wet](http:")
    assert places[2][1].startswith("![data](data:")


def test_a_text_by_hand_that_is_older_is_found_with_its_story(subject: Subject) -> None:
    stories = (replace(ISSUE.stories[0], plain="By hand", plain_of=mark("what it was")), ISSUE.stories[1])
    findings = about_issue(replace(subject, issue=replace(ISSUE, stories=stories, links=())))
    (older,) = found(findings, "plain-text-older")
    assert (older.where.story, older.details) == (7, ("The north pier",))
    assert "Changed since the plain text was edited by hand: The north pier." in sentences(findings)


def test_templates_are_said_until_they_are_trusted(subject: Subject) -> None:
    folder = subject.folder / "templates"
    folder.mkdir()
    (folder / "footer.html").write_text("<p>Own</p>", encoding="utf-8")
    assert [each.severity for each in found(about_issue(subject), "templates-not-trusted")] == [Severity.KNOW]
    trust(read_templates(subject.folder))
    assert not found(about_issue(subject), "templates-not-trusted")


@pytest.mark.parametrize(
    ("body", "asked"),
    [
        (
            "See [link 4](https://a.example/4), [date](https://a.example/d) and [name][n].\n\n[n]: https://a.example/n",
            [],
        ),
        ("See [link 4], [date] and [TK](https://a.example/tk).", ["link 4", "date", "TK"]),
    ],
)
def test_brackets_stand_for_what_is_to_come_and_those_of_a_link_do_not(
    subject: Subject, body: str, asked: list[str]
) -> None:
    issue = replace(ISSUE, stories=(replace(ISSUE.stories[0], body=body),), links=())
    findings = about_issue(replace(subject, issue=issue))
    assert [each.details[0] for each in found(findings, "placeholder")] == asked


OWN_TOOL = """title = "Our press"
formats = ["html"]
bare = true
[[escapes]]
find = '@@'
html = '@&#8203;@'
"""


def test_a_tool_of_the_publications_own_is_known_before_any_export(subject: Subject) -> None:
    (subject.folder / "profiles").mkdir()
    file = subject.folder / "profiles" / "ourtool.toml"
    file.write_text(OWN_TOOL, encoding="utf-8")
    copy = replace(ISSUE, stories=(replace(ISSUE.stories[0], body="Write @@ twice."),), links=())
    ours = replace(subject, issue=copy, publication=replace(PUBLICATION, profile="ourtool"))
    asked_again = Checks()
    assert not found(asked_again.open(replace(ours)), "tag-escaped")
    assert found(asked_again.open(replace(ours)), "unsubscribe-missing")
    trust(read_templates(subject.folder))
    assert [each.details[0] for each in found(asked_again.open(replace(ours)), "tag-escaped")] == ["Our press"]
    assert not found(asked_again.open(replace(ours)), "unsubscribe-missing")
    file.write_text("formats = 1", encoding="utf-8")
    assert not found(asked_again.open(replace(ours)), "tag-escaped")


def test_a_template_that_cannot_be_read_is_to_be_fixed(subject: Subject) -> None:
    folder = subject.folder / "templates"
    folder.mkdir()
    (folder / "footer.html").write_bytes(b"\xff\xfe")
    (fault,) = found(about_issue(subject), "templates-not-read")
    assert fault.severity == Severity.FIX
    assert "footer.html" in " ".join(sentences((fault,)))


@pytest.mark.parametrize(
    ("last", "day", "off"),
    [("2026-10-05", "2026-11-05", False), ("2026-10-07", "2026-11-05", False), ("2026-10-22", "2026-11-05", True)],
)
def test_a_monthly_comes_near_its_day_of_the_month(subject: Subject, last: str, day: str, off: bool) -> None:
    memory = replace(subject.memory, last=replace(subject.memory.last, date=last))
    publication = replace(subject.publication, cadence=30)
    monthly = replace(subject, issue=replace(subject.issue, date=day), publication=publication, memory=memory)
    assert bool(found(about_issue(monthly), "date-off")) == off
    assert found(about_issue(replace(monthly, publication=replace(publication, cadence=7))), "date-off") or off


def test_a_draft_without_a_sender_is_said_of_the_eml_alone(subject: Subject) -> None:
    subject = replace(subject, publication=replace(PUBLICATION, from_address=""))
    said = [name for name in FORMATS if found(about_export(exported(subject, name)), "draft-without-sender")]
    assert said == ["eml"]
    assert "`desk set publication`" in sentences(about_export(exported(subject, "eml")))[0]


def test_a_draft_without_a_day_is_said_of_the_eml_alone(subject: Subject) -> None:
    undated = replace(subject, issue=replace(subject.issue, date=""))
    assert [name for name in FORMATS if found(about_export(exported(undated, name)), "draft-without-day")] == ["eml"]
    dated = replace(subject, issue=replace(subject.issue, date="2026-11-05"))
    assert not found(about_export(exported(dated, "eml")), "draft-without-day")


def test_a_tag_that_the_tool_asks_for_is_missed_but_not_among_examples(subject: Subject) -> None:
    lacking = exported(subject, "html", "<p>No way out.</p>", "mailchimp")
    assert found(about_export(lacking), "tag-missing")
    assert "Mailchimp asks for " in " ".join(sentences(about_export(lacking)))
    assert lacking.export is not None
    filled = replace(lacking, export=replace(lacking.export, target=Target(profile("mailchimp"), filled=True)))
    assert not found(about_export(filled), "tag-missing")


def test_an_e_mail_past_the_limit_is_clipped(subject: Subject) -> None:
    assert not found(about_export(exported(subject, "html", "x" * 102_400)), "clipped")
    (heavy,) = found(about_export(exported(subject, "html", "x" * 102_401)), "clipped")
    assert sentences((heavy,)) == ("102,401 bytes, about 102,401 as it is sent: Gmail cuts a message off at 102,400.",)


def test_nothing_is_said_of_data(subject: Subject) -> None:
    assert before_it_goes(exported(subject, "json")) == ()
    assert before_it_goes(exported(subject, "text")) == about_issue(subject)


def test_the_table_has_each_rule_once_and_words_for_it() -> None:
    names = [rule.name for rule in RULES]
    assert len(set(names)) == len(names)
    assert {rule.scope for rule in RULES} == set(Scope)


def test_a_tool_of_the_publications_own_is_asked_what_it_adds(subject: Subject) -> None:
    own = read_profile(
        "pigeon", 'formats = ["html"]\n[tags]\naddress = "<<HOME>>"\n[prints]\nhtml = ["address"]', "pigeon.toml"
    )
    publication = replace(PUBLICATION, profile="pigeon", postal_address="")
    bare = replace(subject, publication=publication)
    assert found(about_issue(bare), "postal-address-missing")
    made = replace(bare, export=Export("html", Target(own), ""))
    assert not found(about_issue(made), "postal-address-missing")
