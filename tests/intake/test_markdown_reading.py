"""Markdown with front matter and without, read as the page that it makes."""

import pytest

from desk.intake.markdown import front_matter, read_markdown
from desk.intake.reading import ReadLink

TEXT = "The reservoir is full for the first time in nine summers, and the board has asked for advice on its use."
ISSUE = f"""---
title: "Full: to the brim"
subject: 'It''s full'
preheader: Nine summers   # in one line
date: 2026-11-05T07:00:00Z
issue: 12
tags:
  - water
  - summer
---

# The Quayside Post

## Water

### Full to the brim

{TEXT} See [the board](https://water.example/board).

Researched Links:

- Water Board:  [Levels, week by week](https://water.example/levels)
- [A diary](https://echo.example/diary)

### Low to the ground

{TEXT.replace("nine", "ten")}
"""


def test_front_matter_says_what_the_issue_is_and_the_rest_is_noted() -> None:
    (made,) = read_markdown(ISSUE)
    assert (made.title, made.subject, made.preheader) == ("Full: to the brim", "It's full", "Nine summers")
    assert (made.date, made.number, made.publication) == ("2026-11-05", 12, "The Quayside Post")
    assert made.notes == ("tags: - water - summer",)


def test_headings_are_sections_and_headlines() -> None:
    (made,) = read_markdown(ISSUE)
    assert [(each.section, each.headline) for each in made.stories] == [
        ("Water", "Full to the brim"),
        ("Water", "Low to the ground"),
    ]


def test_two_spaces_behind_a_source_are_kept() -> None:
    (made,) = read_markdown(ISSUE)
    first = made.stories[0]
    assert first.links_label == "Researched Links"
    assert first.links == (
        ReadLink("Levels, week by week", "Water Board", "https://water.example/levels"),
        ReadLink("A diary", None, "https://echo.example/diary"),
    )
    assert "[the board](https://water.example/board)" in first.body


@pytest.mark.parametrize("text", ["no matter", "---\nnot closed", "a\n---\nb: c\n---\n"])
def test_what_is_no_front_matter_stays_text(text: str) -> None:
    assert front_matter(text) == ({}, text)


def test_toml_front_matter_is_read_too() -> None:
    fields, rest = front_matter('+++\ntitle = "A day"\ndate = 2026-11-05\n+++\nText')
    assert (fields, rest) == ({"title": "A day", "date": "2026-11-05"}, "Text")
