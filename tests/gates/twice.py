"""The same issue gives the same bytes, whatever the process, its seed, time zone, language and folder.

`python -m tests.gates.twice` prints the name and the SHA-256 of every export.
"""

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.gates.samples import ROOT, exports

PLACES = (
    {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LANG": "C", "LC_ALL": "C", "cwd": "/"},
    {"PYTHONHASHSEED": "77", "TZ": "America/Los_Angeles", "LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8", "cwd": "."},
)
"""Two environments that have nothing in common."""


def faults() -> Iterator[str]:
    """A line for each export that is not the same in both environments."""
    begun = [_begun(place) for place in PLACES]
    first, second = (dict(line.split(" ") for line in run.communicate()[0].splitlines()) for run in begun)
    if not first:
        yield "twice: nothing was exported"
    yield from (
        f"twice {name}: other bytes in another process"
        for name in sorted(first | second)
        if first.get(name) != second.get(name)
    )


def _begun(place: dict[str, str]) -> "subprocess.Popen[str]":
    own = {name: value for name, value in place.items() if name != "cwd"}
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.Popen(
        [sys.executable, "-m", "tests.gates.twice"],
        cwd=ROOT / Path(place["cwd"]),
        env=kept | own | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        stdout=subprocess.PIPE,
        text=True,
    )


if __name__ == "__main__":
    for export in exports():
        sys.stdout.write(f"{export.name} {hashlib.sha256(export.text().encode()).hexdigest()}\n")
