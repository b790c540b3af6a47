"""The table of rules. To add one, write its function and its row in the file of its group, and a test.

A rule is a function that yields a `Found` for each place, and a row: name, how much it matters, what it looks at, the
function, and its words. The lists of the documentation, of the screen and of the command line are made of the table.
"""

from collections.abc import Mapping

from desk.preflight.rule import Rule
from desk.preflight.rules import (
    asked_links,
    days,
    email,
    issue,
    length,
    link_words,
    links,
    pictures,
    placeholders,
    publication,
    repeated_links,
    structure,
    tags,
    text,
    writing,
)

GROUPS: Mapping[str, tuple[Rule, ...]] = {
    "The issue": (*issue.RULES, *days.RULES),
    "Sections and stories": (*structure.RULES, *placeholders.RULES),
    "Links": (*links.RULES, *repeated_links.RULES, *asked_links.RULES, *link_words.RULES),
    "Pictures": pictures.RULES,
    "The e-mail": (*email.RULES, *tags.RULES, *publication.RULES),
    "Words and signs": (*length.RULES, *text.RULES),
    "Spelling and house style": writing.RULES,
}
"""The rules in the groups in which they are listed."""
RULES: tuple[Rule, ...] = tuple(rule for rules in GROUPS.values() for rule in rules)
"""Every rule, in the order in which the doors print what was found."""
BY_NAME: Mapping[str, Rule] = {rule.name: rule for rule in RULES}
"""Every rule by its name."""
PLACES: Mapping[str, int] = {rule.name: at for at, rule in enumerate(RULES)}
"""Where each rule stands in the table."""
