"""For whom an issue goes out: the mail tool, with the templates of the publication's own that are trusted."""

from pathlib import Path

from desk.formats.profiles.profile import known, names, profile
from desk.formats.profiles.reading import ProfileFault, read_profile
from desk.formats.profiles.target import Overrides, Target
from desk.formats.profiles.values import Profile
from desk.formats.templates.page import TemplateFault
from desk.model.publication import Publication
from desk.store.folder.templates import PROFILES, Trust, read_templates


def target(
    folder: Path, publication: Publication, name: str = "", *, in_ascii: bool = False, filled: bool = False
) -> Target:
    """For whom an export is made: the profile called `name`, else the publication's own, with trusted templates.

    One of the publication's own, in `profiles/NAME.toml` beside the issues and trusted, goes before one that desk
    brings. `folder` is that of the issues. Raises LookupError for an unknown profile, Unreadable for a template,
    TemplateFault for a profile that cannot be used.
    """
    templates = read_templates(folder)
    trusted = templates.trust == Trust.TRUSTED
    files = tuple(each for each in templates.files if "/" not in each[0]) if trusted else ()
    own = Overrides(str(templates.folder), files) if files else Overrides()
    wanted = name or publication.profile
    if trusted and wanted in templates.profiles:
        made = _own(wanted, templates.profiles[wanted])
    else:
        made = profile(name) if name else known(publication.profile)
    return Target(made, in_ascii, filled, own)


def tools(folder: Path) -> tuple[str, ...]:
    """The names of all mail tools: those that desk brings, and those of the publication's own that are trusted.

    Raises Unreadable.
    """
    templates = read_templates(folder)
    own = templates.profiles if templates.trust == Trust.TRUSTED else {}
    return (*names(), *(name for name in own if name not in names()))


def _own(name: str, source: str) -> Profile:
    """A mail tool of the publication's own. Raises TemplateFault, which every door knows how to say."""
    try:
        return read_profile(name, source, f"{PROFILES}/{name}.toml")
    except ProfileFault as fault:
        raise TemplateFault(str(fault)) from fault
