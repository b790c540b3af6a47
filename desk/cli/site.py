"""`desk site`: the archive as pages that any web server, or none, can show."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from desk.cli.answers import give, give_json, plural, say
from desk.cli.desks import Desk, done, pass_desk
from desk.cli.options import changes, example
from desk.cli.progress import progress
from desk.model.text import clean_line

if TYPE_CHECKING:
    from desk.publish.site_folder import Written

FAULTS = 1
"""Exit code: the site was made, and links in it lead nowhere."""


@click.command(epilog=example("desk site -o public/\ndesk site -o public/ --drafts"))
@click.option("-o", "--output", metavar="DIR", required=True, help="The folder to write it to; made if missing.")
@click.option("--drafts", is_flag=True, help="With the issues that are not finished.")
@changes
@pass_desk
def site(desk: Desk, output: str, drafts: bool, as_json: bool, dry_run: bool) -> None:
    """Write the archive as a site and print where its index is.

    A page for each finished issue with an anchor for each story, an index, an RSS and a JSON feed. Pages stand where
    the publication's pattern of addresses says. Only what changed is written. The exit code is 1 if a link into the
    archive leads nowhere.
    """
    from desk.publish import site_folder
    from desk.publish.to_site import issues_on, site_of, write_site

    folder = Path(os.path.expanduser(output))  # noqa: PTH111 - Path.expanduser raises on an unknown name
    site_folder.check(folder, desk.folder.path)
    publication, _ = desk.folder.publication()
    with progress() as tell:
        if dry_run:
            issues, left_out = issues_on(desk.folder, drafts, tell)
            made = site_of(desk.folder, publication, issues)
            count, faults = sum(1 for _ in made.pages()), list(made.faults())
            said = f"Wrote {plural(count, 'file')} to {clean_line(str(folder))}."
        else:
            report = write_site(desk.folder, publication, folder, drafts, tell)
            left_out, faults, count = list(report.left_out), list(report.faults), report.files.total
            said = _said(report.files)
    for words in left_out:
        say(words)
    if not publication.web_address:
        say("The publication has no web address, so the feeds name the pages by their place in the folder only.")
    done(said, dry_run)
    for fault in faults:
        say(fault)
    index = clean_line(str(folder / "index.html"))
    give_json({"index": index, "files": count, "faults": faults}) if as_json else give(index)
    if faults:
        click.get_current_context().exit(FAULTS)


def _said(files: "Written") -> str:
    gone = f", took {files.removed} away" if files.removed else ""
    return f"Wrote {plural(files.written, 'file')}, left {files.kept} as they were{gone}."
