"""The e-mail as HTML: what mail programs and their limits ask of it."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from complete_issue import ISSUE, PUBLICATION

from desk import formats
from desk.formats.templates.brand import NIGHT, NIGHT_TINT, palette
from desk.formats.templates.page import TEMPLATES
from desk.model.colour import AA, contrast, mixed
from desk.model.issue import Issue, Link, Section, Story
from desk.model.publication import Brand, Publication

WORDS = "the council has put a figure on twenty years of sea defence and it is more than anyone had said before".split()


def reference_issue() -> Issue:
    """30 stories, about 5,000 words and 150 links: what sizes are measured by."""
    stories, links = [], []
    for number in range(30):
        link = "[two words](https://www.example.org/2026/{}/a-story-of-some-length)"
        paragraphs = [f"{' '.join(WORDS * 2)} {link.format(f'{number}{part}')}." for part in range(2)] + [
            " ".join(WORDS * 2)
        ]
        stories.append(
            Story(
                100 + number,
                f"a{number:02}",
                1 + number // 6,
                headline=" ".join(WORDS[:7]),
                standfirst="Two words",
                byline="By A Person",
                body="\n\n".join(paragraphs),
            )
        )
        links += [
            Link(
                1000 + 10 * number + part,
                f"a{part}",
                100 + number,
                "A Source",
                f"https://www.example.org/2026/11/{number}-{part}-a-longer-name",
                title=" ".join(WORDS[:5]),
            )
            for part in range(3)
        ]
    sections = tuple(Section(1 + place, f"a{place}", f"Section {place}") for place in range(5))
    return Issue(1, 214, date="2026-11-22", subject="S", sections=sections, stories=tuple(stories), links=tuple(links))


def html(issue: Issue, publication: Publication = PUBLICATION) -> str:
    return formats.render(issue, publication, "html")


def test_the_reference_issue_stays_well_under_the_limit_at_which_gmail_clips() -> None:
    assert formats.size(html(reference_issue())) <= 80_000


def test_styles_are_inline_and_what_stays_in_the_head_is_small_and_safe() -> None:
    made = html(ISSUE)
    (kept,) = re.findall(r"<style[^>]*>(.*?)</style>", re.sub(r"<!--.*?-->", "", made, flags=re.S), re.S)
    assert "@media (prefers-color-scheme: dark)" in kept
    assert "}}" not in made
    assert "/*" not in kept
    assert len(kept) < 8_000
    assert '<p style="margin:0 0 14px">' in made
    assert f'<a href="https://coast.example/plan" style="color:{PUBLICATION.brand.accent}">the plan</a>' in made


def test_headings_never_skip_a_level() -> None:
    for issue in (
        ISSUE,
        Issue(1, stories=(Story(1, "a", headline="h", body="## deep"), Story(2, "b", body="### deep"))),
    ):
        levels = [int(level) for level in re.findall(r"<h([1-6])", html(issue))]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_preheader_is_padded_and_there_is_always_a_sign_beyond_latin_1() -> None:
    made = html(ISSUE)
    assert "A bill for twenty years, and a heron count\u034f\u200c&nbsp;" in made
    assert "\u034f" in html(Issue(1))


def test_a_page_without_anything_is_still_a_page() -> None:
    made = html(Issue(1), Publication(1))
    assert "<title>Newsletter</title>" in made
    assert re.search(r"<h1[^>]*>Newsletter</h1>", made)


def test_templates_trust_no_value() -> None:
    for path in (path for path in TEMPLATES.rglob("*.*") if path.suffix in (".html", ".css", ".xml")):
        text = path.read_text(encoding="utf-8")
        assert "safe" not in text
        assert "autoescape" not in text


@pytest.mark.parametrize("colour", ["red", "#fff", "#1c53a4;background:url(x)", "", "#12345g", "#1c53a4\n"])
def test_a_colour_that_is_none_becomes_the_default(colour: str) -> None:
    assert palette(Brand(accent=colour, text=colour, background=colour)) == palette(Brand())


@pytest.mark.parametrize(("asked", "given"), [(600, 600), (100, 320), (5000, 800)])
def test_the_width_keeps_within_its_limits(asked: int, given: int) -> None:
    assert palette(Brand(width=asked)).width == given


def test_small_print_and_links_can_be_read_by_day_and_by_night() -> None:
    for accent in ("#1c53a4", "#000000", "#8a1538"):
        made = palette(Brand(accent=accent))
        assert contrast(made.dim, made.background) >= AA
        assert contrast(made.dim, made.tint) >= AA
        assert contrast(made.night_accent, NIGHT) >= AA
        assert contrast(made.night_accent, NIGHT_TINT) >= AA
    assert mixed("#000000", "#ffffff", 0.5) == "#808080"
    assert round(contrast("#000000", "#ffffff")) == 21


def test_a_source_stands_two_spaces_apart_from_its_title() -> None:
    links = (
        Link(20, "a", 10, "BBC", "https://bbc.example/1", title="Words"),
        Link(21, "b", 10, "ITV", title="None yet"),
    )
    issue = Issue(1, stories=(Story(10, "a", headline="H"),), links=links)
    assert re.findall(r"(?:BBC|ITV):&nbsp; (?:<a [^>]*>)?(Words|None yet)", html(issue)) == ["Words", "None yet"]
    assert "BBC:  Words" in formats.render(issue, PUBLICATION, "text")
    brief = replace(issue, stories=(Story(10, "a", kind="brief", body="Line"),))
    assert re.search("BBC:(&nbsp;|\xa0) ", html(brief))
