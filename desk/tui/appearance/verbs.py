"""The verbs that change how the desk looks, and whether it speaks."""

from desk.tui.ports import Front


def theme(front: Front) -> None:
    """Choose a theme; it is kept."""
    from desk.tui.appearance.screen import ThemeScreen

    def chosen(name: str) -> None:
        if front.desk.choose_theme(name):
            front.say(f"The theme is {name}, and stays so.")

    front.ask(ThemeScreen(front.desk.available_themes, front.desk.theme), chosen)


def speech(front: Front) -> None:
    """Draw the desk for a screen reader, or for the eye again; it is kept."""
    on = not front.desk.settings.speech
    if front.desk.choose_speech(on):
        said = (
            "The desk is drawn for a screen reader: this line says what changed."
            if on
            else "The desk is drawn for the eye."
        )
        front.say(said)
