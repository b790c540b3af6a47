"""The layers of the house: imports point down, and what is heavy is imported where it is used."""

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

ROOT = Path(__file__).parent.parent

HEAVY = {"css_inline", "jinja2", "markdown_it", "rich", "textual"}

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
        ("desk.cli", HEAVY),
    ],
)
def test_what_is_heavy_is_imported_where_it_is_used(module: str, forbidden: set[str]) -> None:
    assert not loaded_by(module) & forbidden


def test_the_import_contracts_are_kept(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    assert lint_imports(no_cache=True) == EXIT_STATUS_SUCCESS, capsys.readouterr().out


BROKEN = {
    "Imports point down, layer by layer": ("model/ids.py", "desk.store.folder.issues"),
    "The store's storeys: imports point down": ("store/form/records.py", "desk.store.folder.issues"),
    "What decides something asks for reasons, not for words": ("store/journal/entries.py", "desk.store.sentences"),
    "The session: saving and undo stand side by side": ("session/saving.py", "desk.session.undo"),
    "Only the screen imports Textual": ("store/errors.py", "textual"),
    "Only the two front ends import Rich": ("edit/stories.py", "rich"),
    "Inside formats, words are below blocks, blocks below formats, and no format knows another": (
        "formats/text/form.py",
        "desk.formats.html.write",
    ),
    "Inside preflight, a rule knows nothing of who asks it": ("preflight/finding.py", "desk.preflight.rules"),
    "Inside publish, no way out knows another, and all ask for whom": ("publish/targets.py", "desk.publish.to_file"),
}
"""For each contract a module, and an import that it must not have."""


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What is said of a copy of the house in which every contract is broken."""
    root = tmp_path_factory.mktemp("broken")
    for source in (ROOT / "desk").rglob("*.py"):
        copy = root / source.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(source.read_bytes())
    (root / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
    for module, imported in BROKEN.values():
        with (root / "desk" / module).open("a", encoding="utf-8") as file:
            file.write(f"\n\nimport {imported}\n")
    program = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    done = subprocess.run([sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode != EXIT_STATUS_SUCCESS
    return done.stdout


@pytest.mark.parametrize("contract", BROKEN)
def test_a_contract_that_is_broken_is_noticed(verdicts: str, contract: str) -> None:
    """The contracts are not only kept: they can be broken."""
    assert f"{contract} BROKEN" in " ".join(verdicts.split())


def test_every_contract_is_among_those_that_were_broken() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    assert {each["name"] for each in contracts} == set(BROKEN)
