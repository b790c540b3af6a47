"""An issue whose bodies hold all that Markdown can be."""

from desk.model.issue import Image, Issue, Link, Section, Story
from desk.model.publication import Publication

PUBLICATION = Publication(id=1, name="The Public Record", from_address="desk@record.example")

BODY = """Look at https://a.example/a_b/__init__.py and ask
ana@b.example, or [ring](tel:+44-20-7946-0000). ~~Old~~ news[^w].

![A weir](https://p.example/weir.jpg "From a kite")

| Town | Cost |
|------|-----:|
| [Eastmarch](https://e.example/) | £2 |
| Lower, much longer | 40 |

    code  <b>

[^w]: From the *minutes*, https://m.example/minutes
"""
SECOND = "Another[^1].\n\n[^1]: With a note of its own."
ISSUE = Issue(
    id=1,
    number=201,
    title="High water",
    subject="Who pays when the tide wins",
    date="2026-11-05",
    sections=(Section(12, "b", "Floods and coast"), Section(13, "c")),
    stories=(
        Story(301, "a", 12, headline="One", image=Image("https://p.example/wall.jpg", "A wall"), body=BODY),
        Story(302, "b", 12, headline="Two", body=SECOND),
        Story(303, "c", 12, "sponsor", headline="Three", sponsor="Harrow & Lyle", body="> Pumps\n\n- one\n  - two"),
        Story(304, "d", 12, "card", headline="Four", image=Image("https://p.example/kite.jpg", "A kite")),
        Story(305, "e", 12, "card", headline="Five", standfirst="Forty-one."),
        Story(306, "a", 13, "note", body="Next week: more."),
    ),
    links=(Link(401, "a", 303, "Bureau", "https://coast.example/walls", title="Walls"),),
)
