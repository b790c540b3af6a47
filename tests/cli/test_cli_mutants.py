"""Every command on files with one thing wrong in them: an answer and an exit code that is known, never a traceback."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from command_line import CommandLine

from desk.cli.group import desk
from desk.store.folder.editor_settings import settings_file
from tests.mutants import mutants

COMMANDS = (
    ("list", "--json"),
    ("show", "1"),
    ("show", "latest", "--json"),
    ("set", "1", "subject", "Other"),
    ("section", "list", "1"),
    ("section", "rename", "1", "Transport", "Traffic"),
    ("story", "list", "1", "--json"),
    ("story", "add", "1", "--headline", "More"),
    ("story", "move", "1", "Ferries", "--first"),
    ("story", "hold", "1", "Harbour"),
    ("link", "list", "1", "Harbour"),
    ("link", "add", "1", "Harbour", "--title", "More"),
    ("shelf", "list"),
    ("shelf", "restore", "1", "Harbour"),
    ("text", "1"),
    ("export", "1", "--format", "html", "-o", "-"),
    ("export", "1", "--format", "text", "-o", "-"),
    ("export", "1", "--format", "markdown", "-o", "-"),
    ("export", "1", "--format", "eml", "-o", "-"),
    ("export", "1", "--format", "json", "-o", "-"),
    ("export", "1", "--format", "paste", "-o", "-"),
    ("site", "-o", "{out}", "--drafts"),
    ("history", "1"),
    ("check", "1"),
    ("set", "publication", "brand-width", "500"),
    ("set", "publication", "cadence", "7"),
    ("finish", "1", "--reason", "It goes", "--dry-run"),
    ("doctor",),
    ("doctor", "--repair", "--json"),
    ("new", "--subject", "Next"),
    (),
)
EVERY = 37
"""One mutant in so many is tried in each run of the tests, another command each; `make proof` tries them all."""


def _complete(line: CommandLine) -> None:
    """Fill the fields that an issue, a publication, a shelf and settings can have."""
    line("set", "1", "preheader", "A first look")
    line(
        "story",
        "edit",
        "1",
        "Harbour",
        "--standfirst",
        "Ships",
        "--byline",
        "Ana",
        "--image",
        "https://a.example/p.png",
    )
    line("shelf", "list")
    folder = line.folder
    publication = json.loads((folder / "publication.json").read_text())
    (document,) = publication["publication"].values()
    document |= {
        "brand": {"accent": "#123456", "width": 600},
        "sections": ["Transport", "Health"],
        "quotes": "typographic",
        "language": "de-DE",
        "cadence": 14,
        "links_label": "Mehr",
        "passed": ["seen https://a.example/x"],
        "checklist": ["Read aloud"],
        "words": ["web: Im Netz"],
        "footer": ["Ende"],
    }
    (folder / "publication.json").write_text(json.dumps(publication))
    clip = {"title": "A clip", "url": "https://a.example/c", "source": "BBC", "order": "V", "note": "later"}
    (folder / "shelf.json").write_text(json.dumps({"clips": {"100000000000009": clip}}))
    file = settings_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(
        json.dumps({"theme": "ink", "glyphs": "plain", "clipboard": "", "keys": {"undo": "U"}, "sites": {}})
    )


def _files(line: CommandLine) -> list[Path]:
    return [*sorted(line.folder.glob("*.json")), settings_file()]


def _try(line: CommandLine, file: Path, data: bytes, commands: tuple[tuple[str, ...], ...], out: Path) -> list[str]:
    """What went wrong in these commands on a file with these bytes; the folder is afterwards as it was."""
    before = {path: path.read_bytes() for path in _files(line)}
    wrong = []
    for words in commands:
        file.write_bytes(data)
        arguments = [each.replace("{out}", str(out)) for each in words]
        result = CliRunner().invoke(desk, ["--folder", str(line.folder), *arguments])
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            wrong.append(f"{' '.join(words)}: {result.exception!r}"[:300])
        elif result.exit_code not in (0, 1, 2, 3):
            wrong.append(f"{' '.join(words)}: exit code {result.exit_code}")
        elif "Traceback" in result.output or "\x1b" in result.output:
            wrong.append(f"{' '.join(words)}: {result.output[:200]}")
        for path in line.folder.iterdir():
            if path.is_file() and path not in before:
                path.unlink()
        for path, kept in before.items():
            path.write_bytes(kept)
    return wrong


def test_no_command_stumbles_over_a_field_that_is_wrong(issue: CommandLine, tmp_path: Path) -> None:
    _complete(issue)
    number = 0
    wrong: list[str] = []
    for file in _files(issue):
        for what, data in mutants(file.read_text()):
            number += 1
            if number % EVERY == 0:
                command = COMMANDS[number // EVERY % len(COMMANDS)]
                wrong += [
                    f"{file.name} {what}: {each}" for each in _try(issue, file, data, (command,), tmp_path / "out")
                ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.proof
def test_no_command_stumbles_over_any_field_that_is_wrong(issue: CommandLine, tmp_path: Path) -> None:
    _complete(issue)
    wrong: list[str] = []
    for file in _files(issue):
        for what, data in mutants(file.read_text()):
            wrong += [f"{file.name} {what}: {each}" for each in _try(issue, file, data, COMMANDS, tmp_path / "out")]
    assert not wrong, "\n".join(wrong)
