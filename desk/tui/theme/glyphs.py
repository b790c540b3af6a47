"""The signs of kinds and statuses, and the plain letters or words in their place where a setting asks for those."""

from desk.model.issue import Status
from desk.model.kinds import Kind

FANCY = {
    Status.IDEA: "○",
    Status.DRAFT: "◐",
    Status.READY: "●",
    "sent": "●",
    Kind.SPONSOR: "◆",
    Kind.LINKS: "≡",
    Kind.LETTER: "¶",
    Kind.BRIEF: "·",
    Kind.CARD: "▣",
    Kind.CONTENTS: "≡",
    Kind.NOTE: "✎",
    "archive": "←",
    "hand": "≠",
    "doubt": "?",
    "unread": "»",
    "notes": "†",
    "question": "?",
    "ok": "✓",
    "look": "▲",
    "stop": "✗",
}
"""The signs of a terminal that shows all of Unicode, by what they mean."""
PLAIN = {
    Status.IDEA: "o",
    Status.DRAFT: "d",
    Status.READY: "r",
    "sent": "r",
    Kind.SPONSOR: "$",
    Kind.LINKS: "=",
    Kind.LETTER: "P",
    Kind.BRIEF: "-",
    Kind.CARD: "#",
    Kind.CONTENTS: "=",
    Kind.NOTE: "n",
    "archive": "<-",
    "hand": "~",
    "doubt": "?",
    "unread": ">",
    "notes": "+",
    "question": "?",
    "ok": "ok",
    "look": "!",
    "stop": "x",
}
"""The same for one that does not."""
SPOKEN = {
    **{name: str(name) for name in PLAIN},
    "archive": "earlier issue",
    "hand": "by hand",
    "unread": "changed",
    "look": "look:",
    "stop": "fix:",
}
"""What a screen reader is given in the place of signs: it would say "circle with left half black"."""

MEANINGS = (
    (Status.IDEA, "an idea; s takes it on"),
    (Status.DRAFT, "a draft; of an issue: not sent yet"),
    (Status.READY, "ready; of an issue: sent"),
    (Kind.LETTER, "the letter from the editor"),
    (Kind.SPONSOR, "a sponsor's item"),
    (Kind.LINKS, "links only"),
    (Kind.BRIEF, "a brief"),
    (Kind.CARD, "a card"),
    (Kind.CONTENTS, "a list of the headlines that follow"),
    (Kind.NOTE, "small print where it stands"),
    ("stop", "something is to fix before it goes; P says what"),
    ("look", "something is to look at; P says what"),
    ("doubt", "it may have been read wrongly as it came in"),
    ("question", "a question about it is open; Q lists them"),
    ("notes", "it has notes, which are never printed"),
    ("unread", "a colleague changed it and you have not seen it yet"),
    ("archive", "a link into an earlier issue"),
    ("hand", "the plain text was changed by hand"),
)
"""What each sign says of a story, a link or an issue, for those who meet it first."""


class Glyphs:
    """The signs in use. `use` is "plain" for letters that every font has, "speech" for words, else signs."""

    def __init__(self, use: str = "") -> None:
        """The signs for a setting."""
        self.are_words = use == "speech"
        """Whether words stand for signs, and each number has its unit: a row is heard without the columns' heads."""
        self._signs = {"plain": PLAIN, "speech": SPOKEN}.get(use, FANCY)

    def of(self, name: str) -> str:
        """The sign of a kind, a status or a remark; "" for an ordinary story."""
        return self._signs.get(name, "")

    def before(self, name: str, word: str) -> str:
        """The sign of something and its word: "● ready"; one of them where both are the same or there is no sign."""
        sign = self.of(name)
        return word if sign == word else f"{sign} {word}".strip()

    def counted(self, number: int, word: str) -> str:
        """A number whose unit stands in the head of its column: "6"; where it is heard alone, "6 links"."""
        return f"{number:,} {word if number == 1 else word + 's'}" if self.are_words else f"{number:,}"
