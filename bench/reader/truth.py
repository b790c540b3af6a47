"""What is right, laid onto lines: each line of a source gets the label that makes the stories of its truth."""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass

from desk.read.house.house import House
from desk.read.house.leads import leads
from desk.read.line import Line
from desk.read.model.labels import HEADS, Label


@dataclass(frozen=True, slots=True)
class TrueStory:
    """A story as it should be read. Each address comes with the others that are as good."""

    headline: str
    kind: str = "story"
    section: str = ""
    urls: tuple[tuple[str, ...], ...] = ()
    body: str = ""
    titles: tuple[str, ...] = ()
    """What its links say, source and title: where a source has no addresses, the words are all there is of them."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """Labels of all lines, and how many of the headlines were found in them."""

    labels: tuple[str, ...]
    found: int
    wanted: int


@dataclass(frozen=True, slots=True)
class _Place:
    line: int
    label: Label
    lines: int
    weight: float


def plain(text: str | None) -> str:
    """Letters and figures only, as headlines are compared."""
    return re.sub(r"[\W_]+", "", html.unescape(text or "").lower())


def address(url: str | None) -> str:
    """An address as it is compared: without scheme, www., counters and fragment."""
    url = re.sub(r"\s+", "", html.unescape(url or "").strip())
    url = re.sub(r"^(https?:)?//(www\.)?", "", url, flags=re.IGNORECASE)
    url = re.sub(r"#.*$", "", url)
    url = re.sub(r"([?&])(utm_[^=&]*|mc_[ce]id|_hs\w*)=[^&]*", r"\1", url)
    return re.sub(r"[?&]+$", "", url).rstrip("/")


def lay(lines: Sequence[Line], stories: Sequence[TrueStory]) -> Labelled:
    """The labels of lines by which `stories` come out of them."""
    said = [plain(whole(line)) for line in lines]
    fronts = [{label: plain(line.joined[a:b]) for label, (a, b) in leads(line).items()} for line in lines]
    fronts = [{Label.HEADLINE: plain(line.text), **own} for line, own in zip(lines, fronts, strict=True)]
    urls = [{address(url) for url in line.urls} for line in lines]
    places = [_places(story, said, fronts, urls) for story in stories]
    order = sorted(_chosen(places).items(), key=lambda item: item[1].line)
    labels = [str(Label.AHEAD)] * len(lines)
    titles = _titles(order, stories, said, fronts)
    for number, (story, place) in enumerate(order):
        end = order[number + 1][1].line if number + 1 < len(order) else len(lines)
        _label_story(labels, place, end, stories[story], said, urls, titles, last=number + 1 == len(order))
    for at in titles:
        labels[at] = Label.SECTION
    _introductions(labels)
    _above(labels, lines)
    if order:
        first = min(order[0][1].line, min(titles, default=len(lines)))
        for at in range(first, len(lines)):
            if labels[at] == Label.AHEAD:
                labels[at] = Label.INTRO
    return Labelled(tuple(labels), len(order), sum(bool(plain(story.headline)) for story in stories))


def whole(line: Line) -> str:
    """The words of a line; "3. Koi" is a headline with its number where the source makes no list of it."""
    return f"{line.mark} {line.text}" if not line.level and re.match(r"\d+\.", line.mark) else line.text


def _places(story: TrueStory, said: list[str], fronts: list[dict[Label, str]], urls: list[set[str]]) -> list[_Place]:
    """The lines that could be a story's headline, with how well they fit."""
    title = plain(story.headline)
    wanted = {address(url) for group in story.urls for url in group}
    body = plain(story.body)
    found = []
    for at in range(len(said)) if title else ():
        label, lines, fit = None, 1, 0.0
        if said[at] == title:
            label, fit = Label.HEADLINE, 0.4
        elif title in fronts[at].values():
            label = next(each for each in HEADS if fronts[at].get(each) == title)
            fit = 0.2
        elif said[at] and title.startswith(said[at]):
            lines = _several(said, at, title)
            label, fit = (Label.HEADLINE, 0.3) if lines else (None, 0.0)
        if label:
            near = bool(wanted & {url for group in urls[at : at + 8] for url in group})
            below = any(len(words) > 15 and words in body for words in said[at + lines : at + lines + 2])
            found.append(_Place(at, label, lines, 1 + fit + 0.5 * near + 0.3 * below))
    return found


def _several(said: list[str], at: int, title: str) -> int:
    """How many lines from `at` make the title together; 0 for none."""
    text = said[at]
    for end in range(at + 1, min(at + 4, len(said))):
        text += said[end]
        if text == title:
            return end - at + 1
        if len(text) >= len(title):
            break
    return 0


