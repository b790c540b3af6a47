"""Which parts of a page are loud, and how they look: what a headline might be, before it is known to be one."""

from collections import Counter
from collections.abc import Collection, Sequence

from desk.intake.page.parts import Part
from desk.intake.page.phrases import ARROWED, BYLINE, MORE, paid_by
from desk.links.paste import is_links_label

LONGEST_HEAD = 160
"""Characters; what is longer is a paragraph, unless its tag says otherwise."""
_LONGEST_TAGGED = 250
_LONGEST_SPONSOR = 90
_LONGEST_SENTENCE = 80
"""Characters of the longest line with a stop at its end that is a headline by its size alone."""
_STOPS = (".", "!", "?", "…", "。")
_LARGER = 1.12
_KICKER_WORDS = 4
_LONGEST_KICKER = 40
FEWEST_WORDS = 3
"""Words of the shortest line that is a headline by its link alone."""
Look = tuple[object, ...]
"""What loud parts have in common that look alike: their tag and its level, or size, weight, capitals and place."""


def body_size(parts: Sequence[Part]) -> float:
    """The size in which most of the page's words are set, in pixels."""
    sizes: Counter[float] = Counter()
    for part in parts:
        if not part.level:
            sizes[round(part.size)] += len(part.words) * (3 if len(part.words) > LONGEST_HEAD else 1)
    return max(sizes, key=lambda size: (sizes[size], -size), default=16.0)


def is_sponsor_line(part: Part) -> bool:
    """Whether a part only says that what follows is paid for."""
    if not part.words or len(part.words) > _LONGEST_SPONSOR or part.depth:
        return False
    name = paid_by(part.words)
    return name is not None and len(name.split()) <= 8


def loud_parts(parts: Sequence[Part], sponsors: Collection[int], lines: bool = False) -> list[int]:
    """The places of what may be headlines or titles; with `lines` also lines that are nothing but a link."""
    body = body_size(parts)
    heads = [
        place for place, part in enumerate(parts)
        if place not in sponsors and (_is_head(part, body) or (lines and is_link_line(part)))
    ]  # fmt: skip
    told = _told_looks(parts, heads)
    loud = frozenset(heads)
    return [place for place in heads if not _is_button(parts, place, loud, told)]


def is_link_line(part: Part) -> bool:
    """Whether a line is nothing but a link whose words could name a story."""
    plain = not part.depth and not part.quote and not part.code and part.image is None
    few = len(part.words.split()) < FEWEST_WORDS or len(part.words) > LONGEST_HEAD
    return plain and not few and part.linked >= 0.95 and not MORE.fullmatch(part.words)


def _is_head(part: Part, body: float) -> bool:
    words = part.words
    if not words or part.depth or part.quote or part.code or part.image or not any(map(str.isalpha, words)):
        return False
    if part.level:
        return len(words) <= _LONGEST_TAGGED
    if len(words) > LONGEST_HEAD or words.endswith((",", ";")) or BYLINE.fullmatch(words) or is_links_label(words):
        return False
    if len(words) > _LONGEST_SENTENCE and words.endswith(_STOPS) and part.bold < 0.9:
        return False
    letters = [letter for letter in words if letter.isalpha()]
    loud = all(letter.isupper() for letter in letters) and len(letters) >= 4 and len(words) <= 60
    return part.size >= body * _LARGER or part.bold >= 0.9 or loud


def _told_looks(parts: Sequence[Part], heads: Collection[int]) -> set[Look]:
    """The looks that have a text below them more than once: those of headlines, not of buttons."""
    loud = set(heads)
    texts: Counter[Look] = Counter()
    for place in heads:
        under = worded_below(parts, place)
        if under is not None and under not in loud and not parts[under].depth and parts[under].linked < 0.9:
            texts[look_of(parts[place])] += 1
    return {look for look, count in texts.items() if count > 1}


def _is_button(parts: Sequence[Part], place: int, heads: Collection[int], told: Collection[Look]) -> bool:
    """Whether a loud linked part is a button: it says so, or stands between a text and the next head."""
    part = parts[place]
    if part.linked < 0.9 or part.level:
        return False
    if MORE.fullmatch(part.words):
        return True
    if look_of(part) in told and not ARROWED.search(part.words):
        return False
    above, below = _near(parts, place, -1), _near(parts, place, 1)
    text_above = above is not None and above not in heads and bool(parts[above].words) and not parts[above].rule
    ends = below is None or below in heads or bool(parts[below].image) or parts[below].rule
    arrow = bool(ARROWED.search(part.words)) and text_above
    return arrow or (text_above and ends and len(part.words) <= 50 and parts[above or 0].linked < 0.9)


def look_of(part: Part) -> Look:
    """How a loud part looks."""
    size = round(part.size)
    if part.level:
        return ("tag", part.level, size)
    letters = [letter for letter in part.words if letter.isalpha()]
    return ("look", size, part.bold >= 0.9, all(map(str.isupper, letters)), part.path)


def _near(parts: Sequence[Part], place: int, step: int) -> int | None:
    """The next part in one direction that is no picture without words; a rule counts."""
    place += step
    while 0 <= place < len(parts):
        part = parts[place]
        if part.words and not part.image:
            return place
        if part.image and step > 0 and part.cell != parts[place - step].cell:
            return place
        if part.rule:
            return place
        place += step
    return None


def worded_below(parts: Sequence[Part], place: int) -> int | None:
    """The next part with words of its own."""
    place += 1
    while place < len(parts) and (parts[place].image or not parts[place].words):
        place += 1
    return place if place < len(parts) else None


def is_kicker_line(part: Part, body: float) -> bool:
    """Whether a line is a word or a few in small print, as it stands above headlines."""
    few = len(part.words.split()) <= _KICKER_WORDS and len(part.words) <= _LONGEST_KICKER
    return few and part.size < body * 0.95 and not part.links and not part.depth and not part.level


def named_below(parts: Sequence[Part], place: int, names: Collection[int], body: float) -> int | None:
    """The next part with words, or the one of `names` that follows with a kicker between."""
    below = worded_below(parts, place)
    if below is None or below in names or not is_kicker_line(parts[below], body):
        return below
    further = worded_below(parts, below)
    return further if further in names else below
