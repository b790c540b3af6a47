"""An issue in which pre-flight finds nothing, to plant faults in."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from desk.model.issue import Image, Issue, Link, Section, Status, Story
from desk.model.kinds import Kind
from desk.model.publication import Publication
from desk.preflight.finding import Last, Memory, Subject

PUBLICATION = Publication(
    id=1,
    name="The Ferry Log",
    from_address="log@ferry.example",
    postal_address="The Old Weighbridge\n3 Ferry Lane",
    web_address="https://ferry.example/",
    issue_address="https://ferry.example/{number}-{slug}",
    footer="You asked for it. To unsubscribe, answer with one word.",
)
ISSUE = Issue(
    5,
    201,
    "Fog",
    slug="fog",
    date="2026-11-05",
    subject="The fog that came for the ferry",
    preheader="Two piers, one boat and a harbour master who does not want to say which of them is open",
    sections=(Section(6, "a", "Piers"), Section(7, "b", "Boats")),
    stories=(
        Story(
            11,
            "a",
            6,
            status=Status.READY,
            headline="The north pier is shut until the spring",
            standfirst="Nobody has seen the end of it since Monday.",
            body="Planks are missing. The [council's map](https://council.example/map) shows it.\n\nThe mayor walked.",
        ),
        Story(
            12,
            "b",
            6,
            status=Status.READY,
            headline="A new rope",
            body="It is longer than the old one.",
            notes="Call Jo.",
        ),
        Story(
            13,
            "a",
            7,
            kind=Kind.CARD,
            status=Status.READY,
            headline="One boat",
            standfirst="Painted green.",
            image=Image("https://ferry.example/boat.jpg", "A green boat at a grey pier"),
        ),
        Story(
            14,
            "b",
            7,
            kind=Kind.SPONSOR,
            status=Status.READY,
            headline="Tar by the barrel",
            sponsor="Loom",
            body="Black.",
        ),
    ),
    links=(
        Link(21, "a", 11, "Council", "https://council.example/piers", title="Minutes of the pier committee"),
        Link(22, "b", 11, None, "https://weather.example/fog", title="How long fog lasts"),
        Link(23, "a", 12, "Guild", "https://guild.example/rope", title="What a rope is made of"),
    ),
)
MEMORY = Memory(
    last=Last("No 200", "What the tide took", "Nothing was left of the slipway.", "2026-10-29"),
    numbers={199: "0199-tide.json", 200: "0200-slip.json"},
)


def subject(folder: Path, issue: Issue = ISSUE, **fields: Any) -> Subject:
    """What pre-flight is asked about, on the day before the issue goes out."""
    made = Subject(issue, PUBLICATION, folder, today="2026-11-04", memory=MEMORY)
    return replace(made, **fields)


def story(id: int, **fields: Any) -> Issue:
    """The clean issue with fields of one story changed."""
    return replace(ISSUE, stories=tuple(replace(each, **fields) if each.id == id else each for each in ISSUE.stories))


def link(id: int, **fields: Any) -> Issue:
    """The clean issue with fields of one link changed."""
    return replace(ISSUE, links=tuple(replace(each, **fields) if each.id == id else each for each in ISSUE.links))


def body(text: str) -> Issue:
    """The clean issue with a sentence more in its first story."""
    return story(11, body=f"{ISSUE.stories[0].body} {text}")
