"""The complete issue in every format, compared with files that people have read.

`WRITE_GOLDEN=1 pytest tests/formats` writes them anew: read the difference before it is committed.
"""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from complete_issue import ISSUE, PUBLICATION

from desk import formats
from desk.formats.blocks.blocks import blocks
from desk.formats.spans import proof

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
        path.write_bytes(made.encode())
    return path.read_bytes().decode() == made


@pytest.mark.parametrize("format", formats.FORMATS.values(), ids=lambda format: format.name)
def test_the_complete_issue_is_what_was_read(format: formats.Format) -> None:
    assert matches(f"complete.{format.extension}", formats.render(ISSUE, PUBLICATION, format.name))


@pytest.mark.parametrize("style", ["network", "gazette"])
def test_the_complete_issue_in_the_other_house_styles_is_what_was_read(style: str) -> None:
    assert matches(f"complete.{style}.html", formats.render(ISSUE, replace(PUBLICATION, style=style), "html"))


def test_the_proof_is_what_was_read() -> None:
    assert matches("complete.proof.txt", proof_as_text(43))
