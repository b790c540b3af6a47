"""Writes the reference and the man page: every command, option, key, setting, check and field, made from the code.

Run it with `make docs` after a change of any of them; a test says when a page is stale.
"""

import re
from collections.abc import Iterator
from dataclasses import MISSING, fields
from pathlib import Path

import click

from desk import __version__
from desk.cli.group import COMMANDS, desk
from desk.edit.publication import SETTINGS, written
from desk.formats import FORMATS
from desk.formats.profiles.profile import names, profile
from desk.model.issue import Image, Issue, Link, Section, Story
from desk.model.publication import Brand, Clip, Publication
from desk.model.text import LONG_TEXT
from desk.preflight.rules import GROUPS as RULES
from desk.tui.keys import guide
from desk.tui.publication.screen import GROUPS
from desk.tui.theme.glyphs import FANCY, MEANINGS, PLAIN

ROOT = Path(__file__).parent
MADE = "<!-- Made from the code by `make docs`: change the code, not this page. -->"


def pages() -> dict[str, str]:
    """The pages by their paths below `docs/`, as they should be."""
    made = {
        "reference/commands.md": commands(),
        "reference/keys.md": keys(),
        "reference/settings.md": settings(),
        "reference/formats.md": formats(),
        "reference/checks.md": checks(),
        "reference/files.md": files(),
    }
    return {path: text.rstrip("\n") + "\n" for path, text in made.items()} | {"desk.1": man()}


# The command line


def walk(command: click.Command, name: str, parent: click.Context | None = None) -> Iterator[tuple[click.Context, str]]:
    """A command and all below it, each with its context and its whole name."""
    context = click.Context(command, info_name=name, parent=parent)
    yield context, context.command_path
    if isinstance(command, click.Group):
        for each in command.list_commands(context):
            below = command.get_command(context, each)
            if below is not None and not below.hidden:
                yield from walk(below, each, context)


def commands() -> str:
    """`reference/commands.md`."""
    parts = ["# The command line", MADE, "Each command answers to `--help`; exit codes are at the end."]
    for context, name in walk(desk, "desk"):
        parts.append(f"{'##' if name.count(' ') < 2 else '###'} {name}")
        parts.append(f"`{_usage(context)}`")
        parts.append(_prose(context.command.help or ""))
        if rows := _options(context):
            parts.append("\n".join(["| option | |", "|---|---|", *(f"| {each} | {says} |" for each, says in rows)]))
        if shown := _example(context.command):
            parts.append(f"```\n{shown}\n```")
    parts.append("## Exit codes")
    parts.append("\n".join(f"- {code}: {says}" for code, says in EXITS))
    return "\n\n".join(part for part in parts if part)


EXITS = (
    (0, "done"),
    (1, "a check found something, or an import holds what looks like an issue that is here"),
    (2, "bad usage or bad input"),
    (3, "could not be saved"),
    (70, "desk made a mistake; what it was stands in `faults.txt`"),
    (130, "stopped by you"),
)


def _usage(context: click.Context) -> str:
    return " ".join([context.command_path, *context.command.collect_usage_pieces(context)])


def _prose(text: str) -> str:
    """A docstring as paragraphs of one line each; one marked for click stays as it is laid out."""
    made = []
    for part in re.split(r"\n\s*\n", text.strip()):
        if part.lstrip().startswith("\b"):
            made.append("```\n" + part.replace("\b\n", "").strip("\n") + "\n```")
        else:
            made.append(" ".join(part.split()))
    return "\n\n".join(made)


def _options(context: click.Context) -> list[tuple[str, str]]:
    records = [each.get_help_record(context) for each in context.command.get_params(context)]
    rows = [(f"`{record[0]}`", " ".join(record[1].split())) for record in records if record]
    return [(name.replace("|", "\\|"), says.replace("|", "\\|")) for name, says in rows if "--help" not in name]


