"""The one way in which the screen has work done beside it: it ends with its screen, and never in silence.

Work belongs to an owner: the app, a screen or a widget. When the owner goes, the work is cancelled; what a thread
still brings is dropped. What comes back comes on the screen's thread, and only to an owner that is there. What the
work raises is a fault of desk: it is told and written down (`desk.tui.faults`), and the desk goes on.
"""

import asyncio
import contextlib
from collections.abc import Callable, Coroutine
from functools import wraps
from typing import Any, Protocol, TypeVar, cast

from textual.app import App
from textual.dom import DOMNode
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.worker import Worker

Result = TypeVar("Result")
Answer = TypeVar("Answer")


class Catching(Protocol):
    """An app that takes note of faults."""

    def caught(self, error: BaseException, where: str) -> None:
        """Something was raised that nobody expected."""


def is_there(owner: MessagePump) -> bool:
    """Whether an app, a screen or a widget is there to be touched: not before it runs, not once it is going."""
    if isinstance(owner, App):
        return owner.is_running and not owner._exit  # noqa: SLF001 - it is going, and its screens before it
    if not owner.is_attached or (isinstance(owner, DOMNode) and not _is_kept(owner)):
        return False
    screen = next((each for each in _line_up(owner) if isinstance(each, Screen)), None)
    return screen is not None and any(each is screen for each in owner.app.screen_stack)


def _is_kept(node: DOMNode) -> bool:
    """Whether a node is not being taken out; what is hidden is kept."""
    return node.display or node.styles.display == "none"


def _line_up(owner: MessagePump) -> list[Any]:
    return owner.ancestors_with_self if isinstance(owner, DOMNode) else [owner]


def while_there(owner: DOMNode, do: Callable[..., Answer]) -> Callable[..., Answer | None]:
    """The same call, which does nothing once its owner is gone."""

    @wraps(do)
    def call(*args: Any, **kwargs: Any) -> Answer | None:
        return do(*args, **kwargs) if is_there(owner) else None

    return call


def named(owner: MessagePump) -> str:
    """What an owner is called where a fault is written down."""
    return type(owner).__name__


def run(
    owner: DOMNode,
    work: Callable[[], Coroutine[Any, Any, object]],
    *,
    group: str = "",
    alone: bool = False,
    broke: Callable[[Exception], object] | None = None,
) -> Worker[None]:
    """Do work that waits, on the screen's thread. `alone`: it takes the place of what its group does by now.

    `broke` is called with what the work raised, after it was told.
    """

    async def watched() -> None:
        try:
            await work()
        except Exception as error:  # noqa: BLE001 - whatever it is, it is told and not dropped
            tell(owner, error)
            if broke is not None:
                broke(error)

    return owner.run_worker(watched, group=group, exclusive=alone, exit_on_error=False)


def in_thread(
    owner: DOMNode,
    work: Callable[[], Result],
    then: Callable[[Result], object] | None = None,
    *,
    group: str = "",
    alone: bool = False,
) -> Worker[None]:
    """Do work in a thread of its own, and `then` with what it gives on the screen's thread.

    `alone`: what the group did till now comes to nothing.
    """

    async def wait() -> None:
        result = await asyncio.to_thread(work)
        if then is not None and is_there(owner):
            then(result)

    return run(owner, wait, group=group, alone=alone)


def tell(owner: DOMNode, error: Exception) -> None:
    """Tell of a fault in somebody's work."""
    cast("Catching", owner.app).caught(error, named(owner))


class Wire:
    """What work in a thread says before it is done. It never waits, and nothing reaches an owner that is gone."""

    def __init__(self, owner: DOMNode) -> None:
        """To be made on the screen's thread, before the work begins."""
        self._owner = owner
        self._loop = asyncio.get_running_loop()

    @property
    def is_open(self) -> bool:
        """Whether anybody is there to be told; where not, the work may end."""
        return is_there(self._owner)

    def tell(self, do: Callable[..., object], *args: Any) -> None:
        """Have something done on the screen's thread, soon and in the order in which it was told."""
        with contextlib.suppress(RuntimeError):  # the loop is closed: the desk is gone
            self._loop.call_soon_threadsafe(self._do, do, args)

    def _do(self, do: Callable[..., object], args: tuple[Any, ...]) -> None:
        if self.is_open:
            try:
                do(*args)
            except Exception as error:  # noqa: BLE001 - whatever it is, it is told and not dropped
                tell(self._owner, error)
