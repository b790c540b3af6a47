"""For whom a command renders: the profile that was asked for, and the templates that are trusted."""

from typing import TYPE_CHECKING

from desk.cli.answers import Fault
from desk.model.text import short
from desk.store.folder.issues import Folder

if TYPE_CHECKING:
    from desk.formats.profiles.target import Target
    from desk.model.publication import Publication


def target_for(
    folder: Folder,
    publication: "Publication",
    profile_name: str | None,
    *,
    in_ascii: bool = False,
    filled: bool = False,
) -> "Target":
    """The target of an export of this folder's issues. Raises Fault, Unreadable."""
    from desk.publish.targets import target, tools

    if profile_name is not None and profile_name not in (found := tools(folder.path)).found:
        if why := found.why(profile_name):
            raise Fault(why)
        known = "; ".join(f"{name}: {made.title}" for name, made in found.found.items())
        raise Fault(f"There is no profile “{short(profile_name)}”: choose one of these ({known}).")
    return target(folder.path, publication, profile_name or "", in_ascii=in_ascii, filled=filled)
