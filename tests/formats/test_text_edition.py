"""The plain text edition: how it reads, and that its form is read back, that of before as well."""

import random
import re
from dataclasses import replace
from pathlib import Path

import pytest
from complete_issue import ISSUE, PUBLICATION

from desk import formats
from desk.formats.blocks.blocks import blocks
from desk.formats.blocks.values import Item
from desk.formats.prose.wrap import CODE, Span, wrap
from desk.formats.text.read import own_text
from desk.model.issue import Issue, Link, Section, Story
from desk.model.kinds import Kind
from desk.model.publication import Publication

PLAIN = Publication(1)
NUMBERED = replace(PUBLICATION, text_numbers="stories")


def text_of(*stories: Story, publication: Publication = PLAIN, **fields: object) -> str:
    return formats.render(Issue(1, stories=stories, **fields), publication, "text")  # type: ignore[arg-type]


def test_a_list_of_links_has_bullets_and_hangs() -> None:
    link = Link(5, "a", 1, "The National Office of Long Names", "https://a.example/x", title="word " * 12 + "end")
    made = text_of(Story(1, "a", headline="H"), publication=PUBLICATION, links=(link,))
    assert made.endswith(
        "Researched Links:\n\n"
        "* The National Office of Long Names:  word word word word word word word\n"
        "  word word word word word end\n"
        "  https://a.example/x\n\n\n" + made[made.index("-" * 72) :]
    )


def test_what_somebody_paid_for_is_marked_where_it_begins_and_ends() -> None:
    made = text_of(Story(1, "a", kind=Kind.SPONSOR, sponsor="Loom", headline="Try it", body="Words."))
    mark = "- - - - - - - - - - - -"
    assert made == f"{mark}\nSponsored by Loom\n\nTry it\n------\n\nWords.\n{mark}\n"


def test_a_section_has_one_light_rule() -> None:
    made = text_of(Story(1, "a", 9, body="Words."), sections=(Section(9, "a", "Money", "Of coins."),))
    assert made == f"{'-' * 72}\nMONEY\n\nOf coins.\n\n\nWords.\n"


@pytest.mark.parametrize(
    ("name", "title", "subject", "printed"),
    [
        ("The Record", "High water", "Who pays?", "The Record\n\nHigh water\n"),
        ("The Record", "", "Who pays?", "The Record\n\nWho pays?\n"),
        ("The Record", "The Record", "", "The Record\n"),
        ("", "High water", "High water", "High water\n"),
    ],
)
def test_a_title_is_printed_once(name: str, title: str, subject: str, printed: str) -> None:
    assert text_of(publication=Publication(1, name=name), title=title, subject=subject) == printed


def test_spaces_are_spaces_and_what_nobody_sees_is_gone() -> None:
    made = text_of(Story(1, "a", headline="Ge\u00adne\u200bral", body="10\u202f000\u00a0€ \ufeffand «\u00a0so\u2009»"))
    assert made == "General\n-------\n\n10 000 € and « so »\n"
    long = text_of(Story(1, "a", body="w" * 68 + " 10\u00a0000"))
    assert long == "w" * 68 + "\n10 000\n", "no line ends inside a number"


@pytest.mark.parametrize("sign", ["\u200bz", "“so”", "（x）", "[^1]\n\n[^1]: Note\n\n"])
def test_nothing_is_glued_to_an_address(sign: str) -> None:
    made = text_of(Story(1, "a", body=f"See https://a.example/b{sign} there"))
    assert "See https://a.example/b" in made
    assert re.search(r"https://a\.example/b\s", made)


def test_code_is_broken_at_spaces_alone() -> None:
    words = "x" * 90
    made = text_of(Story(1, "a", body=f"```\n{'command --option ' * 6}\n{words}\n```\n\nAnd `{words}` in a line."))
    assert f"    {words}\n" in made
    assert f"\n{words} in a line." in made or f"\n{words}\nin a line." in made
    assert "    command --option command --option command --option command --option\n    command --option" in made


