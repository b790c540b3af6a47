"""Verbs that list commands; what is chosen of them is run."""

from desk.tui.ports import Front


def keys(front: Front) -> None:
    """The searchable help, which runs what is chosen."""
    from desk.tui.help.screen import HelpScreen

    front.ask(HelpScreen(front.here, front.desk.keys, front.desk.glyphs, front.own_commands), front.run_command)


def palette(front: Front) -> None:
    """Every command by its name."""
    from desk.tui.help.palette import PaletteScreen

    front.ask(PaletteScreen(front.here, front.desk.keys, front.own_commands), front.run_command)
