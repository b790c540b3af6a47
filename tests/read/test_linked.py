"""What titles are not, as links and addresses around them say."""

from collections.abc import Callable
from dataclasses import replace

from desk.read.basis import Basis, Never
from desk.read.model.labels import HEADS
from desk.read.read import basis_of, chain_shipped, read
from desk.read.rulings.linked import above_addresses, pictured
from desk.read.sources import lines_of

TEXT = "<p>The quay was shut on Monday, and boats that were to leave have to wait for the tide of Thursday.</p>"
LINK = '<p><a href="https://q.example/1">Fill in the form</a></p>'
NAMES = {"h": "headline", "b": "body", "s": "section", "l": "link", "a": "aside", "f": "foot", "u": "above"}


def ruled(page: str, given: str, ruling: Callable[[Basis], Never]) -> dict[int, frozenset[str]]:
    made = basis_of(lines_of(f"<html><body>{page}</body></html>", "a.html"), (), chain_shipped())
    assert len(made.labels) == len(given)
    return dict(ruling(replace(made, labels=tuple(map(NAMES.__getitem__, given)))))


def test_links_that_name_their_source_are_no_titles_above_their_addresses() -> None:
    story = "Winch {0}\n--------\n\nThe quay was shut for {0} days, and boats wait for the tide.\n\nLinks:\n\n{1}\n\n"
    link = "* Harbour Board:  Minutes {0}{1}\n  https://board.example/{0}/{1}\n"
    text = "".join(story.format(n, "".join(link.format(n, at) for at in range(4))) for n in range(3))
    basis = basis_of(lines_of(text, "a.txt"), (), chain_shipped())
    assert above_addresses(basis) == {}
    assert not any(label in HEADS for label, line in zip(basis.labels, basis.house.lines, strict=True) if line.bullet)


POINTS = "<ul><li>Oil for a year</li><li>New gears</li></ul>"


def test_links_right_below_the_lists_of_stories_without_others_are_theirs() -> None:
    page = f"<h2>Fog</h2>{TEXT}{POINTS}{LINK}<h2>Winch 2</h2>{TEXT}{POINTS}{LINK}<h2>Crane</h2>{TEXT}"
    issue = read(page, "a.html").issue
    fog, winch, _ = issue.in_order()
    assert [link.story for link in issue.links] == [fog.id, winch.id]


def test_a_picture_below_the_bold_title_of_a_story_is_its_picture_and_no_headline() -> None:
    names = {"Passeggiata": "La diga", "Il borgo": "Pescatori"}
    rows = "".join(f"<p><b>{name}</b></p><p><img src=/a.jpg alt='{alt}'></p>{TEXT}" for name, alt in names.items())
    page = f"<p>Porto</p>{rows}"
    small = ruled(page, "auhbuhb", pictured)
    assert set(small) == {1, 2, 4, 5}
    assert all("headline" not in small[at] and "above" in small[at] for at in (1, 4))
    assert all({"headline", "more", "above"} < small[at] and "body" not in small[at] for at in (2, 5))
    assert set(ruled(page, "ahhbubh", pictured)) == {1, 2}
    assert not ruled(page, "auhbhbb", pictured), "one small line may be a topic"
    assert not ruled(
        page.replace("<b>Passeggiata", "<b>Anzeige").replace("<b>Il borgo", "<b>Anzeige"), "auhbuhb", pictured
    )
    linked = page.replace("<img", "<a href='https://q.example/1'><img").replace("'></p>", "'></a></p>")
    assert not ruled(linked, "ahhbhhb", pictured), "a linked picture may be a story of its own"


def test_a_linked_picture_above_a_spacer_and_a_headline_that_leads_there_too_is_no_link_of_the_story_above() -> None:
    told = "The quay was shut on Monday, and boats that were to leave have to wait for the tide of Thursday morning."
    cells = "".join(
        f"<table><tr><td><a href='https://q.example/{at}'><img src='{at}.gif' alt='{name} from the air'></a></td>"
        f"<td><img src='blank.gif' alt=''></td><td><h3><a href='https://q.example/{at}'>{name}</a></h3><p>{told}</p></td>"
        "</tr></table>"
        for at, name in enumerate(("Winch turns", "Kelp is late", "Lamp is lit"))
    )
    issue = read(f"<html><body><h1>Quay Letter 12</h1>{cells}</body></html>", "a.html").issue
    assert [[link.url for link in issue.links_of(story.id)] for story in issue.in_order()] == [
        [f"https://q.example/{at}"] for at in range(3)
    ]
