"""How the house is built: files, functions and imports of now, beside those of before its rooms were cut anew.

What it was is read out of git; a checkout without that history shows what is now alone. ruff counts how many ways
there are through a function. Four features are walked by the files of the screen that they lie in, and their rooms.
"""

import ast
import io
import statistics
import subprocess
import sys
import tarfile
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from bench.measure import PLACE, Measure
from bench.terminal import ROOT, emptied

BEFORE = "9612b0378c"
"""The last change before every module found its room."""
MOST_WAYS = 10
"""Ways through a function from which it is called complex: McCabe's, as `make check` counts them."""
LONG_FILE, LONG_FUNCTION = 300, 40
"""Lines that a file and a function may have."""
FEATURES = {
    "reading old issues": ("review", "reading", "read_in", "draft"),
    "export": ("export",),
    "history": ("history", "recovered"),
    "keys": ("key", "command"),
}
"""What the path of a file of the screen has in it where it is part of a feature."""


@dataclass(frozen=True, slots=True)
class House:
    """The Python sources of the package, by their paths from the root of the project: "desk/model/ids.py"."""

    sources: Mapping[str, str]

    def figures(self) -> dict[str, float]:
        """Each figure by its name. Files and functions are measured in lines, docstrings among them."""
        trees = {path: ast.parse(source) for path, source in self.sources.items()}
        files = [source.count("\n") for source in self.sources.values()]
        functions = [
            (node.end_lineno or 0) - node.lineno + 1
            for tree in trees.values()
            for node in ast.walk(tree)
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        ]
        return {
            "files": len(files),
            "lines": sum(files),
            "file, median": statistics.median(files),
            "file, longest": max(files),
            f"files over {LONG_FILE} lines": sum(each > LONG_FILE for each in files),
            "function, median": statistics.median(functions),
            "function, longest": max(functions),
            f"functions over {LONG_FUNCTION} lines": sum(each > LONG_FUNCTION for each in functions),
            f"functions with over {MOST_WAYS} ways": self._complex(),
            "modules in a circle when loaded": _in_circles(trees, late=False),
            "modules in a circle, late imports too": _in_circles(trees, late=True),
            **dict(self._features()),
        }

    def _complex(self) -> int:
        """Functions with more than `MOST_WAYS` ways through them, whatever a comment beside them says."""
        place = emptied(PLACE / "house")
        for path, source in self.sources.items():
            (place / path).parent.mkdir(parents=True, exist_ok=True)
            (place / path).write_text(source, encoding="utf-8")
        rule = ["--select", "C901", "--config", f"lint.mccabe.max-complexity={MOST_WAYS}", "--ignore-noqa"]
        command = [sys.executable, "-m", "ruff", "check", "--isolated", *rule, "--output-format", "concise", str(place)]
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout.count(" C901 ")

    def _features(self) -> Iterator[tuple[str, float]]:
        """How many files of the screen each feature lies in, and how many folders those are in."""
        below = [PurePosixPath(path) for path in self.sources if path.startswith("desk/tui/")]
        for name, words in FEATURES.items():
            files = [path for path in below if any(word in part for word in words for part in path.parts)]
            yield f"{name}: files of the screen", len(files)
            yield f"{name}: rooms they lie in", len({path.parts[2] if len(path.parts) > 3 else "" for path in files})


def run() -> Iterator[Measure]:
    """Each figure of now, against that of before."""
    now, there = House(dict(_here())).figures(), dict(_there(BEFORE))
    before = House(there).figures() if there else {}
    for name, figure in now.items():
        was = before.get(name)
        peer = "" if was is None else "before the rooms" if was else "before the rooms: 0"
        yield Measure(name, [figure], peer=peer, theirs=[was] if was else [], unit="")


def _here() -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "desk").rglob("*.py")):
        yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")


def _there(commit: str) -> Iterator[tuple[str, str]]:
    """The sources of a commit; none where git or the commit is not there."""
    try:
        done = subprocess.run(["git", "archive", commit, "desk"], cwd=ROOT, capture_output=True, check=False)
    except OSError:
        return
    if done.returncode:
        return
    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as packed:
        for member in packed:
            if member.name.endswith(".py") and (file := packed.extractfile(member)) is not None:
                yield member.name, file.read().decode()


def _in_circles(trees: Mapping[str, ast.Module], *, late: bool) -> int:
    """Modules that come back to themselves by what they and others import; `late`: and by what functions import."""
    modules = {_name(path): tree for path, tree in trees.items()}
    imports = {}
    for name, tree in modules.items():
        nodes = ast.walk(tree) if late else _when_loaded(tree.body)
        imports[name] = set(_imported(nodes, modules.keys())) - {name}
    return sum(name in _reached(imports[name], imports) for name in imports)


def _reached(begin: Collection[str], imports: Mapping[str, Collection[str]]) -> set[str]:
    """All modules that come with some."""
    found: set[str] = set()
    waiting = list(begin)
    while waiting:
        if (name := waiting.pop()) not in found:
            found.add(name)
            waiting += imports[name]
    return found


def _name(path: str) -> str:
    """The module of a file: "desk/tui/__init__.py" is desk.tui."""
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _when_loaded(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements that run when a module is loaded; what is imported for types alone does not."""
    for node in body:
        yield node
        if isinstance(node, ast.If) and "TYPE_CHECKING" not in ast.unparse(node.test):
            yield from _when_loaded([*node.body, *node.orelse])
        elif isinstance(node, ast.Try):
            yield from _when_loaded([*node.body, *(each for one in node.handlers for each in one.body)])
        elif isinstance(node, ast.ClassDef):
            yield from _when_loaded(node.body)


def _imported(nodes: Iterable[ast.AST], known: Collection[str]) -> Iterator[str]:
    """The modules of the package that statements import."""
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names if each.name in known)
        elif isinstance(node, ast.ImportFrom) and (module := node.module or "") in known:
            inside = (f"{module}.{each.name}" for each in node.names)
            yield from (name if name in known else module for name in inside)
