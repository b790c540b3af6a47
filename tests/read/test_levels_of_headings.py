"""What a labelling cannot be by its headings, whatever words they have."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from desk.read.basis import Basis, Never
from desk.read.model.labels import HEADS, INSIDE, Label
from desk.read.read import basis_of, chain_shipped, read
from desk.read.rulings.headings import NOT_WHOLE, alone, beside, headings
from desk.read.rulings.rulings import RULINGS, titles
from desk.read.sources import lines_of

TEXT = "The quay was shut on Monday, and boats that were to leave have to wait for the tide of Thursday morning."
NAMES = {"s": "section", "h": "headline", "L": "linked", "B": "bold", "b": "body", "l": "link", "i": "intro"}
NAMES |= {"a": "ahead", "f": "foot"}


def basis(source: str, given: str, name: str = "a.md") -> Basis:
    """A source whose lines have the labels that `given` says, a letter a line."""
    made = basis_of(lines_of(source, name), (), chain_shipped())
    assert len(made.labels) == len(given)
    return replace(made, labels=tuple(map(NAMES.__getitem__, given)))


def ruled(ruling: Callable[[Basis], Never], source: str, given: str, name: str = "a.md") -> Never:
    return ruling(basis(source, given, name))


def items(*names: str, form: str = "- [{0}](https://q.example/{0}) is told by Ana.\n") -> str:
    return "".join(map(form.format, names)) + "\n"


@pytest.mark.parametrize(
    ("form", "letter"),
    [
        ("- [{0}](https://q.example/{0}) is told by Ana.\n", "L"),
        ("- **{0}.** It was told by [Ana](https://q.example/{0}).\n", "B"),
        ("1. [{0}](https://q.example/{0})\n", "h"),
    ],
)
def test_a_heading_above_items_that_begin_as_those_of_sections_do_is_one(form: str, letter: str) -> None:
    source = (
        f"## Lectures\n\n{items('Fog', 'Boat', form=form)}## Ateliers\n\nÀ lire :\n\n{items('Vent', 'Mer', form=form)}"
    )
    given, heads = f"s{letter * 2}hbll", frozenset(Label).difference(HEADS)
    assert ruled(headings, source, given) == {3: frozenset(Label) - {Label.SECTION}, 5: heads, 6: heads}
    assert not ruled(headings, source, f"s{letter}bhbll"), "half of the others are no stories"
    assert not ruled(headings, source.replace("## Ateliers", "## [Ateliers](https://q.example/a)"), given)
    assert not ruled(headings, source.replace("À lire :", f"{TEXT}\n\n{TEXT}"), f"s{letter * 2}hbbll")


def test_paragraphs_with_a_bold_title_and_a_link_below_a_section_are_stories_whatever_stands_below_others() -> None:
    bold = items("Fog", "Boat", form="**{0}.** It was told by [Ana](https://q.example/{0}).\n\n")
    rest = "".join(f"## {title}\n\n{TEXT}\n\n" for title in ("Crane", "Winch", "Hall"))
    heads = frozenset(Label).difference(HEADS)
    assert ruled(headings, f"## Boats\n\n{bold}{rest}", "sBlhbhbhb") == {2: heads}
    assert not ruled(headings, f"## Boats\n\n{bold}{rest}", "hllhbhbhb")


def test_items_with_links_are_stories_in_one_section_where_they_are_in_another() -> None:
    told = items("Chor", "Markt", form="- {0} ist [offen](https://q.example/{0}).\n")
    source = f"## Heute\n\n{told}## Notiert\n\n{{}}- Ida mag [Boote](https://q.example/b)\n- {{}}\n"
    made = source.format("", "Bo sucht [ein Tau](https://q.example/t)")
    heads = frozenset(Label).difference(HEADS)
    assert ruled(headings, made, "shhhll") == {3: frozenset(Label) - {Label.SECTION}, 4: heads, 5: heads}
    assert set(ruled(headings, made, "shhshl")) == {3, 4, 5}, "one of them was read as a story"
    assert not ruled(headings, made, "shhshh")
    assert not ruled(headings, made, "sblhll")
    assert not ruled(headings, source.format(f"{TEXT}\n\n", "Bo sucht ein Tau"), "shhhblb")


@pytest.mark.parametrize("sign", ["-", "1.", "  -"])
def test_the_items_of_a_list_are_all_stories_or_none(sign: str) -> None:
    rows = "".join(f"{sign} {words}\n" for words in ("Le treuil tourne", "La grue attend", "Les cordes sèchent"))
    source = f"## Atelier\n\n{rows}\n## Sortie\n\n{TEXT}\n"
    assert ruled(headings, source, "shbbhb") == {0: NOT_WHOLE, 1: frozenset(HEADS)}
    assert not ruled(headings, source, "shhbhb")
    assert 1 not in ruled(headings, source, "shbbsi"), "no heading of the level heads a story"


def test_a_heading_below_a_list_of_stories_that_is_as_high_as_their_section_ends_the_last() -> None:
    source = f"## Neues\n\n{items('Tor', 'Waage')}## Gesucht\n\n{TEXT}\n"
    assert ruled(titles, source, "sLLbb") == {3: INSIDE}
    more = f"{source}## Ende\n\n{TEXT}\n"
    assert ruled(titles, more, "sLLbbhb") == {3: INSIDE | {Label.AHEAD, Label.FOOT}}, "no foot has a story below"
    assert not ruled(titles, source.replace("## Gesucht", "### Gesucht"), "sLLbb")


def test_a_title_inside_a_story_is_one_where_nearly_all_that_look_so_head_stories() -> None:
    named = ["Neue Bänke:", "Konzert:", "Fahrt ins Moor:", "Dank an alle:", "Garten:"]
    source = "".join(f"**{name}**\n\n{TEXT}\n\n{TEXT}\n\n" for name in named)
    assert set(ruled(titles, source, "hbbhbbhbbbbbhbb")) == {9}
    assert not ruled(titles, source, "hbbhbbbbbbbbhbb")


def test_the_newsletters_title_is_ahead_of_all_where_everything_was_at_first() -> None:
    label: Sequence[str] = ("ahead",) * 3
    for title, ahead in (("Données au clair, n° 12", False), ("Données au clair", True)):
        source = f"# {title}\n\n{TEXT}\n\n**La grue.** Elle attend [une pièce](https://q.example/1).\n"
        made = replace(basis_of(lines_of(source, "a.md"), (), chain_shipped()), labels=tuple(label))
        assert (0 in RULINGS[1](made)) is ahead
        assert 2 in RULINGS[1](made)


def test_a_heading_right_above_two_headlines_of_a_lower_level_is_no_story() -> None:
    source = f"## En bref\n\nCe mois-ci.\n\n### Treuil\n\n{TEXT}\n\n### Grue\n\n{TEXT}\n\n## Phare\n\n{TEXT}\n"
    never = frozenset(Label).difference({Label.SECTION})
    assert ruled(titles, source, "hbhbhbhb").get(0) == never
    assert 0 not in ruled(titles, source, "hbhbbbhb"), "one story below is its own part"
    assert ruled(titles, source.replace("Ce mois-ci.", f"{TEXT}\n\n{TEXT}"), "hbbhbhbhb").get(0) == never
    others = "".join(f"## {name}\n\n{TEXT}\n\n" for name in ("Quai", "Mer", "Port"))
    assert 0 not in ruled(titles, source.replace("Ce", f"{TEXT}\n\nCe") + others, "hbbhbhbhbhbhbhb"), "most have none"


def test_a_long_first_heading_with_the_number_of_the_issue_is_the_newsletters() -> None:
    long = "Le Quai #1 : un treuil qui ne fait plus de bruit, une grue qui attend sa pièce et tous les horaires de mai"
    for title, ahead in ((long, True), (long.replace("#1", "vous parle"), False)):
        made = basis(f"# {title}\n\n{TEXT}\n\n" + f"**A.**\n\n{TEXT}\n\n" * 3, "hbhbhbhb")
        said = {label for ruling in RULINGS for label in ruling(made).get(0, ())}
        assert (Label.HEADLINE in said) is ahead


@pytest.mark.parametrize("below", ["### Sábado, 6 de julho de 2024", "- Pão\n- Sopa", "*Aberto*\n\n*Grátis*\n\n*Já*"])
def test_a_heading_far_above_its_text_is_a_headline_as_those_of_its_level(below: str) -> None:
    rest = "".join(f"## {title}\n\n{TEXT}\n\n" for title in ("Ponte", "Porto"))
    source = f"O que há no bairro\n\n## Festa\n\n{below}\n\n{TEXT}\n\n{rest}"
    rows = below.count("\n\n") + below.count("\n-") + 1
    given, never = f"{'a' * (rows + 3)}hbhb", frozenset(Label).difference(HEADS)
    assert ruled(titles, source, given) == {1: never}
    assert not ruled(titles, source.replace("## Festa", "## Maio de 2024"), given), "it says which issue it is"
    assert not ruled(titles, source.replace(f"\n{TEXT}\n", "\n", 1), f"{'a' * (rows + 2)}hbhb"), "it has no text"


def test_points_of_one_story_are_no_headlines_where_other_headings_of_its_level_have_none_below() -> None:
    points = items("Langsam", "Leise", form="- **{0}.** Das Boot legt an, sagt [der Rat](https://q.example/{0}).\n")
    stories = "".join(f"### {title}\n\n{TEXT}\n\n" for title in ("Kran", "Tang"))
    source, starts = f"{stories}### Regeln\n\n{TEXT}\n\n{points}", frozenset((*HEADS, Label.SECTION))
    assert ruled(alone, source, "hbhbhbBB") == {6: starts, 7: starts}
    assert not ruled(alone, source, "hbhbsbBB"), "a section has them"
    assert not ruled(alone, source, "hbhbhbff"), "what stands below the foot is in no story"
    assert not ruled(alone, f"### Kran\n\n{TEXT}\n\n### Regeln\n\n{points}{points}", "hbhBBBB"), "one is no rule"


def test_several_headlines_right_below_a_heading_may_be_those_of_a_section() -> None:
    stories = "".join(f"### {title}\n\n{TEXT}\n\n" for title in ("Kran", "Tang"))
    assert not ruled(alone, f"{stories}### Kurz\n\n{items('Fog', 'Boat', 'Rope')}", "hbhbhLLL")
    assert ruled(alone, f"{stories}### Kurz\n\n{items('Fog', 'Boat')}", "hbhbhLL").keys() == {5, 6}


def test_headings_right_below_one_are_all_headlines_where_as_many_were_read_so_as_were_not() -> None:
    parts = "".join(f"### {title}\n\n{TEXT}\n\n" for title in ("絞車", "船", "港"))
    source = f"## 今月\n\n{parts}## 人\n\n{TEXT}\n"
    assert ruled(beside, source, "hbbhbhbhb") == {1: INSIDE}
    assert ruled(beside, source, "sbbhbllhb") == {}, "two of three are of a story"
    assert ruled(beside, source.replace("### 絞車", "#### 絞車"), "hbbhbhbhb") == {}, (
        "a lower one is below none of these"
    )
    assert ruled(beside, source.replace("### 船", "## 船"), "hbbhbhbhb") == {}, "none is below the same one"


def test_headings_below_others_are_headlines_and_those_above_are_sections() -> None:
    low = "".join(f"## {{}}{at}\n\n{TEXT}\n\n" for at in range(2))
    source = "".join(f"# {name}\n\n{low.format(name, name)}" for name in ("Values", "Joys"))
    issue = read(source, "a.md").issue
    assert [section.title for section in issue.sections] == ["Values", "Joys"]
    assert [story.headline for story in issue.in_order()] == ["Values0", "Values1", "Joys0", "Joys1"]
