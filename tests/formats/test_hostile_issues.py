"""What holds for every issue in every format, however hostile its strings are."""

import email
import email.policy
import json
import re
from collections import Counter
from itertools import product

from hostile import issues, publications
from hypothesis import HealthCheck, given, settings
from page_reader import Page

from desk import formats
from desk.formats.blocks.blocks import blocks
from desk.formats.blocks.values import Block, Briefs, Cards, Item
from desk.formats.profiles.profile import names, profile
from desk.formats.profiles.target import Target
from desk.formats.prose.read import read
from desk.formats.prose.values import anchors, lines, plain
from desk.formats.prose.wrap import cells, is_address
from desk.formats.spans import STYLES, proof
from desk.formats.templates.allowed import ATTRIBUTES, TAGS
from desk.model.issue import Issue
from desk.model.publication import Publication
from desk.model.url import href

CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef]")
ISOLATES = dict.fromkeys(range(0x2066, 0x206A))
random_issues = given(issues(), publications)
plenty = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def squeezed(text: str) -> str:
    """`text` without white space: what a line end or a wrapped word changes."""
    return re.sub(r"\s+", "", text)


def headlines(made: tuple[Block, ...]) -> list[str]:
    """Every headline in the order in which it is printed; those of briefs run in."""
    found = []
    for block in made:
        match block:
            case Item():
                found.append(block.headline)
            case Cards(cards):
                found += [card.headline for card in cards]
    return [squeezed(line) for line in found if line]


def addresses(made: tuple[Block, ...]) -> list[str]:
    """Every address of the stories in the order in which it is printed, one beside the other."""
    found: list[str | None] = []
    for block in made:
        match block:
            case Item():
                found += [anchor.url for line in lines(block.body.prose) for anchor in anchors(line)]
                found += [reference.url for reference in block.references.items]
            case Briefs(briefs):
                found += [anchor.url for brief in briefs for line in lines(brief.prose) for anchor in anchors(line)]
            case Cards(cards):
                for card in cards:
                    found.append(card.url)
                    found += [anchor.url for line in lines(card.body.prose) for anchor in anchors(line)]
                    found += [reference.url for reference in card.references.items]
    return [url for url in found if url]


def in_order(parts: list[str], text: str) -> bool:
    place = 0
    for part in parts:
        place = text.find(part, place)
        if place < 0:
            return False
    return True


@random_issues
@plenty
def test_no_control_character_comes_out_and_nothing_that_is_not_published(
    issue: Issue, publication: Publication
) -> None:
    for name in formats.FORMATS:
        made = formats.render(issue, publication, name)
        assert not CONTROLS.search(made.replace("\r\n", "\n") if name == "eml" else made), name
        assert "NEVER PRINTED" not in made
        assert made == formats.render(issue, publication, name)
        assert made.endswith("\n")


@random_issues
@plenty
def test_html_holds_every_headline_and_address_in_order_and_nothing_active(
    issue: Issue, publication: Publication
) -> None:
    made = blocks(issue, publication)
    for name in ("html", "paste", "fragment"):
        page = Page()
        page.feed(formats.render(issue, publication, name, Target()))
        assert in_order(headlines(made), squeezed("".join(page.words))), name
        assert in_order([href(url) for url in addresses(made)], "\n".join(page.addresses)), name
        assert page.tags <= TAGS, name
        assert page.attributes <= ATTRIBUTES, name
        assert all(re.match(r"https?://|mailto:", url) for url in page.addresses), name
        assert "url(" not in page.styles, name
        assert "alt" in page.attributes or "img" not in page.tags, name


@random_issues
@plenty
def test_a_message_holds_both_parts_and_no_header_of_somebody_elses(issue: Issue, publication: Publication) -> None:
    data = formats.render(issue, publication, "eml").encode("ascii")
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert not [defect for part in message.walk() for defect in part.defects]
    assert set(message.keys()) <= {"Subject", "From", "Date", "Message-ID", "X-Unsent", "MIME-Version", "Content-Type"}
    assert max(map(len, data.split(b"\r\n"))) <= 998
    plain_target = Target()
    for kind, name in (("plain", "text"), ("html", "html")):
        part = message.get_body((kind,))
        assert part is not None
        assert part.get_content().replace("\r\n", "\n") == formats.render(issue, publication, name, plain_target)


