"""Another issue in which pre-flight finds nothing: a story of each kind, to plant faults in."""

from desk.model.issue import Image, Issue, Link, Section, Status, Story
from desk.model.kinds import Kind
from desk.model.publication import Publication
from desk.preflight.finding import Last, Memory

READY = Status.READY
PUBLICATION = Publication(
    id=1,
    name="Lock and Weir",
    language="en-GB",
    from_address="nora@weir.example",
    postal_address="4 Towpath\nMill End",
    issue_address="https://weir.example/{number}",
    footer="You get this because you asked. Unsubscribe at the gate.",
    sponsor_slots=1,
)
ISSUE = Issue(
    9,
    88,
    "High water",
    slug="high-water",
    date="2027-03-11",
    subject="Who opened the upper sluice?",
    preheader="Three keepers, one key, and a night on which the lower meadow turned into a lake of its own",
    sections=(
        Section(1, "a", "Water", "What moved this week."),
        Section(2, "b", "Briefly"),
        Section(3, "c", "Reading"),
    ),
    stories=(
        Story(
            10, "a", 1, Kind.LETTER, status=READY, headline="Dear reader", body="The key is back. Nobody has said why."
        ),
        Story(
            11,
            "b",
            1,
            status=READY,
            headline="The upper sluice was opened by hand",
            standfirst="It takes two people and a crowbar.",
            byline="Nora Lunn",
            body="A keeper heard it at four. The [log of the lock](https://lock.example/log) has no line on it.\n\n"
            "By noon the meadow was dry.",
        ),
        Story(
            12,
            "a",
            2,
            Kind.BRIEF,
            status=READY,
            body="Eels: [a count](https://eels.example/count) of four hundred at the weir.",
        ),
        Story(13, "b", 2, Kind.BRIEF, status=READY, body="Toll: the gate now takes cards."),
        Story(14, "a", 3, Kind.LINKS, status=READY, headline="Other water"),
        Story(
            15,
            "b",
            3,
            Kind.CARD,
            status=READY,
            headline="A heron",
            standfirst="It waits for eels.",
            image=Image("https://weir.example/heron.jpg", "A grey heron on a black beam"),
        ),
        Story(
            16,
            "c",
            3,
            Kind.SPONSOR,
            status=READY,
            headline="Waders that keep",
            sponsor="Brook & Sons",
            body="Made here.",
        ),
    ),
    links=(
        Link(20, "a", 11, "Lock Keepers", "https://keepers.example/rules", title="Rules for a sluice"),
        Link(21, "a", 14, "River Office", "https://river.example/levels", title="Levels of this morning"),
        Link(22, "b", 14, "Mill Museum", "https://mill.example/wheel", title="How a wheel is mended"),
    ),
)
MEMORY = Memory(
    last=Last("No 87", "A mill without a wheel", "The miller has left.", "2027-03-04"), numbers={87: "0087-mill.json"}
)
