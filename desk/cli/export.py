"""`desk export`: an issue in a format that a mail tool, a reader or a script takes."""

import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from desk.cli import completing
from desk.cli.answers import Fault, give, give_json, plural, say
from desk.cli.desks import Desk, done, pass_desk
from desk.cli.options import changes, example, issue_argument, profile_option
from desk.cli.reading import STDIN
from desk.cli.targets import target_for
from desk.model.text import clean_line
from desk.publish import to_file
from desk.store.folder.issues import Folder

if TYPE_CHECKING:
    from desk.formats import Format
    from desk.formats.profiles.target import Target
    from desk.model.issue import Issue
    from desk.model.publication import Publication
    from desk.store.folder.issues import Opened


@click.command(
    epilog=example(
        """desk export 202 -o 202.html
        desk export 202 --profile mailchimp -o 202.html
        desk export latest -f text | less
        desk export latest -f markdown -o out/
        desk export latest --all -o out/"""
    )
)
@issue_argument
@click.option(
    "-f",
    "--format",
    "format_name",
    metavar="FORMAT",
    shell_complete=completing.formats,
    help="html, paste, fragment, markdown, text, eml or json. Default: what the name of the file ends in, "
    "else what the mail tool takes first.",
)
@profile_option
@click.option(
    "-o", "--output", metavar="FILE", default=STDIN, help="A file, or a folder to put it in; - is standard output."
)
@click.option("--all", "every", is_flag=True, help="Every format that the mail tool takes, into the folder of -o.")
@click.option("--ascii", "in_ascii", is_flag=True, help="Text in ASCII alone: plain quotes, no accents.")
@click.option("--filled", is_flag=True, help="Examples in the place of the tool's tags, as a reader will see it.")
@click.option(
    "--tags", is_flag=True, help="The tool's tags in a draft (eml) too, for a tool that fills them in itself."
)
@changes
@pass_desk
def export(
    desk: Desk,
    /,
    reference: str,
    format_name: str | None,
    profile_name: str | None,
    output: str,
    every: bool,
    in_ascii: bool,
    filled: bool,
    tags: bool,
    as_json: bool,
    dry_run: bool,
) -> None:
    """Write an issue in a format.

    It goes to standard output, or to a file whose name is printed. A file that is there is replaced in one
    step. With --all every format that the tool takes goes into a folder, with a list of what was written. The
    profile is the mail tool that it is for: its tags are put in, and what it would take for a tag is escaped. With
    --json what was written is described instead.

    An eml is a draft for a mail program: classic Outlook opens it ready to send (X-Unsent), Thunderbird with Edit as
    New, Apple Mail with Send Again; the new Outlook only shows it. It has no recipient: put in your own.
    """
    folder, opened = desk.read(reference)
    publication, _ = folder.publication()
    target = replace(target_for(folder, publication, profile_name, in_ascii=in_ascii, filled=filled), tags=tags)
    out = _Outgoing(folder, opened, publication, target, as_json=as_json, dry_run=dry_run)
    if every:
        _every(out, output, format_name)
    else:
        _one(out, output, chosen_format(format_name, output, target.profile.formats[0]))


@dataclass(frozen=True, slots=True)
class _Outgoing:
    """An issue on its way out: what it is exported with, and how the command was asked to answer."""

    folder: Folder
    opened: "Opened"
    publication: "Publication"
    target: "Target"
    as_json: bool
    dry_run: bool

    def known(self, exports: Iterable[tuple[str, str]]) -> list[str]:
        """What pre-flight says of the exports, a format and its text each."""
        return known_before(self.folder, self.opened.issue, self.publication, self.target, exports)


