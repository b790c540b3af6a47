"""Edits of the structure: a story in two or in many, several in one, and a headline that is a section's title.

No word and no address is lost: what one field cannot hold goes into the body, or into the notes.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from desk.edit import Refused, places, sections, stories
from desk.edit import links as link_edits
from desk.edit.blocks import Lead, Mark, as_words, blocks, joined, lead_of, lines_of, marks_of, title_of, unindented
from desk.model.ids import new_id
from desk.model.issue import Issue, Link, Place, Section, Status, Story

Ids = Callable[[], int]
"""Gives an id that nothing has yet."""


def split(issue: Issue, id: int, at: int, new: int, *, links: Collection[int] = (), headline: bool = False) -> Issue:
    """Begin a new story, `new`, at the character `at` of a story's body, or at the word around it, behind the first.

    What the new one begins with becomes its headline if it is a heading, bold, a link or a title on a line of its own,
    or with `headline` if it is one short line. `links` go along, the others stay. Raises LookupError, and Refused where
    nothing is left for one.
    """
    story = _in_order(issue, id)
    while 0 < at < len(story.body) and story.body[at - 1].isalnum() and story.body[at].isalnum():
        at -= 1
    above, below = story.body[:at].rstrip(), story.body[at:].strip()
    if not below:
        raise Refused("There is nothing behind this place: put the cursor where the new story begins.")
    if not above and not (story.headline or story.standfirst):
        raise Refused("The story begins here already.")
    parts = blocks(below)
    lead = lead_of(parts[0], whole=True) if headline else title_of(parts[0])
    issue = stories.change(issue, id, body=above)
    issue = _begun(issue, story, new, lead, parts[1:])
    return _taken_along(issue, [link for link in links if issue.link(link).story == id], new)


def head(issue: Issue, id: int) -> Issue:
    """The title that a story's body begins with becomes its headline. Raises LookupError, Refused where it has none."""
    made = titled(_in_order(issue, id))
    return stories.change(issue, id, headline=made.headline, body=made.body)


def split_each(issue: Issue, id: int, mark: Mark, ids: Ids = new_id) -> Issue:
    """Begin a new story at each line of the body that begins with a heading, bold words, a link, a number or a bullet,
    at each that a hard break parts from the next, or at each paragraph, of several with a title on a line of its own at
    each of those.

    `1. **Ferry returns.** From Monday …` becomes a story "Ferry returns." What stands above the first such line stays
    with the story; a story that has nothing else becomes the first of them. Raises LookupError, and Refused where
    there is no such line.
    """
    story = _in_order(issue, id)
    parts, begins = _beginnings(story.body, mark)
    if not begins:
        raise Refused(
            "No line of this story ends in a break."
            if mark == Mark.LINE
            else f"No line of this story begins with a {mark}."
        )
    kept = joined(parts[: begins[0]])
    issue = stories.change(issue, id, body=kept)
    behind = story
    for at, end in zip(begins, [*begins[1:], len(parts)], strict=True):
        new = ids()
        lead = title_of(parts[at]) if mark == Mark.PARAGRAPH else lead_of(parts[at], whole=True)
        issue = _begun(issue, behind, new, lead, [unindented(each) for each in parts[at + 1 : end]])
        behind = issue.story(new)
    return _without_empty(issue, id)


def _beginnings(body: str, mark: Mark) -> tuple[Sequence[str], list[int]]:
    """The blocks of a body, and which of them a story begins at."""
    parts = blocks(body)
    if mark != Mark.LINE:
        begins = [at for at, part in enumerate(parts) if mark in marks_of(part)]
        titled = [at for at in begins if mark == Mark.PARAGRAPH and title_of(parts[at]).headline]
        return parts, titled if len(titled) > 1 else begins
    opened = [(line, bool(lines)) for part in parts for lines in (lines_of(part),) for line in lines or (part,)]
    return [line for line, _ in opened], [at for at, (_, begins) in enumerate(opened) if begins]


