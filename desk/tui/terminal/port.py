"""What the app asks of the driver of its terminal; a test and Windows have another driver, which is asked nothing."""

from typing import Protocol


class Terminal(Protocol):
    """A terminal that may be slow, or gone."""

    @property
    def is_behind(self) -> bool:
        """Whether another picture would come too late; the app is told when the terminal has caught up."""

    def unread(self) -> str:
        """The words of a paste whose end has not been read."""

    def give_back_now(self) -> None:
        """Give the terminal back, on another thread and waiting for nobody."""
