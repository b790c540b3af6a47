"""The layers of the house: imports point down, and what is heavy is imported where it is used."""

import json
import subprocess
import sys
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


def test_a_layer_that_reaches_up_is_noticed(tmp_path: Path) -> None:
    """The contracts are not only kept: they can be broken. The model is made to import the store, in a copy."""
    package = tmp_path / "desk"
    for source in (ROOT / "desk").rglob("*.py"):
        copy = package / source.relative_to(ROOT / "desk")
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(source.read_bytes())
    (tmp_path / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
    (package / "model" / "ids.py").write_text("import textual\n\nimport desk.store.folder.issues\n", encoding="utf-8")
    program = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode != EXIT_STATUS_SUCCESS
    for name in ("Imports point down, layer by layer", "Only the screen imports Textual"):
        assert f"{name} BROKEN" in done.stdout
