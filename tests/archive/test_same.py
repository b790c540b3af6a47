"""Whether two issues are one: what they say is compared, never how much of it there is."""

import subprocess
import sys

import pytest

from desk.archive.same import COMMON, likeness, sayings, telling
from desk.model.issue import Issue, Link, Story
from desk.read.read import read

HARBOUR = "The harbour opens on Monday.", "Ferries go back to old hours.", "Nobody minded that at all."
QUARRY = "The quarry was let last week.", "It is not known to whom yet.", "Lorries were seen at dawn."


def said(*bodies: str) -> frozenset[int]:
    return sayings(Issue(1, stories=tuple(Story(at, "V", body=body) for at, body in enumerate(bodies, 2))))


def test_the_same_words_in_other_clothes_are_the_same() -> None:
    text = (
        "## Ward opens at last\n\nThe ward that was *promised* has opened.\nNobody minded it at all. Beds came too.\n\n"
        "## Quarry let to nobody\n\nIt is not known to whom the quarry was let.\n"
    )
    page = (
        "<h2>Ward opens at last</h2><p>The ward that was <b>promised</b> has\n opened. "
        "<a href='https://e.example/a'>Nobody minded</a> it at all. Beds came too.</p>"
        "<h2>Quarry let to nobody</h2><p>It is not known to whom the quarry was let.</p>"
    )
    one, other = (sayings(read(source, form=form).issue) for source, form in ((text, "markdown"), (page, "html")))
    assert likeness(one, other).same


def test_issues_of_as_many_stories_words_and_links_are_two() -> None:
    def of(words: tuple[str, ...], site: str) -> frozenset[int]:
        links = tuple(
            Link(9 + at, "V", 2, title=each[:-1], url=f"https://{site}.example/") for at, each in enumerate(words)
        )
        return sayings(Issue(1, stories=(Story(2, "V", headline="News", body=" ".join(words)),), links=links))

    found = likeness(of(HARBOUR, "one"), of(QUARRY, "two"))
    assert not found.same
    assert not found.like


def test_an_issue_that_was_edited_or_read_in_part_is_like_and_not_the_same() -> None:
    whole = said(*HARBOUR, *QUARRY)
    found = likeness(whole, said(*HARBOUR[:2], "Ships came in at night.", "They brought their own bread."))
    assert found.like
    assert not found.same


def test_a_part_of_an_issue_is_that_issue() -> None:
    assert likeness(said(*HARBOUR, *QUARRY), said(*HARBOUR)).same


def test_two_sayings_tell_nothing() -> None:
    found = likeness(said(*HARBOUR[:2]), said(*HARBOUR[:2]))
    assert found.part == 1
    assert not found.same
    assert not found.like


def test_where_a_link_leads_and_words_that_everybody_says_are_no_sayings() -> None:
    assert said("[The harbour opens](https://a.example/1) on Monday.") == said(
        "[The harbour opens](https://b.example/) on Monday."
    )
    assert said("Read more", "News", "See https://a.example/long/address/of/a/page") == frozenset()


def test_what_many_issues_say_is_left_aside_unless_nothing_else_is_said() -> None:
    usual, own = said(*HARBOUR), said(*QUARRY)
    says = {each: range(COMMON) for each in usual} | {each: range(COMMON - 1) for each in own}
    assert telling(usual | own, says) == own
    assert telling(usual, says) == usual


@pytest.mark.parametrize("seed", ["0", "1", "77"])
def test_what_is_said_is_the_same_number_in_every_run(seed: str) -> None:
    code = (
        "from desk.archive.same import sayings; from desk.model.issue import Issue, Story;"
        f"print(sorted(sayings(Issue(1, stories=(Story(2, 'V', body={' '.join(HARBOUR)!r}),)))))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == str(sorted(said(*HARBOUR)))