def _example(command: click.Command) -> str:
    _, found, lines = (command.epilog or "").partition("Example:\n")
    return "\n".join(line.strip() for line in lines.strip().split("\n\n")[0].splitlines()) if found else ""


def _cell(text: str) -> str:
    """A text for a cell of a table."""
    return text.replace("|", "\\|")


# Keys, settings, formats, checks


def keys() -> str:
    """`reference/keys.md`."""
    says = (
        "`?` lists them in the desk and can run them; `ctrl+p` finds a command by the word you would call it. "
        "The last column is the name to use in the settings: see `desk help own-keys`."
    )
    return "\n\n".join(["# Keys", MADE, says, guide.markdown().replace("### ", "## "), signs()])


def signs() -> str:
    """The signs of the lists, at the end of the page of keys."""
    rows = [f"| {FANCY[name]} | {PLAIN[name]} | {says} |" for name, says in MEANINGS]
    return "\n".join(["## Signs", "", "| sign | in plain letters | it says |", "|---|---|---|", *rows])


def settings() -> str:
    """`reference/settings.md`."""
    parts = [
        "# Settings of the publication",
        MADE,
        "`I` shows them in the desk, `desk set publication NAME VALUE` sets one on the command line.",
    ]
    usual, known = Publication(0), set()
    for title, group in GROUPS:
        rows = ["| name | on the screen | usually | |", "|---|---|---|---|"]
        for name, label, hint in group:
            known.add(name)
            value = written(usual, name).replace("\n", ", ").replace("|", "\\|")
            rows.append(f"| `{name.replace('_', '-')}` | {label} | {f'`{value}`' if value else ''} | {hint} |")
        parts += [f"## {title}", "\n".join(rows)]
    if rest := [name for name in SETTINGS if name not in known]:
        parts += ["## On the command line only", "\n".join(f"- `{name.replace('_', '-')}`" for name in rest)]
    return "\n\n".join(parts)


def formats() -> str:
    """`reference/formats.md`."""
    rows = [f"| `{name}` | `.{made.extension}` | {made.description} |" for name, made in FORMATS.items()]
    tools = [f"| `{name}` | {profile(name).title} | {_cell(profile(name).about)} |" for name in names()]
    return "\n\n".join(
        [
            "# Formats and mail tools",
            MADE,
            "\n".join(["| format | file | what it is |", "|---|---|---|", *rows]),
            "## Mail tools",
            "Each is a profile: `desk help mail-tools` says what to do in which.",
            "\n".join(["| profile | tool | |", "|---|---|---|", *tools]),
        ]
    )


def checks() -> str:
    """`reference/checks.md`."""
    by_command = ", `desk check` on the command line" if "check" in COMMANDS else ""
    parts = [
        "# What is checked before an issue goes",
        MADE,
        f"`P` checks in the desk{by_command}.",
    ]
    for title, rules in RULES.items():
        rows = [f"| `{rule.name}` | {rule.severity} | {_cell(rule.title)} |" for rule in rules]
        parts += [f"## {title}", "\n".join(["| rule | weight | what it looks for |", "|---|---|---|", *rows])]
    return "\n\n".join(parts)


# The files

TABLES = (
    (
        "An issue: `issues/0042-playing-catch-up.json`",
        (("issue", Issue), ("sections", Section), ("stories", Story), ("links", Link)),
    ),
    ("The publication: `issues/publication.json`", (("publication", Publication),)),
    ("The shelf: `issues/shelf.json`", (("clips", Clip),)),
    ("Inside others", (("image of a story", Image), ("brand of the publication", Brand))),
)
_APART = frozenset({"unknown", "unknown_tables", "stories", "links", "clips"})


def files() -> str:
    """`reference/files.md`."""
    parts = [
        "# The files",
        MADE,
        "Each issue is one file: UTF-8, one field a line, readable with any editor and by TinyDB "
        "(`TinyDB(path)`), whose tables they hold: table, then id, then the fields. Texts of several lines are lists "
        "of lines, so that git merges paragraphs. A field that is as usual is left out. Fields and tables that desk "
        "does not know are kept. Ids are random; `order` sorts as text.",
    ]
    for title, tables in TABLES:
        parts.append(f"## {title}")
        for name, type_ in tables:
            parts += [f"### `{name}`", _paragraphs(type_.__doc__ or ""), _fields(type_)]
    return "\n\n".join(parts)


