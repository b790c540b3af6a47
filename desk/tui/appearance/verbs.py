"""The verb that changes how the desk looks."""

from desk.tui.ports import Front


def theme(front: Front) -> None:
    """Choose a theme; it is kept."""
    from desk.tui.appearance.screen import ThemeScreen

    def chosen(name: str) -> None:
        if front.desk.choose_theme(name):
            front.say(f"The theme is {name}, and stays so.")

    front.ask(ThemeScreen(front.desk.available_themes, front.desk.theme), chosen)
