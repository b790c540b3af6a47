"""The key table of the guide, made from the command table."""

from desk.tui.keys.command import Command
from desk.tui.keys.commands import HEADINGS, of_scopes
from desk.tui.keys.in_force import Keys


def markdown() -> str:
    """A table for each place, every command where it is met first."""
    keys, parts = Keys({}), []
    seen: set[str] = set()
    for scope, heading in HEADINGS.items():
        commands = [command for command in of_scopes([scope]) if command.id not in seen]
        if not commands:
            continue
        seen.update(command.id for command in commands)
        rows = [f"| {_keys(keys, each)} | {each.title} | {each.help} | {each.id} |" for each in commands]
        head = [f"### {heading}", "", "| key | command | what it does | name |", "|---|---|---|---|"]
        parts.append("\n".join([*head, *rows]))
    return "\n\n".join(parts)


def _keys(keys: Keys, command: Command) -> str:
    return " ".join(f"`{key}`" for key in keys.of(command.id))
