"""One story out of its lines: headline, byline, standfirst, text, links and what marks it."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from desk.model.issue import Image
from desk.model.kinds import Kind
from desk.model.text import tidy_line
from desk.model.url import safe_url
from desk.read.assemble.body import markdown
from desk.read.assemble.links import FoundLink, is_link, links_of, links_of_line, pictured_again, sources_in, with_hosts
from desk.read.assemble.made import Made, kind_of
from desk.read.assemble.paid import is_mark, sponsor_in
from desk.read.assemble.parts import StoryPart
from desk.read.assemble.pieces import (
    AROUND,
    SEPARATORS,
    address_ahead,
    changed,
    cut_runs,
    front_title,
    has_name,
    is_ornament,
    left_out,
    pictures_out,
    spot,
    whole,
    without_edges,
)
from desk.read.house.house import House, folded
from desk.read.house.leads import headline_in, host_named, without_host, worded
from desk.read.line import Line, Run
from desk.read.model.labels import Label
from desk.read.model.sure import leads_down
from desk.read.prose.written import waiting
from desk.read.reading import LeftOut
from desk.read.reasons import Reason

_TITLE_WORDS = 14
_SHORT = 100
"""Cells of a line that can be a byline, a label or a mark of a sponsor."""


class StoryMaker:
    """Makes stories of a source; what it leaves out it adds to `left`."""

    def __init__(self, house: House, labels: Sequence[str], known: Collection[str], left: list[LeftOut]) -> None:
        self.house, self.labels, self.left = house, labels, left
        self.known = sources_in(house, labels, known)

    def make(self, part: StoryPart, *, paid: bool = False) -> Made:
        """The story of one part; `paid` says that all in its section is."""
        lines = part.lines
        made = Made(lines[0], lines[-1])
        body = list(part.body)
        rest = self._headline(made, part) if part.head else None
        body = self._below_address(made, part, body)
        texts = [rest] if rest is not None else []
        self._above(made, part.above)
        body = self._mark(made, body)
        body = self._byline(made, body, bool(part.head))
        body = self._standfirst(made, body, bool(texts))
        texts += self._text_and_links(made, body)
        again = pictured_again(self.house, made.links, texts)
        made.links = with_hosts([link for link in made.links if link not in again])
        made.headline, _ = without_host(made.headline, made.links[0].url or "" if made.links else "")
        self.left += [
            LeftOut(Reason.SAME, "", link.url or "", spot(self.house, link.line, link.line)) for link in again
        ]
        if rest is not None and made.links and (name := host_named(rest.joined, [made.links[0].url or ""])):
            made.links[0] = replace(made.links[0], source=name)
            del texts[0]
        made.body = markdown(texts) or self._said(made)
        for line in texts:
            made.held += waiting(line.runs)
        made.kind = kind_of(self.house, self.labels, made, part, texts, paid=paid)
        return made

    def _said(self, made: Made) -> str:
        """The text of a story that has none: the sentence that its one address, written out, stands behind."""
        only = made.links[0] if len(made.links) == 1 and made.headline else None
        if only is None or not only.url or only.source or not only.title.endswith((".", "。")):
            return ""
        if only.title == made.headline or only.url not in self.house.lines[only.line].text:
            return ""
        made.links = [replace(only, title=made.headline)]
        return markdown([Line((Run(only.title),))])

    def _headline(self, made: Made, part: StoryPart) -> Line | None:
        """Take the headline, and give back what is left of its line."""
        head = part.head[0]
        line = self.house.lines[head]
        span = headline_in(line, part.label)
        if span is None:
            words = [whole(self.house.lines[at]) for at in part.head]
            made.headline = self._unmarked(made, tidy_line(" ".join(words)), head)
            for at in part.head:
                made.links += self._head_links(self.house.lines[at].runs, made.headline, at)
            return None
        before, title, after = cut_runs(worded(line), *span)
        made.headline = front_title("".join(run.text for run in title if run.text.strip() != run.href), part.label)
        made.links += self._head_links([*title, *(run for run in line.runs if run.note)], made.headline, head)
        if part.label == Label.DESCRIBED:
            made.links += self._head_links(before, made.headline, head)
            name = tidy_line("".join(run.text for run in before if run.text.strip() != run.href)).strip(
                SEPARATORS + "<>"
            )
            made.links = [replace(link, source=name or None) for link in made.links]
            before = []
        elif part.label == Label.LINKED and is_ornament(sign := "".join(run.text for run in before).strip()):
            self.left.append(LeftOut(Reason.PICTURE, sign, "", spot(self.house, head, head)))
            before = []
        rest = without_edges([*before, *after])
        if not "".join(run.text for run in rest).strip():
            return None
        other = changed(line, rest)
        if is_mark(other.text) and {link.url for link in made.links}.issuperset(other.urls):
            self._paid(made, other.text, head)
            return None
        return other if made.links else self._addressed(made, other, part)

    def _below_address(self, made: Made, part: StoryPart, body: list[int]) -> list[int]:
        """Take the row right below an address as the headline where that stands in its place; the lines left."""
        if not body or len(part.head) != 1 or not self.house.looks[part.head[0]].address:
            return body
        line, look = self.house.lines[body[0]], self.house.looks[body[0]]
        apart = line.urls or line.level or line.gap != 1
        if apart or look.words > _TITLE_WORDS or look.ends == "." or ". " in line.text:
            return body
        made.headline = whole(line)
        made.links = [replace(link, title=made.headline) for link in made.links]
        return body[1:]

    def _addressed(self, made: Made, rest: Line, part: StoryPart) -> Line | None:
        """Take the address that stands behind a headline, "Winch 2 (https://…)", and give back what follows it."""
        runs, head = rest.runs, part.head[0]
        worded = part.label in (Label.COLON, Label.ADDRESSED)
        linked = [run for run in runs if run.link and (worded or run.text.strip() == run.href)]
        if linked and not any(run.text.strip(AROUND) for run in runs if run not in linked):
            for link in links_of_line(rest, head, self.known):
                bare = link.title.strip(AROUND) in ("", link.url)
                made.links.append(replace(link, title=made.headline) if bare else link)
            return None
        address, behind = address_ahead(runs)
        made.links += self._head_links(address, made.headline, head)
        return replace(rest, runs=tuple(without_edges(behind, AROUND))) if address else rest

    def _unmarked(self, made: Made, title: str, head: int) -> str:
        """A headline without the mark that it is paid for: "Sponsored: Try our pump", "Try our pump (ad)"."""
        mark, colon, rest = title.partition(":")
        if is_mark(mark + colon) and rest.strip():
            self._paid(made, mark + colon, head)
            return rest.strip()
        at = max(title.rfind("("), title.rfind("["))
        if at <= 0 or not is_mark(title[at:]):
            return title
        self._paid(made, title[at:], head)
        return title[:at].rstrip()

    def _paid(self, made: Made, mark: str, at: int) -> None:
        """A mark says that the story is paid for, and is no word of it."""
        made.kind = Kind.SPONSOR
        self.left.append(LeftOut(Reason.LABEL, mark, "", spot(self.house, at, at)))

    def _head_links(self, runs: Sequence[Run], title: str, at: int) -> list[FoundLink]:
        """The addresses that a headline leads to; each once."""
        found: dict[str, FoundLink] = {}
        for run in runs:
            if run.link:
                held = run.raw or run.href
                url = None if run.tracked or not run.href else run.href
                if url or (held and not held.startswith("#")):
                    found.setdefault(run.href or held, FoundLink(at, title, None, url, "" if url else held))
        return list(found.values())

    def _above(self, made: Made, above: Sequence[int]) -> None:
        """Small lines above a headline: a picture, the mark of a sponsor, the topic or the day."""
        topics = []
        for at in above:
            line = self.house.lines[at]
            if line.image:
                self._picture(made, at)
            elif folded(line.text) == folded(made.headline) != "":
                self.left.append(LeftOut(Reason.SECOND, line.text, "", spot(self.house, at, at)))
                made.is_card = True
            elif "sponsor" in self.house.cues[at].says:
                self._sponsored(made, at)
            elif line.text:
                topics.append(line.text)
                made.links += self._head_links(line.runs, line.text, at)
        made.standfirst = " · ".join(topics)

    def _sponsored(self, made: Made, at: int) -> None:
        made.sponsor = sponsor_in(self.house.lines[at].text)
        self._paid(made, self.house.lines[at].text, at)
        made.links += self._head_links(self.house.lines[at].runs, self.house.lines[at].text, at)

    def _picture(self, made: Made, at: int) -> None:
        for run in self.house.lines[at].runs:
            src = safe_url(run.image)
            if src and made.image is None:
                made.image = Image(src, tidy_line(run.text))
            elif run.text.strip() or run.image:
                self.left.append(LeftOut(Reason.SECOND, run.text.strip(), run.image, spot(self.house, at, at)))
            if run.href and all(link.url != run.href for link in made.links):
                title = tidy_line(run.text) or made.headline
                made.links.append(
                    FoundLink(at, title, None, None if run.tracked else run.href, run.href if run.tracked else "")
                )

    def _mark(self, made: Made, body: list[int]) -> list[int]:
        """Take a line directly below the headline that says who pays."""
        for at in body[:1]:
            cues, look = self.house.cues[at], self.house.looks[at]
            if "sponsor" in cues.opens and look.cells < 60 and look.ends != "." and not self.house.lines[at].urls:
                self._sponsored(made, at)
                return body[1:]
        return body

    def _byline(self, made: Made, body: list[int], headed: bool) -> list[int]:
        """Take the line that says who wrote it: directly below the headline, or the last one."""
        for at in dict.fromkeys([*body[:1], *body[-1:]]) if headed else ():
            line, look, cues = self.house.lines[at], self.house.looks[at], self.house.cues[at]
            named = "by" in cues.opens or ("readtime" in cues.says and at == body[0])
            fits = look.cells < _SHORT and look.ends not in ".:?" and not line.level and not line.image
            if named and fits and 1 < look.words < 12 and has_name(line.text) and ". " not in line.text:
                made.byline = line.text
                self.left += [LeftOut(Reason.AUTHOR, "", url, spot(self.house, at, at)) for url in line.urls]
                return [other for other in body if other != at]
        return body

    def _standfirst(self, made: Made, body: list[int], texts: bool) -> list[int]:
        """Take a first paragraph that is set off as a whole: it sums the story up."""
        if texts or len(body) < 2:
            return body
        first, second = body[0], body[1]
        look, line = self.house.looks[first], self.house.lines[first]
        apart = look.italic or look.bold == 2 or look.size > self.house.looks[second].size
        fits = look.cells > 40 and line.text and not (line.level or line.urls or line.heading or line.image)
        if apart and fits and self.house.looks[second].cells > 60 and not self.house.looks[second].bold:
            made.standfirst = f"{made.standfirst} · {line.text}" if made.standfirst else line.text
            return body[1:]
        return body

    def _text_and_links(self, made: Made, body: list[int]) -> list[Line]:
        """Part the lines into text, which comes back, and links, which the story gets, a short line between two too."""
        texts: list[Line] = []
        places: list[int] = []
        listed = False
        labels = [self.labels[at] for at in body]
        for number, at in enumerate(body):
            line, label = self.house.lines[at], labels[number]
            near = labels[max(number - 1, 0) : number] + labels[number + 1 : number + 2]
            if label == Label.BODY and near == [Label.LINK, Label.LINK] and self.house.looks[at].ends != ".":
                label = Label.LINK
            if line.image:
                self._picture(made, at)
            elif label == Label.ASIDE and self._beside(at):
                continue
            elif self._is_label(body, number):
                made.label = line.text.rstrip()
                listed = True
            elif is_link(self.house, at, label, listed=listed or Label.LINK in near or bool(line.bullet)):
                places.append(at)
                listed = True
            else:
                texts.append(line)
                listed = False
        self._take_links(made, places)
        return texts

    def _is_label(self, body: list[int], number: int) -> bool:
        """Whether a line is the label above the story's links."""
        at = body[number]
        look, line = self.house.looks[at], self.house.lines[at]
        if look.cells > 40 or line.urls or number + 1 == len(body) or line.bullet:
            return False
        leads = "label" in self.house.cues[at].opens and look.words <= 5
        return leads and (self.labels[body[number + 1]] == Label.LINK or self.house.looks[body[number + 1]].linked == 2)

    def _take_links(self, made: Made, places: list[int]) -> None:
        self.left += pictures_out(self.house, places)
        taken = {link.url for link in made.links}
        for link in links_of(self.house, places, self.known):
            title = link.title if link.title != link.url else ""
            more = "more" in self.house.cues[link.line].opens or not title
            if link.url and link.url in taken and (more or tidy_line(title) == made.headline):
                if title and title != made.headline:
                    self.left.append(LeftOut(Reason.SAME, title, link.url, spot(self.house, link.line, link.line)))
                continue
            made.links.append(link if title else replace(link, title=made.headline or link.title))
            taken.add(link.url)

    def _beside(self, at: int) -> bool:
        """Leave out a short line of links that are not the story's, such as "Back to top"; whether that was done."""
        line, look = self.house.lines[at], self.house.looks[at]
        if look.cells > _SHORT or look.ends == "." or not (line.urls or leads_down(line)):
            return False
        self.left += left_out(line, Reason.BESIDE)
        return True
