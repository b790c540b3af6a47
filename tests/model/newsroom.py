"""An issue that a person can keep in mind, and what a reader meets in it.

It stands by itself for the programs that are killed by the hundred: what they load is copied with every process.
"""

from desk.model import order
from desk.model.issue import Issue, Link, Section, Story


def newsroom() -> Issue:
    """News (Alpha with three links, Bravo, Charlie), Culture (Delta, Echo), Sport (nothing); Foxtrot is unsorted."""
    places = [(11, 1, "Alpha"), (12, 1, "Bravo"), (13, 1, "Charlie"), (21, 2, "Delta"), (22, 2, "Echo")]
    stories = [
        Story(id, key, section, headline=name, body=f"{name} begins.\n\n{name} ends.")
        for (id, section, name), key in zip(places, order.spread(5), strict=True)
    ]
    stories.append(Story(31, "V", None, headline="Foxtrot"))
    return Issue(
        id=900,
        number=42,
        title="The Public Record",
        slug="playing-catch-up",
        date="2026-11-05",
        subject="Playing catch-up",
        sections=(Section(1, "A", "News"), Section(2, "B", "Culture"), Section(3, "C", "Sport")),
        stories=tuple(stories),
        links=tuple(
            Link(110 + at, key, 11, "Source", f"https://example.org/{at}", title=f"Link {at}")
            for at, key in enumerate(order.spread(3), 1)
        ),
    )


def outline(issue: Issue) -> dict[str, str]:
    """What a reader meets: each section's title, or Unsorted, with the names of its stories."""
    shown = {section.title or "": issue.stories_of(section.id) for section in issue.running_order}
    if unsorted := issue.stories_of(None):
        shown["Unsorted"] = unsorted
    return {title: " ".join(story.name for story in stories) for title, stories in shown.items()}


def links_of(issue: Issue, story: int) -> str:
    """A story's link titles, one after the other."""
    return ", ".join(link.title for link in issue.links_of(story))
