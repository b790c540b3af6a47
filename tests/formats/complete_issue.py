"""A small issue with every kind in it, all of it invented, that the golden files show in every format."""

from desk.model.issue import Image, Issue, Link, Section, Story
from desk.model.publication import Publication

PUBLICATION = Publication(
    id=1,
    name="The Public Record",
    tagline="What councils decide, and who pays",
    postal_address="The Public Record\n1 Mill Lane, Eastmarch",
    issue_address="https://record.example/{number}/{slug}",
    footer="You get this because you asked for it. [Write to us](mailto:desk@record.example) to stop.",
)

SECTIONS = (
    Section(11, "a"),
    Section(12, "b", "Floods and coast", "Eleven towns, one bill."),
    Section(13, "c", "Empty rooms"),
    Section(14, "d", "Worth a look"),
    Section(15, "e", "News in brief"),
)

WALL = """The Coastal Bureau has put a figure on twenty years of sea defence: **£4.1bn**, of which *two thirds*
must come from [councils](https://coast.example/councils?year=2026&part=2) that have raised nothing since 1997.
The [minutes]() are still to come, and [the plan](https://coast.example/plan) asks two things of every
[council](https://coast.example/councils?year=2026&part=2):

- a named officer for each stretch of bank
- a `register.csv` of pumps
  1. by March
  2. or by June

> We can move the road or we can move the village. We cannot go on moving the sand.

### What it costs

    walls    £2.9bn
    pumps    £1.2bn

<b>Bold</b> claims, "plain" quotes -- and 5 < 6.
"""

STORIES = (
    Story(
        101,
        "a",
        11,
        "letter",
        headline="Eight weeks of rain",
        byline="Nora Quill, editor",
        body="Dear reader,\n\nit rained.",
    ),
    Story(102, "b", 11, "contents", headline="In this issue"),
    Story(
        103,
        "a",
        12,
        headline="Who pays when the tide wins, and who has been told that they will",
        standfirst="A twenty-year bill lands on councils that have never been sent one.",
        byline="By Ana Ruiz and 王小明",
        image=Image("https://pictures.example/wall.jpg", "A concrete sea wall at low tide"),
        notes="Ring the Bureau again. Never printed.",
        body=WALL,
    ),
    Story(104, "b", 12, body="A story without a headline, and without links."),
    Story(
        105,
        "c",
        12,
        "sponsor",
        headline="A free audit of your pumps",
        sponsor="Harrow & Lyle",
        body="Order by [Friday](https://harrow.example/audit).",
    ),
    Story(106, "d", 12, "links", headline="More on walls", standfirst="For the long evening.", links_label=""),
    Story(107, "e", 12, "story", place="held", headline="Held until spring"),
    Story(108, "f", 12, "story", place="spiked", headline="Spiked for good"),
    Story(
        109,
        "a",
        14,
        "card",
        headline="The heron count",
        standfirst="Forty-one.",
        image=Image("https://pictures.example/heron.jpg", "The heron count"),
    ),
    Story(
        110,
        "b",
        14,
        "card",
        headline="Weirs from the air",
        image=Image("https://pictures.example/weir.jpg", "A weir, seen from a kite"),
    ),
    Story(111, "c", 14, "card", headline="A map of pumps"),
    Story(
        112,
        "d",
        14,
        "sponsor",
        headline="Give the Record to a friend",
        links_label="From the Record",
        body="It costs nothing.",
    ),
    Story(
        113, "a", 15, "brief", body="Harbour board [sells its last crane](https://harbour.example/crane) to a museum."
    ),
    Story(114, "b", 15, "brief", body="Library vans to run on Sundays"),
    Story(115, "c", 15, "brief", headline="Hedges.", body="The census begins in March."),
    Story(116, "d", 15, "note", body="Next week: the pumps nobody owns."),
    Story(
        117,
        "a",
        None,
        headline="Found under the desk",
        body="日本語の段落は空白なしで続くので、幅を数えて折り返さなければならない。絵文字👩‍👩‍👧も数える。これは長い文章です。",
    ),
)

LINKS = (
    Link(
        201,
        "a",
        103,
        "Coastal Bureau",
        "https://coast.example/walls?by=age&then=height",
        title="Walls, by age and height",
    ),
    Link(202, "b", 103, "Eastmarch", None, title="Minutes of the wall group"),
    Link(
        203,
        "c",
        103,
        None,
        "https://audit.example/a/very/long/address/that/is/wider/than/any/line/of/the/text/edition/may/be.html",
        title="What a wall costs to keep",
    ),
    Link(204, "a", 106, "Audit House", "https://audit.example/", title=""),
    Link(205, "b", 106, None, "javascript:alert(1)", title="An address that leads nowhere"),
    Link(206, "a", 109, None, "https://birds.example/heron", title=""),
    Link(207, "a", 110, "Kite Club", "https://kites.example/weirs", title="All forty pictures"),
    Link(208, "a", 114, "Eastmarch", "https://vans.example/sunday", title=""),
    Link(209, "a", 115, None, "https://hedges.example/census", title="How to take part"),
    Link(210, "a", 112, None, "https://record.example/give", title="Send it on"),
)

ISSUE = Issue(
    id=1,
    number=201,
    title="High water",
    slug="high-water",
    date="2026-11-05",
    subject="Who pays when the tide wins",
    preheader="A bill for twenty years, and a heron count",
    image=Image("https://pics.example/pier.jpg", "The pier at six in the morning"),
    sections=SECTIONS,
    stories=STORIES,
    links=LINKS,
)
