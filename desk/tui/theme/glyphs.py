"""The signs of kinds and statuses, and the plain letters that stand for them where a setting asks for those."""

from desk.model.issue import Kind, Status

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


class Glyphs:
    """The signs in use. `use` is "plain" for letters that every font has, else signs."""

    def __init__(self, use: str = "") -> None:
        """The signs for a setting."""
        self._signs = PLAIN if use == "plain" else FANCY

    def of(self, name: str) -> str:
        """The sign of a kind, a status or a remark; "" for an ordinary story."""
        return self._signs.get(name, "")
