"""Writing the archive as a site: what the screen does of it in a thread of its own."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from desk.model.issue import Issue, IssueStatus
from desk.model.publication import Publication
from desk.store import StoreError, site_folder
from desk.store.folder import Folder

Tell = Callable[[str, int, int], None]
"""Is told what is done, how much of it, and of how much; it may raise, and then the work ends there."""


@dataclass(frozen=True, slots=True)
class Report:
    """What became of it: the index, the pages of issues, the files, links that lead nowhere, and what was left out."""

    index: Path
    issues: int
    files: site_folder.Written
    faults: tuple[str, ...]
    left_out: tuple[str, ...]


def usual_place(issues: Path) -> Path:
    """Where a site goes unless she says otherwise: `site/` beside the folder of issues."""
    return issues.absolute().parent / "site"


def place(typed: str, issues: Path) -> Path:
    """The folder that was typed. Raises Misplaced where no site may be written."""
    folder = Path(os.path.expanduser(typed.strip())).absolute()  # noqa: PTH111 - Path.expanduser raises on an unknown name
    site_folder.check(folder, issues)
    return folder


def write(folder: Folder, publication: Publication, out: Path, drafts: bool, tell: Tell) -> Report:
    """Write the finished issues, or all of them, into `out`; what was written before and did not change stays.

    Where `tell` raises, the pages written so far are whole and listed as ours. Raises StoreError, TemplateFault.
    """
    from desk.exports import target
    from desk.render.site import Site

    issues, left_out = _issues(folder, drafts, tell)
    site = Site(issues, publication, target(folder.path, publication, "plain"))

    def pages() -> Iterator[tuple[str, str]]:
        for done, page in enumerate(site.pages()):
            tell("Writing the site", done, len(site))
            yield page

    files = site_folder.write_site(out, pages())
    return Report(out / "index.html", len(issues), files, tuple(site.faults()), tuple(left_out))


def _issues(folder: Folder, drafts: bool, tell: Tell) -> tuple[list[Issue], list[str]]:
    """The issues that go in, and a sentence for each that cannot be read."""
    found: list[Issue] = []
    left_out: list[str] = []
    summaries = folder.summaries()
    for done, each in enumerate(summaries):
        tell("Reading the issues", done, len(summaries))
        if each.problem:
            left_out.append(each.problem)
        elif drafts or each.status == IssueStatus.SENT:
            try:
                found.append(folder.open_issue(folder.path / each.file).issue)
            except StoreError as error:
                left_out.append(str(error))
    return found, left_out
