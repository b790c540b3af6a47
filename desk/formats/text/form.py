"""The form of the plain text edition, which its writer and its reader share."""

WIDTH = 72
"""Cells of a line: within the 78 of RFC 5322 with room for the signs of a few replies."""
INDENT = "  "
"""Stands ahead of the address of a link, and of what goes on with an item."""
BULLET = "* "
QUOTE = "> "
BREAK = "* * *"
"""A rule inside running text."""
RULE = "=" * WIDTH
"""Stands around the title of a section, and above the footer."""
APART = "\n\n\n"
"""Two empty lines part one item from the next."""
