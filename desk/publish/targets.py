"""For whom an issue goes out: the mail tool, with the templates of the publication's own that are trusted."""

from pathlib import Path

from desk.formats.profiles.profile import known, profile
from desk.formats.profiles.target import Overrides, Target
from desk.model.publication import Publication
from desk.store.folder.templates import Trust, read_templates


def target(
    folder: Path, publication: Publication, name: str = "", *, in_ascii: bool = False, filled: bool = False
) -> Target:
    """For whom an export is made: the profile called `name`, else the publication's own, with trusted templates.

    `folder` is that of the issues. Raises LookupError for an unknown profile, Unreadable for a template.
    """
    templates = read_templates(folder)
    own = Overrides(str(templates.folder), templates.files) if templates.trust == Trust.TRUSTED else Overrides()
    return Target(profile(name) if name else known(publication.profile), in_ascii, filled, own)
