"""How Markdown newsletters of many makers open their stories, and what stands above them."""

import pytest

from desk.intake.markdown import read_markdown
from desk.intake.reading import Reading
from desk.model.issue import Kind

TITLES = ("The ferry never left", "Lamp posts counted twice", "An orchard grows here", "Tide tables go weekly")


def _read(text: str) -> Reading:
    (reading,) = read_markdown(text)
    return reading


def _headlines(reading: Reading) -> list[str | None]:
    return [story.headline for story in reading.stories]


@pytest.mark.parametrize("form", ["* **{}**: it goes on here [Quay]({})", "- **[{}]({})** — it goes on here"])
def test_items_that_open_with_heavy_words_are_stories(form: str) -> None:
    rows = [form.format(title, f"https://a.example/{n}") for n, title in enumerate(TITLES)]
    reading = _read("\n".join(("## Sea", "", *rows[:2], "", "## Land", "", *rows[2:], "")))
    assert _headlines(reading) == list(TITLES)
    assert [story.section for story in reading.stories] == ["Sea", "Sea", "Land", "Land"]


def test_run_in_headlines_name_stories_though_each_has_paragraphs_below() -> None:
    text = "It is the first time that anybody has tried this at such a scale, and the numbers are better than hoped."
    rows = "\n\n".join(
        f"**{title}.** {text}\n\n{text}\n\n**Link:** [Quay](https://a.example/{title[:3]})" for title in TITLES
    )
    assert _headlines(_read(f"# Sea\n\n{rows}\n")) == list(TITLES)


def test_an_item_below_an_item_tells_more_of_it() -> None:
    rows = "\n".join(
        f"- [{title}](https://a.example/{n})\n  - What it is about, in a line." for n, title in enumerate(TITLES)
    )
    reading = _read(f"## Sea\n\n{rows}\n")
    assert _headlines(reading) == list(TITLES)
    assert all("What it is about" in story.body for story in reading.stories)


@pytest.mark.parametrize(
    "form",
    [
        "**[{title}](https://a.example/{n})**{mark}\n\nA text about what happened there.\n",
        "- [{title}](https://a.example/{n}){mark}: a text about what happened there.",
        "### {title}{mark}\n\nA text about [what happened](https://a.example/{n}) there.\n",
    ],
)
def test_a_mark_in_brackets_says_that_a_story_is_paid_for_and_is_not_in_its_headline(form: str) -> None:
    rows = [form.format(title=title, n=n, mark=" (sponsor)" if n == 1 else "") for n, title in enumerate(TITLES)]
    reading = _read("\n".join(("## News", "", *rows, "")))
    assert _headlines(reading) == list(TITLES)
    assert [story.kind == Kind.SPONSOR for story in reading.stories] == [False, True, False, False]


def test_the_title_of_the_issue_above_its_day_is_no_section_though_it_looks_as_they_do() -> None:
    rows = [f"### {title}\n\nA text about what happened there.\n" for title in TITLES]
    reading = _read(
        "\n".join(("# Quay notes", "", "_May 12, 2026_", "", "# Sea", "", *rows[:2], "# Land", "", *rows[2:]))
    )
    assert reading.title == "Quay notes"
    assert [story.section for story in reading.stories] == ["Sea", "Sea", "Land", "Land"]


def test_a_subtitle_with_author_and_day_below_is_no_story() -> None:
    rows = [f"## {title}\n\nA text about what happened there.\n" for title in TITLES]
    reading = _read(
        "\n".join(("# Quay notes", "", "## What the sea brought", "", "Ada Quill", "", "May 12, 2026", "", *rows))
    )
    assert _headlines(reading) == list(TITLES)


def test_a_word_from_the_editor_is_a_letter_not_an_advertisement() -> None:
    rows = [f"### {title}\n\nA text about what happened there.\n" for title in TITLES]
    reading = _read("\n".join(("### A word from the editor", "", "It was a long week.", "", *rows)))
    assert (reading.stories[0].headline, reading.stories[0].kind) == ("A word from the editor", Kind.LETTER)
