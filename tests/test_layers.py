"""The layers of the house: imports point down, and what is heavy is imported where it is used."""

import json
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

ROOT = Path(__file__).parent.parent

HEAVY = {"babel", "css_inline", "httpx2", "jinja2", "markdown_it", "rich", "textual"}

LOADED = """
import importlib, json, sys
importlib.import_module(sys.argv[1])
print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})))
"""


def loaded_by(module: str) -> set[str]:
    """The top-level names that a fresh Python holds after importing `module`."""
    done = subprocess.run([sys.executable, "-c", LOADED, module], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout))


@pytest.mark.parametrize(
    ("module", "forbidden"),
    [
        ("desk", HEAVY | {"click", "msgspec", "tinydb"}),
        ("desk.model.issue", HEAVY | {"click", "msgspec", "tinydb"}),
        ("desk.store.folder.issues", HEAVY | {"click"}),
        ("desk.session.session", HEAVY | {"click"}),
        ("desk.formats", HEAVY | {"click"}),
        ("desk.cli", HEAVY | {"click"}),
        ("desk.cli.opening", HEAVY | {"click"}),
        ("desk.cli.group", HEAVY),
    ],
)
def test_what_is_heavy_is_imported_where_it_is_used(module: str, forbidden: set[str]) -> None:
    assert not loaded_by(module) & forbidden


def test_the_import_contracts_are_kept(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    assert lint_imports(no_cache=True) == EXIT_STATUS_SUCCESS, capsys.readouterr().out


BREAKS = [
    ("Imports point down, layer by layer", "model/ids.py", "import desk.store.errors", "desk.model.ids -> desk.store"),
    ("Only the screen imports Textual", "edit/stories.py", "import textual", "desk.edit.stories -> textual"),
    ("Only the two front ends import Rich", "model/ids.py", "import rich", "desk.model.ids -> rich"),
    (
        "In the screen imports point down",
        "tui/widgets/head.py",
        "import desk.tui.ports",
        "widgets.head -> desk.tui.ports",
    ),
    (
        "In the screen imports point down",
        "tui/find/rows.py",
        "import desk.tui.shelf.rows",
        "rows -> desk.tui.shelf.rows",
    ),
    ("In the screen imports point down", "tui/attic.py", "", "- desk.tui.attic"),
    (
        "No two modules, and no two rooms, import each other",
        "tui/desk/drawing.py",
        "import desk.tui.desk.screen",
        ".drawing",
    ),
    ("A verb takes ports and no screen", "tui/find/verbs.py", "import desk.tui.app", "find.verbs -> desk.tui.app"),
    ("A widget knows no session, edit or file", "tui/widgets/tabs.py", "import desk.edit", "widgets.tabs -> desk.edit"),
    (
        "The store's storeys: imports point down",
        "store/journal/record.py",
        "import desk.store.folder.issues",
        "record -> desk.store.folder",
    ),
    (
        "What decides something asks for reasons, not for words",
        "store/journal/replay.py",
        "import desk.store.sentences",
        "replay -> desk.store.sentences",
    ),
    (
        "The session: saving and undo stand side by side",
        "session/saving.py",
        "import desk.session.undo",
        "saving -> desk.session.undo",
    ),
    (
        "Inside the reader, from sources to an issue: a later room knows the earlier ones",
        "read/prose/signs.py",
        "import desk.read.assemble.issue",
        "prose.signs -> desk.read.assemble",
    ),
    (
        "Inside the archive, questions stand on the index",
        "archive/texts.py",
        "import desk.archive.search",
        "texts -> desk.archive.search",
    ),
    (
        "The archive knows files, addresses and the model",
        "archive/stories.py",
        "import desk.formats",
        "stories -> desk.formats",
    ),
    (
        "Inside formats, no format knows another",
        "formats/text/form.py",
        "import desk.formats.html.write",
        "text.form -> desk.formats.html",
    ),
    (
        "Inside preflight, a rule knows nothing of who asks it",
        "preflight/finding.py",
        "import desk.preflight.rules",
        "finding -> desk.preflight.rules",
    ),
    (
        "Inside net, what asks stands on what guards",
        "net/guard.py",
        "import desk.net.check",
        "guard -> desk.net.check",
    ),
    (
        "Only net has a client of the web",
        "archive/seen.py",
        "import httpx2",
        "desk.archive.seen -> httpx2",
    ),
    (
        "Inside publish, no way out knows another, and all ask for whom",
        "publish/targets.py",
        "import desk.publish.to_file",
        "targets -> desk.publish.to_file",
    ),
]
"""A contract, a file of the package, the line more in it that breaks the contract, and what is said of that then."""
REPORT = """
import sys
from importlinter.cli import lint_imports
sys.exit(lint_imports(no_cache=True))
"""


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What the contracts say of a copy of the package in which each of `BREAKS` is made."""
    copy = tmp_path_factory.mktemp("broken")
    shutil.copytree(ROOT / "desk", copy / "desk", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", copy)
    for _, file, line, _ in BREAKS:
        with (copy / "desk" / file).open("a", encoding="utf-8") as source:
            source.write(f"\n{line}\n")
    done = subprocess.run([sys.executable, "-c", REPORT], cwd=copy, capture_output=True, text=True, check=False)
    assert done.returncode != EXIT_STATUS_SUCCESS
    return done.stdout


@pytest.mark.parametrize(("contract", "file", "line", "said"), BREAKS, ids=[each[1] for each in BREAKS])
def test_a_contract_that_is_broken_is_noticed(broken: str, contract: str, file: str, line: str, said: str) -> None:
    """The contracts are not only kept: each can be broken, and says where."""
    _, heading, report = broken.partition(f"\n{contract}\n{'-' * len(contract)}\n")
    assert heading, f"{contract} was not broken"
    assert said in re.split(r"\n\n[^\n]+\n-{5,}\n", report)[0]


def test_every_contract_is_among_those_that_were_broken() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    assert {each["name"] for each in contracts} == {contract for contract, *_ in BREAKS}