def _chosen(places: list[list[_Place]]) -> dict[int, _Place]:
    """For each story one of its places, so that all stand in order and fit best."""
    best: list[tuple[int, float, tuple[int, _Place, object] | None]] = [(-1, 0.0, None)]
    for story, many in enumerate(places):
        new = []
        for place in many:
            before = max((each for each in best if each[0] < place.line), key=lambda each: each[1], default=None)
            if before is not None:
                new.append((place.line + place.lines - 1, before[1] + place.weight, (story, place, before[2])))
        kept: list[tuple[int, float, tuple[int, _Place, object] | None]] = []
        for each in sorted([*best, *new], key=lambda each: (each[0], -each[1])):
            if not kept or each[1] > kept[-1][1]:
                kept.append(each)
        best = kept
    chain: object = max(best, key=lambda each: each[1])[2]
    found: dict[int, _Place] = {}
    while isinstance(chain, tuple):
        story, place, chain = chain
        found[story] = place
    return found


def _titles(
    order: list[tuple[int, _Place]],
    stories: Sequence[TrueStory],
    said: list[str],
    fronts: list[dict[Label, str]],
) -> set[int]:
    """The lines that are titles of sections."""
    found: set[int] = set()
    end, last = 0, ""
    for story, place in order:
        title = plain(stories[story].section)
        if title and stories[story].section != last:
            for at in range(place.line - 1, end - 1, -1):
                short = len(said[at]) < len(title) + 25
                if said[at] == title or (title in fronts[at].values() and short):
                    found.add(at)
                    break
                if at + 1 < place.line and said[at] + said[at + 1] == title:
                    found |= {at, at + 1}
                    break
        last, end = stories[story].section, place.line + place.lines
    return found


def _label_story(
    labels: list[str],
    place: _Place,
    end: int,
    story: TrueStory,
    said: list[str],
    urls: list[set[str]],
    titles: set[int],
    *,
    last: bool,
) -> None:
    wanted = {address(url) for group in story.urls for url in group}
    first = place.line + place.lines
    titled = {plain(title) for title in story.titles}
    labels[place.line] = place.label
    for at in range(place.line + 1, first):
        labels[at] = Label.MORE
    cut = _last_end(first, end, story, wanted, said, urls) if last else end
    for at in range(first, cut):
        if at in titles:
            break
        linked = wanted & urls[at] or (not urls[at] and said[at] in titled)
        labels[at] = Label.LINK if linked else Label.ASIDE if urls[at] else Label.BODY
    for at in range(cut, end):
        labels[at] = Label.FOOT


def _last_end(first: int, end: int, story: TrueStory, wanted: set[str], said: list[str], urls: list[set[str]]) -> int:
    """Where the last story ends and the footer begins."""
    body = plain(story.body)
    titled = {plain(title) for title in story.titles}
    cut = first
    for at in range(first, end):
        if wanted & urls[at] or (len(said[at]) > 15 and (said[at] in body or said[at] in titled)):
            cut = at + 1
    if not wanted and not body and not titled:
        cut = min(end, first + 2)
    foot = next((at for at in range(cut, end) if urls[at]), None)
    if foot is not None and all(len(said[at]) > 60 for at in range(cut, foot)):
        return foot
    return cut


def _above(labels: list[str], lines: Sequence[Line]) -> None:
    """Pictures and small lines right above headlines belong to the story below.

    The truth says nothing of them. A small line is one of a look of which nearly all stand so, and which leaves most
    of the stories above with a text of their own.
    """
    looks = [look.key for look in House(lines).looks]
    small: dict[int, list[bool]] = {}
    for at in range(len(lines) - 1):
        loose = labels[at] in (Label.BODY, Label.ASIDE, Label.INTRO, Label.AHEAD)
        text = at and labels[at - 1] not in (*HEADS, Label.MORE) and "://" not in lines[at - 1].text
        small.setdefault(looks[at], []).append(bool(loose and text and labels[at + 1] in HEADS))
    for at in range(len(lines) - 2, -1, -1):
        if labels[at + 1] not in (*HEADS, Label.ABOVE) or labels[at] not in (Label.BODY, Label.ASIDE, Label.INTRO):
            continue
        many = small[looks[at]]
        if lines[at].image or (
            len(many) > 3 and sum(many) > 0.85 * len(many) and len(lines[at].text) < 70 and not lines[at].urls
        ):
            labels[at] = Label.ABOVE


def _introductions(labels: list[str]) -> None:
    for at, label in enumerate(labels):
        if label != Label.SECTION:
            continue
        for below in range(at + 1, len(labels)):
            if labels[below] in HEADS or labels[below] == Label.SECTION:
                break
            labels[below] = Label.INTRO
