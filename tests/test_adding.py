"""Whoever adds a kind of story or a format is told what else knows them all."""

from typing import Any

import pytest

from desk.formats import FORMATS, render
from desk.formats.html.read import own_html
from desk.formats.profiles import reading
from desk.model.issue import Issue, Story
from desk.model.kinds import TRAITS, Kind, Trait, has
from desk.model.publication import STYLES, Publication
from desk.tui.desk.kinds import KINDS
from desk.tui.theme.glyphs import MEANINGS, Glyphs


def test_of_every_kind_of_story_it_is_said_what_is_true_of_it() -> None:
    assert set(TRAITS) == set(Kind)
    assert all(any(has(kind, trait) for kind in Kind) and not all(has(kind, trait) for kind in Kind) for trait in Trait)


def test_every_kind_of_story_can_be_chosen_and_all_but_the_ordinary_have_a_sign_that_is_explained() -> None:
    assert {kind for kind, _, _ in KINDS} == set(Kind)
    for use in ("", "plain", "speech"):
        assert all(Glyphs(use).of(kind) for kind in Kind if kind != Kind.STORY)
    assert {name for name, _ in MEANINGS} >= set(Kind) - {Kind.STORY}


@pytest.mark.parametrize("format", ["html", "fragment"])
@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("kind", [kind for kind in Kind if kind != Kind.CONTENTS])
def test_every_kind_of_story_comes_back_out_of_a_page(kind: Kind, style: str, format: str) -> None:
    """Contents are made of the headlines that follow, and there have to be some."""
    story = Story(1, "a", kind=kind, headline="Ferry mended", body="It sails at six.")
    markup = render(Issue(7, subject="S", stories=(story,)), Publication(1, name="P", style=style), format)
    own: Any = own_html(markup)
    assert [each.kind for each in own.issue.stories] == [kind]


def test_a_profile_may_name_every_format_and_no_other() -> None:
    assert set(reading.FORMATS) == set(FORMATS)
