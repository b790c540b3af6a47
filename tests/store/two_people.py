"""Two people at one issue of thirty stories: pairs of edits, and whole days of them, merged as git merges."""

import random
import subprocess
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from desk.edit import issues, links, sections, stories
from desk.model.issue import Issue, Link, Section, Story
from desk.model.order import spread

Edit = Callable[[Issue], Issue]
WORDS = "harbour council tide ward budget bridge archive bus school river market stone letter window night".split()


def _id(chance: random.Random) -> int:
    return chance.randrange(10**14, 10**15)


def _text(chance: random.Random, paragraphs: int) -> str:
    return "\n\n".join(" ".join(chance.choices(WORDS, k=12)).capitalize() + "." for _ in range(paragraphs))


def begun() -> Issue:
    """The issue that both start from: 5 sections of 6 stories, 5 links each, ids by chance as in any issue."""
    chance = random.Random(5)
    parts = tuple(Section(_id(chance), key, f"Part {at}") for at, key in enumerate(spread(5)))
    items = [
        Story(_id(chance), key, part.id, headline=f"{part.title}, story {at}", body=_text(chance, 5))
        for part in parts
        for at, key in enumerate(spread(6))
    ]
    attached = [
        Link(_id(chance), key, item.id, f"Source {at}", f"https://example.org/{item.id}/{at}", title=f"Link {at}")
        for item in items
        for at, key in enumerate(spread(5))
    ]
    return Issue(
        _id(chance),
        number=42,
        title="No 42",
        slug="no-42",
        date="2026-11-05",
        subject="Subject",
        preheader="Preheader",
        sections=tuple(sorted(parts, key=lambda each: each.id)),
        stories=tuple(sorted(items, key=lambda each: each.id)),
        links=tuple(sorted(attached, key=lambda each: each.id)),
    )


BASE = begun()
PARTS = [part.id for part in BASE.running_order]
STORIES = [story.id for part in PARTS for story in BASE.stories_of(part)]


def paragraph(id: int, at: int, words: str, issue: Issue) -> Issue:
    """Write one paragraph of a story anew."""
    lines = issue.story(id).body.split("\n")
    lines[2 * at] = words
    return stories.change(issue, id, body="\n".join(lines))


def removed(id: int, issue: Issue) -> Issue:
    """Take a story out of the file with its links, as a script does: the desk only spikes."""
    return replace(
        issue,
        stories=tuple(story for story in issue.stories if story.id != id),
        links=tuple(link for link in issue.links if link.story != id),
    )


def _link(at: int, story: int = STORIES[0]) -> Link:
    return BASE.links_of(story)[at]


def _change(id: int, issue: Issue, /, **fields: str) -> Issue:
    return stories.change(issue, id, **fields)


_A, _B, _C = STORIES[0], STORIES[1], STORIES[8]
PAIRS: dict[str, tuple[Edit, Edit]] = {
    "two stories": (partial(paragraph, _A, 1, "Ours."), partial(paragraph, _C, 1, "Theirs.")),
    "neighbouring paragraphs": (partial(paragraph, _A, 1, "Ours."), partial(paragraph, _A, 2, "Theirs.")),
    "headline and body": (partial(_change, _A, headline="Ours"), partial(paragraph, _A, 4, "Theirs.")),
    "both add a story": (
        lambda issue: stories.add(issue, Story(271828182845904, "", PARTS[0], headline="Ours")),
        lambda issue: stories.add(issue, Story(714285714285714, "", PARTS[0], headline="Theirs")),
    ),
    "both add a link": (
        lambda issue: links.add(issue, [Link(271828182845904, "", _A, title="Ours")]),
        lambda issue: links.add(issue, [Link(714285714285714, "", _A, title="Theirs")]),
    ),
    "move and write": (lambda issue: stories.place(issue, [_A], PARTS[1], _C), partial(paragraph, _A, 1, "Theirs.")),
    "delete one, write another": (partial(removed, _A), partial(paragraph, _B, 1, "Theirs.")),
    "two moves in a section": (
        lambda issue: stories.shift(issue, [_A], 1),
        lambda issue: stories.place(issue, [STORIES[4]], PARTS[0], None),
    ),
    "a section and a story": (
        lambda issue: sections.add(issue, Section(271828182845904, "", "Ours"), after=PARTS[1]),
        lambda issue: stories.add(issue, Story(714285714285714, "", PARTS[1], headline="Theirs")),
    ),
    "title and subject": (
        lambda issue: issues.change(issue, title="Ours"),
        lambda issue: issues.change(issue, subject="Theirs"),
    ),
    "order and address of links": (
        lambda issue: links.shift(issue, _link(0).id, 2),
        lambda issue: links.change(issue, _link(3).id, url="https://example.org/theirs"),
    ),
    "a section's title and a story in it": (
        lambda issue: sections.change(issue, PARTS[0], title="Ours"),
        lambda issue: stories.shift(issue, [_B], 1),
    ),
    "the same paragraph": (partial(paragraph, _A, 1, "Ours."), partial(paragraph, _A, 1, "Theirs.")),
    "delete against write": (partial(removed, _A), partial(paragraph, _A, 1, "Theirs.")),
}
CONFLICTS = ("the same paragraph", "delete against write")
"""The pairs that are true conflicts: git has to say so."""


def day(chance: random.Random, own: list[int], who: str, issue: Issue) -> Issue:
    """Four edits of one person, who keeps to stories of their own as people do."""
    for number in range(4):
        mine = [id for id in own if any(story.id == id for story in issue.stories)]
        issue = _edited(chance, chance.choice(mine), f"{who} {number}", issue)
    return issue


def _edited(chance: random.Random, id: int, words: str, issue: Issue) -> Issue:
    match chance.randrange(9):
        case 0:
            return paragraph(id, chance.randrange(5), words, issue)
        case 1:
            return stories.change(issue, id, headline=words)
        case 2:
            return stories.change(issue, id, byline=words, status="ready")
        case 3:
            return stories.shift(issue, [id], chance.choice([-1, 1]))
        case 4:
            return stories.place(issue, [id], chance.choice(PARTS), None)
        case 5:
            return stories.add(issue, Story(_id(chance), "", issue.story(id).section, headline=words, body=words))
        case 6:
            return links.add(issue, [Link(_id(chance), "", id, "Source", "https://example.org/new", title=words)])
        case 7:
            return links.change(issue, chance.choice(issue.links_of(id)).id, title=words)
        case _:
            return removed(id, issue) if chance.random() < 0.3 else stories.change(issue, id, standfirst=words)


def git_merge(folder: Path, base: bytes, ours: bytes, theirs: bytes) -> tuple[bytes, int]:
    """What `git merge-file` makes of three versions, and its exit code: how many conflicts are left."""
    paths = [folder / name for name in ("base", "ours", "theirs")]
    for path, data in zip(paths, (base, ours, theirs), strict=True):
        path.write_bytes(data)
    done = subprocess.run(["git", "merge-file", "-p", paths[1], paths[0], paths[2]], capture_output=True, check=False)
    return done.stdout, done.returncode
