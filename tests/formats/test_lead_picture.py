"""The picture that leads an issue: printed once above the first story, in every format, and read back from it."""

from dataclasses import replace

import pytest
from complete_issue import ISSUE, PUBLICATION

from desk.formats import render
from desk.formats.blocks.blocks import blocks
from desk.formats.html.site_entries import entries
from desk.formats.own import Reason
from desk.formats.profiles.profile import names, profile
from desk.formats.profiles.target import Target
from desk.formats.text.read import own_text
from desk.model.issue import Image, Issue, Story
from desk.model.kinds import Kind
from desk.model.publication import STYLES

PIER = Image("https://pics.example/quay.jpg", "The quay at six")
STORY = Story(1, "a", headline="Fog", image=Image("https://pics.example/fog.jpg", "Fog"), body="It is grey.")


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("format", ["html", "paste", "fragment", "markdown"])
def test_it_stands_once_between_the_masthead_and_the_first_story(style: str, format: str) -> None:
    made = render(replace(ISSUE, image=PIER), replace(PUBLICATION, style=style), format)
    assert made.count(PIER.src) == 1
    assert made.index("**High water" if format == "markdown" else "High water<") < made.index(PIER.src)
    assert made.index(PIER.src) < made.index("Eight weeks of rain")


def test_the_text_edition_says_what_it_shows_and_the_reader_says_that_it_is_left_out() -> None:
    made = render(replace(ISSUE, image=PIER), PUBLICATION, "text")
    assert "\n\nPicture: The quay at six\n\n" in made
    own = own_text(made)
    assert own is not None
    assert "The quay at six" in [each.words for each in own.left_out if each.reason == Reason.PICTURE]
    assert own.issue.title == ISSUE.title


@pytest.mark.parametrize("tool", [name for name in names() if profile(name).bare and not profile(name).dialect])
def test_a_tool_with_a_title_of_its_own_gets_it_all_the_same(tool: str) -> None:
    made_for = profile(tool)
    for format in {"fragment", "markdown"}.intersection(made_for.formats):
        assert PIER.src in render(replace(ISSUE, image=PIER), PUBLICATION, format, Target(made_for))


@pytest.mark.parametrize("src", ["http://pics.example/pier.jpg", "javascript:alert(1)", "", "pier.jpg"])
def test_one_that_no_mail_program_loads_is_not_printed(src: str) -> None:
    made = blocks(replace(ISSUE, image=Image(src, "The quay at six")), PUBLICATION)[0]
    assert made == blocks(replace(ISSUE, image=None), PUBLICATION)[0]


def test_the_picture_of_the_first_story_leads_where_the_issue_has_none() -> None:
    publication = replace(PUBLICATION, style="gazette")
    issue = Issue(3, 4, "Fog bank", stories=(STORY,))
    alone = render(issue, publication, "html")
    assert alone.index("fog.jpg") < alone.index(">Fog</h2>")
    led = render(replace(issue, image=PIER), publication, "html")
    assert led.index("quay.jpg") < led.index(">Fog</h2>") < led.index("fog.jpg")


def test_it_is_the_picture_of_the_issue_on_a_card() -> None:
    issue = Issue(3, 4, "Fog bank", stories=(replace(STORY, kind=Kind.CARD),))
    assert [each.picture for each in entries([issue], PUBLICATION, ())] == ["https://pics.example/fog.jpg"]
    assert [each.picture for each in entries([replace(issue, image=PIER)], PUBLICATION, ())] == [PIER.src]
