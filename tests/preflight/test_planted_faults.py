"""Faults planted one by one in an issue that has none: each is found, by its rule, at its very words."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desk.model.issue import Image, Issue, IssueStatus, Link, Place, Section, Status, Story
from desk.model.kinds import Kind
from desk.model.publication import Brand
from desk.model.verdict import State, Verdict, Why
from desk.preflight.check import Checks, about_issue
from desk.preflight.finding import Finding, Memory, Severity
from desk.preflight.rules import BY_NAME
from tests.preflight.clean import ISSUE, MEMORY, PUBLICATION, body, link, story, subject

LONG = " ".join(["word"] * 70)


def issue(**fields: Any) -> dict[str, Any]:
    return {"issue": replace(ISSUE, **fields)}


def memory(**fields: Any) -> dict[str, Any]:
    return {"memory": replace(MEMORY, **fields)}


def publication(**fields: Any) -> dict[str, Any]:
    return {"publication": replace(PUBLICATION, **fields)}


def words(text: str) -> dict[str, Any]:
    return {"issue": body(text)}


def address(url: str) -> dict[str, Any]:
    return {"issue": link(22, url=url)}


def more(*stories: Story, **fields: Any) -> dict[str, Any]:
    return {"issue": replace(ISSUE, stories=(*ISSUE.stories, *stories), **fields)}


def judged(state: State, why: Why, new: str = "") -> dict[str, Any]:
    return {"verdicts": {"https://weather.example/fog": Verdict(state, why, "404", new, day="2026-11-03")}}


READY = Status.READY
PLANTED: Mapping[str, tuple[dict[str, Any], str]] = {
    # The issue: what is changed, and the words at the place where it is found
    "subject-missing": (issue(subject=" "), " "),
    "subject-length": (issue(subject="Fog here"), "Fog here"),
    "subject-length: long": (issue(subject="Fog " * 20), "Fog " * 20),
    "subject-again": (issue(subject="what the tide took"), "what the tide took"),
    "preheader-missing": (issue(preheader=""), ""),
    "preheader-short": (issue(preheader="Two piers."), "Two piers."),
    "preheader-again": (issue(preheader=MEMORY.last.preheader), MEMORY.last.preheader),
    "preheader-again: subject": (issue(preheader=ISSUE.subject), ISSUE.subject),
    "date-missing": (issue(date=""), ""),
    "date-past": ({"today": "2026-11-06"}, "2026-11-05"),
    "date-off": (issue(date="2026-11-06"), "2026-11-06"),
    "number-taken": (issue(number=200), "200"),
    "number-missing": (issue(number=None), ""),
    "weekday-wrong": (words("Come on Friday 5 November."), "Friday 5 November"),
    "weekday-wrong: American": (words("Come on Monday, November 9th, 2027."), "Monday, November 9th, 2027"),
    "weekday-wrong: preheader": (
        issue(preheader="What is open on Sat 7 Nov, on Sunday 9 November and at night, when nobody is there to see it"),
        "Sunday 9 November",
    ),
    # Its parts
    "headline-missing": ({"issue": story(12, headline=None)}, ""),
    "story-empty": (more(Story(15, "c", 7, status=READY, headline="An empty quay")), ""),
    "section-empty": (issue(sections=(*ISSUE.sections, Section(8, "c", "Weather"))), "Weather"),
    "story-not-ready": ({"issue": story(12, status=Status.DRAFT)}, "draft"),
    "unsorted": ({"issue": story(12, section=None)}, ""),
    "sponsor-unnamed": ({"issue": story(14, sponsor=None)}, ""),
    "sponsor-slots": (publication(sponsor_slots=2), ""),
    "sponsor-slots: too many": (
        more(Story(15, "c", 7, "sponsor", status=READY, headline="Pitch", sponsor="Ann", body="Hot."))
        | publication(sponsor_slots=1),
        "sponsor",
    ),
    "sponsor-twice": (
        more(Story(15, "c", 7, "sponsor", status=READY, headline="Pitch", sponsor="loom", body="Hot.")),
        "loom",
    ),
    "embargo": ({"issue": story(12, until="2026-11-09")}, "2026-11-09"),
    "placeholder": (words("It costs TK pounds."), "TK"),
    "placeholder: TODO": ({"issue": story(12, headline="TODO: a headline")}, "TODO"),
    "placeholder: XXX": (words("The master is XXX."), "XXX"),
    "placeholder: filler": (words("Lorem ipsum dolor sit amet."), "Lorem ipsum"),
    "question-open": ({"issue": story(12, notes="Call Jo.\nIs it hemp?\n?A Jo: is it? (No)")}, "Is it hemp?"),
    "question-open: asked": ({"issue": story(12, notes="?Q Jo: is it hemp or jute")}, "?Q Jo: is it hemp or jute"),
    "heading-jump": (words("\n\n## Planks\n\nOak.\n\n#### Nails\n\nIron."), "####"),
    "headline-twice": (
        more(Story(15, "c", 7, status=READY, headline="a new Rope", body="Really, it is.")),
        "a new Rope",
    ),
    "echo": (memory(echoes={12: "The headline of No 41, 3 Sep: “A new rope”"}), "A new rope"),
    # Links
    "link-without-address": ({"issue": link(23, url=None)}, ""),
    "link-without-address: in a sentence": (words("See [the plan]()."), "[the plan]()"),
    "address-refused": (address("ftp://ferry.example/fog"), "ftp://ferry.example/fog"),
    "address-twice": (
        {
            "issue": replace(
                ISSUE, links=(*ISSUE.links, Link(24, "b", 12, None, "http://weather.example/fog/", title="Fog"))
            )
        },
        "http://weather.example/fog/",
    ),
    "seen": (
        memory(seen={(11, "https://council.example/map"): "in No 37, 27 Aug: “The map”"}),
        "https://council.example/map",
    ),
    "link-gone": (judged(State.GONE, Why.NOT_THERE), "https://weather.example/fog"),
    "link-moved": (judged(State.MOVED, Why.MOVED, "https://weather.example/mist"), "https://weather.example/fog"),
    "link-unsure": (judged(State.UNSURE, Why.REFUSES_PROGRAMS), "https://weather.example/fog"),
    "address-tracked": (
        address("https://weather.example/fog?utm_source=x"),
        "https://weather.example/fog?utm_source=x",
    ),
    "address-names-reader": (
        words("Look [in your account](https://shop.example/in?email=ann@ferry.example)."),
        "https://shop.example/in?email=ann@ferry.example",
    ),
    "address-short": (address("https://bit.ly/3xYz"), "https://bit.ly/3xYz"),
    "address-insecure": (
        {**address("http://weather.example/sun"), **memory(secure=frozenset({"weather.example"}))},
        "http://weather.example/sun",
    ),
    "address-private": (address("http://192.168.0.7/fog"), "http://192.168.0.7/fog"),
    "address-private: a name": (address("https://intranet/fog"), "https://intranet/fog"),
    "link-words": (words("To read it [click here](https://a.example/fog)."), "click here"),
    "link-words-address": (words("See https://a.example/fog."), "https://a.example/fog"),
    "link-untitled": ({"issue": link(22, title="")}, ""),
    "source-differs": ({**memory(labels={"guild.example": "Rope Guild"})}, "Guild"),
    "address-mail": (address("mailto:jo@ferry.example"), "mailto:jo@ferry.example"),
    "anchor-missing": (words("See [below](#ropes)."), "#ropes"),
    "anchor-missing: a story": (
        address("https://ferry.example/201-fog#story-99"),
        "https://ferry.example/201-fog#story-99",
    ),
    "cross-link-gone": (
        {
            "issue": replace(
                story(12, place=Place.SPIKED),
                links=(
                    *ISSUE.links,
                    Link(24, "c", 11, url="https://ferry.example/201-fog", ref="5/12", title="The rope"),
                ),
            )
        },
        "https://ferry.example/201-fog",
    ),
    "cross-link-gone: elsewhere": (
        {"issue": link(22, ref="4/9"), "memory": replace(MEMORY, gone=frozenset({"4/9"}))},
        "https://weather.example/fog",
    ),
    "title-cut": ({"issue": link(22, title="How long fog…")}, "How long fog…"),
    "title-junk": ({"issue": link(22, title="Just a moment...")}, "Just a moment..."),
    # Pictures
    "alt-missing": ({"issue": story(13, image=Image("https://ferry.example/boat.jpg"))}, ""),
    "alt-is-file": ({"issue": story(13, image=Image("https://ferry.example/boat.jpg", "IMG_2041.JPG"))}, ""),
    "picture-not-https": ({"issue": story(13, image=Image("http://ferry.example/boat.jpg", "A boat"))}, ""),
    "picture-wide": ({"issue": story(13, image=Image("https://ferry.example/boat.jpg?w=2400", "A boat"))}, ""),
    "lead-alt-missing": (issue(image=Image("https://ferry.example/boat.jpg")), ""),
    "lead-alt-is-file": (issue(image=Image("https://ferry.example/boat.jpg", "DSC_0012.jpg")), ""),
    "lead-picture-not-https": (issue(image=Image("http://ferry.example/boat.jpg", "A boat")), ""),
    "lead-picture-wide": (issue(image=Image("https://ferry.example/boat-2400x1600.jpg", "A boat")), ""),
    # The e-mail
    "plain-text-older": ({"issue": story(12, plain="A rope.", plain_of="0123456789abcdef")}, "A rope."),
    "tag-in-copy": (words("Dear *|FNAME|*, hello."), "*|FNAME|*"),
    "tag-in-copy: another tool": (words("Dear {{ first_name }}, hello."), "{{ first_name }}"),
    "tag-escaped": (words("Write *|and so on.") | publication(profile="mailchimp"), "*|"),
    "setting-unread": (publication(unknown={"logo_width": "wide"}), "200"),
    "sender-invalid": (publication(from_address="The editor"), "The editor"),
    "postal-address-missing": (publication(postal_address=""), ""),
    "unsubscribe-missing": (publication(footer="You asked for it."), "You asked for it."),
    "web-version-missing": (publication(issue_address=""), ""),
    "words-in-english": (publication(language="cy"), ""),
    "words-not-used": (publication(words=("web: A", "web: B")), ""),
    "contrast-light": (publication(brand=Brand(text="#bbbbbb")), "#bbbbbb"),
    "accent-lost-at-night": (publication(brand=Brand(accent="#101820")), "#101820"),
    # Words and signs
    "headline-long": ({"issue": story(12, headline="A rope " * 14)}, "A rope " * 14),
    "sentence-long": (words(f"Then {LONG}."), f"Then {LONG}."),
    "paragraph-long": (words("\n\n" + "It is a plank. " * 40), ("It is a plank. " * 40).rstrip()),
    "opening-again": (
        more(Story(15, "c", 6, "story", status=READY, headline="Mist", body="Planks are back.")),
        "Planks",
    ),
    "spaces-two": (words("Two  spaces."), "  "),
    "invisible": (words("A zero\u200bwidth space."), "\u200b"),
    "control": (words("It\x92s raining."), "\x92"),
    "word-twice": (words("It is the the rope."), "the the"),
    "word-twice: over a line": (words("It is\nis the rope."), "is\nis"),
    "punctuation": (words("It rains,, and pours."), ",,"),
    "quotes-mixed": (words('“Rain,” he said. "Fog," she said. “Both.”'), "'"),
    "unbalanced": (words("“Rain, he said."), "“"),
    "unbalanced: bracket": (words("It rains (and pours."), "("),
    "unbalanced: closes": (words("It rains and pours)."), ")"),
    "unbalanced: straight": (words('It is "dry, he said.'), '"'),
}
"""What was planted, by the rule that finds it, and the words that stand at the place to which enter goes."""


def test_nothing_is_found_in_the_issue_that_they_are_planted_in(tmp_path: Path) -> None:
    assert about_issue(subject(tmp_path)) == ()


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_fault_is_found_at_its_words(name: str, tmp_path: Path) -> None:
    changed, expected = PLANTED[name]
    asked = subject(tmp_path, **changed)
    rule = name.partition(":")[0]
    (finding,) = [each for each in about_issue(asked) if each.rule == rule]
    assert words_at(asked.issue, finding, asked.publication) == expected
    line = BY_NAME[rule].line(finding)
    assert line[:1].isupper() or not line[:1].isalpha() or finding.details
    assert "{" not in line.replace("{{", "")


def words_at(issue: Issue, finding: Finding, publication: Any) -> str:
    """The words at the place of a finding; the whole of a field that has no places in it."""
    where = finding.where
    of: Any = {
        "issue": lambda: issue,
        "publication": lambda: publication,
        "stories": lambda: issue.story(where.story or 0),
        "links": lambda: issue.link(where.link or 0),
        "sections": lambda: issue.section(where.section or 0),
    }[where.table]()
    name = where.field.removeprefix("brand_")
    value = getattr(of.brand if name != where.field else of, name) if name else ""
    if not isinstance(value, str):
        return str(value) if isinstance(value, int) and finding.rule != "unsorted" else ""
    return str(value[where.start : where.end] if where.end else value)


def test_the_planted_faults_are_sixty_and_more_of_nearly_all_rules_on_an_issue() -> None:
    assert len(PLANTED) >= 60
    rules = {name.partition(":")[0] for name in PLANTED}
    assert {name for name, rule in BY_NAME.items() if rule.scope != "export"} - rules == {
        "templates-not-trusted",  # these two need files: `test_preflight.py`
        "templates-not-read",
        "contrast-dark",  # the palette mends what a publication chooses
        "spelling",  # and these eight: `test_writing_rules.py`
        "name-new",
        "other-english",
        "other-language",
        "house-style",
        "grammar",
        "label-style",
        "style-sheet",
        "dictionary-missing",
    }


@pytest.mark.parametrize(
    "text",
    [
        "The minutes (106) and the film (06:18) are here.",
        "It comes a) late and 2) wet (Day 3), he said :) (so he did :)",
        "Er sagte »ja« und ging.",
        "Director »2015 Ann Oyston",
        "The boat leaves on Thu Nov 12 1900 Europe/London and on Wed Nov 11 1830 hrs.",
        "The venue is TBA.",
        "See [the patch](https://lists.example/devel/87ldc6bfje.fsf@ferry.example/).",
        "(Oddly, “Pier7” was approved. Go and see.) They also take “Pier8.”",
        'They no longer take "Pier7" or "99.9" as a name, nor a 12" mast.',
        "“A 12” mast and a 14” one,” he said.",
        'He is counting “boats that came in last year," he said.',
        '"It came late, and “it” came twice,” he said.',
        "It was Wed, Apr 15 when it came, and nobody knew.",  # this year; next year, which is nearer, a Thursday
        "\\\n".join(f"{hour} pm  another talk on boats and of rope in hall {hour}" for hour in range(9)) + ".",
        "船" * 90 + "。",
        "他说（昨天)。",
        "Read [the thread](https://www.mail-archive.com/devel@ferry.example/msg31367.html).",
        "Read [it](https://ferry.example/hyperkitty/list/devel@ferry.example/thread/8FK/).",
        "Do [check out the boats] today.",
        "Quay yes yes\\\nPier yes yes\\\nWeir yes yes",
        "Add [it](https://calendar.google.com/calendar/embed?src=a1b2c3%40group.calendar.google.com) to yours.",
    ],
)
def test_what_is_right_alarms_nobody(text: str, tmp_path: Path) -> None:
    said = about_issue(subject(tmp_path, **words(text)))
    assert [each.rule for each in said if each.severity != Severity.KNOW] == []


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("(He said “no. Go and see.) Then he went.", "“"),
        ("(Oddly, “Pier7 was approved. Go and see.)", "“"),
        ('He took "Pier7" and "a mast, and went.', '"'),
        ("“He (went,” he said.", "("),
        ("«Il (part», dit-il.", "("),
    ],
)
def test_what_does_not_close_inside_a_pair_is_found_alone(text: str, signs: str, tmp_path: Path) -> None:
    said = [each for each in about_issue(subject(tmp_path, **words(text))) if each.rule == "unbalanced"]
    assert [each.details[0] for each in said] == list(signs)


def test_a_long_sentence_in_chinese_is_found_by_the_time_it_takes(tmp_path: Path) -> None:
    found = [each.details for each in about_issue(subject(tmp_path, **words("船" * 120 + "。"))) if "long" in each.rule]
    assert found == [(69,)]


@pytest.mark.parametrize(("headlines", "severity"), [(2, Severity.LOOK), (3, Severity.KNOW)])
def test_a_list_of_headlines_alarms_nobody(headlines: int, severity: Severity, tmp_path: Path) -> None:
    brief = Section(8, "c", "In brief")
    stories = [Story(20 + at, f"{at}", 8, status=READY, headline=f"Quay {at}") for at in range(headlines)]
    told = Story(30, "z", 8, status=READY, headline="A boat", body="It came.")
    heading = Story(31, "y", 7, status=READY, headline="More on boats:")
    changed = more(*stories, told, heading, sections=(*ISSUE.sections, brief))
    said = about_issue(subject(tmp_path, **changed))
    (meant,) = [each for each in said if each.where.story == 31 and each.rule == "story-empty"]
    assert meant.severity == Severity.KNOW
    said = tuple(each for each in said if each != meant)
    assert [each.severity for each in said if each.rule == "story-empty"] == [severity] * headlines


@pytest.mark.parametrize("year", ["2027", "1918"])
def test_a_year_is_no_time(year: str, tmp_path: Path) -> None:
    said = about_issue(subject(tmp_path, **words(f"It was Tuesday 9 November {year} on board.")))
    assert [each.rule for each in said if each.rule == "weekday-wrong"] == [] if year == "2027" else ["weekday-wrong"]


def test_what_an_issue_that_has_gone_out_lacks_is_only_to_know(tmp_path: Path) -> None:
    lost = (Story(30, "x", 7, status=READY, headline="Then"), Story(31, "y", 7, status=READY, body="It came."))
    sent = replace(ISSUE, status=IssueStatus.SENT, subject="", preheader="", stories=(*ISSUE.stories, *lost))
    said = {each.rule: each.severity for each in about_issue(subject(tmp_path, issue=sent))}
    rules = ("subject-missing", "preheader-missing", "story-empty", "headline-missing")
    assert said == dict.fromkeys(rules, Severity.KNOW)


def test_a_section_of_sponsors_alone_says_what_they_are(tmp_path: Path) -> None:
    jobs = Section(8, "c", "Jobs by the harbour office")
    job = Story(15, "a", 8, Kind.SPONSOR, status=READY, headline="A rigger", body="Four days a week.")
    changed = more(job, sections=(*ISSUE.sections, jobs))
    assert about_issue(subject(tmp_path, **changed)) == ()


def test_an_address_in_the_notes_asks_nothing(tmp_path: Path) -> None:
    noted = story(12, notes="From https://ferry.example/subscribe?u=7&id=8 (the list).")
    assert about_issue(subject(tmp_path, issue=noted)) == ()


def test_what_was_remembered_of_nothing_says_nothing(tmp_path: Path) -> None:
    assert about_issue(subject(tmp_path, memory=Memory())) == ()


def test_a_card_and_a_kind_that_is_made_of_others_are_not_asked_for_what_they_have_not(tmp_path: Path) -> None:
    contents = Story(15, "c", 7, Kind.CONTENTS)
    assert about_issue(subject(tmp_path, **more(contents))) == ()


def test_asked_again_of_something_else_the_rules_say_what_they_say_when_they_are_asked_first(tmp_path: Path) -> None:
    again = Checks()
    for changed, _ in PLANTED.values():
        asked = subject(tmp_path, **changed)
        assert again.all(asked) == Checks().all(asked)
        assert again.all(replace(asked, memory=Memory())) == Checks().all(replace(asked, memory=Memory()))
