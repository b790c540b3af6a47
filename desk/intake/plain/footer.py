"""The end of a newsletter: who gets it and why, how to leave, whose copyright it is. Not part of the issue."""

import re
from collections.abc import Sequence
from itertools import islice

from desk.intake.plain.blocks import Block, Form

SURE = re.compile(
    r"unsubscri|\bopt[- ]?out\b|stop receiving|forwarded (?:this|to you)"
    r"|confidential and may|intended recipient"
    r"|(?:you|this (?:e-?mail|message|newsletter))\b.{0,40}\b(?:receiv|getting|subscribed|sent to)"
    r"|(?:manage|update|change) (?:your )?(?:subscription|preferences|profile|e-?mail)"
    r"|(?:was|is|been|being) (?:sent|delivered|mailed) to:? ?\S+@\S+|(?:removed?|leave) .{0,40}\blist\b"
    r"|\byou(?:.re| are)? get(?:ting)? (?:this|these|our)\b.{0,80}\b(?:because|as|since)\b"
    r"|\b(?:sie (?:erhalten|bekommen)|du (?:erhältst|bekommst)) dies.{0,60}\b(?:weil|da)\b"
    r"|\b(?:vous recevez|tu reçois) (?:ce|cet|cette)\b.{0,60}\b(?:car|parce)\b"
    r"|\brecib(?:e|es|ís) est[ea]\b.{0,60}\bporque\b|\bricev[ie] quest.{0,60}\bperché\b"
    r"|\b(?:je|u) (?:krijgt|ontvangt) deze\b.{0,60}\bomdat\b"
    r"|wish to (?:receive|be removed)|don.?t want to (?:receive|get)|you joined\b.{0,60}\bget\b"
    r"|why (?:did|am|have) (?:I|you)\b.{0,30}(?:get|receiv)|newsletter (?:wurde|an:)"
    r"|abbestell|abmelden|austragen|desabonn|désabonn|désinscri|darse de baja|no desea recibir|desuscri|suscripci"
    r"|disiscri|cancellarsi|uitschrijv|afmelden|afmeld|avprenumer|desinscrev|cancelar a (?:sua )?(?:assin|inscri)",
    re.IGNORECASE,
)
"""Words that stand only in what is said to the subscriber."""
LIKELY = re.compile(
    r"copyright (?:\(c\)|©|\d{4}|by\b)|©|\(c\) ?(?:\d{4}|copyright)|all rights reserved|alle rechte"
    r"|impressum|disclaimer|(?:newsletter|issues?|back|the) archives?\b|mailing list"
    r"|redistribut|privacy (?:policy|notice)"
    r"|(?:previous|past|back|old(?:er)?)(?:ly)? (?:published )?(?:issues|newsletters|editions|numbers)"
    r"|(?:choose|use|click|see) (?:from )?the (?:following )?links?\b|view (?:this |it )?(?:e-?mail|in)\b"
    r"|advertis(?:e|ing) (?:in|with) (?:us|this|the|our)|to advertise|subscri(?:be|ption)s?\b|add us to your"
    r"|(?:forward|share|like|liked|enjoy|enjoyed|received) this (?:e-?mail|issue|newsletter|edition|message)"
    r"|is (?:published|produced|edited|compiled) (?:by|weekly|monthly|daily|every)\b|reply to this"
    r"|registered (?:office|charity|company|in england)|^(?:twitter|facebook|linkedin|mastodon|rss)\b"
    r"|^(?:share|tweet|like|forward|print|(?:previous|next|older|newer) (?:issue|post|edition)|back to top)$",
    re.IGNORECASE,
)
"""Words that stand there too, and elsewhere."""
FIRST_WORDS = 25
"""Characters at the beginning of a block."""
LONGEST = 300
"""Characters of the longest block in which such words say something."""
_NEAR = 4
"""Blocks that may stand between two that speak so."""
_IMPRINT = 8
"""Lines of an imprint between two of them."""
_CLOSING = re.compile(r"\W*(?:the )?end(?: of (?:the )?(?:newsletter|issue|message|digest))?\W*$|-- ?$", re.IGNORECASE)


