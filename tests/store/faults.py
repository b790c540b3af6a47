"""A disk that fails at its nth call, or kills the process there."""

import errno
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from desk.store.file import disk

CALLS = ("open", "fchmod", "write", "fsync", "close", "rename", "replace", "link", "unlink")
"""The system calls that a save makes, as `os` names them; `desk.store.file.disk` has the exchange of two names."""


class Disk:
    """Counts the calls of `os` that a save makes and does something before, or instead of, the nth."""

    def __init__(self, nth: int, fault: Callable[[str, Callable[..., Any], tuple[Any, ...]], Any]) -> None:
        """`fault` gets the call's name, the true function and its arguments, and does what happens instead."""
        self.nth = nth
        self.count = 0
        self.reached = ""
        self.renamed = False
        self._fault = fault
        self._silent = False

    @contextmanager
    def failing(self) -> Iterator["Disk"]:
        """While this lasts, the calls of `os` are counted and the nth one fails."""
        true = [(os, name, getattr(os, name)) for name in CALLS] + [(disk, "exchange", disk.exchange)]
        for place, name, call in true:
            setattr(place, name, self._counted(name, call))
        try:
            yield self
        finally:
            for place, name, call in true:
                setattr(place, name, call)

    def silent(self, call: Callable[..., Any], *args: Any) -> Any:
        """Make a call that is none of the save's: it is not counted."""
        self._silent = True
        try:
            return call(*args)
        finally:
            self._silent = False

    def _counted(self, name: str, true: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            if self._silent:
                return true(*args, **kwargs)
            self.count += 1
            if self.count == self.nth:
                self.reached = name
                answer = self._fault(name, true, args)
            else:
                answer = true(*args, **kwargs)
            self.renamed = self.renamed or name in ("replace", "link", "exchange")
            return answer

        return call


def refusing(code: int) -> Callable[[str, Callable[..., Any], tuple[Any, ...]], Any]:
    """The call fails with this error; a handle that is to be closed is closed all the same."""

    def fault(name: str, true: Callable[..., Any], args: tuple[Any, ...]) -> Any:
        if name == "close":
            true(*args)
        raise OSError(code, os.strerror(code))

    return fault


def half_written(name: str, true: Callable[..., Any], args: tuple[Any, ...]) -> Any:
    """A write puts half of its bytes down and then the disk is full; other calls are not touched."""
    if name != "write":
        return true(*args)
    handle, data = args
    true(handle, bytes(data)[: len(data) // 2])
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def killed(name: str, true: Callable[..., Any], args: tuple[Any, ...]) -> Any:
    """The process is killed; of a write, half is done before."""
    if name == "write":
        handle, data = args
        true(handle, bytes(data)[: len(data) // 2])
    os.kill(os.getpid(), signal.SIGKILL)
