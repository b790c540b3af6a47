"""Corrections of an issue that was finished: what was sent stays as it is, and the archive says what is right.

`was` "Ann Lee" and `now` "Anne Lea" correct every "Ann Lee" of a story, and no "Ann Leeson". An address is corrected
where it stands whole: "https://example.org/a" and not the beginning of "https://example.org/a/b".
"""

import re
from collections.abc import Callable
from dataclasses import replace

from desk.edit import Refused, cleaned_value, stories
from desk.edit.runs import behind, by_id
from desk.model.ids import id_from
from desk.model.issue import Correction, Image, Issue, IssueStatus, Link, Status, Story
from desk.model.kinds import Kind
from desk.model.text import clean_line, tidy_line
from desk.model.url import safe_url, typed_url


def correct(issue: Issue, was: str, now: str, why: str, by: str, day: str, story: int | None = None) -> Issue:
    """The issue with one more correction; what was sent is untouched.

    Raises LookupError if there is no such story, and Refused if the issue was not sent, a part is missing, `was` is
    nowhere in the issue as it is corrected by now, or an address would become none.
    """
    was, now, why = clean_line(was).strip(), clean_line(now).strip(), tidy_line(why)
    if issue.status != IssueStatus.SENT:
        raise Refused(f"{issue.label} was not sent yet: change it itself.")
    if not was or not why:
        raise Refused("A correction needs the words that are wrong, and why.")
    if was == now:
        raise Refused("The words are the same: say what is right.")
    if safe_url(was):
        now = typed_url(now) or ""
        if not now:
            raise Refused("In the place of an address goes another one: it begins with https:// or http://.")
    row = Correction(0, "", day, by, story, was, now, why)
    before = corrected(issue)
    if story is not None:
        issue.story(story)
    if _applied(before, row) == before:
        where = f"“{issue.story(story).name[:40]}”" if story is not None else issue.label
        raise Refused(f"“{was[:60]}” is not in {where}: write it as it stands there.")
    run = in_order(issue)
    again = sum(each.was == was and each.now == now for each in run)
    row = cleaned_value(replace(row, id=id_from("correction", issue.id, story or 0, was, now, again)))
    placed = behind(run, [row], run[-1].id if run else None)
    return replace(issue, corrections=by_id(({each.id: each for each in run} | placed).values()))


def take_back(issue: Issue, id: int) -> Issue:
    """The issue without a correction. Raises LookupError."""
    if all(each.id != id for each in issue.corrections):
        raise LookupError(f"there is no correction {id} of this issue")
    return replace(issue, corrections=tuple(each for each in issue.corrections if each.id != id))


def in_order(issue: Issue) -> tuple[Correction, ...]:
    """The corrections as they were made."""
    return tuple(sorted(issue.corrections, key=lambda each: (each.order, each.id)))


def corrected(issue: Issue) -> Issue:
    """The issue as the archive shows it: what was sent, with the corrections made."""
    for each in in_order(issue):
        issue = _applied(issue, each)
    return issue


Changed = Callable[[str, str], str]
"""Says in signs that some words became others, as their language quotes: “Ann Lee” → “Anne Lea”."""


def sentence(each: Correction, changed: Changed) -> str:
    """A correction in signs and its own words alone: “Ann Lee” → “Anne Lea”. We misheard."""
    return f"{changed(clean_line(each.was), clean_line(each.now))} {tidy_line(each.why)}"


def told(draft: Issue, issue: Issue, id: int, heading: str, label: str, changed: Changed) -> Issue:
    """A draft with an item that tells readers of a correction of an issue that was sent; a second one joins the first.

    `heading` is the item's headline and `label` what the corrected issue is called, with its colon, in the language of
    the readers.
    Raises LookupError.
    """
    each = next((row for row in issue.corrections if row.id == id), None)
    if each is None:
        raise LookupError(f"there is no correction {id} of this issue")
    line = f"- {_escaped(label)}{_escaped(sentence(each, changed))}"
    mark = id_from("corrections", draft.id)
    old = next((story for story in draft.in_order() if story.standing == mark), None)
    if old is not None:
        if line in old.body.split("\n"):
            return draft
        return stories.change(draft, old.id, body=f"{old.body}\n{line}".strip("\n"))
    taken = {story.id for story in draft.stories}
    made = next(number for again in range(100) if (number := id_from("corrections", draft.id, again)) not in taken)
    home = draft.running_order[-1].id if draft.running_order else None
    item = Story(made, "", home, kind=Kind.NOTE, status=Status.READY, headline=heading, standing=mark, body=line)
    return stories.add(draft, item)


def _escaped(text: str) -> str:
    """A line of words as Markdown: nothing in it is markup."""
    return re.sub(r"([\\`*_\[\]<>])", r"\\\1", text)


def _applied(issue: Issue, each: Correction) -> Issue:
    put = _putting(each)
    rows = tuple(_story(story, put) if each.story in (None, story.id) else story for story in issue.stories)
    links = tuple(_link(link, put) if each.story in (None, link.story) else link for link in issue.links)
    made = replace(issue, stories=rows, links=links)
    if each.story is not None:
        return made
    titled = tuple(
        replace(section, title=section.title and put(section.title), standfirst=put(section.standfirst))
        for section in issue.sections
    )
    title, subject, preheader = put(issue.title), put(issue.subject), put(issue.preheader)
    image = _image(issue.image, put)
    return replace(made, sections=titled, title=title, subject=subject, preheader=preheader, image=image)


def _putting(each: Correction) -> Callable[[str], str]:
    was = each.was
    if safe_url(was):
        found = re.compile(rf"(?<![\w/:.]){re.escape(was)}(?![\w/?#&=%~+-]|[.:,;][\w/])")
    else:
        before = r"(?<!\w)" if re.match(r"\w", was) else ""
        after = r"(?!\w)" if re.search(r"\w$", was) else ""
        found = re.compile(f"{before}{re.escape(was)}{after}")
    return lambda text: found.sub(lambda _: each.now, text) if was in text else text


def _image(image: Image | None, put: Callable[[str], str]) -> Image | None:
    return image and replace(image, src=put(image.src), alt=put(image.alt))


def _story(story: Story, put: Callable[[str], str]) -> Story:
    return replace(
        story,
        headline=story.headline and put(story.headline),
        standfirst=put(story.standfirst),
        byline=put(story.byline),
        sponsor=story.sponsor and put(story.sponsor),
        image=_image(story.image, put),
        body=put(story.body),
    )


def _link(link: Link, put: Callable[[str], str]) -> Link:
    return replace(link, source=link.source and put(link.source), title=put(link.title), url=link.url and put(link.url))
