"""Signatures below a letter: a name behind a dash, set apart or far in, belongs to the words above it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from desk.intake.plain.blocks import Block, Form
from desk.intake.plain.kinds import GREETING, SALUTATION, signature_in

_FAR_IN = 8
"""Columns that a signature at the right stands further in than the words above it."""
_LONGEST_LETTER = 12
"""Blocks between a greeting and the name below."""
_NAME = re.compile(r"[^\W\d_a-z]\S*(?:\s\S+){0,4}")


def with_signatures(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, a signature of each letter without the gap above it, so that it goes with the words above."""
    return [
        replace(block, gap=0) if block.gap and _is_signature(blocks, place) else block
        for place, block in enumerate(blocks)
    ]


def _is_signature(blocks: Sequence[Block], place: int) -> bool:
    block = blocks[place]
    name = signature_in(block.text) if block.form == Form.LINE and place else ""
    if not _NAME.fullmatch(name) or (above := blocks[place - 1]).form not in (Form.PARAGRAPH, Form.LINE, Form.QUOTE):
        return False
    return block.indent >= above.indent + _FAR_IN or (block.gap == 1 and _ends_letter(blocks, place))


def _ends_letter(blocks: Sequence[Block], place: int) -> bool:
    """Whether a greeting stands a little above, and neither a rule nor another such name between."""
    for block in reversed(blocks[max(0, place - _LONGEST_LETTER) : place]):
        if block.form == Form.RULE or signature_in(block.text):
            return False
        if GREETING.match(block.text) and len(block.text) < SALUTATION:
            return True
    return False
