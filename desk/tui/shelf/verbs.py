"""Verbs of the shelf: each does its work on the selected row."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desk.tui.shelf.screen import ShelfScreen


def take(shelf: "ShelfScreen") -> None:
    """Take the row back to where it came from; a link goes to the story in hand."""
    shelf.take()


def new_story(shelf: "ShelfScreen") -> None:
    """Make a new story of a clipped link."""
    shelf.new_story()


def drop(shelf: "ShelfScreen") -> None:
    """Spike a held story, or take a link off the inbox."""
    shelf.drop()


def reason(shelf: "ShelfScreen") -> None:
    """Say why a story was put aside, and until when."""
    shelf.reason()
