"""The table of features: each is one question about a line, with an example of the line that it is for.

`LOOK` asks what is the same for all lines that look alike, and is asked once for each look; `LINE` asks for all lines
at once. Groups can be left out as a whole when the bench measures what each is worth.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from desk.read.features import ask
from desk.read.features.ask import Ask, Column
from desk.read.features.scale import part, steps, width
from desk.read.house.house import House
from desk.read.model.labels import FRONTS
from desk.words.cues import GROUPS

Question = TypeVar("Question")


@dataclass(frozen=True, slots=True)
class Feature(Generic[Question]):
    """A named question."""

    name: str
    group: str
    example: str
    ask: Question


@dataclass(frozen=True, slots=True)
class Features:
    """A question that has an answer for each of several names; those that it does not give say nothing."""

    names: tuple[str, ...]
    group: str
    example: str
    ask: Callable[[House], Mapping[str, Column]]


LOOK: tuple[Feature[Ask], ...] = (
    Feature("heading", "look", "## Tools", lambda h, i: h.lines[i].heading),
    Feature("size", "look", "<font size=5>Tools</font>", lambda h, i: h.looks[i].size),
    Feature("bold", "look", "<b>Pier closed</b> until May", lambda h, i: h.looks[i].bold),
    Feature("button", "look", "a link with a ground and padding", lambda h, i: h.lines[i].button),
    Feature("image", "look", "[picture]", lambda h, i: h.lines[i].image),
    Feature("ground", "look", "a title on a coloured bar", ask.ground),
    Feature("first", "look", "[Winch 2](…) by Ana", lambda h, i: h.looks[i].first),
    Feature("linked", "look", "[the whole line](…)", lambda h, i: h.looks[i].linked + 1),
    Feature("level", "look", "an item in a list in a list", lambda h, i: min(3, h.lines[i].level)),
    Feature("item", "look", "1. Knot school opens", lambda h, i: h.lines[i].bullet),
    Feature("address", "look", "https://quay.example/1", lambda h, i: h.looks[i].address),
    Feature("rank", "cluster", "the loudest look that comes twice", ask.rank),
    Feature("order", "cluster", "the top level of headings that comes twice", ask.order),
    Feature("members", "cluster", "one of twelve lines of this look", ask.members),
    Feature("follows", "cluster", "what mostly follows lines of this look", ask.follows),
    Feature("leads", "cluster", "what mostly stands above lines of this look", ask.leads),
    Feature("paras_below", "cluster", "a title with text under it", ask.below("para")),
    Feature("links_below", "cluster", "a title above a list of links", ask.below("link")),
    Feature("titles_below", "cluster", "a section above headlines", ask.below("title")),
    Feature("titles_above", "cluster", "a headline under a section", ask.above("title")),
)

LINE: tuple[Feature[Callable[[House], Column]], ...] = (
    Feature("gap", "place", "below two blank lines", lambda h: [line.gap + 1 for line in h.lines]),
    Feature("rule", "place", "below a rule", lambda h: [line.rule for line in h.lines]),
    Feature("gap_below", "place", "above two blank lines", ask.gap_below),
    Feature("where", "place", "near the end", ask.where),
    Feature("top", "place", "the first line", ask.top),
    Feature("bottom", "place", "the last line", lambda h: ask.top(h)[::-1]),
    Feature("form", "place", "text or page", ask.form),
    Feature("lines", "place", "a source of three lines", ask.document_lines),
    Feature("width", "words", "a line of two words", lambda h: [width(look.cells) for look in h.looks]),
    Feature("words", "words", "a line of two words", lambda h: [steps(look.words) for look in h.looks]),
    Feature("ends", "words", "Links:", lambda h: [look.ends for look in h.looks]),
    Feature("figures", "words", "12 March", lambda h: h.figures),
    Feature("numbered", "words", "No. 42", ask.numbered),
    Feature("named_words", "words", "Ana Reed, Harbour Master", ask.capitals),
    Feature("links", "links", "three links in a sentence", lambda h: [steps(len(line.urls)) for line in h.lines]),
    Feature("own_host", "links", "to the newsletter's own pages", ask.own_host),
    Feature("as_above", "links", "the same address as the line above", ask.as_above),
    Feature("link_width", "links", "[more](…)", ask.link_width),
    Feature("block_place", "block", "the second line of its block", ask.block_place),
    Feature("block_lines", "block", "alone in its block", ask.block(lambda block, _: min(len(block.lines), 4))),
    Feature("block_shape", "block", "title, text, link", ask.block(lambda block, _: block.shape[:4])),
    Feature("block_same", "block", "six blocks of one shape", ask.block(lambda block, _: steps(block.same))),
    Feature("block_share", "block", "half have one shape", ask.block(lambda block, of: part(block.same / of))),
    Feature("fine_share", "block", "most lines of this look stand so", ask.fine_share),
    Feature("block_after", "block", "a block of text follows", ask.block(lambda block, _: block.after[:3])),
    Feature("fine", "block", "nine lines of this look and place", ask.fine),
    Feature("named", "twice", "named in a list of contents", lambda h: h.named),
    Feature("list_links", "list", "each item is one link", ask.items(lambda each: 1 + part(each.links))),
    Feature("list_leads", "list", "each item begins with a link", ask.items(lambda each: 1 + part(each.leads))),
    Feature("list_above", "list", "a list under a title", ask.items(lambda each: each.above)),
    Feature("list_text", "list", "text between the title and the list", ask.list_text),
    Feature("since", "stand", "two lines below the label of the links", lambda h: h.stands.since),
    Feature("until", "stand", "right above running text", lambda h: h.stands.until),
    Feature(
        "stand_count",
        "stand",
        "nine lines with two blank lines above and one below",
        ask.stand(lambda each: steps(each.count)),
    ),
    Feature(
        "stand_share",
        "stand",
        "most lines of this look have a blank line above and none below",
        ask.stand(lambda each: part(each.share)),
    ),
    Feature("stand_above", "stand", "text stands above most of them", ask.stand(lambda each: each.above)),
    Feature("stand_below", "stand", "text stands below most of them", ask.stand(lambda each: each.below)),
    Feature("apart", "place", "below the widest gap that the source uses", ask.apart),
    Feature("titles", "source", "a source in which nothing is louder", ask.titles),
    Feature("governed", "source", "under a title", lambda h: [1 + (title >= 0) for title in h.governors]),
    Feature("addresses", "source", "a paste without addresses", ask.addresses),
)

MANY = (
    Features(tuple(f"front_{label}" for label in FRONTS), "words", "Winch 2: it is quieter", ask.fronts),
    Features(
        (*(f"says_{group}" for group in ask.SAID), *(f"opens_{group}" for group in GROUPS)), "words", "By Ana", ask.cues
    ),
)

BOTH = (
    *(("size", "bold", "heading"), ("first", "width"), ("linked", "width"), ("linked", "button", "image")),
    *(("rank", "follows", "members"), ("rank", "order"), ("block_place", "block_lines")),
    *(("block_same", "block_place", "block_lines"), ("block_shape", "block_place"), ("block_lines", "block_after")),
    *(("bold", "width"), ("item", "linked"), ("item", "first", "list_text")),
    *(("item", "list_leads", "list_text"), ("list_links", "list_text"), ("level", "list_text")),
    ("says_footer", "width"),
    *(("says_sponsor", "width"), ("opens_by", "width"), ("opens_more", "width", "linked"), ("ends", "width")),
    *(("opens_label", "width", "ends"), ("opens_section", "width", "titles_below"), ("follows", "leads")),
    *(("rank", "titles_below", "titles_above"), ("named", "linked"), ("where", "says_footer")),
    *(("since", "until"), ("since", "until", "width"), ("since", "until", "addresses"), ("until", "ends")),
    *(("stand_above", "stand_below"), ("stand_above", "stand_below", "stand_count"), ("gap", "gap_below", "until")),
    *(("stand_below", "gap", "gap_below"), ("titles", "linked", "item"), ("titles", "linked", "width")),
    *(("linked", "follows", "leads"), ("linked", "paras_below"), ("linked", "stand_above", "stand_below")),
    *(("first", "follows"), ("item", "follows", "linked")),
    *(("apart", "width", "ends"), ("apart", "until"), ("apart", "linked", "width")),
    *(("as_above", "linked"), ("governed", "linked", "item"), ("titles", "form", "until")),
    ("addresses", "linked", "titles"),
    *(("named_words", "words"), ("named_words", "words", "ends")),
)
"""Features that tell more together: a bold line that is short is a title, a long one is not."""

NEAR: dict[int, tuple[str, ...]] = {
    -1: (
        *("size", "bold", "heading", "width", "linked", "button", "rank", "order", "follows"),
        *("item", "address", "image"),
        *("size+bold+heading", "block_place+block_lines", "fine", "ends", "says_footer", "says_sponsor"),
        *("opens_by", "opens_more", "opens_label", "opens_contents", "rule", "level", "first"),
        *("as_above", "since", "stand_count", "stand_above+stand_below"),
        *("apart", "numbered", "named_words", "opens_issue"),
    ),
    1: (
        *("size", "bold", "heading", "width", "linked", "button", "rank", "order", "follows"),
        *("item", "address", "image"),
        *("size+bold+heading", "block_place+block_lines", "fine", "gap", "says_footer", "says_sponsor"),
        *("opens_by", "opens_more", "opens_label", "rule", "level", "first", "list_leads"),
        *("as_above", "until", "stand_count", "stand_above+stand_below"),
        *("apart", "numbered", "named_words", "opens_issue"),
    ),
    2: ("size+bold+heading", "linked+width", "rank", "address", "item"),
}
"""Features of the lines around that count for a line, by distance."""
