"""Which keys make sense for the selected row of pre-flight, and what they are called: in the key bar, and in full."""

from collections.abc import Hashable, Sequence

from desk.model.issue import Issue
from desk.preflight.finding import Finding
from desk.preflight.place import address_of
from desk.tui.preflight.rows import GroupRow, ListRow

WIDE, NARROW = 100, 70
"""Columns under which a group of findings has the shortest words, since it has more keys, and under which all have."""
_WORDS = {
    "preflight.go": ("go there", "go"),
    "preflight.unfold": ("unfold", "open"),
    "preflight.fold": ("fold", "close"),
    "preflight.mend": ("mend", "mend"),
    "preflight.pass": ("let it pass", "pass"),
    "preflight.never": ("never again", "never"),
}
"""What is done with findings, with its words and its shortest words."""
_REST = (
    ("preflight.web", "web"),
    ("preflight.again", "check again"),
    ("preflight.costs", "size"),
    ("export", "export"),
    ("undo", "undo"),
)
_Hint = tuple[str, str]
"""A command, and the words for it."""


def bar(row: Hashable, findings: Sequence[Finding], columns: int, *, is_folded: bool) -> tuple[_Hint, ...]:
    """What the key bar shows for a row, which has these findings."""
    is_group = isinstance(row, GroupRow)
    own: tuple[_Hint, ...] = (("preflight.go", "go there"),)
    if findings:
        which = ["preflight.go"]
        which += [("preflight.unfold" if is_folded else "preflight.fold")] if is_group else []
        which += ["preflight.mend"] if any(each.mend is not None for each in findings) else []
        is_brief = columns < (WIDE if is_group else NARROW)
        own = tuple((id, _WORDS[id][is_brief]) for id in (*which, "preflight.pass", "preflight.never"))
    elif is_group or (isinstance(row, ListRow) and row.what in ("passed", "for ever")):
        fold = (("preflight.unfold", "unfold") if is_folded else ("preflight.fold", "fold"),) if is_group else ()
        own = (("preflight.pass", "say it again"), *fold)
    elif isinstance(row, ListRow) and row.what == "tick":
        own = (("preflight.go", "tick"),)
    elif isinstance(row, ListRow):
        return (*own, ("preflight.costs", "view"), *_REST[3:])
    return (*own, *_REST)


def in_full(findings: Sequence[Finding], issue: Issue, *, is_folded: bool) -> list[_Hint]:
    """What can be done with a finding, or with many of one rule."""
    several = len(findings) > 1
    made = [("preflight.go", "the first; ] goes on" if several else "go there")]
    made += [("preflight.unfold", "unfold them")] if several and is_folded else []
    if certain := sum(each.mend is not None for each in findings):
        made += [("preflight.mend", f"mend {certain} of them" if several else "mend it")]
    if not several and address_of(findings[0].where, issue):
        made += [("preflight.browse", "open it"), ("preflight.seen", "seen by me")]
    it = f"all {len(findings)}" if several else "it"
    return [*made, ("preflight.pass", f"let {it} pass here"), ("preflight.never", f"never say {it} again")]
