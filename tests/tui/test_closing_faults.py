"""A disk that fails at each call of a desk that closes: the words are somewhere, or the editor is asked."""

import errno
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desk.edit import stories
from tests.store.faults import Disk, half_written, refusing

MOST = 400
"""System calls of one end; it makes far fewer."""


def everything(*places: Path) -> str:
    """All that is in the files of these places."""
    files = [path for place in places for path in place.rglob("*") if path.is_file()]
    return "\n".join(path.read_bytes().decode(errors="replace") for path in files)


def once(code: int) -> Callable[[Disk], Any]:
    """The nth call fails, the others do what they should."""
    return lambda _: refusing(code)


def from_then_on(code: int) -> Callable[[Disk], Any]:
    """The nth call fails, and all after it."""

    def made(disk: Disk) -> Any:
        refuse = refusing(code)

        def fault(name: str, true: Callable[..., Any], args: tuple[Any, ...]) -> Any:
            disk.nth = disk.count + 1
            return refuse(name, true, args)

        return fault

    return made


@pytest.mark.parametrize(
    ("how", "lasting"),
    [
        pytest.param(once(errno.EIO), False, id="one error"),
        pytest.param(lambda _: half_written, False, id="half a write"),
        pytest.param(from_then_on(errno.ENOSPC), True, id="full from then on"),
        pytest.param(from_then_on(errno.EIO), True, id="broken from then on"),
    ],
)
async def test_the_words_are_somewhere_or_it_is_known_that_they_are_not(
    opened: Any, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: Any, lasting: bool
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "runtime"))
    (tmp_path / "runtime").mkdir()
    async with opened() as (desk, _):
        app, reached = desk.desk, True
        for nth in range(1, MOST):
            words = f"Words of round {nth}, typed last."
            app.session.do(stories.change, 201, body=words)
            disk = Disk(nth, lambda *_: None)
            disk._fault = how(disk)
            with disk.failing():
                app.saver.flush()
            reached = disk.count >= nth
            kept = words in everything(tmp_path / "issues", home, tmp_path / "runtime")
            assert kept or (lasting and not app.saver.is_kept), f"{disk.reached}, call {nth}: the words are nowhere"
            assert kept or app.session.is_dirty()
            if not reached:
                break
        assert not reached, f"an end makes fewer than {MOST} calls"
