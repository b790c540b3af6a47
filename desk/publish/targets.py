"""What both front doors ask for when an issue goes out: a target with its trusted templates, and what to know first."""

from dataclasses import dataclass
from pathlib import Path

from desk.formats import FORMATS
from desk.formats.profiles.profile import known, names, profile
from desk.formats.profiles.target import Overrides, Target
from desk.formats.templates.page import TemplateFault
from desk.formats.text import by_hand as plain
from desk.model.issue import Issue
from desk.model.publication import Publication
from desk.model.url import safe_url
from desk.store.errors import StoreError
from desk.store.folder.templates import Trust, read_templates

__all__ = ("FORMATS", "Cautions", "TemplateFault", "cautions", "names", "profile", "target")


def target(
    folder: Path, publication: Publication, name: str = "", *, in_ascii: bool = False, filled: bool = False
) -> Target:
    """For whom an export is made: the profile called `name`, else the publication's own, with trusted templates.

    `folder` is that of the issues. Raises LookupError for an unknown profile, Unreadable for a template.
    """
    templates = read_templates(folder)
    own = Overrides(str(templates.folder), templates.files) if templates.trust == Trust.TRUSTED else Overrides()
    return Target(profile(name) if name else known(publication.profile), in_ascii, filled, own)


@dataclass(frozen=True, slots=True)
class Cautions:
    """What an editor should know before an export goes out.

    `bare` counts the links that have no address and are printed as words; `stale` names the stories that changed
    after their plain text was edited by hand; `untrusted` says that templates lie there that are not used.
    """

    bare: int
    stale: tuple[str, ...]
    untrusted: bool
    fault: str = ""

    @property
    def sentences(self) -> tuple[str, ...]:
        """The cautions in words."""
        said = []
        if self.bare:
            it = "it is" if self.bare == 1 else "they are"
            said.append(
                f"{self.bare} link{'' if self.bare == 1 else 's'} without an address: {it} printed as plain words."
            )
        if self.stale:
            said.append(f"Changed since the plain text was edited by hand: {', '.join(self.stale)}.")
        if self.untrusted:
            said.append("The templates beside the issues are not used: look at them, then run `desk trust`.")
        if self.fault:
            said.append(self.fault)
        return tuple(said)


def bare_links(issue: Issue) -> int:
    """Links of the stories that are in which have no address that may be printed."""
    return sum(
        sum(1 for link in issue.links_of(story.id) if not safe_url(link.url)) + story.body.count("]()")
        for story in issue.in_order()
    )


def cautions(issue: Issue, publication: Publication, folder: Path) -> Cautions:
    """What to know before this issue goes out."""
    stale = tuple(story.name for story in plain.stale_stories(issue, publication))
    if plain.is_stale(issue, publication):
        stale = (*stale, "the whole issue")
    try:
        untrusted, fault = read_templates(folder).trust in (Trust.NEW, Trust.CHANGED), ""
    except StoreError as error:
        untrusted, fault = False, str(error)
    return Cautions(bare_links(issue), stale, untrusted, fault)
