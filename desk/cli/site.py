"""`desk site`: the archive as pages that any web server, or none, can show."""

import os
from pathlib import Path

import click

from desk.cli.answers import give, give_json, plural, say
from desk.cli.desks import Desk, done, pass_desk
from desk.cli.options import changes, example
from desk.model.text import clean_line

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
    from desk.publish.site import issues_on, site_of

    folder = Path(os.path.expanduser(output))  # noqa: PTH111 - Path.expanduser raises on an unknown name
    site_folder.check(folder, desk.folder.path)
    publication, _ = desk.folder.publication()
    issues, left_out = issues_on(desk.folder, drafts)
    for words in left_out:
        say(words)
    made = site_of(desk.folder, publication, issues)
    if not publication.web_address:
        say("The publication has no web address, so the feeds name the pages by their place in the folder only.")
    if dry_run:
        count = sum(1 for _ in made.pages())
        done(f"Wrote {plural(count, 'file')} to {clean_line(str(folder))}.", dry_run)
    else:
        wrote = site_folder.write_site(folder, made.pages())
        count = wrote.written + wrote.kept
        gone = f", took {wrote.removed} away" if wrote.removed else ""
        say(f"Wrote {plural(wrote.written, 'file')}, left {wrote.kept} as they were{gone}.")
    faults = list(made.faults())
    for fault in faults:
        say(fault)
    index = clean_line(str(folder / "index.html"))
    give_json({"index": index, "files": count, "faults": faults}) if as_json else give(index)
    if faults:
        click.get_current_context().exit(FAULTS)