def _one(out: _Outgoing, output: str, chosen: "Format") -> None:
    """Write one format to standard output, or to a file. Raises NotSaved."""
    issue, path = out.opened.issue, out.opened.path
    text = chosen.render(issue, out.publication, out.target)
    data = text.encode()
    said = out.known([(chosen.name, text)])
    described = {
        "issue": issue.id,
        "format": chosen.name,
        "profile": out.target.profile.name,
        "bytes": len(data),
        "warnings": said,
    }
    if output == STDIN:
        if out.as_json:
            give_json({**described, "file": None, "content": text})
        else:
            click.echo(data, nl=False)
        warn(said)
        return
    place = to_file.place(output, f"{path.stem}.{chosen.extension}", out.folder.path)
    if not out.dry_run:
        to_file.write(place, data)
    done(f"Wrote {issue.label} as {chosen.name}, {plural(len(data), 'byte')}, to {place}.", out.dry_run)
    warn(said)
    name = clean_line(str(place))
    give_json({**described, "file": name}) if out.as_json else give(name)


def _every(out: _Outgoing, output: str, format_name: str | None) -> None:
    """Write every format that the mail tool takes into a folder. Raises Fault, NotSaved."""
    from desk.publish import to_folder

    if format_name is not None or output == STDIN:
        raise Fault("--all writes every format into a folder: name it with -o, and leave --format out.")
    place = Path(os.path.expanduser(output))  # noqa: PTH111 - Path.expanduser raises on an unknown name
    if place.exists() and not place.is_dir():
        raise Fault(f"{clean_line(str(place))} is a file: name a folder with -o.")
    issue, stem, tool = out.opened.issue, out.opened.path.stem, out.target.profile
    exports = to_folder.every(issue, out.publication, stem, out.target)
    said = out.known((each.format, each.text) for each in exports)
    paths = [place / each.name for each in exports]
    if not out.dry_run:
        paths = to_folder.write(issue, exports, place, out.folder.path, stem, tool.name)
    done(f"Wrote {issue.label} for {tool.title}, {plural(len(exports), 'format')}, to {place}.", out.dry_run)
    warn(said)
    names = [clean_line(str(path)) for path in paths]
    if out.as_json:
        give_json({"issue": issue.id, "profile": tool.name, "files": names, "warnings": said})
    else:
        give("\n".join(names))


def known_before(
    folder: Folder, issue: "Issue", publication: "Publication", target: "Target", exports: Iterable[tuple[str, str]]
) -> list[str]:
    """What pre-flight says of exports: what is to fix, what concerns each format, and how much is open.

    `exports` have a format and its text each; of JSON nothing is said: it is data, and no reader sees it.
    """
    from desk.preflight.check import about_export, about_issue, on_the_way
    from desk.preflight.finding import Export, Subject

    subjects = [
        Subject(issue, publication, folder.path, Export(format, target, text))
        for format, text in exports
        if format != "json"
    ]
    name = issue.number if issue.number is not None else "ISSUE"
    found = about_issue(subjects[0]) if subjects else ()
    made = [on_the_way(found, about_export(each), f"`desk check {name}` shows them") for each in subjects]
    return list(dict.fromkeys(words for said in made for words in said))


def warn(said: list[str]) -> None:
    """Say each warning in a line of its own."""
    for warning in said:
        say(warning)


def chosen_format(name: str | None, output: str = STDIN, usual: str = "") -> "Format":
    """The format with this name, else the one that the file's name ends in, else `usual`. Raises Fault.

    A name of a file that ends in no format ("out.pdf") says nothing that could be followed.
    """
    from desk.formats import FORMATS, by_ending

    if name is None and (found := by_ending(output)):
        return found
    if name is None and (output == STDIN or output.endswith(("/", os.sep)) or os.path.isdir(output)):  # noqa: PTH112 - Path.is_dir raises on a name that is too long
        name = usual
    if name is None or name not in FORMATS:
        what = "Choose a format" if name is None else f"There is no format “{clean_line(name)[:40]}”: choose one"
        known = "; ".join(
            f"{each.name}: {each.description[:1].lower()}{each.description[1:].rstrip('.')}"
            for each in FORMATS.values()
        )
        raise Fault(f"{what} with --format ({known}).")
    return FORMATS[name]
