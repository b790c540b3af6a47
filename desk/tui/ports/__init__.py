"""What a verb, a screen or a part of one may ask of the desk around it.

A verb never takes a whole screen: it takes one of these protocols, which say in a few lines what it may touch. A
screen fulfils them by having the members; a test fulfils them with a handful of values.
"""

from desk.tui.ports.app import Asking, Checking, Company, Desk, Remembering, Saving, SecondCopies
from desk.tui.ports.desk import (
    ArchiveSearch,
    At,
    LastPaste,
    OnDesk,
    Open,
    OrderRow,
    Origin,
    Panes,
    Proofs,
    Round,
    Selection,
    Source,
    StoryRemarks,
)
from desk.tui.ports.doubts import Doubts
from desk.tui.ports.draft import OnDraft
from desk.tui.ports.front import Front, OnIssues, OnPreflight, OnShelf

__all__ = [
    "ArchiveSearch",
    "Asking",
    "At",
    "Checking",
    "Company",
    "Desk",
    "Doubts",
    "Front",
    "LastPaste",
    "OnDesk",
    "OnDraft",
    "OnIssues",
    "OnPreflight",
    "OnShelf",
    "Open",
    "OrderRow",
    "Origin",
    "Panes",
    "Proofs",
    "Remembering",
    "Round",
    "Saving",
    "SecondCopies",
    "Selection",
    "Source",
    "StoryRemarks",
]
