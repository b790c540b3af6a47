"""Edits that make one thing of another: a link that was a story, a line of a body that was a link, and each back.

No word and no address is lost; where one cannot hold what the other does, the edit is refused.
"""

from collections.abc import Callable
from dataclasses import replace

from desk.edit import Refused, places, stories
from desk.edit import links as link_edits
from desk.edit.blocks import as_link, as_words, blocks, lead_of, links_in, plain
from desk.model.ids import new_id
from desk.model.issue import Issue, Link, Story


def link_to_story(issue: Issue, id: int, new: int) -> Issue:
    """A link becomes a story of its own right behind the one it stands under: its title is the headline, and the link
    with its source stays under it. Raises LookupError.
    """
    link = issue.link(id)
    over = issue.story(link.story)
    made = Story(new, "", places.section_of(issue, over), status=over.status, headline=link.title or link.url)
    issue = stories.add(issue, made, after=over.id)
    return link_edits.place(issue, id, new, None)


def story_to_link(issue: Issue, id: int, onto: int) -> Issue:
    """A story that is only a title and at most one address becomes the last link of another story.

    Raises LookupError, and Refused for a story that holds more than a link can.
    """
    story, run = issue.story(id), issue.links_of(id)
    issue.story(onto)
    made = replace(run[0], title=story.headline or run[0].title) if run else _as_link(story)
    holds = (story.standfirst, story.byline, story.image, story.plain, run and story.body.strip(), len(run) > 1)
    if made is None or any(holds):
        raise Refused("A link has a title and one address, and this story holds more: merge it instead.")
    if not made.title and not made.url:
        raise Refused("The story has no headline that could be a link's title.")
    made = replace(made, story=onto, note=" ".join(each for each in (made.note, story.notes) if each))
    rest = tuple(link for link in issue.links if link.id != made.id)
    kept = tuple(each for each in issue.stories if each.id != id)
    return link_edits.add(replace(issue, stories=kept, links=rest), [made])


def _as_link(story: Story) -> Link | None:
    """The link that a story without links is, if its body is nothing but one or empty; None where it says more."""
    found = links_in(story.body)
    if story.body.strip() and (len(found) != 1 or plain(story.body) != found[0][0]):
        return None
    words, url = found[0] if found else ("", None)
    if words and story.headline and words != story.headline:
        return None
    return Link(new_id(), "", story.id, url=url, title=story.headline or words)


def link_to_line(issue: Issue, id: int) -> Issue:
    """A link becomes a paragraph at the end of its story's body, its address around the words. Raises LookupError."""
    link = issue.link(id)
    story = issue.story(link.story)
    words = as_link(link.title or link.url or "", link.url)
    line = f"{as_words(link.source)}: {words}" if link.source else words
    notes = "\n".join(each for each in (story.notes, link.note) if each)
    body = "\n\n".join(part for part in (story.body.rstrip(), line) if part)
    return link_edits.remove(stories.change(issue, story.id, body=body, notes=notes), id)


def line_to_links(issue: Issue, id: int, at: int, ids: Callable[[], int] = new_id) -> Issue:
    """The block of a body in which the character `at` stands becomes links ahead of the story's others.

    One for each address where there are several, else one of all its words. Raises LookupError, and Refused where no
    words stand there.
    """
    body = issue.story(id).body
    start = 0
    for part in blocks(body):
        start = body.index(part, start)
        if at <= start + len(part):
            rest = (body[:start].rstrip(), body[start + len(part) :].lstrip("\n"))
            issue = stories.change(issue, id, body="\n\n".join(each for each in rest if each))
            return link_edits.add(issue, _links_of(part, id, ids), first=True)
        start += len(part)
    raise Refused("There is no line here that could become a link.")


def _links_of(block: str, story: int, ids: Callable[[], int]) -> list[Link]:
    found = links_in(block)
    if len(found) > 1:
        return [Link(ids(), "", story, url=url, title=words) for words, url in found]
    lead = lead_of(block, whole=True)
    words = plain(" ".join(each for each in (lead.headline, lead.rest.replace("\n", " ")) if each))
    return [Link(ids(), "", story, url=found[0][1] if found else None, title=words)]
