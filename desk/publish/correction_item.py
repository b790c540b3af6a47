"""A correction told to the readers of the next issue, in their language."""

from functools import partial

from desk.edit import corrections
from desk.model.issue import Issue
from desk.model.publication import Publication
from desk.words.dates import long_date
from desk.words.marks import changed
from desk.words.printed import words_of


def told(draft: Issue, issue: Issue, id: int, publication: Publication) -> Issue:
    """A draft with an item on a correction of an issue that was sent. Raises LookupError."""
    words = words_of(publication)
    number = "" if issue.number is None else words.filled("number", number=issue.number)
    date = long_date(issue.date, words) if issue.date else ""
    label = words.filled("day", number=number, date=date) if number and date else number or date or issue.label
    label = words.labelled(label)
    label += "" if label.endswith("：") else " "
    said = partial(changed, tag=words.tag)
    return corrections.told(draft, issue, id, words["corrections"], label, said)