def _in_order(issue: Issue, id: int) -> Story:
    story = issue.story(id)
    if story.place != Place.IN:
        raise Refused(f"The story is {story.place}: the shelf takes it back first.")
    return story


def _begun(issue: Issue, behind: Story, new: int, lead: Lead, rest: Sequence[str]) -> Issue:
    made = Story(new, "", behind.section, status=behind.status, headline=lead.headline or None, body=_body(lead, rest))
    issue = stories.add(issue, made, after=behind.id)
    if lead.url:
        issue = link_edits.add(issue, [Link(new_id(), "", new, url=lead.url, title=lead.headline)])
    return issue


def _body(lead: Lead, rest: Sequence[str]) -> str:
    """What is left of a body when its beginning is a headline."""
    return joined(tuple(part for part in (lead.rest, *rest) if part.strip()))


def _taken_along(issue: Issue, links: Sequence[int], to: int) -> Issue:
    for link in reversed(links):
        issue = link_edits.place(issue, link, to, None)
    return issue


def _without_empty(issue: Issue, id: int) -> Issue:
    """The issue without a story that holds no words any more; its links go to the story below it."""
    story = issue.story(id)
    if _says_something(story):
        return issue
    run = [each.id for each in issue.in_order()]
    heir = run[run.index(id) + 1]
    moved = [link.id for link in issue.links_of(id)]
    first = issue.story(heir)
    kept = replace(first, kind=story.kind, sponsor=story.sponsor, byline=story.byline, links_label=story.links_label)
    issue = replace(issue, stories=tuple(kept if each.id == heir else each for each in issue.stories))
    return _removed(_taken_along(issue, moved, heir), id)


def _says_something(story: Story) -> bool:
    return bool(story.headline or story.standfirst or story.body.strip() or story.image or story.notes or story.plain)


def _removed(issue: Issue, id: int) -> Issue:
    return replace(issue, stories=tuple(story for story in issue.stories if story.id != id))


def merge(issue: Issue, ids: Sequence[int]) -> Issue:
    """Join stories to the first of them in the running order: their headlines become bold lines of its body, their
    links come last.

    Where the first has neither headline nor words it takes the headline of the next. Raises LookupError, and Refused
    if fewer than two of them are in the running order.
    """
    block = stories.in_running_order(issue, ids)
    if len(block) < 2:
        raise Refused("It takes two stories to merge: mark them, or select the lower one.")
    for below in block[1:]:
        issue = _merged(issue, issue.story(block[0].id), below)
    return issue


def join_headlines(issue: Issue, id: int, below: int) -> Issue:
    """Two headlines that are the two lines of one: the story takes the words of the one below behind its own.

    Raises LookupError, and Refused where there is text or a link between the two.
    """
    upper, lower = issue.story(id), issue.story(below)
    if upper.body.strip() or upper.standfirst or issue.links_of(id):
        raise Refused("There is text between the two headlines: merge the stories instead.")
    if not (upper.headline and lower.headline):
        raise Refused("Both stories need a headline for that.")
    issue = stories.change(issue, id, headline=f"{upper.headline} {lower.headline}")
    return _merged(issue, issue.story(id), replace(lower, headline=None), standfirst=True)


def _merged(issue: Issue, above: Story, below: Story, *, standfirst: bool = False) -> Issue:
    """`standfirst`: no words stand under the upper headline, so that the lower one's standfirst stays one."""
    takes = not above.headline and not above.body.strip() and not above.standfirst
    bold = f"**{as_words(below.headline)}**" if below.headline and not takes else ""
    own_standfirst = takes or standfirst
    lines = (bold, "" if own_standfirst else as_words(below.standfirst), as_words(_second(above.byline, below.byline)))
    picture = f"Picture: {below.image.src} {below.image.alt}".strip() if above.image and below.image else ""
    notes = (above.notes, below.notes, picture, below.plain, _second(above.sponsor or "", below.sponsor or ""))
    issue = stories.change(
        issue,
        above.id,
        headline=below.headline if takes else above.headline,
        standfirst=" ".join(each for each in (above.standfirst, below.standfirst) if each)
        if own_standfirst
        else above.standfirst,
        byline=above.byline or below.byline,
        body="\n\n".join(part for part in (above.body.rstrip(), *lines, below.body.strip()) if part),
        links_label=below.links_label if above.links_label is None else above.links_label,
        sponsor=above.sponsor or below.sponsor,
        image=above.image or below.image,
        notes="\n".join(part for part in notes if part),
    )
    run = issue.links_of(above.id)
    last = run[-1].id if run else None
    for link in issue.links_of(below.id):
        issue = link_edits.place(issue, link.id, above.id, last)
        last = link.id
    return _removed(issue, below.id)


