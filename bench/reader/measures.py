"""How well stories were read: headlines, links under their story, sections.

Words are compared by letters and figures.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from bench.reader.truth import TrueStory, address, plain, whole
from desk.links.found import found_in
from desk.model.kinds import Kind
from desk.model.text import first_words, tidy_line
from desk.read.house.leads import leads
from desk.read.line import Line
from desk.read.model.labels import HEADS, Label
from desk.read.reading import Reading

MEASURES = ("headlines", "links", "sections")
Counts = tuple[int, int, int]
"""Right, true and given."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A story as far as it is compared."""

    headline: str
    section: str
    urls: tuple[str, ...] = ()
    kind: str = "story"

    @staticmethod
    def of_reading(reading: Reading) -> "tuple[Scored, ...]":
        """The stories of a reading, in running order; addresses of counters count as those that they are.

        The name of a reference that the source never defines, "[topic ark]", is no address.
        """
        issue, held = reading.issue, reading.held
        sections = {section.id: section for section in issue.sections}
        order = {section.id: section.order for section in issue.sections}
        stories = sorted(issue.stories, key=lambda story: (order.get(story.section or -1, ""), story.order))
        found = []
        for story in stories:
            own = [link for link in issue.links if link.story == story.id]
            links = [link.url for link in own if link.url]
            waiting = (url for key in (story.id, *(link.id for link in own)) for _, url in held.get(key, ()))
            links += [url for url in waiting if not url.startswith("[")]
            inside = (
                []
                if story.kind in (Kind.LETTER, Kind.NOTE)
                else [each.url for each in found_in(story.body) if each.url]
            )
            title = story.headline or (first_words(story.body, 1000) if story.kind == Kind.BRIEF else "")
            section = sections.get(story.section or -1)
            found.append(
                Scored(tidy_line(title), (section.title or "") if section else "", (*links, *inside), story.kind)
            )
        return tuple(found)

    @staticmethod
    def of_labels(lines: Sequence[Line], labels: Sequence[str]) -> "tuple[Scored, ...]":
        """The stories that labels make by the plainest way there is."""
        found: list[Scored] = []
        section, before, head = "", "", ""
        urls: list[str] = []
        for line, label in zip(lines, labels, strict=True):
            if label == Label.SECTION:
                section = f"{section} {line.text}" if before == Label.SECTION and line.gap <= 1 else line.text
            elif label in HEADS:
                span = leads(line).get(Label(label)) if label != Label.HEADLINE else None
                head = line.joined[slice(*span)] if span else whole(line)
                urls = list(line.urls)
                found.append(Scored(head, section, tuple(urls)))
            elif found and label in (Label.LINK, Label.BODY, Label.MORE):
                last = found[-1]
                title = f"{last.headline} {line.text}" if label == Label.MORE else last.headline
                found[-1] = Scored(title, last.section, (*last.urls, *line.urls))
            before = label
        return tuple(found)


def measured(truth: Sequence[TrueStory], read: Sequence[Scored]) -> dict[str, Counts]:
    """Right, true and given of each measure. Any of a true link's addresses is as good as the others."""
    alias: dict[str, str] = {}
    true_links = set()
    for story in truth:
        for group in story.urls:
            same = {address(url) for url in group} - {""}
            if same:
                for url in same:
                    alias.setdefault(url, min(same))
                true_links.add((plain(story.headline), alias[min(same)]))
    links = {
        (plain(story.headline), alias.get(address(url), address(url)))
        for story in read
        for url in story.urls
        if address(url)
    }
    return {
        "headlines": _counts([plain(s.headline) for s in truth], [plain(s.headline) for s in read]),
        "links": (len(true_links & links), len(true_links), len(links)),
        "sections": _counts(_runs(s.section for s in truth), _runs(s.section for s in read)),
    }


def _counts(true: Iterable[str], given: Iterable[str]) -> Counts:
    wanted, got = Counter(each for each in true if each), Counter(each for each in given if each)
    return (wanted & got).total(), wanted.total(), got.total()


def _runs(titles: Iterable[str]) -> list[str]:
    found: list[str] = []
    for title in map(plain, titles):
        if title and (not found or found[-1] != title):
            found.append(title)
    return found


def f1(counts: Counts) -> float | None:
    """The harmonic mean of precision and recall; None where there is nothing to find and nothing was given."""
    right, true, given = counts
    return 2 * right / (true + given) if true + given else None


def by_family(scores: Iterable[tuple[str, str, Mapping[str, Counts]]]) -> dict[str, dict[str, float]]:
    """F1 by family: pooled over the issues of one form, the mean over forms. A measure that is not there is not.

    Pasted text has no addresses, so that its links do not count.
    """
    pooled: dict[tuple[str, str], dict[str, Counts]] = {}
    for family, form, counts in scores:
        into = pooled.setdefault((family, form), {})
        for name, (right, true, given) in counts.items():
            a, b, c = into.get(name, (0, 0, 0))
            into[name] = (a + right, b + true, c + given)
    found: dict[str, dict[str, list[float]]] = {}
    for (family, form), named in sorted(pooled.items()):
        for name, total in named.items():
            if total[1] and not (name == "links" and form == "pasted"):
                found.setdefault(family, {}).setdefault(name, []).append(f1(total) or 0.0)
    return {family: {name: sum(each) / len(each) for name, each in named.items()} for family, named in found.items()}


def means(families: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
    """The mean over families of each measure."""
    found = {}
    for name in MEASURES:
        values = [named[name] for named in families.values() if name in named]
        found[name] = sum(values) / len(values) if values else 0.0
    return found


Read = Callable[[Sequence[Line]], Sequence[Scored]]
