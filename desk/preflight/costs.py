"""What each story costs of an e-mail's size, with the addresses that the mail tool counts clicks with."""

import re

from desk.formats.profiles.target import weight
from desk.formats.profiles.values import Profile
from desk.model.issue import Issue

_BEGINS = re.compile(r'<(?:td|div|li|tr|table|p)\b[^>]*?\bid="story-(\d+)"')
_SECTION = re.compile(r'<(?:td|tr)\b[^>]*?class="[^"]*\b(?:foot|section)\b')


def costs(html: str, made: Profile, issue: Issue) -> tuple[tuple[int, int], ...]:
    """The stories of an issue that are in its HTML, with their bytes as the tool sends them, the heaviest first.

    A story reaches from its own mark to the next one. Briefs have none and are counted by their share of the words
    that stand without one: what they cost is not much.
    """
    found = [(int(match[1]), match.start()) for match in _BEGINS.finditer(html)]
    known = {story.id for story in issue.stories}
    made_costs: dict[int, int] = {}
    for at, (story, start) in enumerate(found):
        end = found[at + 1][1] if at + 1 < len(found) else len(html)
        if at + 1 == len(found) and (foot := _SECTION.search(html, start + 1)):
            end = foot.start()
        if story in known:
            sent = weight(html[start:end], made).sent - made.added
            made_costs[story] = made_costs.get(story, 0) + sent
    return tuple(sorted(made_costs.items(), key=lambda each: (-each[1], each[0])))
