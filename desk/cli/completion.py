"""`desk completion`: what a shell has to read so that tab completes issues, stories and formats."""

import click

from desk.cli.answers import give
from desk.cli.options import example

SHELLS = ("bash", "zsh", "fish")
"""The shells that click knows how to complete in."""


@click.command(
    epilog=example(
        """desk completion bash >> ~/.bashrc
        desk completion zsh >> ~/.zshrc
        desk completion fish > ~/.config/fish/completions/desk.fish"""
    )
)
@click.argument("shell", type=click.Choice(SHELLS))
def completion(shell: str) -> None:
    """Print what lets tab complete in your shell.

    Commands, issues, stories, formats and settings are completed.
    """
    from click.shell_completion import get_completion_class

    from desk.cli.group import desk

    kind = get_completion_class(shell)
    assert kind is not None
    made = kind(desk, {}, "desk", "_DESK_COMPLETE")
    script = (made.source_template % made.source_vars()).strip()
    # In bash a title of two words would go in as two words: what has a space is offered quoted.
    give(script.replace("COMPREPLY+=($value)", 'printf -v value %q "$value"; COMPREPLY+=("$value")'))
