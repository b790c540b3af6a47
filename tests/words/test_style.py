"""A house style: what breaks it is found, what does not is left alone, and a sheet that is wrong says where."""

import pytest

from desk.words.style.breaches import breaches, pattern_fault
from desk.words.style.sheet import IssuePart, StyleSheet, british, read_sheet

BRITISH = british()


def broken(text: str, part: IssuePart = IssuePart.BODY, sheet: StyleSheet = BRITISH) -> list[tuple[str, str]]:
    return [(each.rule, text[each.start : each.end]) for each in breaches(text, part, sheet)]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("We utilise it.", "plain-words"),
        ("It was held prior to the vote.", "plain-words"),
        ("Whilst it rained.", "plain-words"),
        ("A large number of boats.", "plain-words"),
        ("Going forward, there is a plan.", "jargon"),
        ("There were learnings.", "jargon"),
        ("Key stakeholders met.", "jargon"),
        ("In close proximity to the quay.", "said-twice"),
        ("The end result is clear.", "said-twice"),
        ("It rose by 12% last year.", "per-cent"),
        ("It rose by 12 % last year.", "per-cent"),
        ("Some boats, e.g. ferries.", "for-example"),
        ("The harbour, i.e. all of it.", "that-is"),
        ("Dr. Quaife came.", "titles"),
        ("Mrs. Pell went.", "titles"),
        ("The U.S. is far away.", "initials"),
        ("It opened on November 22nd.", "date-order"),
        ("It opened on March 4, 2027.", "date-order"),
        ("It opened on 22nd November.", "date-ending"),
        ("It closed on the 3rd of May.", "date-ending"),
        ("It begins at 5 p.m. sharp.", "clock"),
        ("It begins at 17:30 PM.", "clock"),
        ("It cost 25000 pounds.", "thousands"),
        ("It cost £5 million.", "money"),
        ("The boat - a ferry - sank.", "dashes"),
        ("The boat—a ferry—sank.", "dashes-in-words"),
        ("And then...", "dots"),
        ("Red and/or blue.", "and-or"),
        ("So the Government said.", "government"),
        ("It had gotten worse.", "american"),
        ("This is different than that.", "american"),
        ("It rose 5 percent.", "percent"),
        ("It rains on Oct 3rd.", "date-order"),
        ("It rains on 3rd Sept and after.", "date-ending"),
        ("A deep-dive into tides.", "jargon"),
    ],
)
def test_a_breach_is_found(text: str, rule: str) -> None:
    assert rule in [name for name, _ in broken(text)]


@pytest.mark.parametrize(
    "text",
    [
        "It rose by 12 per cent, from 1999 to 2027, and cost £5m.",
        "The Council of Europe and the council met at 5.30pm on 22 November.",
        "He said: “Going forward, we will utilise it.”",
        "See [the map](https://example.org/utilise/12%/e.g.) and `utilise`.",
        "A pages 2–4 range, a well-known ferry – and a dash.",
        "Mr Pell rang 01234 567890 about room 10001a.",
    ],
)
def test_what_keeps_to_the_style_is_left_alone(text: str) -> None:
    assert broken(text) == []


def test_what_is_said_instead_has_the_case_of_the_word() -> None:
    found = list(breaches("Utilise it. It rose 5%. On November 22nd.", IssuePart.BODY, BRITISH))
    assert {each.rule: each.instead for each in found} == {
        "plain-words": "Use",
        "per-cent": "5 per cent",
        "date-order": "22 November",
    }


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("Ferries Return to the Northern Harbour", ["headline-case"]),
        ("THE COUNCIL VOTES", ["headline-case"]),
        ("NHS, BBC AND NATO", []),
        ("Ferries return to the northern harbour", []),
        ("NHS England and Harbour Trust Ltd agree", []),
        ("Ferries are back.", ["headline-stop"]),
        ("Ferries are back!", ["exclamation"]),
        ("F" * 90, ["longest"]),
        ("Why is it so?", []),
    ],
)
def test_headlines(text: str, rules: list[str]) -> None:
    assert [name for name, _ in broken(text, IssuePart.HEADLINE)] == rules


def test_labels_are_in_capitals_where_the_house_says_so() -> None:
    capitals, _ = read_sheet("[label]\ncapitals = true")
    plain, _ = read_sheet("[label]\ncapitals = false")
    found = next(breaches("Harbour Record", IssuePart.LABEL, capitals))
    assert found.instead == "HARBOUR RECORD"
    assert broken("HARBOUR RECORD", IssuePart.LABEL, capitals) == []
    assert broken("HARBOUR RECORD", IssuePart.LABEL, plain) == [("label-case", "HARBOUR RECORD")]
    assert broken("NASA", IssuePart.LABEL, plain) == []


def test_a_sheet_adds_to_its_base_takes_out_of_it_and_replaces() -> None:
    sheet, faults = read_sheet(
        'base = "british"\nwithout = ["per-cent"]\n[longest]\nheadline = 0\n'
        '[[rule]]\nid = "plain-words"\nwords = { boat = "ship" }\nexcept = ["boat race"]\nwhere = ["body"]\n'
    )
    assert not faults
    assert broken("A boat, 5%, a boat race; utilise it.", IssuePart.BODY, sheet) == [("plain-words", "boat")]
    assert broken("F" * 90, IssuePart.HEADLINE, sheet) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("base = [", "is not TOML"),
        ("base = " + "9" * 5000, "is not TOML"),
        ("base = " + "[" * 5000, "is not TOML"),
        ("colour = 1", "“colour”"),
        ('base = "martian"', "“martian”"),
        ('base = "british"\nwithout = ["nonsense"]', "“nonsense”"),
        ('[[rule]]\nid = "a"', "neither"),
        ('[[rule]]\nid = "a"\nwords = { a = "b" }\npattern = "c"', "both"),
        ("[[rule]]\nwords = { a = 'b' }", "no “id”"),
        ('[[rule]]\nid = "a"\npattern = "b"\nwhere = ["moon"]', "“moon”"),
        ('[[rule]]\nid = "a"\npattern = "b"\nseverity = "loud"', "severity"),
        ('[[rule]]\nid = "a"\npattern = "b"\n[[rule]]\nid = "a"\npattern = "c"', "another rule"),
        ("rule = 5", "no list"),
        ("longest = 5", "no table"),
        ("[longest]\nheadline = -1", "no number"),
        ('[headline]\ncase = "loud"', "case"),
        ("headline = 1", "no table"),
        ("[label]\ncapitals = 1", "true and false"),
    ],
)
def test_what_is_wrong_in_a_sheet_is_said_and_the_rest_serves(text: str, said: str) -> None:
    _, faults = read_sheet(text)
    assert len(faults) == 1
    assert said in faults[0]


def test_a_pattern_that_is_none_is_said_and_one_that_would_run_for_ever_does_not() -> None:
    sheet, faults = read_sheet(
        "[[rule]]\nid = 'open'\npattern = '('\n[[rule]]\nid = 'back'\npattern = '(a)\\1'\n"
        "[[rule]]\nid = 'slow'\npattern = '(a*)*(a*)*b'\n[[rule]]\nid='huge'\npattern='((a{900}){900}){900}'\n"
    )
    assert not faults
    assert [bool(pattern_fault(rule)) for rule in sheet.rules] == [True, True, False, True]
    slow = StyleSheet(rules=tuple(rule for rule in sheet.rules if rule.id == "slow"))
    assert broken("a" * 100_000, IssuePart.BODY, slow) == []
