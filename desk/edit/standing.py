"""Standing items: what each issue begins with, as the publication says, and the sponsors booked for its day."""

from dataclasses import replace

from desk.edit import Refused, links, places, sections, sponsors, stories
from desk.edit.runs import behind, by_id, shifted, with_rows
from desk.model.dates import short_date
from desk.model.ids import id_from, new_id
from desk.model.issue import Issue, Place, Section, Status, Story
from desk.model.kinds import Kind
from desk.model.publication import Booking, Publication, Standing
from desk.model.text import tidy_line
from desk.model.url import safe_url


def in_order(publication: Publication) -> tuple[Standing, ...]:
    """The standing items as they follow each other."""
    return tuple(sorted(publication.standing, key=lambda item: (item.order, item.id)))


def name(item: Standing) -> str:
    """What a list calls a standing item: its slot, else its headline, else its kind."""
    return tidy_line(item.slot) or tidy_line(item.headline or "") or f"Untitled {tidy_line(item.kind)}"


def add(publication: Publication, issue: Issue, id: int, slot: str = "") -> tuple[Publication, int]:
    """The publication with a story of an issue, its text and its links as a standing item, and that item's id.

    A story that was made of a standing item takes that one's place. Of a sponsor's story only the slot stands.
    Raises LookupError, and Refused for a sponsor's story without a slot.
    """
    story, slot = issue.story(id), tidy_line(slot)
    old = next((item for item in publication.standing if item.id == story.standing), None)
    slot = slot or (old.slot if old else "")
    paid = story.kind == Kind.SPONSOR and story.sponsor is not None
    if paid and not slot:
        raise Refused("A sponsor changes from issue to issue: name the slot that stands, such as Top.")
    section = places.section_of(issue, story)
    item = Standing(
        id=old.id if old else new_id(),
        order=old.order if old else "",
        section=tidy_line(issue.section(section).title or "") if section is not None else "",
        kind=story.kind,
        slot=slot,
        notes=story.notes,
    )
    if not paid:
        item = replace(
            item,
            headline=story.headline,
            standfirst=story.standfirst,
            byline=story.byline,
            links_label=story.links_label,
            image=story.image,
            body=story.body,
        )
    run = [each for each in in_order(publication) if each.id != item.id]
    placed = {item.id: item} if old else behind(run, [item], run[-1].id if run else None)
    kept = [link for link in publication.standing_links if link.story != item.id]
    own = [] if paid else [replace(link, id=new_id(), story=item.id) for link in issue.links_of(id)]
    rows = with_rows(publication.standing, placed)
    return replace(publication, standing=rows, standing_links=by_id([*kept, *own])), item.id


def remove(publication: Publication, id: int) -> Publication:
    """The publication without a standing item; issues that have it keep it. Raises LookupError."""
    if all(item.id != id for item in publication.standing):
        raise LookupError(f"there is no standing item {id}")
    return replace(
        publication,
        standing=tuple(item for item in publication.standing if item.id != id),
        standing_links=tuple(link for link in publication.standing_links if link.story != id),
    )


def shift(publication: Publication, id: int, step: int) -> Publication:
    """Move a standing item one place down (`step` 1) or up (-1)."""
    run = in_order(publication)
    to = shifted([item.id for item in run], id, step)
    if to is None:
        return publication
    rest = [item for item in run if item.id != id]
    moving = next(item for item in run if item.id == id)
    return replace(publication, standing=with_rows(publication.standing, behind(rest, [moving], to[0])))


def begun_with(issue: Issue, publication: Publication) -> Issue:
    """A new issue with its standing items, and with the sponsors booked for its day in their slots.

    The ids of what is made follow from the issue and the item, so that two desks that begin the same issue make the
    same. A slot that nobody booked has the item's own words, and is left out where it has none.
    """
    for item in in_order(publication):
        booked = [each for each in sponsors.on(publication, issue.date) if sponsors.same(each.slot, item.slot)]
        issue, section = _section(issue, item.section)
        if item.slot and booked:
            for booking in booked:
                issue = stories.add(issue, _sponsored(booking, issue, section))
        elif not item.slot or item.headline or item.body or item.standfirst:
            issue = _with_item(issue, publication, item, section)
    return with_sponsors(issue, publication)


def with_sponsors(issue: Issue, publication: Publication) -> Issue:
    """The issue with a story for each sponsor that is booked for its day and not in it by now, in its slot.

    The house's own words in that slot are spiked. A slot that stands nowhere is put at the end.
    """
    known = {story.standing for story in issue.stories}
    for booking in sponsors.on(publication, issue.date):
        if booking.id in known:
            continue
        slot = next((item for item in publication.standing if sponsors.same(item.slot, booking.slot)), None)
        here = next((story for story in issue.in_order() if slot and story.standing == slot.id), None)
        if here is not None:
            after = here.id
            issue = stories.add(issue, _sponsored(booking, issue, places.section_of(issue, here)), after=after)
            issue = stories.put_aside(issue, [here.id], Place.SPIKED, f"booked by {tidy_line(booking.sponsor)}")
        else:
            issue, section = _section(issue, slot.section if slot else "")
            issue = stories.add(issue, _sponsored(booking, issue, section))
    return issue


def _with_item(issue: Issue, publication: Publication, item: Standing, section: int | None) -> Issue:
    story = Story(
        id=id_from("standing", item.id, issue.id),
        order="",
        section=section,
        kind=item.kind,
        status=Status.DRAFT,
        headline=item.headline,
        standfirst=item.standfirst,
        byline=item.byline,
        links_label=item.links_label,
        image=item.image,
        notes=item.notes,
        standing=item.id,
        body=item.body,
    )
    issue = stories.add(issue, story)
    own = sorted((link for link in publication.standing_links if link.story == item.id), key=lambda link: link.order)
    return links.add(
        issue,
        [replace(link, id=id_from("link", link.id, issue.id), story=story.id, url=safe_url(link.url)) for link in own],
    )


def _sponsored(booking: Booking, issue: Issue, section: int | None) -> Story:
    due = f"Copy due {short_date(booking.due)}." if booking.due else ""
    return Story(
        id=id_from("booking", booking.id, issue.id),
        order="",
        section=section,
        kind=Kind.SPONSOR,
        sponsor=booking.sponsor,
        notes=" ".join(filter(None, (f"Slot {booking.slot}.", due, booking.note))),
        standing=booking.id,
    )


def _section(issue: Issue, title: str) -> tuple[Issue, int | None]:
    """The issue and its section of this title, which is made if it is missing; None for no title."""
    if not title:
        return issue, None
    same = [each for each in issue.running_order if tidy_line(each.title or "").casefold() == title.casefold()]
    if same:
        return issue, same[0].id
    made = Section(id_from("section", title.casefold(), issue.id), "", title=title)
    return sections.add(issue, made, after=places.section_last(issue)), made.id
