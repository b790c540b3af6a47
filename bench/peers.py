"""The least that Textual can do, to hold desk against: `python -m bench.peers hello` and `… editor`."""

import sys

from textual.app import App, ComposeResult
from textual.widgets import Static, TextArea

from bench import reference

GREETING = "Hello, world"


class Hello(App[None]):
    """One line of text."""

    def compose(self) -> ComposeResult:
        """The line."""
        yield Static(GREETING)


class Editor(App[None]):
    """A text area with the body of a story and nothing else."""

    def compose(self) -> ComposeResult:
        """The text area, with the cursor at its start."""
        yield TextArea(reference.issue().stories[0].body)


if __name__ == "__main__":
    {"hello": Hello, "editor": Editor}[sys.argv[1]]().run()
