"""Random issues with hostile strings in every field."""

from hypothesis import strategies as st

from desk.formats.profiles.profile import names
from desk.model.issue import Image, Issue, Link, Section, Story
from desk.model.kinds import Kind
from desk.model.publication import Brand, Publication

ATTACKS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "javascript:alert(1)",
    "\x1b]52;c;aGk=\x07copied",
    "\x1b[2J\x9b31mred",
    "right\u202eleft\u2066",
    "one\r\nBcc: two",
    "nul\x00byte",
    "word " * 2000,
    "x" * 3000,
    "日本語" * 60,
    "{{ 7 * 7 }}{% raw %}",
    "*|UNSUB|* {{ UnsubscribeURL }} $UNSUB$ @EMAIL@ [email] {first_name}",
    "<unsubscribe>gone</unsubscribe>",
    "\ufdd0\ufdd1\uffff\U0001fffe",
    "[1] and [2]",
    "--> <!-- ]]> </style></title>",
    "# *a* _b_ `c` [d](e) ![f](g) 1. > - ---",
    "a & b &amp; c &#x202e; &lt;",
    "👩‍👩‍👧 e\u0301",
    "\ud800 lone",
    'say "it\'s" -- so',
    "",
)
ADDRESSES = (
    "https://example.org/",
    "https://example.org/a_(b)?c=1&d=2&amp;e#f",
    "https://example.org/é/日本?q='*_~[x]",
    "https://example.org/" + "long/" * 60,
    "http://例え.example/",
    "https://example.org/a)b(c",
    "mailto:desk@example.org",
    "javascript:alert(1)",
    "https://exa mple.org/<script>",
    "data:text/html,<script>",
    "https://example.org/\x1b[2J",
    "//example.org/x",
    "ftp://example.org/",
)
words = st.one_of(st.sampled_from(ATTACKS), st.text(max_size=40), st.sampled_from(["A headline", "Fine words, here."]))
lines_of = st.lists(words, min_size=1, max_size=2).map(" ".join)
address = st.sampled_from(ADDRESSES)
body = st.lists(
    st.one_of(words, st.builds("See [{}]({}) now.".format, st.sampled_from(["this", "that", "*it*"]), address)),
    max_size=4,
).map("\n\n".join)
image = st.one_of(st.none(), st.builds(Image, src=address, alt=words))


@st.composite
def issues(draw: st.DrawFn) -> Issue:
    """An issue of up to six stories of every kind in up to two sections."""
    count = draw(st.integers(0, 6))
    sections = tuple(
        Section(id, str(id), draw(st.none() | words), draw(words)) for id in range(1, draw(st.integers(1, 3)))
    )
    stories = tuple(
        Story(
            id=100 + place,
            order=f"a{place}",
            section=draw(st.sampled_from([None, 1, 2])),
            kind=draw(st.sampled_from([*Kind, "later"])),
            place=draw(st.sampled_from(["in", "in", "in", "held", "moved"])),
            headline=draw(st.none() | lines_of),
            standfirst=draw(words),
            byline=draw(words),
            sponsor=draw(st.none() | words),
            links_label=draw(st.none() | words),
            image=draw(image),
            notes="NEVER PRINTED",
            body=draw(body),
        )
        for place in range(count)
    )
    links = tuple(
        Link(
            200 + place,
            f"a{place}",
            100 + draw(st.integers(0, 6)),
            draw(st.none() | words),
            draw(st.none() | address),
            title=draw(words),
        )
        for place in range(draw(st.integers(0, 5)))
    )
    return Issue(
        id=1,
        number=draw(st.none() | st.integers(1, 999)),
        title=draw(words),
        image=draw(image),
        slug=draw(words),
        date=draw(st.sampled_from(["2026-11-05", "", "soon", "\x1b[1m"])),
        subject=draw(words),
        preheader=draw(words),
        sections=sections,
        stories=stories,
        links=links,
    )


publications = st.builds(
    Publication,
    id=st.just(1),
    name=words,
    tagline=words,
    language=st.sampled_from(["en-GB", "de", '"><script>', "ar", ""]),
    postal_address=words,
    issue_address=st.sampled_from(["", "https://example.org/{number}/{slug}", "javascript:{slug}"]),
    links_label=words,
    style=st.sampled_from(["digest", "network", "gazette", "../style"]),
    contents=st.sampled_from(["all", "lead", "sections", ""]),
    links_first=st.sampled_from(["source", "title"]),
    headlines=st.sampled_from(["plain", "linked"]),
    logo=st.sampled_from(["", "https://example.org/logo.png", "http://example.org/a.png", "javascript:1", '"onload=x']),
    logo_width=st.sampled_from([200, -5, 10**9]),
    profile=st.sampled_from([*names(), "nowhere"]),
    from_address=st.sampled_from(
        ["", "desk@example.org", "a@b\r\nBcc: c@d.example", "é@example.org", "x" * 300 + "@example.org"]
    ),
    brand=st.builds(
        Brand,
        accent=st.sampled_from(["#1c53a4", "red;background:url(x)", "#FFF"]),
        font=st.sampled_from(["sans", "serif", "x;}</style>"]),
        width=st.sampled_from([600, 10, 9999]),
    ),
    quotes=st.sampled_from(["", "typographic"]),
    footer=body,
)
