"""Signs that a whole source was read wrongly, whatever the model thinks of its lines."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from desk.model.issue import Issue, Story
from desk.model.kinds import Kind
from desk.model.text import count_words
from desk.read.line import Document
from desk.read.model.labels import HEADS, Label
from desk.read.reading import Alarm, Alarming, Lines

MANY_LINKS = 8
"""Links of a story that are no list, above which it is probably several stories."""
LONG_FOOTER = 0.3
"""Share of the words that a footer seldom has."""
SCREENS = 80
"""Lines of two screens."""
_FEW = 4
"""Stories below which shares say nothing."""
UNSURE = 0.09
"""Share of the lines that are probably read wrongly, from which the whole is unsure: chosen on families that the
weights had not seen, where three of five such sources had more than one wrong line in ten, three of four one in 20."""


def alarms_of(
    issue: Issue, where: dict[int, Lines], document: Document, labels: Sequence[str], sure: Sequence[float]
) -> tuple[Alarm, ...]:
    """What looks wrong about an issue made of lines with such labels, each of them as likely as `sure` says."""
    return (*_stories(issue, where), *_whole(issue, document, labels), *_unsure(document, sure))


def _stories(issue: Issue, where: dict[int, Lines]) -> Iterator[Alarm]:
    attached = Counter(link.story for link in issue.links)
    total = sum(attached.values()) + sum(story.body.count("](") for story in issue.stories)
    for story in issue.stories:
        inline = story.body.count("](")
        lines = where.get(story.id, Lines(0, 0))
        if story.kind in (Kind.LETTER, Kind.BRIEF):
            continue
        if inline > MANY_LINKS and "\n- " not in f"\n{story.body}":
            yield Alarm(Alarming.MANY_LINKS, story.id, lines)
        if _is_empty(story) and not attached[story.id]:
            yield Alarm(Alarming.EMPTY_STORY, story.id, lines)
        if len(issue.stories) >= _FEW and total > MANY_LINKS and 2 * (inline + attached[story.id]) > total:
            yield Alarm(Alarming.ONE_HAS_ALL, story.id, lines)


def _unsure(document: Document, sure: Sequence[float]) -> Iterator[Alarm]:
    """One for the stretch from the first to the last line that is no surer than the whole may be."""
    lines = [line for line, share in zip(document.lines, sure, strict=True) if share <= 1 - UNSURE]
    if lines and len(sure) - sum(sure) > UNSURE * len(sure):
        yield Alarm(Alarming.UNSURE, None, Lines(lines[0].start, lines[-1].end))


def _is_empty(story: Story) -> bool:
    return not story.body and not story.standfirst and story.image is None


def _whole(issue: Issue, document: Document, labels: Sequence[str]) -> Iterator[Alarm]:
    feet = [at for at, label in enumerate(labels) if label == Label.FOOT]
    words = sum(count_words(document.lines[at].text) for at in feet)
    all_of = accumulate(count_words(line.text) for line in document.lines)
    if words and not any(words <= LONG_FOOTER * so_far for so_far in all_of):  # the first lines mostly say so
        yield Alarm(Alarming.LONG_FOOTER, None, Lines(document.lines[feet[0]].start, document.lines[feet[-1]].end))
    told = [story for story in issue.stories if story.kind in (Kind.STORY, Kind.SPONSOR)]
    linked = {link.story for link in issue.links}
    bare = [story for story in told if _is_empty(story) and story.id not in linked]
    if len(told) >= _FEW and 2 * len(bare) > len(told):
        yield Alarm(Alarming.NO_TEXT)
    yield from _without_headline(document, labels)


def _without_headline(document: Document, labels: Sequence[str]) -> Iterator[Alarm]:
    """Stretches of two screens and more in which no story begins."""
    heads = [-1, *(at for at, label in enumerate(labels) if label in HEADS), len(labels)]
    for sooner, later in pairwise(heads):
        if later - sooner > SCREENS:
            first, last = document.lines[sooner + 1], document.lines[later - 1]
            yield Alarm(Alarming.NO_HEADLINE, None, Lines(first.start, last.end))
