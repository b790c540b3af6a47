"""`desk export`: an issue in a format that a mail tool, a reader or a script takes."""

from typing import TYPE_CHECKING

import click

from desk.cli.answers import Fault, give, give_json, plural
from desk.cli.desks import Desk, done, pass_desk
from desk.cli.options import changes, example, issue_argument
from desk.cli.reading import STDIN
from desk.model.text import clean_line
from desk.store import export_file

if TYPE_CHECKING:
    from desk.render import Format


@click.command(
    epilog=example(
        """desk export 202 --format html -o 202.html
        desk export latest --format text | less
        desk export latest --format markdown -o out/"""
    )
)
@issue_argument
@click.option("--format", "format_name", metavar="FORMAT", help="html, text, markdown or json.")
@click.option(
    "-o", "--output", metavar="FILE", default=STDIN, help="A file, or a folder to put it in; - is standard output."
)
@changes
@pass_desk
def export(desk: Desk, reference: str, format_name: str | None, output: str, as_json: bool, dry_run: bool) -> None:
    """Write an issue in a format.

    It goes to standard output, or to a file whose name is printed. A file that is there is replaced in one
    step. With --json what was written is described instead.
    """
    chosen = _format(format_name)
    folder, opened = desk.read(reference)
    publication, _ = folder.publication()
    data = chosen.render(opened.issue, publication).encode()
    described = {"issue": opened.issue.id, "format": chosen.name, "bytes": len(data)}
    if output == STDIN:
        if as_json:
            give_json({**described, "file": None, "content": data.decode()})
        else:
            click.echo(data, nl=False)
        return
    path = export_file.target(output, f"{opened.path.stem}.{chosen.extension}", folder.path)
    if not dry_run:
        export_file.write(path, data)
    done(f"Wrote {opened.issue.label} as {chosen.name}, {plural(len(data), 'byte')}, to {path}.", dry_run)
    give_json({**described, "file": clean_line(str(path))}) if as_json else give(clean_line(str(path)))


def _format(name: str | None) -> "Format":
    from desk.render import FORMATS

    if name is None or name not in FORMATS:
        what = "Choose a format" if name is None else f"There is no format “{clean_line(name)[:40]}”: choose one"
        known = "; ".join(
            f"{each.name}: {each.description[:1].lower()}{each.description[1:].rstrip('.')}"
            for each in FORMATS.values()
        )
        raise Fault(f"{what} with --format ({known}).")
    return FORMATS[name]
