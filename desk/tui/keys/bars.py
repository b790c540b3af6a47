"""What the key bar of each place shows: a choice from the command table, each under a shorter word."""

from collections.abc import Mapping

from desk.tui.keys.commands import draft as draft_keys

KEY_BARS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "issues": (
        ("issue.open", "open"),
        ("issue.new", "new issue"),
        ("issue.duplicate", "duplicate"),
        ("copies", "copies"),
        ("issue.filter", "filter"),
        ("browser", "browser"),
        ("export", "export"),
        ("publication", "publication"),
        ("intake", "old issues"),
        ("quit", "quit"),
    ),
    "order": (
        ("story.edit", "edit"),
        ("story.new", "new"),
        ("issues", "issues"),
        ("move.down move.up", "move"),
        ("story.mark", "mark"),
        ("link.add", "link"),
        ("story.hold", "hold"),
        ("story.spike", "spike"),
        ("clashes", "other versions"),
        ("copies", "copies"),
        ("archive", "archive"),
        ("shelf", "shelf"),
        ("proof", "proof"),
        ("preflight", "pre-flight"),
        ("export", "export"),
        ("undo", "undo"),
    ),
    "doubt": (
        *draft_keys.DOUBT_BAR,
        ("story.edit", "edit"),
        ("story.list", "as list"),
        ("story.merge", "merge"),
        ("story.turn", "section"),
        ("proof", "proof"),
        ("export", "export"),
        ("undo", "undo"),
        ("issues", "issues"),
    ),
    "draft": draft_keys.BAR,
    "source": (("source.take", "go there, take in"), *draft_keys.BAR[:2], ("back", "running order")),
    "marked": (("story.gather", "move here"), ("story.mark", "mark"), ("story.unmark", "no marks")),
    "text": (
        ("back", "back"),
        ("open.next", "open"),
        ("link.add", "link"),
        ("archive", "archive"),
        ("find", "find"),
        ("jump", "jump"),
        ("editor", "editor"),
        ("proof", "proof"),
        ("export", "export"),
        ("undo", "undo"),
    ),
    "links": (
        ("link.edit", "edit"),
        ("link.add", "add"),
        ("link.down link.up", "move"),
        ("open.next", "open"),
        ("link.out", "take out"),
        ("link.move", "to a story"),
        ("link.swap", "split source"),
        ("link.browse", "browser"),
        ("link.story", "make a story"),
        ("link.line", "into the text"),
        ("back", "back"),
    ),
    "archive": (
        ("archive.link", "cross-link"),
        ("archive.sentence", "link in the sentence"),
        ("archive.read", "read it"),
        ("archive.close", "close to this"),
        ("back", "back"),
    ),
    "sent order": (
        ("story.edit", "read"),
        ("finish.undo", "draft again"),
        ("correct", "correct"),
        ("issues", "issues"),
        ("archive", "archive"),
        ("jump", "jump"),
        ("copy", "copy"),
        ("proof", "proof"),
        ("preflight", "pre-flight"),
        ("export", "export"),
    ),
    "sent text": (
        ("back", "back"),
        ("archive", "archive"),
        ("jump", "jump"),
        ("proof", "proof"),
        ("export", "export"),
    ),
    "sent links": (
        ("link.browse", "browser"),
        ("finish.undo", "draft again"),
        ("correct", "correct"),
        ("back", "back"),
    ),
    "sent proof": (
        ("proof.text", "text, e-mail"),
        ("browser", "browser"),
        ("copy", "copy"),
        ("export", "export"),
        ("finish.undo", "draft again"),
        ("back", "back"),
    ),
    "proof": (
        ("proof.text", "text, e-mail"),
        ("plain.edit", "by hand"),
        ("browser", "browser"),
        ("copy", "copy"),
        ("export", "export"),
        ("back", "back"),
    ),
}
"""The key bar of each place: commands, and the short word for each of them there; of an issue that was sent others."""
RIGHT = (("keys", "keys"), ("palette", "commands"))
"""What stands at the right end of every key bar."""
LASTING = frozenset(
    """proof export preflight.go preflight.fold preflight.unfold preflight.mend preflight.pass
    preflight.never draft.keep""".split()
)
"""What stays in a bar as long as anything does: how the issue looks, how it goes out or is kept, what is done with a
finding."""


def bar_of(place: str, *, sent: bool, doubt: bool) -> str:
    """The bar of a place on the desk: what can be done with an issue that was `sent`, or while a `doubt` is in hand."""
    if sent and (bar := f"sent {place}") in KEY_BARS:
        return bar
    return "doubt" if doubt and place == "order" else place