def _second(kept: str, other: str) -> str:
    """What a story loses of a field that holds one value where both have one."""
    return other if kept and other and kept != other else ""


def duplicate(issue: Issue, id: int, new: int, ids: Ids = new_id) -> Issue:
    """A copy of a story and its links right behind it, a draft again. Raises LookupError."""
    story = issue.story(id)
    copy = replace(story, id=new, status=Status.DRAFT, origin=None, plain="", plain_of="")
    issue = stories.add(issue, replace(copy, section=places.section_of(issue, story)), after=id)
    return link_edits.add(issue, [replace(link, id=ids(), story=new) for link in issue.links_of(id)])


def promote(issue: Issue, id: int, new: int, ids: Ids = new_id) -> Issue:
    """A headline becomes the title of a section, `new`, that begins here with the stories below it in its section.

    Without a headline the title is what the body has for one, on a line of its own. What else the story holds stays in
    it, as a story without a headline; its standfirst becomes the section's where that is all. A section without a title
    that it was the first of goes. In an issue without sections the stories above it get one without a title: they stay
    above. Raises LookupError, and Refused for a story without a headline.
    """
    story = titled(_in_order(issue, id))
    home = places.section_of(issue, story)
    run = [each.id for each in issue.stories_of(home)]
    following, above = run[run.index(id) :], run[: run.index(id)]
    if above and home is None and not issue.sections:
        home = ids()
        issue = stories.place(sections.add(issue, Section(home, "")), above, *places.first_in(home))
    rest = replace(story, headline=None, standfirst="")
    alone = not _says_something(rest) and not issue.links_of(id)
    made = Section(new, "", story.headline, story.standfirst if alone else "")
    issue = sections.add(issue, made, after=home, first=home is None and not issue.sections)
    issue = stories.place(issue, following, *places.first_in(new))
    if home is not None and not above and not (left := issue.section(home)).title and not left.standfirst:
        aside = [each.id for each in issue.stories if each.section == home]
        issue = sections.remove(stories.change_many(issue, aside, section=new), home)
    return _removed(issue, id) if alone else stories.change(issue, id, headline=None, body=story.body)


def titled(story: Story) -> Story:
    """The story with a headline, which may be what its body begins with. Raises Refused where it has neither."""
    if story.headline:
        return story
    first, *below = blocks(story.body) or ("",)
    lead = title_of(first)
    if not lead.headline or lead.url:
        raise Refused("The story has no headline, and no title that its text begins with.")
    return replace(story, headline=lead.headline, body=_body(lead, below))


def demote(issue: Issue, section: int, new: int) -> Issue:
    """A section's title becomes the headline of its first story, or of a story of its own where that one has one.

    The section goes: its stories stand at the end of the one above, and those of the first section keep it, without a
    title. Raises LookupError, and Refused for a section without a title.
    """
    gone = issue.section(section)
    if not gone.title:
        raise Refused("The section has no title that could become a headline.")
    run = issue.stories_of(section)
    if run and not run[0].headline and not (run[0].standfirst and gone.standfirst):
        first = run[0]
        issue = stories.change(issue, first.id, headline=gone.title, standfirst=gone.standfirst or first.standfirst)
    else:
        made = Story(new, "", section, headline=gone.title, standfirst=gone.standfirst)
        issue = stories.add(issue, made, first=True)
    if issue.running_order[0].id == section:
        return sections.change(issue, section, title=None, standfirst="")
    return sections.remove(issue, section)
