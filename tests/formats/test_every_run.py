"""The same input gives the same bytes and is read in the same way in every run: nothing hangs on the order of a set."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
RUN = """
import hashlib, json, sys
from dataclasses import replace
from pathlib import Path
sys.path.insert(0, "tests/formats")
from complete_issue import ISSUE, PUBLICATION
from desk.formats import FORMATS, render
from desk.formats.eml.read import own_eml
from desk.formats.html.read import own_html
from desk.formats.markdown.read import own_markdown
from desk.formats.profiles.profile import names, profile
from desk.formats.profiles.target import Target
from desk.formats.text.read import own_text
from desk.store.folder.issues import Folder

readers = {"html": own_html, "paste": own_html, "fragment": own_html, "markdown": own_markdown, "text": own_text,
           "eml": lambda text: own_eml(text.encode())}
folder = Folder(Path("issues"))
publication, _ = folder.publication()
cases = [("complete", ISSUE, PUBLICATION), ("network", ISSUE, replace(PUBLICATION, style="network"))]
cases += [(file.name, folder.open_issue(file).issue, publication) for file in folder.issue_files()]
made = {}
for name, issue, house in cases:
    for tool in names() if name == "complete" else ("plain",):
        for format in FORMATS:
            text = render(issue, house, format, Target(profile(tool)))
            told = repr(readers[format](text)) if format in readers else ""
            made[f"{name} {tool} {format}"] = hashlib.sha256((text + told).encode()).hexdigest()
print(json.dumps(made))
"""


def digests(seed: str) -> dict[str, str]:
    done = subprocess.run(
        [sys.executable, "-c", RUN],
        cwd=ROOT,
        env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


@pytest.fixture(scope="module")
def first() -> dict[str, str]:
    return digests("0")


def test_every_fixture_is_written_and_read_alike_under_another_hash_seed(first: dict[str, str]) -> None:
    assert digests("1") == first
    assert len(first) > 60
