"""Mail tools of a publication's own: `profiles/NAME.toml` beside the issues, once they are trusted."""

from pathlib import Path

from desk.formats.profiles.profile import known
from desk.formats.profiles.reading import ProfileFault, read_profile
from desk.formats.profiles.values import Profile
from desk.store.errors import StoreError
from desk.store.folder.templates import PROFILES, Templates, Trust, read_templates


def own_profile(name: str, templates: Templates) -> Profile | None:
    """The publication's own tool of this name; None where there is none, or it is not trusted. Raises ProfileFault."""
    source = templates.profiles.get(name) if templates.trust == Trust.TRUSTED else None
    return None if source is None else read_profile(name, source, f"{PROFILES}/{name}.toml")


def profile_in(folder: Path, name: str) -> Profile:
    """The tool of this name for the issues of a folder: its own goes before one that desk brings, else the plain one.

    One of its own that cannot be used counts as none: an export says why.
    """
    try:
        return own_profile(name, read_templates(folder)) or known(name)
    except (StoreError, ProfileFault):
        return known(name)
