"""The texts of an issue as rules read them: each with its place, and with what is no prose covered."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from desk.model.caching import kept
from desk.model.issue import Issue, Story
from desk.model.kinds import Kind
from desk.preflight.finding import Where

COVER = "\ufffc"
"""What stands for each character that is no prose (U+FFFC, the object replacement character): no word, no space."""
_NO_PROSE = re.compile(
    r"""
    ^(?P<fence>`{3,}+|~{3,}+)[^\n]*\n(?:.*?^(?P=fence)[`~]*[ ]*$|.*)  # code in a block, closed or up to the end
    | ^(?:[ ]{4}|\t)[^\n]*(?<=\S)[ ]{2,}[^\n]*$                  # an indented line with columns in it
    | (?<=\])\((?:[^()\s]|\([^()\s]*\))*(?:[ ]+"[^"\n]*")?\)    # the address of a link, with its title
    | (?<=\])\[[^\[\]\n]*\]                                     # the name of an address
    | ``[^\n]+?`` | `[^`\n]+`                                   # code in a line
    | \b(?:https?://|www\.|mailto:|ftp://)[^\s<>\])]+           # an address in the text
    | [\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+                         # a mail address
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """One text that readers see, and its place.

    `is_own`: the editor's words; a link's title is somebody else's. `kind` is the story's, `language` the
    publication's, `day` the issue's.
    """

    where: Where
    text: str
    is_own: bool = True
    kind: str = ""
    language: str = ""
    day: str = ""

    @property
    def prose(self) -> str:
        """The text with code and addresses covered: as long as the text, so that places in it are those of the text."""
        return prose_of(self.text) if self.where.field in ("body", "footer") else self.text

    def at(self, start: int, end: int) -> Where:
        """A place in it."""
        return replace(self.where, start=start, end=end)

    def words(self, start: int, end: int, around: int = 0) -> str:
        """The words at a place, with so many characters around it."""
        return self.text[max(0, start - around) : end + around]


@kept(2048)
def prose_of(markdown: str) -> str:
    """A Markdown text with each character that is no prose covered.

    >>> prose_of("See `a  b`.") == "See " + COVER * 6 + "."
    True
    """
    if not any(sign in markdown for sign in ("`", "](", "][", "://", "www.", "@", "~~~", "mailto:", "    ", "\t")):
        return markdown
    return _NO_PROSE.sub(lambda found: "".join("\n" if each == "\n" else COVER for each in found[0]), markdown)


def pieces(issue: Issue, story: Story, language: str) -> Iterator[Piece]:
    """The texts of a story and of its links, in the order in which readers meet them."""

    def piece(where: Where, text: str, *, is_own: bool = True) -> Piece:
        return Piece(where, text, is_own, story.kind, language, issue.date)

    for name in ("headline", "standfirst", "byline", "sponsor", "links_label"):
        if text := getattr(story, name):
            yield piece(Where(story.id, None, name), text)
    if story.image and story.image.alt:
        yield piece(Where(story.id, None, "image"), story.image.alt)
    if story.body and story.kind != Kind.CONTENTS:
        yield piece(Where(story.id, None, "body"), story.body)
    for link in issue.links_of(story.id):
        if link.title:
            yield piece(Where(story.id, link.id, "title"), link.title, is_own=False)


def issue_pieces(issue: Issue, language: str) -> Iterator[Piece]:
    """The texts of the issue itself and of its sections."""
    for name in ("subject", "preheader", "title"):
        if text := getattr(issue, name):
            yield Piece(Where(field=name), text, language=language, day=issue.date)
    if issue.image and issue.image.alt:
        yield Piece(Where(field="image"), issue.image.alt, language=language, day=issue.date)
    for section in issue.running_order:
        for name in ("title", "standfirst"):
            if text := getattr(section, name):
                yield Piece(Where(section=section.id, field=name), text, language=language, day=issue.date)


def characters(number: int) -> str:
    """A length in words: "1 character", "12 characters"."""
    return "1 character" if number == 1 else f"{number:,} characters"
