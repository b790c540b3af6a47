"""The complete issue in every format, compared with files that people have read.

`WRITE_GOLDEN=1 pytest tests/render` writes them anew: read the difference before it is committed.
"""

import os
from pathlib import Path

import pytest
from complete_issue import ISSUE, PUBLICATION

from desk import render
from desk.render.blocks import blocks
from desk.render.spans import proof

GOLDEN = Path(__file__).parent / "golden"


def proof_as_text(width: int) -> str:
    """The proof with the style of every span beside its line."""
    rows = []
    for piece in proof(blocks(ISSUE, PUBLICATION), width):
        for line in piece.lines:
            words = "".join(text for text, _ in line)
            styles = " ".join(style or "." for _, style in line)
            rows.append(f"{piece.story or '':>3} {words:<44}{styles}".rstrip())
    return "\n".join(rows) + "\n"


def matches(name: str, made: str) -> bool:
    path = GOLDEN / name
    if os.environ.get("WRITE_GOLDEN"):
        path.write_text(made, encoding="utf-8", newline="\n")
    return path.read_text(encoding="utf-8") == made


@pytest.mark.parametrize("format", render.FORMATS.values(), ids=lambda format: format.name)
def test_the_complete_issue_is_what_was_read(format: render.Format) -> None:
    made = render.render(ISSUE, PUBLICATION, format.name)
    if format.name not in ("html", "text", "markdown", "json"):
        pytest.skip("has golden files of its own")
    assert matches(f"complete.{format.extension}", made)


def test_the_proof_is_what_was_read() -> None:
    assert matches("complete.proof.txt", proof_as_text(43))
