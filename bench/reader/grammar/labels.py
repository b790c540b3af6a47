"""The labels of a random layout's lines: its blocks are known in their order, and each line is found in one of them."""

from collections.abc import Sequence

from bench.reader.grammar.plan import Block, Plan
from bench.reader.truth import address, plain
from desk.read.house.leads import leads
from desk.read.line import Line
from desk.read.model.labels import HEADS, Label

_AHEAD = {
    "tiny",
    "tag",
    "title",
    "date",
    "nav",
    "greeting",
    "letter",
    "letter item",
    "sign",
    "contents",
    "contents item",
}
_FOOT = {"foot title", "foot text", "social"}
_ABOVE = {"kicker", "sponsor"}
_LINKS = {"link", "url", "more", "button"}
_SEARCHED = 4000
"""Letters ahead in which a line is looked for."""


def label(lines: Sequence[Line], plan: Plan) -> tuple[str, ...]:
    """The label of each line."""
    blocks = list(_blocks(lines, plan))
    ahead = {-1} | _ahead(plan, 0) | (_ahead(plan, plan.again) if plan.again else set())
    titles = {plain(draft.headline) for draft in plan.drafts}
    wanted = {address(url) for draft in plan.drafts for url in draft.urls}
    found: list[str] = []
    last = -1
    for line, at in zip(lines, blocks, strict=True):
        block = plan.blocks[at] if at >= 0 else None
        found.append(_label(line, block, plan, at, ahead, titles, wanted, again=at == last))
        last = at
    return tuple(found)


_BEGINS = {"section", "section head", "part", "head", "item", "kicker", "sponsor"}


def _ahead(plan: Plan, start: int) -> set[int]:
    """The blocks of a newsletter that stand ahead of its first section and story."""
    rest = range(start, len(plan.blocks))
    return set(range(start, next((at for at in rest if plan.blocks[at].role in _BEGINS), len(plan.blocks))))


def _blocks(lines: Sequence[Line], plan: Plan) -> list[int]:
    """The block that each line comes from; a line that is found in none, such as an address, goes with the last."""
    stream, owner = "", []
    for at, block in enumerate(plan.blocks):
        fold = plain(block.text)
        stream += fold
        owner += [at] * len(fold)
    found, place, last = [], 0, -1
    for line in lines:
        fold = plain(line.text)
        start = stream.find(fold, place, place + _SEARCHED + len(fold)) if fold else -1
        if start < 0 and fold:  # an address that stands in the line is not in the words of the plan
            start = stream.find(fold[:24], place, place + _SEARCHED) if len(fold) > 40 else -1
            fold = fold[:24]
        if start >= 0:
            place, last = start + len(fold), owner[start]
        elif line.image:
            near = range(last + 1, min(last + 4, len(plan.blocks)))
            last = next((at for at in near if plan.blocks[at].role in ("image", "picture")), last)
        found.append(last)
    return found


def _label(
    line: Line,
    block: Block | None,
    plan: Plan,
    at: int,
    ahead: set[int],
    titles: set[str],
    wanted: set[str],
    *,
    again: bool,
) -> str:
    role = block.role if block else "tiny"
    if at in ahead or role in ("contents", "contents item"):
        return Label.AHEAD
    if role in ("section", "part"):
        return Label.SECTION
    if role in ("head", "section head", "item") and not again:
        return _headline(line, titles)
    if role == "head more" or (role == "head" and again and not line.urls):
        return Label.MORE
    if role in _FOOT or role in _AHEAD:
        return Label.FOOT
    if role in _ABOVE or (role == "image" and _ahead_of_head(plan.blocks, at)):
        return Label.ABOVE
    if role == "intro" or (role == "image" and plan.blocks[at - 1].role == "section"):
        return Label.INTRO
    if role in _LINKS:
        return Label.LINK
    if not line.urls:
        return Label.BODY
    return Label.LINK if wanted & {address(url) for url in line.urls} else Label.ASIDE


def _ahead_of_head(blocks: list[Block], at: int) -> bool:
    after = blocks[at + 1].role if at + 1 < len(blocks) else ""
    return after in ("head", "kicker")


def _headline(line: Line, titles: set[str]) -> str:
    """Which part of the line is the headline."""
    if plain(line.text) in titles:
        return Label.HEADLINE
    text = line.joined
    fronts = {label: plain(text[a:b]) for label, (a, b) in leads(line).items()}
    return next((each for each in HEADS if fronts.get(each) in titles), Label.HEADLINE)
