"""The form of our own Markdown, which its writer and its reader share.

What headings and paragraphs cannot say is said by signs that come out alike: running text is written by
`desk.formats.prose.marked`, which uses none of these, so that nothing in a body can be taken for them. Comments say the
rest: neither readers nor mail tools show them.
"""

PARTED = "* * *"
"""A section without a title. A rule inside running text is written `***`."""
FOOT = "---"
"""Stands above the footer."""
STANDFIRST = "_"
"""Emphasis of a standfirst or tagline: `_A bill for eleven towns._`; emphasised words of a body stand in stars."""
LINKS = "+ "
"""The bullet of a story's links. Lists of a body have `-` or `*`."""
QUIET = "*"
"""Emphasis of a link's source, where it stands behind the title."""
BYLINE = "<!-- byline -->"
"""Stands behind a byline."""
LINE = "<!-- standfirst -->"
"""Stands behind the standfirst of a card, which is not emphasised."""


FROM_RIGHT = '<div dir="rtl" lang="{}">'
"""What a text from right to left stands in; the gap is its language: "ar"."""
FROM_RIGHT_END = "</div>"
"""Stand around an issue in a language that is written from right to left: Markdown has no other way to say so."""


def kind_comment(kind: str) -> str:
    """Stands ahead of a story whose kind its headline does not say: `<!-- letter -->`."""
    return f"<!-- {kind} -->"
