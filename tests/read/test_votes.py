"""Lines that look and stand alike speak with one voice."""

import math

import pytest

from desk.read.features.observe import observe
from desk.read.house.house import House
from desk.read.model.chain import Chain, Weights
from desk.read.model.labels import HEADS, Label
from desk.read.model.vote import voted
from desk.read.paste import paste
from desk.read.read import allowed, basis_of, chain_shipped, labelled
from desk.read.rulings.rulings import overlooked
from desk.read.sources import lines_of

STORY = (
    "{}\n\nThe quay was shut on Monday, and boats that were to leave have to wait for the tide of Thursday morning.\n\n"
)


@pytest.mark.parametrize(("name", "label"), [("a.md", "headline"), ("a.txt", "section")])
def test_what_was_said_is_heard_in_the_next_round_but_in_a_text_where_all_look_alike(name: str, label: str) -> None:
    house = House(lines_of("".join(map(STORY.format, ("Fog", "Winch", "Crane", "Lamps", "Ropes"))), name).lines)
    chain = Chain(Weights(("headline", "section"), {}, ((0.0, 0.0), (0.0, 0.0)), {}))
    shares = [(0.8 if at < 5 else 0.25) if at % 2 == 0 else 0.5 for at in range(len(house.lines))]
    scores = [[math.log(share), math.log(1 - share)] for share in shares]
    together, _ = voted(scores, chain.likelihoods(scores), chain, house)
    assert chain.labels[together[6].index(max(together[6]))] == label


def test_lines_with_other_blank_lines_below_do_not_speak_for_each_other() -> None:
    source = "".join(f"{name}\n\nOpen again\n\nSaid at the quay\n\n\n" for name in ("Fog", "Winch", "Crane", "Lamps"))
    house = House(lines_of(source, "a.txt").lines)
    chain = Chain(Weights(("headline", "body"), {}, ((0.0, 0.0), (0.0, 0.0)), {}))
    shares = [0.8, 0.9, 0.1] * 3 + [0.8, 0.45, 0.1]
    scores = [[math.log(share), math.log(1 - share)] for share in shares]
    together, _ = voted(scores, chain.likelihoods(scores), chain, house)
    assert chain.best(together) == [0, 0, 1] * 4


def test_labels_that_no_voice_can_make_the_likeliest_are_looked_at_no_more_and_no_label_changes() -> None:
    document = lines_of(
        "# Tide Weekly 12\n\n"
        + "".join(map("## {0}\n\nIt is shut, says [{0}](https://q.example/{0}).\n\n".format, "abcde")),
        "a.md",
    )
    basis = basis_of(document, (), chain_shipped())
    likelihoods = basis.chain.likelihoods(basis.shown)
    together, among = voted(basis.shown, likelihoods, basis.chain, basis.house)
    assert sum(map(len, among)) < sum(map(len, basis.chain.possible(basis.shown)))
    assert basis.chain.best(together, among) == basis.chain.best(together)
    for row, looked_at in zip(likelihoods, among, strict=True):
        assert row.index(max(row)) in looked_at


@pytest.mark.parametrize("imprint", ["Contact", "Impressum"])
def test_a_title_that_looks_as_headlines_do_is_one_unless_it_says_that_it_is_none(imprint: str) -> None:
    stories = "".join(
        map("## {}\n\nThe quay was shut, and boats have to wait for the tide of Thursday.\n\n".format, "abcd")
    )
    house = House(lines_of(f"{stories}## {imprint}\n\n{'Harbour office. ' * 8}\n\n## e\n\nNo. 5\n", "a.md").lines)
    labels = ["ahead", "ahead", *["headline", "body"] * 3, "foot", "foot", "foot", "foot"]
    assert set(overlooked(house, labels)) == {0}
    assert overlooked(house, labels)[0] == frozenset(Label).difference(HEADS)
    assert not overlooked(house, ["ahead", "ahead", *["section", "body"] * 3, "foot", "foot", "foot", "foot"])


def test_a_heading_above_a_short_line_and_a_picture_is_a_headline_and_the_dated_one_above_all_is_not() -> None:
    picture = "<p>With the yard and the board</p><p><img src='https://q.example/a.png' alt=''></p>"
    text = "<p>The quay was shut on Monday, and boats that were to leave have to wait for the tide.</p>"
    rest = "".join(f"<h2>{title}</h2>{text}" for title in ("Crane", "Hall"))
    page = (
        f"<html><body><h2>Tide Weekly, 9 May 2026</h2>{picture}{text}<h2>Winch</h2>{picture}{text}{rest}</body></html>"
    )
    house = House(lines_of(page, "a.html").lines)
    labels = ["ahead"] * 8 + ["headline", "body"] * 2
    assert overlooked(house, labels) == {4: frozenset(Label).difference(HEADS)}


