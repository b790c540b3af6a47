"""Which folder of issues a call is for, and what an earlier one left to be done in it."""

from pathlib import Path

from desk.store.errors import StoreError
from desk.store.file.names import UNFINISHED


def chosen(folder: str | None) -> Path:
    """The folder asked for, else ./issues, else the user's own."""
    if folder:
        return Path(folder)
    here = Path("issues")
    if here.is_dir():
        return here
    from platformdirs import user_data_path  # 10 ms, and mostly there is a folder here

    return user_data_path("desk") / "issues"


def complete(folder: Path) -> None:
    """Do what a desk that ended too early left undone; that it cannot be done is said, and the command goes on."""
    if not (folder / UNFINISHED).exists():
        return
    from desk.cli.answers import say
    from desk.store.folder import change_together

    try:
        if change_together.complete(folder):
            say("What desk had begun when it ended too early is done now.")
    except StoreError as error:
        say(f"What desk had begun when it ended too early is not done yet: {error}")
