"""For whom an issue goes out: the mail tool, with the templates of the publication's own that are trusted."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from desk.formats.profiles.own import own_profile
from desk.formats.profiles.profile import PLAIN, known, names, profile
from desk.formats.profiles.reading import ProfileFault
from desk.formats.profiles.target import Overrides, Target
from desk.formats.profiles.values import Profile
from desk.formats.templates.page import TemplateFault
from desk.model.publication import Publication
from desk.store.errors import StoreError
from desk.store.folder.templates import Templates, Trust, read_templates


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
    made = _own(wanted, templates) or (profile(name) if name else known(publication.profile))
    return Target(made, in_ascii, filled, own)


@dataclass(frozen=True, slots=True)
class Tools:
    """All mail tools that a publication can choose, by their names: {"plain": …, "beehiiv": …, …, "ourtool": …}.

    `faults` says of those of its own that cannot be used why; under "" it says why none of them could be read.
    """

    found: Mapping[str, Profile]
    faults: Mapping[str, str] = field(default_factory=dict)

    @property
    def fault(self) -> str:
        """The first of the faults, or ""."""
        return next(iter(self.faults.values()), "")

    def why(self, name: str) -> str:
        """Why a tool cannot be chosen, as far as it is known; "" where there is none of this name."""
        return self.faults.get(name) or self.faults.get("", "")

    def of(self, name: str) -> Profile:
        """The tool with this name, or the plain one: a publication's file may name one that is not here."""
        return self.found.get(name) or profile(PLAIN)

    def beside(self, name: str, step: int) -> Profile:
        """The tool so many steps on from the one with this name, around the end."""
        order = list(self.found)
        return self.found[order[(order.index(name) + step) % len(order)]]


def tools(folder: Path) -> Tools:
    """The mail tools that desk brings, and those of the publication's own that are trusted, which go before them.

    What cannot be read, or used, is left out and told in `fault`.
    """
    try:
        templates = read_templates(folder)
    except StoreError as error:
        return Tools({name: profile(name) for name in names()}, {"": str(error)})
    own: dict[str, Profile] = {}
    faults: dict[str, str] = {}
    for name in templates.profiles:
        try:
            if made := _own(name, templates):
                own[name] = made
        except TemplateFault as error:
            faults[name] = str(error)
    return Tools({name: profile(name) for name in names()} | own, faults)


def _own(name: str, templates: Templates) -> Profile | None:
    """A mail tool of the publication's own. Raises TemplateFault, which every door knows how to say."""
    try:
        return own_profile(name, templates)
    except ProfileFault as fault:
        raise TemplateFault(str(fault)) from fault
