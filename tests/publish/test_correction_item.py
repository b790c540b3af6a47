"""A correction as the readers of the next issue see it: its signs are those of their language."""

import pytest

from desk.model.issue import Correction, Issue
from desk.model.publication import Publication
from desk.publish.correction_item import told

WRONG = Correction(9, "a", "2027-03-05", was="Ann", now="Anne", why="X.")


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en-GB", "- No 7, Thursday 4 March 2027: “Ann” → “Anne”. X."),
        ("de", "- Nr.\xa07, Donnerstag, 4. März 2027: „Ann“ → „Anne“. X."),
        ("fr", "- N°\xa07, jeudi 4 mars 2027\xa0: «\u202fAnn\u202f» → «\u202fAnne\u202f». X."),
        ("ja", "- 第7号 2027年3月4日木曜日：「Ann」 → 「Anne」。 X."),
        ("ar", "- العدد 7، الخميس، 4 مارس 2027: «Ann» ← «Anne». X."),
    ],
)
def test_a_correction_has_the_signs_of_the_language(language: str, line: str) -> None:
    issue = Issue(7, number=7, date="2027-03-04", corrections=(WRONG,))
    draft = told(Issue(8), issue, 9, Publication(1, language=language))
    assert [story.body for story in draft.in_order()] == [line]