def _paragraphs(doc: str) -> str:
    return "\n\n".join(" ".join(part.split()) for part in doc.split("\n\n"))


def _fields(type_: type) -> str:
    rows = ["| field | what it holds | usually |", "|---|---|---|"]
    for each in fields(type_):
        if each.name in _APART or (each.name in ("id", "sections") and type_ is not Publication) or each.name == "id":
            continue
        kind = "lines" if each.name in LONG_TEXT else _kind(each.type)
        usual = "" if each.default in (MISSING, None, "", ()) else f"`{each.default}`"
        rows.append(f"| `{each.name}` | {kind} | {usual or ('always there' if each.default is MISSING else '')} |")
    return "\n".join(rows)


def _kind(type_: object) -> str:
    text = getattr(type_, "__name__", None) or str(type_)
    words = {"str": "a text", "int": "a number", "Brand": "see `brand`"}
    if text.startswith("tuple"):
        return "a list of texts" if "str" in str(type_) else "a list"
    known = text.replace("desk.model.issue.", "").replace(" | None", "").replace("typing.", "")
    return words.get(known, "see `image`" if known == "Image" else words.get(text, known))


# The man page


def man() -> str:
    """`desk.1`, in the macros of man(7)."""
    lines = [
        f'.TH DESK 1 "" "desk {__version__}" "User Commands"',
        ".SH NAME",
        "desk \\- a desk for editors of link-rich e-mail newsletters",
        ".SH SYNOPSIS",
        ".B desk",
        "[\\fB\\-\\-folder\\fR \\fIDIR\\fR] [\\fICOMMAND\\fR [\\fIARGUMENTS\\fR]]",
        ".SH DESCRIPTION",
        "Without a command it opens the desk on your issues. Where there is no terminal it prints the latest finished",
        "issue as plain text. Inside, \\fB?\\fR lists every key and \\fBctrl+p\\fR finds a command.",
        "\\fBdesk help\\fR reads the guide.",
        ".SH COMMANDS",
    ]
    for context, name in walk(desk, "desk"):
        if name == "desk" or isinstance(context.command, click.Group):
            continue
        lines += [".TP", f".B {_roff(_usage(context))}", *_roff_text(context.command.help or "")]
        for option, says in _options(context):
            lines.append(f".br\n\\fB{_roff(option.strip('`'))}\\fR {_roff(says)}".rstrip())
    lines += [".SH ENVIRONMENT", ".TP", ".B DESK_FOLDER", "The folder of issues, where \\-\\-folder is not given."]
    lines += [
        ".SH FILES",
        ".TP",
        ".I issues/",
        "The issues of the folder you stand in; without it, those in your data folder.",
    ]
    lines += [".SH EXIT STATUS"]
    for code, says in EXITS:
        lines += [".TP", f".B {code}", _roff(says.replace("`", ""))]
    return "\n".join(lines) + "\n"


def _roff_text(text: str) -> Iterator[str]:
    for at, part in enumerate(re.split(r"\n\s*\n", text.strip())):
        if at:
            yield ".br"
        yield _roff(" ".join(part.replace("\b", "").split()))


def _roff(text: str) -> str:
    """A text in which nothing is a macro: hyphens as typed, backslashes and leading dots escaped."""
    text = text.replace("\\|", "|").replace("\\", "\\e").replace("-", "\\-").replace("`", "")
    return f"\\&{text}" if text[:1] in (".", "'") else text


if __name__ == "__main__":
    for path, text in pages().items():
        target = ROOT / path
        target.parent.mkdir(exist_ok=True)
        target.write_text(text, encoding="utf-8")