def test_stories_can_have_numbers_that_the_contents_show() -> None:
    made = formats.render(ISSUE, NUMBERED, "text")
    assert "\n1. Eight weeks of rain\n----------------------\n" in made
    assert "\n* 2. Who pays when the tide wins, and who has been told that they will\n" in made
    assert "\nA free audit of your pumps\n--" in made, "an advertisement has none"
    own = own_text(made)
    assert own is not None
    assert own.issue.stories[0].headline == "Eight weeks of rain"
    assert formats.render(replace(own.issue, id=1, subject=ISSUE.subject), NUMBERED, "text").count("1. Eight") == 1


def test_headlines_that_somebody_numbered_keep_their_numbers() -> None:
    made = text_of(
        *(Story(at, f"a{at}", headline=headline) for at, headline in enumerate(("1. One", "3. Three", "Four"), 1)),
        publication=PUBLICATION,
    )
    own = own_text(made)
    assert own is not None
    assert [story.headline for story in own.issue.in_order()] == ["1. One", "3. Three", "Four"]


def test_an_edition_of_before_is_read_as_one_of_now() -> None:
    before = own_text((Path(__file__).parent / "fixtures" / "edition-of-before.txt").read_text(encoding="utf-8"))
    now = own_text(formats.render(ISSUE, PUBLICATION, "text"))
    assert before is not None
    assert now is not None
    told = [[each for each in blocks(own.issue, PUBLICATION) if isinstance(each, Item)] for own in (before, now)]
    plain = [[(each.kind, each.label, each.headline, each.body, each.references) for each in items] for items in told]
    assert plain[0] == plain[1]


def test_a_list_without_an_address_is_one_of_links_below_the_label_of_others() -> None:
    stories = (Story(1, "a", headline="One"), Story(2, "b", headline="Two"), Story(3, "c", headline="Three"))
    links = (Link(5, "a", 1, url="https://a.example/", title="A"), Link(6, "a", 2, title="Later"))
    body = replace(stories[2], body="We need:\n\n- a\n- b")
    made = text_of(*stories[:2], body, publication=PUBLICATION, links=links)
    own = own_text(made)
    assert own is not None
    assert [(link.title, link.url) for link in own.issue.links] == [("A", "https://a.example/"), ("Later", None)]
    assert list(own.issue.in_order())[2].body == "We need:\n\n- a\n- b"


def by_words(text: str, width: int) -> list[str]:
    """The plainest way to fill lines, for words of characters of one cell."""
    lines = [""]
    for whole in text.split():
        parts = [whole[at : at + width] for at in range(0, len(whole), width)]
        for part in parts:
            if lines[-1] and (len(lines[-1]) + 1 + len(part) > width or len(parts) > 1):
                lines.append("")
            lines[-1] += f"{' ' * bool(lines[-1])}{part}"
    return lines


@pytest.mark.parametrize("seed", range(20))
def test_lines_are_filled_as_far_as_they_go(seed: int) -> None:
    chance = random.Random(seed)
    text = " ".join("".join(chance.choices("aé’x", k=chance.randint(1, 9))) for _ in range(chance.randint(1, 60)))
    for width in (1, 5, 12, 40):
        made = wrap([(text, "")], width, keep_addresses=False)
        assert ["".join(words for words, _ in line) for line in made] == by_words(text, width)


@pytest.mark.parametrize("seed", range(20))
def test_styles_do_not_move_where_lines_end(seed: int) -> None:
    chance = random.Random(seed)
    text = "".join(chance.choices("aé’ \n", k=200))
    cuts = sorted(chance.sample(range(200), 12))
    spans: list[Span] = [
        (text[start:end], chance.choice(["", "bold", CODE]))
        for start, end in zip([0, *cuts], [*cuts, 200], strict=True)
    ]
    styled = ["".join(words for words, _ in line) for line in wrap(spans, 12, keep_addresses=False)]
    assert styled == ["".join(words for words, _ in line) for line in wrap([(text, "")], 12, keep_addresses=False)]
