"""A second list of planted faults: other words in other places than those of `test_planted_faults.py`, in one issue.

Each is planted alone in an issue of all kinds of story, and is found by its rule at its very words.
"""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desk.model.issue import Image, Link, Place, Section, Status, Story
from desk.model.kinds import Kind
from desk.model.publication import Brand
from desk.model.verdict import State, Verdict, Why
from desk.preflight.check import about_issue
from desk.preflight.finding import Subject
from desk.preflight.writing import Reading
from tests.preflight.test_planted_faults import words_at
from tests.preflight.weir import ISSUE, MEMORY, PUBLICATION, READY


def subject(folder: Path, **fields: Any) -> Subject:
    made = Subject(ISSUE, PUBLICATION, folder, today="2027-03-10", memory=MEMORY)
    return replace(made, **fields)


def story(id: int, **fields: Any) -> dict[str, Any]:
    stories = (replace(each, **fields) if each.id == id else each for each in ISSUE.stories)
    return {"issue": replace(ISSUE, stories=tuple(stories))}


def link(id: int, **fields: Any) -> dict[str, Any]:
    return {
        "issue": replace(ISSUE, links=tuple(replace(each, **fields) if each.id == id else each for each in ISSUE.links))
    }


def issue(**fields: Any) -> dict[str, Any]:
    return {"issue": replace(ISSUE, **fields)}


def section(id: int, **fields: Any) -> dict[str, Any]:
    return issue(sections=tuple(replace(each, **fields) if each.id == id else each for each in ISSUE.sections))


def more(*stories: Story, links: tuple[Link, ...] = ()) -> dict[str, Any]:
    return issue(stories=(*ISSUE.stories, *stories), links=(*ISSUE.links, *links))


def publication(**fields: Any) -> dict[str, Any]:
    return {"publication": replace(PUBLICATION, **fields)}


def memory(**fields: Any) -> dict[str, Any]:
    return {"memory": replace(MEMORY, **fields)}


def body(text: str) -> dict[str, Any]:
    """A paragraph of its own at the end of the first story."""
    return story(11, body=f"{ISSUE.story(11).body}\n\n{text}")


def judged(url: str, state: State, why: Why, new: str = "") -> dict[str, Any]:
    return {"verdicts": {url: Verdict(state, why, "", new, day="2027-03-10")}}


