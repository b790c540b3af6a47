"""Sources with what is right: the families outside the project, and random layouts.

Lines are kept on disk between runs.

The families are newsletters of others and stay outside: `../shared/corpus` beside the project, or the folder that
DESK_CORPUS names. Where it is not there, the random layouts are all there is. Further families are learned from and not
measured; the folder that DESK_GATHERED names has them, each a source and its `NAME.truth.json`.
"""

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.reader.grammar.labels import label
from bench.reader.grammar.layouts import layouts
from bench.reader.kept import LINES, kept
from bench.reader.measures import Scored, f1, measured
from bench.reader.truth import TrueStory, lay
from desk.read.line import Document
from desk.read.model.labels import Label
from desk.read.sources import lines_of

ROOT = Path(__file__).resolve().parents[2]
PUBLISHERS = (
    ("perlweekly", ("html_mail", "text", "pasted", "numbered"), 16),
    ("haskellweekly", ("md", "html", "pasted", "numbered"), 16),
    ("emacs_news", ("text", "html"), 14),
    ("dataisplural", ("md",), 14),
    ("mmra", ("text",), 12),
)
"""Publishers with many issues: their forms, and how many issues of each are taken at most."""
FITS = 0.85
"""Headlines (F1) that the labels of a random layout must give back; a layout that hides them teaches nothing."""


@dataclass(frozen=True)
class Example:
    """A source, its lines and what is right. A family is one publisher in all its forms."""

    family: str
    form: str
    path: str
    document: Document
    stories: tuple[TrueStory, ...]
    labels: tuple[str, ...]


def corpus() -> Path | None:
    """The folder of the families, None where there is none."""
    path = Path(os.environ.get("DESK_CORPUS", ""))
    if path.is_dir() and os.environ.get("DESK_CORPUS"):
        return path
    found = (base / "shared" / "corpus" for base in (ROOT.parent, ROOT.parent.parent))
    return next((each for each in found if each.is_dir()), None)


def families() -> tuple[Example, ...]:
    """All families that are there, in a fixed order."""
    folder = corpus()
    return (
        kept("families", LINES, lambda: (*_newsletters(folder), *_faults(folder), *_laid(_manifest(folder))))
        if folder
        else ()
    )


def gathered() -> tuple[Example, ...]:
    """The families that are learned from and not measured, in a fixed order."""
    named = os.environ.get("DESK_GATHERED", "")
    return tuple(_laid(_each_of(Path(named)))) if named else ()


def random_layouts(count: int, first: int = 0) -> tuple[Example, ...]:
    """Random layouts whose labels give back their headlines."""
    return kept(f"layouts-{first}-{count}", LINES, lambda: tuple(_layouts(count, first)))


def _layouts(count: int, first: int) -> Iterator[Example]:
    for each in layouts(count, first):
        document = lines_of(
            each.source, f"a.{ {'html': 'html', 'text': 'txt', 'markdown': 'md'}[each.form] }".replace(" ", "")
        )
        if not document.lines:
            continue
        labels = label(document.lines, each.plan)
        example = Example(f"random {each.seed}", each.form, "", document, each.plan.stories, labels)
        scored = measured(example.stories, Scored.of_labels(document.lines, labels))
        if (f1(scored["headlines"]) or 0) >= FITS and (f1(scored["sections"]) or 1) >= 0.7:
            yield example


_Told = tuple[str, str, Path, tuple[TrueStory, ...]]
"""A family, the form of a source, where it is and what is right."""


def _laid(told: Iterable[_Told]) -> Iterator[Example]:
    for family, form, path, stories in told:
        document = lines_of(path.read_bytes(), path.name)
        yield Example(family, form, path.name, document, stories, lay(document.lines, stories).labels)


def _manifest(folder: Path) -> Iterator[_Told]:
    for family, forms, count in PUBLISHERS:
        truth = folder / family / "truth.json"
        issues = json.loads(truth.read_text("utf-8"))["issues"] if truth.is_file() else []
        for form in forms:
            told = [
                issue for issue in issues if issue["files"].get(form) and any(s["stories"] for s in issue["sections"])
            ]
            for issue in _spread(told, count):
                yield family, form, folder / family / issue["files"][form], _stories(issue)
    yield from _each_of(folder / "families")


def _each_of(folder: Path) -> Iterator[_Told]:
    """The families of which each has one source, beside what is right of it."""
    for truth in sorted(folder.glob("*.truth.json")):
        data = json.loads(truth.read_text("utf-8"))
        issue = data["issues"][0]
        name = issue["files"]["x"]
        yield data["family"], name.rpartition(".")[2], truth.parent / name, _stories(issue)


def _newsletters(folder: Path) -> Iterator[Example]:
    """The two newsletters that the project began with, as a reader of the mail copies them: without addresses."""
    truth = folder.parent / "seed" / "truth.json"
    if not truth.is_file():
        return
    path = truth.parent / "newsletter.txt"
    stories: list[TrueStory] = []
    newsletters = json.loads(truth.read_text("utf-8"))["newsletters"]
    for item in (each for newsletter in newsletters for each in newsletter["items"]):
        if item["kind"] in ("cards", "brief list"):
            named = [each["title"] for each in item.get("cards", ())] + [each["text"] for each in item.get("brief", ())]
            stories += [TrueStory(title, section=item["headline"]) for title in named]
        elif item["kind"] not in ("footer", "letter"):
            titles = tuple((link["source"] or "") + link["title"] for link in item["links"])
            stories.append(TrueStory(item["headline"], item["kind"], titles=titles))
    document = lines_of(path.read_bytes(), path.name)
    labels = list(lay(document.lines, stories).labels)
    for item in (each for newsletter in newsletters for each in newsletter["items"]):
        aside = {"footer": Label.FOOT, "letter": Label.AHEAD}.get(item["kind"])
        for at, line in enumerate(document.lines):
            if aside and line.start in item["paragraph_lines"]:
                labels[at] = aside
    yield Example("seed", "pasted", "../seed/newsletter.txt", document, tuple(stories), tuple(labels))
    starts = [at for at, label in enumerate(labels) if label == Label.HEADLINE]
    for first, last, story in zip(starts, starts[1:], stories, strict=False):
        text = "\n".join(document.source[document.lines[first].start - 1 : document.lines[last].start - 1])
        alone = lines_of(text)
        laid = lay(alone.lines, (story,))
        yield Example("seed", "alone", f"../seed/newsletter.txt:{first}", alone, (story,), laid.labels)


def _faults(folder: Path) -> Iterator[Example]:
    """Small inputs that were read wrongly once, with what is right."""
    for truth in sorted((folder.parent / "faults" / "newsletters").glob("*.expected.json")):
        issue = json.loads(truth.read_text("utf-8"))["issues"][0]
        path = truth.parent / issue["files"]["x"]
        document, stories = lines_of(path.read_bytes(), path.name), _stories(issue)
        yield Example("faults", path.suffix, path.name, document, stories, lay(document.lines, stories).labels)


def _spread(issues: list[Any], count: int) -> list[Any]:
    return issues if len(issues) <= count else [issues[at * len(issues) // count] for at in range(count)]


def _stories(issue: dict[str, Any]) -> tuple[TrueStory, ...]:
    return tuple(
        TrueStory(
            story["headline"] or "",
            story["kind"],
            section["title"] or "",
            tuple((link.get("email_url") or link["url"], link["url"]) for link in story["links"] if link.get("url")),
            story.get("body_text") or "",
            tuple(filter(None, ((link.get("source") or "") + (link.get("text") or "") for link in story["links"]))),
        )
        for section in issue["sections"]
        for story in section["stories"]
    )
