"""`python -m tests.gates [GATE…]`: exports under the eyes of tools that others made. `make gates` runs them all.

Silent but for one line of progress a gate; a line for each fault. Ends with 0 when all hold, 1 with a fault, 2 where
a tool is missing.
"""

import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from desk.formats.profiles.profile import PLAIN, profile
from tests.gates import arrived, commonmark, mails, structure, tools, twice
from tests.gates.samples import ROOT, Export, Sample, exports, samples
from tests.gates.uninlined import uninlined

PLACE = ROOT / "build" / "gates"
"""Where the exports stand while they are looked at; they stay there, to be looked at again."""
PASTED = ("complete", "reference", "0049")
"""The issues that are pasted: one with every kind, a long one, one of the sample publication."""
BODY = '<!doctype html><meta charset="utf-8"><body class="elsewhere" style="margin:0">'
"""What a fragment is looked at in: a page that is not its own."""


def pages() -> Iterator[str]:
    """Whole pages as they are sent: W3C's checker, what mail programs know, and who can read them."""
    folder = _written("pages", _html())
    yield from tools.vnu(folder)
    yield from tools.run("clients.mjs", str(folder))
    yield from tools.run("access.mjs", str(folder))


def shape() -> Iterator[str]:
    """Everything in HTML, with the tools' tags and with them filled in: elements, addresses, weight and limits."""
    for export in exports():
        if export.format in ("html", "paste", "fragment"):
            yield from (f"structure {export.name}: {fault}" for fault in structure.faults(export, export.text()))


def drafts() -> Iterator[str]:
    """The drafts: SpamAssassin and Python's parser."""
    made: dict[str, Export] = {}
    for export in exports():
        if export.format == "eml":
            made.setdefault(export.text(), export)
    yield from mails.faults(made)


def paste() -> Iterator[str]:
    """A rich paste through the clipboard of an X display into Chromium."""
    chosen = (each for each in exports() if each.format == "paste" and not each.filled)
    folder = _written("paste", ((e.name, e.text()) for e in chosen if e.sample.name.startswith(PASTED)))
    yield from tools.run("paste.mjs", str(folder))


def editors() -> Iterator[str]:
    """A rich paste, by ctrl+V, into nine editors that mail tools are made with: a table of what arrives in each."""
    chosen = [each for each in exports() if each.format in ("paste", "fragment") and each.profile.name == PLAIN]
    files = (
        (each.name, each.text()) for each in chosen if each.sample.name.startswith("everything") and not each.filled
    )
    found = tools.run("editors.mjs", str(_written("editors", files)))
    table = arrived.table(found)
    (PLACE / "editors.md").write_text(table, encoding="utf-8")
    _say(table)
    yield from arrived.faults(found)


def inlining() -> Iterator[str]:
    """The styles of every element before and after they are put into the tags."""
    chosen = [sample for sample in samples() if sample.name.startswith(("complete", "0049"))]
    yield from tools.run("styles.mjs", str(_written("styles", (file for each in chosen for file in _inlined(each)))))


def examples() -> Iterator[str]:
    """The examples of CommonMark."""
    yield from commonmark.faults(tools.run("examples.mjs"))


def same() -> Iterator[str]:
    """The same bytes in two processes."""
    yield from twice.faults()


GATES = {gate.__name__: gate for gate in (examples, shape, same, inlining, paste, editors, drafts, pages)}
"""The gates by their names, the quick ones first."""


def main(chosen: Sequence[str]) -> int:
    """Run the gates named, or all."""
    if unknown := [name for name in chosen if name not in GATES]:
        _say(f"There is no gate “{unknown[0]}”. There are: {', '.join(GATES)}.")
        return 2
    faults = 0
    try:
        tools.made_ready()
        for name in chosen or GATES:
            _say(f"{name}: {(GATES[name].__doc__ or '').strip()}")
            for fault in GATES[name]():
                faults += 1
                sys.stdout.write(f"{fault}\n")
                sys.stdout.flush()
    except tools.Missing as missing:
        _say(f"{missing}.")
        return 2
    return 1 if faults else 0


def _html() -> Iterator[tuple[str, str]]:
    return ((export.name, export.text()) for export in exports() if export.format == "html" and export.filled)


def _inlined(sample: Sample) -> Iterator[tuple[str, str]]:
    for format, frame in (("html", ""), ("paste", BODY)):
        export = Export(sample, profile(PLAIN), format, filled=False)
        yield f"{export.name}.before", frame + uninlined(export)
        yield f"{export.name}.after", frame + export.text()


def _written(name: str, files: Iterator[tuple[str, str]]) -> Path:
    """A folder with these files in it; of equal ones the first."""
    folder = PLACE / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    seen: set[str] = set()
    for file, text in files:
        if text not in seen:
            (folder / file).write_text(text, encoding="utf-8", newline="")
            seen.add(text)
    return folder


def _say(words: str) -> None:
    sys.stderr.write(f"{words}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