@random_issues
@plenty
def test_no_copy_is_taken_for_a_tag_of_the_tool(issue: Issue, publication: Publication) -> None:
    for name, format in product(names(), ("html", "paste", "fragment", "markdown", "text")):
        profile_ = profile(name)
        made = formats.render(issue, publication, format, Target(profile_))
        ours = {*profile_.tags.values(), *profile_.tags_html.values()}
        for words in (*ours, *(each.other for each in profile_.escapes)):
            made = made.replace(words, "")
        assert not [(name, each.find.pattern) for each in profile_.escapes if each.find.search(made)]


@random_issues
@plenty
def test_text_keeps_its_width_its_addresses_and_its_notes(issue: Issue, publication: Publication) -> None:
    text = formats.render(issue, publication, "text", Target())
    made = blocks(issue, publication)
    seen = [re.sub("[\u00ad\u200b\u2060\ufeff]", "", line) for line in headlines(made)]
    assert in_order(seen, squeezed(text))
    assert set(addresses(made)) <= {word for line in text.split("\n") for word in line.split(" ")}
    for line in text.split("\n"):
        assert line == line.rstrip()
        assert cells(line) <= 72 or is_address(line)


@given(issues())
@plenty
def test_every_number_points_to_one_note(issue: Issue) -> None:
    text = formats.render(issue, Publication(1, name="The Record"), "text")
    typed = json.dumps([story.headline or "" for story in issue.stories]) + text
    notes = Counter(re.findall(r"^\[(\d+)\] \S+$", text, re.M))
    printed = Counter(re.findall(r"\[(\d+)\]", text))
    assert all(count == 1 for count in notes.values())
    assert all(printed[number] > 1 for number in notes)
    assert set(printed) - set(notes) <= {"1", "2"} & set(re.findall(r"\[(\d+)\]", typed))


@random_issues
@plenty
def test_markdown_reads_back_to_the_same_headlines_and_addresses(issue: Issue, publication: Publication) -> None:
    made = blocks(issue, publication)
    text = formats.render(issue, publication, "markdown", Target())
    front, _, rest = text.removeprefix("---\n").partition("\n---\n")
    assert all(re.match(r"[a-z]+: (?:\d+|\"(?:[^\"\\]|\\.)*\")$", line) for line in front.split("\n"))
    prose = read(rest).prose
    found = [squeezed(plain(line)) for line in lines(prose)]
    assert in_order(headlines(made), "\n".join(found))
    assert in_order(addresses(made), "\n".join(a.url or "" for line in lines(prose) for a in anchors(line)))


@random_issues
@plenty
def test_json_holds_the_running_order(issue: Issue, publication: Publication) -> None:
    data = json.loads(formats.render(issue, publication, "json"))
    stories = [story for section in data["sections"] for story in section["stories"]] + data["unsorted"]
    assert [story["id"] for story in stories] == [story.id for story in issue.in_order()]
    assert all(
        re.match(r"https?://|mailto:", link["url"] or "https://") for story in stories for link in story["links"]
    )


@random_issues
@plenty
def test_the_proof_fits_its_width_and_names_its_styles(issue: Issue, publication: Publication) -> None:
    made = blocks(issue, publication)
    pieces = [(width, piece) for width in (1, 21, 43, 90) for piece in proof(made, width)]
    for width, line in ((width, line) for width, piece in pieces for line in piece.lines):
        assert cells("".join(text for text, _ in line)) <= max(width, 8), width
        # Desk itself keeps names and numbers apart from what runs from right to left: each isolate that opens, closes.
        whole = "".join(text for text, _ in line)
        assert sum(map(whole.count, "\u2066\u2067\u2068")) == whole.count("\u2069")
        plain = [(text.translate(ISOLATES), style) for text, style in line]
        assert all(style in STYLES and not CONTROLS.search(text) for text, style in plain)
    assert {piece.story for _, piece in pieces if piece.story} <= {story.id for story in issue.in_order()}
