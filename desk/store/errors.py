"""The errors of the store: values that say what stands in the way. Their words are made in `desk.store.sentences`."""

import errno
from pathlib import Path
from typing import Self

from desk.store.problems import Detail, Problem, Reason

_RIGHTS = (errno.EACCES, errno.EPERM)


class StoreError(Exception):
    """Something on disk stands in the way. As text it is one sentence for the editor."""

    def __init__(self, reason: Reason, path: Path | str = "", **details: Detail) -> None:
        """For a file or a folder; `details` are what the words of this reason name."""
        self.problem = Problem(reason, str(path), tuple(details.items()))
        super().__init__(self.problem)

    @classmethod
    def of(cls, problem: Problem) -> Self:
        """The error with this problem."""
        return cls(problem.reason, problem.path, **dict(problem.details))

    @property
    def reason(self) -> Reason:
        """What stands in the way."""
        return self.problem.reason

    def __str__(self) -> str:
        from desk.store.sentences import sentence  # 1 ms, and most runs have no error to show

        return sentence(self.problem)


class NotFound(StoreError):
    """What was asked for is not there, or several things answer to it."""


class Unreadable(StoreError):
    """A file that cannot be understood. It is never written over."""


class NotSaved(StoreError):
    """A file could not be written; what was there before is whole."""


class LeadsOutside(NotSaved):
    """A link leads out of the folder that it lies in: it is read, and nothing is written through it."""


def system_says(error: OSError) -> str:
    """What the system says of an error, as sentences quote it: "no space left on device"."""
    return (error.strerror or str(error)).lower()


def not_given(path: Path, error: OSError) -> Unreadable:
    """The error for a file that the system does not give us: because of its rights, or its disk."""
    reason = Reason.DENIED if error.errno in _RIGHTS else Reason.NOT_GIVEN
    return Unreadable(reason, path, system=system_says(error))
