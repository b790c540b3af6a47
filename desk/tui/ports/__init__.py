"""What a verb, a screen or a part of one may ask of the desk around it.

A verb never takes a whole screen: it takes one of these protocols, which say in a few lines what it may touch. A
screen fulfils them by having the members; a test fulfils them with a handful of values.
"""

from desk.tui.ports.app import (
    Checking,
    Company,
    Desk,
    Front,
    OnIssues,
    OnPreflight,
    OnShelf,
    Remembering,
    Saving,
    SecondCopies,
)
from desk.tui.ports.desk import (
    ArchiveSearch,
    At,
    OnDesk,
    OnDraft,
    Open,
    OrderRow,
    Origin,
    Panes,
    Pasted,
    Proofs,
    Round,
    Selection,
    Source,
    StoryRemarks,
)

__all__ = [
    "ArchiveSearch",
    "At",
    "Checking",
    "Company",
    "Desk",
    "Front",
    "OnDesk",
    "OnDraft",
    "OnIssues",
    "OnPreflight",
    "OnShelf",
    "Open",
    "OrderRow",
    "Origin",
    "Panes",
    "Pasted",
    "Proofs",
    "Remembering",
    "Round",
    "Saving",
    "SecondCopies",
    "Selection",
    "Source",
    "StoryRemarks",
]
