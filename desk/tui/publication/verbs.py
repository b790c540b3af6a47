"""The verb of the publication."""

from desk.tui.ports import Front


def show(front: Front) -> None:
    """The settings of the publication."""
    from desk.tui.publication.screen import PublicationScreen

    front.show(PublicationScreen())