PLANTED: dict[str, tuple[dict[str, Any], str]] = {
    "subject-missing": (issue(subject=""), ""),
    "subject-length": (issue(subject="A " * 45 + "sluice"), "A " * 45 + "sluice"),
    "subject-again": (issue(subject="A mill without a wheel"), "A mill without a wheel"),
    "preheader-missing": (issue(preheader=" "), " "),
    "preheader-short": (issue(preheader="Three keepers and one key."), "Three keepers and one key."),
    "preheader-again": (issue(preheader="The miller has left."), "The miller has left."),
    "date-missing": (issue(date=""), ""),
    "date-past": (issue(date="2027-03-04"), "2027-03-04"),
    "date-off": (issue(date="2027-03-12"), "2027-03-12"),
    "number-taken": (issue(number=87), "87"),
    "weekday-wrong: headline": (story(11, headline="The sluice opens on Sunday 13 March"), "Sunday 13 March"),
    "weekday-wrong: standfirst of a section": (
        section(1, standfirst="All of it happened on Fri, 4 March."),
        "Fri, 4 March",
    ),
    "weekday-wrong: a brief": (story(13, body="Toll: from Tue 2027-03-17 on by card."), "Tue 2027-03-17"),
    "weekday-wrong: standfirst": (story(15, standfirst="Until Saturday, March 21st."), "Saturday, March 21st"),
    "weekday-wrong: subject": (issue(subject="Come to the weir on Monday 16 March"), "Monday 16 March"),
    "headline-missing": (story(15, headline=""), ""),
    "story-empty": (story(16, body=""), ""),
    "section-empty": (issue(sections=(*ISSUE.sections, Section(4, "d", "Letters"))), "Letters"),
    "story-not-ready": (story(16, status=Status.IDEA), "idea"),
    "unsorted": (story(15, section=99), ""),
    "sponsor-unnamed": (story(16, sponsor=""), ""),
    "sponsor-slots: none": (story(16, place=Place.HELD), ""),
    "sponsor-slots: two": (
        more(Story(17, "d", 3, Kind.SPONSOR, status=READY, headline="Rope", sponsor="Twine", body="Long.")),
        "sponsor",
    ),
    "embargo": (story(13, until="2027-03-15"), "2027-03-15"),
    "placeholder: TK in a headline": (story(11, headline="TK litres through the upper sluice"), "TK"),
    "placeholder: TODO in a standfirst": (story(15, standfirst="TODO: where is it?"), "TODO"),
    "placeholder: XXX in a title": (link(21, title="Levels at XXX"), "XXX"),
    "placeholder: a bracket": (body("It cost [insert sum] to mend."), "[insert sum]"),
    "placeholder: TKTK": (story(12, body="Eels: TKTK of them."), "TKTK"),
    "question-open": (story(10, notes="Did the keeper ring back?"), "Did the keeper ring back?"),
    "question-open: in a brief": (story(13, notes="seen\n?Q Tom: which cards"), "?Q Tom: which cards"),
    "heading-jump": (body("# Night\n\nDark.\n\n### Noon\n\nLight."), "###"),
    "link-without-address": (link(22, url=""), ""),
    "link-without-address: a brief": (story(13, body="Toll: [the gate]() takes cards."), "[the gate]()"),
    "address-twice": (
        story(13, body="Toll: [the gate](https://www.lock.example/log/) takes cards."),
        "https://www.lock.example/log/",
    ),
    "seen": (memory(seen={(12, "https://eels.example/count"): "in No 80: “Eels”"}), "https://eels.example/count"),
    "link-gone": (judged("https://eels.example/count", State.GONE, Why.NOT_THERE), "https://eels.example/count"),
    "link-moved": (
        judged("https://lock.example/log", State.MOVED, Why.MOVED, "https://lock.example/book"),
        "https://lock.example/log",
    ),
    "link-unsure": (
        judged("https://mill.example/wheel", State.UNSURE, Why.REFUSES_PROGRAMS),
        "https://mill.example/wheel",
    ),
    "address-tracked": (
        body("See [it](https://otter.example/a?fbclid=IwAR0abc)."),
        "https://otter.example/a?fbclid=IwAR0abc",
    ),
    "address-names-reader": (
        link(22, url="https://mill.example/in?user=nora%40weir.example"),
        "https://mill.example/in?user=nora%40weir.example",
    ),
    "address-short": (body("See [the film](https://tinyurl.com/sluice1)."), "https://tinyurl.com/sluice1"),
    "address-insecure": (
        link(21, url="http://river.example/levels") | memory(secure=frozenset({"river.example"})),
        "http://river.example/levels",
    ),
    "address-private": (body("On [the wiki](https://10.1.2.3/wiki)."), "https://10.1.2.3/wiki"),
    "address-private: a name": (link(21, url="http://nas.local/levels"), "http://nas.local/levels"),
    "link-words": (story(12, body="Eels are back, [read more](https://eels.example/count)."), "read more"),
    "link-words: here": (body("The rules are [here](https://rules.example/a)."), "here"),
    "link-words-address": (story(13, body="Toll: see www.gate.example/toll for all of it."), "www.gate.example/toll"),
    "source-differs": (memory(labels={"mill.example": "The Mill"}), "Mill Museum"),
    "address-mail": (body("[Write to us](mailto:nora@weir.example)."), "mailto:nora@weir.example"),
    "address-mail: a telephone": (body("[Ring us](tel:+441234567890)."), "tel:+441234567890"),
    "anchor-missing": (story(10, body="See [the heron](#heron-2)."), "#heron-2"),
    "cross-link-gone": (
        more(
            Story(17, "d", 1, place=Place.SPIKED, headline="Otters"),
            links=(Link(25, "b", 11, None, "https://weir.example/88", ref="9/17", title="Otters"),),
        ),
        "https://weir.example/88",
    ),
    "alt-missing": (story(15, image=Image("https://weir.example/heron.jpg", " ")), ""),
    "alt-is-file": (story(15, image=Image("https://weir.example/heron.jpg", "heron-final_2.jpeg")), ""),
    "picture-not-https": (story(15, image=Image("http://weir.example/heron.jpg", "A heron")), ""),
    "picture-wide": (story(15, image=Image("https://weir.example/heron-3000x2000.jpg", "A heron")), ""),
    "sender-invalid": (publication(from_address="nora at weir.example"), "nora at weir.example"),
    "postal-address-missing": (publication(postal_address="  "), "  "),
    "unsubscribe-missing": (publication(footer=""), ""),
    "web-version-missing": (publication(issue_address=""), ""),
    "tag-in-copy": (story(15, standfirst="It waits for %%first_name%%."), "%%first_name%%"),
    "tag-in-copy: a brief": (story(13, body="Toll: {{ subscriber.name }} pays by card."), "{{ subscriber.name }}"),
    "plain-text-older": (story(16, plain="Waders.", plain_of="00ff"), "Waders."),
    "contrast-light": (publication(brand=Brand(text="#9aa0a6")), "#9aa0a6"),
    "spaces-two": (story(11, standfirst="It takes two  people."), "  "),
    "spaces-two: a headline": (story(16, headline="Waders  that keep"), "  "),
    "quotes-mixed": (body('She said “no”. He said "yes". ‘Both’ said “maybe”.'), '"'),
    "unbalanced: a headline": (story(11, headline="The sluice (upper was opened"), "("),
    "unbalanced: a standfirst": (story(15, standfirst="It waits for “eels."), "“"),
    "unbalanced: a closing one": (story(13, body="Toll: the gate takes cards]."), "]"),
    "invisible": (story(11, headline="The upper\u00ad sluice was opened by hand"), "\u00ad"),
    "invisible: a mark of order": (story(13, body="Toll: the \ufeffgate."), "\ufeff"),
    "word-twice": (story(15, standfirst="It waits for for eels."), "for for"),
    "word-twice: an opening": (body("The the key is back."), "The the"),
    "headline-twice": (more(Story(17, "d", 1, status=READY, headline="A Heron", body="Grey.")), "A heron"),
    "opening-again": (
        more(
            Story(17, "d", 1, status=READY, headline="Noon", body="Suddenly it was dry."),
            Story(18, "e", 1, status=READY, headline="Dawn", body="Suddenly it was wet."),
        ),
        "Suddenly",
    ),
    "echo": (memory(echoes={11: "Nearly the headline of No 70"}), "The upper sluice was opened by hand"),
    "headline-long": (
        story(11, headline="The upper sluice " * 6 + "was opened"),
        "The upper sluice " * 6 + "was opened",
    ),
    "sentence-long": (
        story(10, body="And " + "the water rose " * 22 + "at last."),
        "And " + "the water rose " * 22 + "at last.",
    ),
    "paragraph-long": (body("The water rose again. " * 40), ("The water rose again. " * 40).rstrip()),
    "spelling": (story(15, standfirst="It waits for its breakfest."), "breakfest"),
    "spelling: a headline": (story(11, headline="The uper sluice was opened by hand"), "uper"),
    "spelling: a subject": (issue(subject="Who oppened the upper sluice?"), "oppened"),
}


@pytest.fixture(scope="module")
def writing(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return Reading(tmp_path_factory.mktemp("nothing")).now(PUBLICATION)


def test_nothing_is_found_in_the_issue_that_they_are_planted_in(tmp_path: Path, writing: Any) -> None:
    said = about_issue(subject(tmp_path, memory=replace(MEMORY, writing=writing)))
    assert [(each.rule, each.details) for each in said if each.rule != "name-new"] == []


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_fault_is_found_at_its_words(name: str, tmp_path: Path, writing: Any) -> None:
    changed, expected = PLANTED[name]
    asked = subject(tmp_path, **changed)
    asked = replace(asked, memory=replace(asked.memory, writing=writing))
    rule = name.partition(":")[0]
    found = [each for each in about_issue(asked) if each.rule == rule]
    assert expected in [words_at(asked.issue, each, asked.publication) for each in found]
