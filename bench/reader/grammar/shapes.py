"""The shapes of stories and how common they are, and which stand side by side."""

from bench.reader.grammar.items import addressed, bare, below, brief, colon, described, remarked, run_in, timed
from bench.reader.grammar.notices import appeal, meeting, notice, report, roster
from bench.reader.grammar.pattern import Shape
from bench.reader.grammar.stories import (
    address_below,
    card,
    cited,
    detailed,
    event,
    inline,
    link_list,
    linked_summary,
    plain,
    pointed,
    quotation,
    researched,
    short_parts,
    summary,
    table,
    triple,
)

OWN_HEADS: dict[Shape, int] = {
    plain: 4,
    summary: 4,
    researched: 2,
    inline: 4,
    triple: 2,
    address_below: 1,
    event: 2,
    link_list: 1,
    detailed: 1,
    short_parts: 1,
    table: 1,
    quotation: 1,
    pointed: 1,
    card: 2,
    linked_summary: 4,
    cited: 1,
}
"""Shapes whose headline has a line of its own and a look, and how common they are."""
NOTICES: dict[Shape, int] = {notice: 4, report: 3, meeting: 3, roster: 1, appeal: 2, plain: 1, event: 1}
"""Shapes of what clubs, parishes, towns and firms print, which stand side by side in any order."""
ITEMS: dict[Shape, int] = {
    bare: 4,
    described: 3,
    below: 3,
    remarked: 2,
    run_in: 3,
    colon: 1,
    brief: 1,
    timed: 1,
    addressed: 3,
}
"""Shapes that stand in lists or in a row of paragraphs."""
KIN: dict[Shape, tuple[Shape, ...]] = {
    bare: (described, brief),
    described: (bare, below),
    below: (bare,),
    remarked: (bare,),
    brief: (bare, described),
    summary: (plain, inline),
    plain: (inline, researched),
    researched: (plain, link_list),
    inline: (plain,),
}
"""Shapes that stand side by side in one list: some items say more than others."""
ROUNDUPS: frozenset[Shape] = frozenset((*ITEMS, triple, card, linked_summary))
"""Shapes so short that there are many of them."""
