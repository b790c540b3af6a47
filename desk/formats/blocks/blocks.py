"""An issue and its publication as the blocks that every format prints: one reading order, one reading of Markdown.

What is held, spiked, moved or in conflict is not in it, nor are notes; sections without anything to print are left
out; stories without a section come last, ahead of the footer.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from desk.formats.blocks.briefs import line_of
from desk.formats.blocks.values import (
    Block,
    Brief,
    Briefs,
    Card,
    Cards,
    Contents,
    Footer,
    Head,
    Item,
    Masthead,
)
from desk.formats.blocks.wording import Wording, numbered
from desk.model.issue import Issue, Section, Story
from desk.model.kinds import Kind, Trait, has
from desk.model.publication import FEW, Publication, issue_address
from desk.words.capitals import capitals
from desk.words.dates import long_date


def blocks(issue: Issue, publication: Publication) -> tuple[Block, ...]:
    """The whole issue in reading order: masthead first, footer last."""
    wording = Wording(publication)
    made: list[Block] = [_masthead(issue, publication, wording)]
    for section in (*issue.running_order, None):
        stories = tuple(_stories(issue, issue.stories_of(section.id if section else None), wording))
        head = _head(section, wording)
        opens = len(made) == 1 and head == Head("", "")
        made += (head, *stories) if stories and not opens else stories
    made.append(Footer(wording.body(publication.footer), wording.address(publication.postal_address)))
    return tuple(made)


def _head(section: Section | None, wording: Wording) -> Head:
    title = wording.line(section.title) if section else ""
    return Head(title, wording.line(section.standfirst) if section else "", capitals(title, wording.words.tag))


def _masthead(issue: Issue, publication: Publication, wording: Wording) -> Masthead:
    title = wording.line(issue.title)
    number, date = numbered(issue.number, wording.words), long_date(issue.date, wording.words)
    return Masthead(
        name=wording.line(publication.name),
        tagline=wording.line(publication.tagline),
        number=number,
        date=date,
        title=title,
        subject=wording.line(issue.subject) or title,
        preheader=wording.line(issue.preheader),
        web=issue_address(publication, issue.number, issue.slug),
        day=wording.words.filled("day", number=number, date=date) if number and date else number or date,
        picture=wording.picture(issue.image, title),
    )


def _stories(issue: Issue, stories: tuple[Story, ...], wording: Wording) -> Iterator[Block]:
    for kind, neighbours in groupby(stories, key=lambda story: story.kind):
        match kind:
            case Kind.BRIEF:
                if briefs := tuple(brief for story in neighbours for brief in _brief(issue, story, wording)):
                    yield Briefs(briefs)
            case Kind.CARD:
                if cards := tuple(card for story in neighbours for card in _card(issue, story, wording)):
                    yield Cards(cards)
            case Kind.CONTENTS:
                for story in neighbours:
                    yield from _contents(issue, story, wording)
            case _:
                for story in neighbours:
                    yield from _item(issue, story, wording)


def _item(issue: Issue, story: Story, wording: Wording) -> Iterator[Item]:
    headline = wording.line(story.headline)
    references = wording.references(story, issue.links_of(story.id))
    item = Item(
        story=story.id,
        kind=story.kind if story.kind in set(Kind) else Kind.STORY,
        label=wording.sponsor_label(story) if story.kind == Kind.SPONSOR else "",
        headline=headline,
        standfirst=wording.line(story.standfirst),
        byline=wording.line(story.byline),
        picture=wording.picture(story.image, headline),
        body=wording.body(story.body),
        references=references,
        url=wording.lead(story, references) if headline else None,
    )
    if item.headline or item.standfirst or item.byline or item.picture or item.body.prose or item.references.items:
        yield item


def _brief(issue: Issue, story: Story, wording: Wording) -> Iterator[Brief]:
    if prose := line_of(story, issue.links_of(story.id), wording):
        yield Brief(story.id, prose)


def _card(issue: Issue, story: Story, wording: Wording) -> Iterator[Card]:
    """A card. Its first link becomes the headline's own where it has no title, or the same title as the headline."""
    headline = wording.line(story.headline)
    references = wording.references(story, issue.links_of(story.id), headline)
    leads = bool(references.items) and bool(headline) and references.items[0].title == headline
    url = references.items[0].url if leads else None
    if leads:
        references = replace(references, items=references.items[1:])
    card = Card(
        story=story.id,
        headline=headline,
        standfirst=wording.line(story.standfirst),
        picture=wording.picture(story.image, headline),
        url=url,
        body=wording.body(story.body),
        references=references,
    )
    if card.headline or card.standfirst or card.picture or card.body.prose or card.references.items:
        yield card


def _contents(issue: Issue, story: Story, wording: Wording) -> Iterator[Contents]:
    entries = tuple(_entries(issue, story, wording))
    headline, standfirst = wording.line(story.headline), wording.line(story.standfirst)
    if entries or headline or standfirst:
        lines, stories = tuple(line for line, _ in entries), tuple(id for _, id in entries)
        yield Contents(story.id, headline, standfirst, lines, stories)


def _entries(issue: Issue, contents: Story, wording: Wording) -> Iterator[tuple[str, int]]:
    """The entries of a list of contents: each line, and the first story that it stands for.

    Everything below the list is named by its headline. A section whose stories have no headlines, such as the news in
    brief, is named by its title instead. A list that the publication wants short names the first story of each section,
    or each section by its title; one of few entries is short as it is.
    """
    parts = tuple(_parts(issue, contents, wording))
    whole = tuple(entry for part in parts for entry in part.entries)
    if wording.contents == "all" or len(whole) <= FEW:
        return iter(whole)
    if len(parts) == 1:
        return iter(whole[:FEW])
    if wording.contents == "sections":
        return ((part.title or part.entries[0][0], part.entries[0][1]) for part in parts)
    return (part.entries[0] for part in parts)


class _Part(NamedTuple):
    """What a list of contents could name of one section."""

    title: str
    entries: tuple[tuple[str, int], ...]


def _parts(issue: Issue, contents: Story, wording: Wording) -> Iterator[_Part]:
    reached = False
    for section in (*issue.running_order, None):
        listed = []
        for story in issue.stories_of(section.id if section else None):
            if reached and has(story.kind, Trait.NEWS):
                listed.append((wording.line(story.headline), story.id))
            reached = reached or story.id == contents.id
        title = wording.line(section.title) if section else ""
        if any(line for line, _ in listed):
            yield _Part(title, tuple(entry for entry in listed if entry[0]))
        elif listed and title:
            yield _Part(title, ((title, listed[0][1]),))
