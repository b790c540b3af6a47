"""Where what is in doubt stands in the issue: its place in the running order, and its words in a story."""

from desk.model.issue import Issue

_FIELDS = ("headline", "standfirst", "body")


def ranks_of(issue: Issue) -> dict[int, int]:
    """The places of sections, stories and their links in the running order, counted from the top."""
    ranks: dict[int, int] = {}
    for section in issue.running_order:
        ranks[section.id] = len(ranks)
        ranks.update((story.id, len(ranks) + at) for at, story in enumerate(issue.stories_of(section.id)))
    ranks.update((story.id, len(ranks) + at) for at, story in enumerate(issue.stories_of(None)))
    return ranks | {link.id: ranks[link.story] for link in issue.links if link.story in ranks}


def words_in(issue: Issue, id: int, line: str) -> tuple[str, int, int] | None:
    """The field of a story that has a line of its source, and where in it that stands; None where none has."""
    story = issue.story(id)
    words = line.lstrip("#*-–•·◦>_ ").rstrip("*_ ")
    for name in _FIELDS:
        text = str(getattr(story, name) or "")
        if words and (at := text.find(words)) >= 0:
            return name, at, at + len(words)
    return None
