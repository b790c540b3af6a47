"""The form of the plain text edition, which its writer and its reader share."""

WIDTH = 72
"""Cells of a line: within the 78 of RFC 5322 with room for the signs of a few replies."""
INDENT = "  "
"""Stands ahead of the address of a link, and of what goes on with an item."""
BULLET = "* "
"""What stands before an item of a list."""
QUOTE = "> "
"""What stands before each line of a quotation."""
BREAK = "* * *"
"""A rule inside running text."""
RULE = "-" * WIDTH
"""Stands above the title of a section, alone where a section has no title, and above the footer."""
SPONSOR = "- " * 11 + "-"
"""Stands above and below what somebody paid for."""
NUMBER = ". "
"""Stands between the number of a story and its headline, where the publication has numbers: "12. The harbour"."""
APART = "\n\n\n"
"""Two empty lines part one item from the next."""
OLD_RULE = "=" * WIDTH
"""The rule around a section's title in editions that older desks wrote; they are still read."""