def test_a_title_above_a_link_is_a_headline_as_one_above_a_text_is() -> None:
    stories = "".join(f"## {title}\n\n[Read on](https://q.example/{title})\n\n" for title in "abc")
    house = House(lines_of(f"{stories}## d\n\nNo. 5\n", "a.md").lines)
    assert set(overlooked(house, ["ahead", "ahead", *["headline", "link"] * 2, "foot", "foot"])) == {0}


def test_lines_that_can_be_nothing_but_headlines_begin_a_story() -> None:
    document = lines_of("".join(map(STORY.format, ("Fog", "Winch", "Crane"))), "a.md")
    house, chain = House(document.lines), chain_shipped()
    scores = chain.scores(observe(house))
    among = allowed(house, chain, scores)
    assert labelled(document, house, chain, scores, among).labels[3] not in HEADS
    assert chain.forbid(scores, among, {3: frozenset(Label).difference(HEADS)})
    assert labelled(document, house, chain, scores, among).labels[3] in HEADS
    assert not chain.forbid(scores, among, {3: frozenset(Label).difference(HEADS)})  # said once more
    assert chain.forbid(scores, among, {3: HEADS})
    assert len(among[3]) == len(chain.labels)  # each line has a label


@pytest.mark.parametrize(("level", "found"), [("##", {4}), ("#", {4}), ("####", set())])
def test_a_heading_inside_a_story_whose_headline_is_of_no_higher_level_ends_it(level: str, found: set[int]) -> None:
    source = f"# Boats\n\n### Winch 2\n\nIt is quieter.\n\nSays the yard.\n\n{level} Harbour\n\nThe quay was shut.\n"
    house = House(lines_of(source, "a.md").lines)
    labels = ["section", "headline", "body", "body", "body", "body"]
    assert overlooked(house, labels) == dict.fromkeys(found, frozenset((Label.BODY, Label.LINK, Label.ASIDE)))


def test_a_heading_above_a_mere_sentence_with_a_link_stays_where_it_was_read() -> None:
    source = "# Boats\n\n- Winch 2\n\n# Jobs\n\nThere are none, [ask for yours](https://q.example/1).\n"
    house = House(lines_of(source, "a.md").lines)
    assert not overlooked(house, ["section", "headline", "body", "aside"])
    assert 2 in overlooked(house, ["section", "headline", "body", "body"])


def test_a_heading_of_the_lowest_level_below_a_section_is_a_headline_as_the_others_of_its_level() -> None:
    def heading(level: int, title: str) -> str:
        return f"<h{level}>{title}</h{level}><p>The quay was shut, and boats have to wait for the tide.</p>"

    page = "".join(
        [
            *(heading(2, "Boats"), heading(3, "Winch 2"), heading(3, "Crane"), heading(2, "Town"), heading(3, "Hall")),
            heading(2, "Notes"),
        ]
    )
    house = House(lines_of(f"<html><body>{page}</body></html>", "a.html").lines)
    labels = [*("section", "intro"), *("headline", "body") * 2, *("section", "intro") * 3]
    assert overlooked(house, labels) == {8: {Label.SECTION}}
    few = [*("section", "intro"), *("headline", "body"), *("section", "intro") * 4]
    assert not overlooked(house, few)


def test_a_paste_has_such_titles_too() -> None:
    """A paste knows no masthead and no foot, and the rest is told it as an import is."""
    source = "MASS TIMES\nSaturday at 6\n\nNOTICES\n\nIt is on Saturday..\n\nYOUTH\n\nClasses begin."
    pasted = paste(source).reading
    assert pasted is not None
    titles = {story.headline for story in pasted.issue.stories} | {each.title for each in pasted.issue.sections}
    assert {"MASS TIMES", "NOTICES", "YOUTH"} <= titles


@pytest.mark.parametrize(
    ("title", "stories", "label"),
    [
        ("Quay Notes, 9 May 2024", 3, Label.AHEAD),
        ("Winches of May", 2, Label.SECTION),
        ("Winch two", 3, Label.SECTION),
    ],
)
def test_the_first_heading_above_all_stories_with_a_day_is_the_newsletters(
    title: str, stories: int, label: Label
) -> None:
    text = "The quay was shut on Monday, and boats have to wait for the tide."
    source = f"# {title}\n\n" + "".join(f"## {name}\n\n{text}\n\n" for name in "abc"[:stories])
    labels = (Label.AHEAD, Label.HEADLINE, Label.BODY, Label.SECTION)
    weights = {"heading=1": ((1, 9.0), (3, 1.0)), "heading=2": ((1, 9.0),), "heading=3": ((1, 9.0),)}
    chain = Chain(Weights(labels, weights, ((0.0,) * 4, (0.0, 0.0, 2.0, 0.0), (0.0,) * 4, (0.0,) * 4), {}))
    assert basis_of(lines_of(source, "a.md"), (), chain).labels[0] == label
