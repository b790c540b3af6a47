"""Every state that a power cut may leave of a folder: the system calls of a save recorded, and played back in part.

A weak file system is pretended. What was done to names comes to disk in order, any number of them; only a flushed
folder is sure to hold all. What was written to a file and not flushed may be there, missing, cut off or zeros, and
the name of a file may come to disk before its content. (After "All file systems are not created equal", OSDI 2014.)
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import patch

from desk.store.file import disk


@dataclass
class File:
    """A file that was opened for writing: what was written, and how much of it was flushed."""

    content: bytes = b""
    flushed: bytes | None = None


@dataclass
class Recorder:
    """The folder as the running system sees it, and what of it has been flushed."""

    folder: Path
    old: dict[str, bytes]
    files: list[File] = field(default_factory=list)
    moves: list[tuple[str, ...]] = field(default_factory=list)
    sure: int = 0
    handles: dict[int, int] = field(default_factory=dict)
    _folders: set[int] = field(default_factory=set)

    def states(self) -> Iterator[dict[str, bytes]]:
        """All contents of the folder that a cut at this moment may leave."""
        for done in range(self.sure, len(self.moves) + 1):
            yield from self._contents(self._names(done))

    def _names(self, done: int) -> dict[str, int | bytes]:
        """Which file, by number, or which old content each name stands for after so many moves."""
        names: dict[str, int | bytes] = dict(self.old)
        for what, *args in self.moves[:done]:
            if what == "make":
                names[args[0]] = int(args[1])
            elif what in ("rename", "link"):
                names[args[1]] = names[args[0]]
                if what == "rename":
                    del names[args[0]]
            elif what == "exchange":
                names[args[0]], names[args[1]] = names[args[1]], names[args[0]]
            else:
                names.pop(args[0], None)
        return names

    def _contents(self, names: dict[str, int | bytes]) -> Iterator[dict[str, bytes]]:
        states: list[dict[str, bytes]] = [{}]
        for name, what in names.items():
            choices = {what} if isinstance(what, bytes) else _possible(self.files[what])
            states = [{**state, name: choice} for state in states for choice in choices]
        yield from states

    @contextmanager
    def recording(self, moment: Callable[[], None]) -> Iterator[None]:
        """While this lasts, the calls of `os` are recorded, and `moment` is called after each of them."""
        names = "open write fsync close rename replace link unlink".split()
        replaced = {name: self._watched(name, getattr(os, name), moment) for name in names}
        patches = [patch.object(os, name, call) for name, call in replaced.items()]
        patches.append(patch.object(disk, "exchange", self._watched("exchange", disk.exchange, moment)))
        for each in patches:
            each.start()
        try:
            yield
        finally:
            for each in patches:
                each.stop()

    def _watched(self, name: str, true: Callable[..., Any], moment: Callable[[], None]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            answer = true(*args, **kwargs)
            getattr(self, f"_{name}")(answer, *args)
            moment()
            return answer

        return call

    def _is_ours(self, path: Any) -> bool:
        return Path(path).parent == self.folder and Path(path).name != ".desk.lock"

    def _open(self, handle: int, path: Any, flags: int, *_: Any) -> None:
        if Path(path) == self.folder:
            self._folders.add(handle)
        elif self._is_ours(path) and flags & os.O_CREAT:
            self.handles[handle] = len(self.files)
            self.moves.append(("make", Path(path).name, str(len(self.files))))
            self.files.append(File())

    def _write(self, count: int, handle: int, data: Any) -> None:
        if handle in self.handles:
            self.files[self.handles[handle]].content += bytes(data)[:count]

    def _fsync(self, _: None, handle: int) -> None:
        if handle in self._folders:
            self.sure = len(self.moves)
        elif handle in self.handles:
            file = self.files[self.handles[handle]]
            file.flushed = file.content

    def _close(self, _: None, handle: int) -> None:
        self._folders.discard(handle)
        self.handles.pop(handle, None)

    def _replace(self, _: None, source: Any, target: Any) -> None:
        self.moves.append(("rename", Path(source).name, Path(target).name))

    _rename = _replace

    def _exchange(self, done: bool, one: Any, other: Any) -> None:
        if done:
            self.moves.append(("exchange", Path(one).name, Path(other).name))

    def _link(self, _: None, source: Any, target: Any) -> None:
        self.moves.append(("link", Path(source).name, Path(target).name))

    def _unlink(self, _: None, path: Any) -> None:
        if self._is_ours(path):
            self.moves.append(("unlink", Path(path).name))


def _possible(file: File) -> set[bytes]:
    """What of a file may be on disk: all if it was flushed, else nothing, a part, zeros or all."""
    if file.flushed == file.content and file.flushed is not None:
        return {file.content}
    whole = file.content
    return {b"", whole[: len(whole) // 2], b"\0" * len(whole), whole[: len(whole) // 2].ljust(len(whole), b"\0"), whole}
