"""Our own text edition read back: rules, empty lines, underlines and indents say what each line is (see `form.py`).

The edition prints sections in capitals, notes as stories without a headline, and links in sentences as notes; it does
not print the subject where that is the title, nor any kind: a letter is told by its place.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from desk.formats.blocks.back import issue_of
from desk.formats.blocks.held import with_unread
from desk.formats.blocks.values import (
    Block,
    Brief,
    Briefs,
    Card,
    Cards,
    Contents,
    Footer,
    Head,
    Item,
    Masthead,
    Picture,
    References,
    bare_label,
)
from desk.formats.blocks.wording import day_parts
from desk.formats.own import Own, Reason, Unread
from desk.formats.prose.values import Body, Listing
from desk.formats.prose.wrap import cells
from desk.formats.text.form import BULLET, INDENT, NUMBER, OLD_RULE, RULE, WIDTH
from desk.formats.text.prose import joined, prose_of, underlined
from desk.formats.text.stories import (
    Lines,
    begin_with_titles,
    groups_of,
    has_addresses,
    is_address,
    labels_of,
    noted,
    story_of,
)
from desk.model.dates import parsed
from desk.model.issue import Link
from desk.model.kinds import Kind
from desk.model.text import clean_text
from desk.model.url import safe_url
from desk.words.dates import day_in
from desk.words.printed import every, unfilled

_UNDERLINE = re.compile(r"-{1,200}")
_WORD = re.compile(r"\w+")
_NUMBERED = re.compile(rf"(\d{{1,4}}){re.escape(NUMBER)}")


def own_text(text: str) -> Own | None:
    """The issue in a text; None where it is no edition of ours."""
    lines = [line.rstrip() for line in clean_text(text).strip("\n").split("\n")]
    old = OLD_RULE in lines
    if old:
        lines = _renewed(lines)
    if not is_edition(lines):
        return None
    return with_unread(_Edition(lines, old=old).own(), map(_told, lines))


def _told(line: str) -> str:
    """A line without the word that says that it describes a picture."""
    found = unfilled("picture", line)
    return found[0]["alt"] if found else line


def is_edition(lines: Lines) -> bool:
    """Whether lines are an edition: it has rules of just our width, each with two empty lines above."""
    rules = [at for at, line in enumerate(lines) if line == RULE and not (at and lines[at - 1])]
    apart = [at for at in rules if at > 1 and not lines[at - 1] and not lines[at - 2]]
    under = sum(bool(_UNDERLINE.fullmatch(line)) and len(line) == cells(above) for above, line in pairwise(lines))
    return 0 < len(apart) >= len(rules) - (rules[0] == 0) and (under > 0 or len(apart) > 1)


def _renewed(lines: Lines) -> list[str]:
    """An edition of before, whose sections stood between two heavy rules, in the form of now."""
    made: list[str] = []
    for at, line in enumerate(lines):
        if line == OLD_RULE and at and lines[at - 1] and OLD_RULE in lines[max(0, at - 4) : at]:
            continue  # the one below a title
        made.append(RULE if line == OLD_RULE else line)
    return made


def items_of(lines: Lines) -> list[list[str]]:
    """What two empty lines part; code that holds two of them is indented, and goes on with the item above."""
    made: list[list[str]] = []
    for at, line in enumerate(lines):
        if not line:
            continue
        apart = at > 1 and not lines[at - 1] and not lines[at - 2]
        if not made or (apart and not line.startswith(INDENT * 2)):
            made.append([])
        elif at and not lines[at - 1]:
            made[-1] += ["", ""] if apart else [""]
        made[-1].append(line)
    return made


class _Edition:
    def __init__(self, lines: Lines, *, old: bool) -> None:
        """For these lines; in an `old` edition the titles of links had no bullets."""
        self.old = old
        self.items = items_of(lines)
        self.labels = labels_of(lines)
        self.title_first = begin_with_titles(lines)
        self.words = Counter(_key(line) for item in self.items for line in item)
        self.opening = True

    def own(self) -> Own:
        """The issue."""
        top, rest = self.items[0], self.items[1:]
        begins = top[0] == RULE or underlined(top)
        masthead, left_out = _masthead([] if begins else top)
        blocks: list[Block] = [masthead]
        for item in self.items if begins else rest:
            blocks += self.block(item, last=item is self.items[-1])
        own = issue_of(_unnumbered(blocks), left_out)
        unsure = tuple(link.id for link in own.issue.links if _is_wrapped(link)) if self.old else ()
        return replace(own, unsure=unsure)

    def block(self, item: Lines, *, last: bool) -> Iterator[Block]:
        """What one item is."""
        if item[0] == RULE:
            yield from self.section(item, last=last)
        elif item[0].startswith(BULLET) and not has_addresses(item):
            yield from _briefs(item)
        elif entries := self.entries(item):
            count = underlined(item)
            headline, under = " ".join(item[:count]), groups_of(item[count + 1 :])
            standfirst = " ".join(under[0]) if len(under) > 1 else ""
            yield Contents(0, headline, standfirst, entries, ())
        elif cards := _cards(item):
            yield Cards(tuple(_card(card, self.title_first) for card in cards))
        else:
            yield story_of(item, self.labels, opening=self.opening, title_first=self.title_first)
            self.opening = False

    def section(self, item: Lines, *, last: bool) -> Iterator[Block]:
        """A section: a rule, its title right below if it has one, its standfirst; or the footer below the last rule."""
        end = next((at for at, line in enumerate(item[1:], 1) if not line), len(item))
        if last and end == 1:
            notes, body = noted(groups_of(item[1:]))
            yield Footer(Body(prose=tuple(each for group in body for each in prose_of(group, notes))), ())
            return
        standfirst = " ".join(line for group in groups_of(item[end:]) for line in joined(group))
        yield Head(" ".join(joined(item[1:end])), standfirst)

    def entries(self, item: Lines) -> tuple[str, ...]:
        """The entries of a list of contents: below a headline, and most of them stand elsewhere in the edition."""
        count = underlined(item)
        groups = groups_of(item[count + 1 :]) if count else []
        if not groups or len(groups) > 2 or not groups[-1][0].startswith(BULLET) or has_addresses(groups[-1]):
            return ()
        rows = [line for line in groups[-1] if line.startswith(BULLET)]
        named = sum(self.words[_key(line.removeprefix(BULLET))] > 1 for line in rows)
        return _entries(groups[-1]) if 2 * named > len(rows) else ()


def _entries(lines: Lines) -> tuple[str, ...]:
    """Items of one paragraph each, their lines joined."""
    made: list[list[str]] = []
    for line in lines:
        if line.startswith(BULLET):
            made.append([line.removeprefix(BULLET)])
        elif made:
            made[-1].append(line.strip())
    return tuple(map(" ".join, made))


def _unnumbered(blocks: list[Block]) -> list[Block]:
    """The blocks without the numbers of their stories, where two stories or more have one and each follows the last."""
    told = [story for block in blocks for story in (block.items if isinstance(block, Cards) else (block,))]
    numbered = [(each, _NUMBERED.match(each.headline)) for each in told if isinstance(each, Card | Item)]
    numbers = [int(match[1]) for _, match in numbered if match]
    if len(numbers) < 2 or numbers != list(range(1, len(numbers) + 1)):
        return blocks
    return [_without(block) for block in blocks]


def _without(block: Block) -> Block:
    match block:
        case Item():
            return replace(block, headline=_NUMBERED.sub("", block.headline))
        case Cards(cards):
            return Cards(tuple(replace(card, headline=_NUMBERED.sub("", card.headline)) for card in cards))
        case Contents():
            return replace(block, entries=tuple(_NUMBERED.sub("", entry) for entry in block.entries))
    return block


def _masthead(item: Lines) -> tuple[Masthead, list[Unread]]:
    """Name, tagline and day; below them the title and the subject, or the one line that is both."""
    groups = groups_of(item)
    web = [group for group in groups if bare_label(group[0]) in every("web")]
    told = {" ".join(joined(group)): group for group in groups[1:]}
    shown = [(found[0]["alt"], told[words]) for words in told if (found := unfilled("picture", words))]
    groups = [group for group in groups if group not in (*web, *(group for _, group in shown))]
    top = joined(groups[0]) if groups else []
    number, date = day_parts(top[-1]) if top else ("", "")
    is_day = bool(number) or len(top) > 2 or (len(top) > 1 and bool(parsed(day_in(date))))
    named = top[:-1] if is_day else top
    number, date = (number, date) if is_day else ("", "")
    said = [" ".join(joined(group)) for group in groups[1:]]
    url = safe_url(web[0][-1].strip()) if web and len(web[0]) > 1 else None
    masthead = Masthead(
        name=named[0] if named else "",
        tagline=named[1] if len(named) > 1 else "",
        number=number,
        date=date,
        title=said[0] if said else "",
        subject=said[-1] if said else "",
        preheader="",
        web=url,
        picture=Picture("", shown[0][0]) if shown else None,
    )
    return masthead, [Unread(line.strip(), Reason.WEB) for group in web[:1] for line in group[1:] if not url]


def _briefs(item: Lines) -> Iterator[Block]:
    """The items of the news in brief; their notes stand below the last."""
    notes, groups = noted(groups_of(item))
    lines = [line for place, group in enumerate(groups) for line in ([""] * bool(place) + group)]
    for prose in prose_of(lines, notes):
        if isinstance(prose, Listing):
            yield Briefs(tuple(Brief(0, each) for each in prose.items))
        else:
            yield Item(0, Kind.STORY, "", "", "", "", None, Body(prose=(prose,)), References())


def _cards(item: Lines) -> list[list[str]]:
    """The cards of a row; none where the item is one story, whose subheadings have an empty line below.

    A card tells itself by its address right below its headline, and each but the first by whatever stands there
    (`["Four", "----", "", "Five", "----", "Forty-one."]`): a story has its standfirst there, too.
    """
    starts = [at for at in range(len(item)) if (not at or not item[at - 1]) and underlined(item[at : at + 8])]
    if not starts or starts[0] != 0:
        return []
    cards = [list(item[at:end]) for at, end in zip(starts, [*starts[1:], len(item)], strict=True)]
    return cards if any(map(_lead, cards)) or any(map(_has_words_below, cards[1:])) else []


def _has_words_below(card: Lines) -> bool:
    """Whether something stands right below a headline."""
    at = underlined(card) + 1
    return at < len(card) and bool(card[at])


def _lead(card: Lines) -> str | None:
    """The address right below a headline and its standfirst."""
    under = groups_of(card[underlined(card) + 1 :])
    top = under[0] if under and card[underlined(card) + 1 : underlined(card) + 2] == [under[0][0]] else []
    return next((url for line in top if is_address(line) and (url := safe_url(line.strip()))), None)


def _card(lines: Lines, title_first: bool) -> Card:
    rest = [line for line in lines if not (is_address(line) and safe_url(line.strip()) == _lead(lines))]
    made = story_of(rest, title_first=title_first)
    return Card(
        0, made.headline, made.standfirst or made.byline, made.picture, _lead(lines), made.body, made.references
    )


def _is_wrapped(link: Link) -> bool:
    """Whether the words of a link took two lines: the second may be a link of its own that waits for its address."""
    source = f"{link.source}:  " if link.source else ""
    return cells(source + link.title) > WIDTH


def _key(line: str) -> str:
    return "".join(_WORD.findall(line.casefold()))