def footers(
    blocks: Sequence[Block], heads: frozenset[int] = frozenset(), begins: frozenset[int] = frozenset()
) -> list[tuple[int, int]]:
    """The places of footers, first and last block of each: the last one ends the text.

    `heads` are headlines that nothing but a story has, `begins` are mastheads of further newsletters. A footer in the
    middle parts two newsletters in one file.
    """
    closed = []
    for first, last in _clusters(blocks, begins):
        if not _is_footer(blocks, (first, last)):
            continue
        start = _start(blocks, first, heads)
        if _ends_text(blocks, last, heads):
            closed.append((start, len(blocks) - 1))
            break
        if last + 1 in begins or _parts_two(blocks, start, last):
            closed.append((start, last))
    return closed


def _clusters(blocks: Sequence[Block], begins: frozenset[int]) -> list[tuple[int, int]]:
    """Runs of blocks in which every few speak to the subscriber; one ahead of a masthead goes on to it."""
    hits = [place for place, block in enumerate(blocks) if block.is_text and _speaks(block.text)]
    runs: list[list[int]] = []
    for place in hits:
        if runs and _go_together(blocks, runs[-1][-1], place) and not begins.intersection(range(runs[-1][-1], place)):
            runs[-1].append(place)
        else:
            runs.append([place])
    return [(run[0], _up_to(run[-1], begins)) for run in runs]


def _go_together(blocks: Sequence[Block], above: int, below: int) -> bool:
    """Whether little stands between two blocks that speak so: a few of them, or nothing but lines as of an imprint."""
    between = blocks[above + 1 : below]
    return len(between) < _NEAR or (
        len(between) <= _IMPRINT and all(block.form in (Form.LINE, Form.ADDRESS) for block in between)
    )


def _up_to(last: int, begins: frozenset[int]) -> int:
    return next((place - 1 for place in range(last + 1, last + _NEAR + 2) if place in begins), last)


def _speaks(text: str) -> bool:
    return bool(SURE.search(text[:600]) or (len(text) < LONGEST and LIKELY.search(text)))


def _is_footer(blocks: Sequence[Block], cluster: tuple[int, int]) -> bool:
    part = blocks[cluster[0] : cluster[1] + 1]
    sure = sum(bool(SURE.search(block.text[:600])) for block in part)
    likely = sum(block.is_text and len(block.text) < LONGEST and bool(LIKELY.search(block.text)) for block in part)
    near = len(blocks) - cluster[1] <= _NEAR
    return sure > 0 or likely > 2 or (likely > 0 and near and _stands_apart(blocks, cluster[0]))


def _stands_apart(blocks: Sequence[Block], place: int) -> bool:
    """Whether a block is no part of the story above: a rule or a gap stands between, or it begins with such words."""
    said = LIKELY.search(blocks[place].text)
    apart = blocks[place].gap > 1 or (place > 0 and blocks[place - 1].form == Form.RULE)
    return apart or (said is not None and said.start() < FIRST_WORDS)


def _ends_text(blocks: Sequence[Block], last: int, heads: frozenset[int]) -> bool:
    """Whether nothing of weight follows: no headline with text of its own."""
    rest = blocks[last + 1 : last + 16]
    prose = sum(block.form == Form.PARAGRAPH and len(block.text) > 120 for block in rest)
    named = sum(place in heads for place in range(last + 1, last + 1 + len(rest)))
    return prose + named < 3 and len(rest) < 15


def _parts_two(blocks: Sequence[Block], start: int, last: int) -> bool:
    """Whether a newsletter ends here and another begins: there is much above and much below."""
    above = (place for place in range(start) if blocks[place].form == Form.PARAGRAPH)
    below = (at for at in range(last + 1, len(blocks)) if blocks[at].form in (Form.PARAGRAPH, Form.ITEM))
    said = sum(_speaks(block.text) for block in blocks[start : last + 1] if block.is_text)
    words = sum(block.is_text for block in blocks[start : last + 1])
    much = next(islice(above, 3, None), None) is not None and next(islice(below, 3, None), None) is not None
    return much and said > 1 and 2 * said > words and start * 5 > len(blocks)


def _start(blocks: Sequence[Block], first: int, heads: frozenset[int]) -> int:
    """Where the footer begins: at the rule or the closing line above, if nothing but short lines stand between."""
    place = first
    for _ in range(_NEAR):
        above = place - 1
        if above <= 0 or place in heads:
            break
        block = blocks[above]
        if above in heads:
            ruled = blocks[place].gap == 0 and blocks[above - 1].form == Form.RULE
            return above - 1 if ruled else first
        if block.form == Form.RULE or _CLOSING.match(block.text):
            return above
        if block.form not in (Form.LINE, Form.ADDRESS) or blocks[place].gap > 1:
            break
        place = above
    return first
