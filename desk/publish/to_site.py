"""The archive as a site in a folder: which issues are on it, and a report of what was written."""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desk.model.issue import Issue, IssueStatus
from desk.model.publication import Publication
from desk.model.text import clean_line
from desk.publish import site_folder, to_file
from desk.publish.known_pages import Made
from desk.store.errors import StoreError
from desk.store.folder.issues import Folder
from desk.store.folder.second_copies import copies_among
from desk.store.sentences import sentence

if TYPE_CHECKING:
    from desk.formats.html.site import Site

Tell = Callable[[str, int, int], None]
"""Is told what is done, how much of it, and of how much; it may raise, and then the work ends there."""


@dataclass(frozen=True, slots=True)
class Report:
    """What was written: the index, how many issues and files, links that lead nowhere, and issues left out."""

    index: Path
    issues: int
    files: site_folder.Written
    faults: tuple[str, ...]
    left_out: tuple[str, ...]


def usual_place(issues: Path) -> Path:
    """Where a site goes unless the editor says otherwise: `site/` beside the folder of issues."""
    return to_file.beside(issues, "site")


def place(typed: str, issues: Path) -> Path:
    """The folder that was typed. Raises Misplaced where no site may be written."""
    folder = Path(os.path.expanduser(typed.strip())).absolute()  # noqa: PTH111 - Path.expanduser raises on an unknown name
    site_folder.check(folder, issues)
    return folder


def write_site(folder: Folder, publication: Publication, out: Path, drafts: bool, tell: Tell) -> Report:
    """Write the finished issues, or all of them, into `out`; what was written before and did not change stays.

    If `tell` raises, the work stops: pages written so far are complete and listed as ours. Raises StoreError and
    TemplateFault.
    """
    issues, left_out = issues_on(folder, drafts, tell)
    site, made = site_of(folder, publication, issues), Made(out)

    def pages() -> Iterator[tuple[str, str]]:
        for done, page in enumerate(site.pages(made)):
            tell("Writing the site", done, len(site))
            yield page

    try:
        files = site_folder.write_pages(out, pages(), site.names)
    finally:
        made.keep(set(site.names))
    return Report(out / "index.html", len(issues), files, tuple(site.faults()), tuple(left_out))


def site_of(folder: Folder, publication: Publication, issues: Sequence[Issue]) -> "Site":
    """The site of these issues, with the templates that are trusted. Raises Unreadable for a template."""
    from desk.formats.html.site import Site
    from desk.publish.targets import target

    return Site(issues, publication, target(folder.path, publication, "plain"))


def issues_on(folder: Folder, drafts: bool, tell: Tell = lambda *_: None) -> tuple[list[Issue], list[str]]:
    """The issues that are on the site, and a sentence for each that cannot be read and is left out.

    Finished issues are on it, with `drafts` all issues. A duplicate that a sync tool made is left out.
    Raises NotFound.
    """
    found: list[Issue] = []
    left_out: list[str] = []
    summaries = folder.summaries()
    copies = {copy.path.name: copy for copy in copies_among(folder.path, summaries)}
    for done, each in enumerate(summaries):
        tell("Reading the issues", done, len(summaries))
        if copy := copies.get(each.file):
            left_out.append(f"{clean_line(copy.words)} It is left out; `desk doctor` says what it takes to merge it.")
        elif each.problem:
            left_out.append(sentence(each.problem))
        elif drafts or each.status == IssueStatus.SENT:
            try:
                found.append(folder.open_issue(folder.path / each.file).issue)
            except StoreError as error:
                left_out.append(str(error))
    return found, left_out
