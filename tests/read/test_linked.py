"""What titles are not, as links and addresses around them say."""

from desk.read.model.labels import HEADS
from desk.read.read import basis_of, chain_shipped, read
from desk.read.sources import lines_of

TEXT = "<p>The quay was shut on Monday, and boats that were to leave have to wait for the tide of Thursday.</p>"
LINK = '<p><a href="https://q.example/1">Fill in the form</a></p>'


def test_links_that_name_their_source_are_no_titles_above_their_addresses() -> None:
    story = "Winch {0}\n--------\n\nThe quay was shut for {0} days, and boats wait for the tide.\n\nLinks:\n\n{1}\n\n"
    link = "* Harbour Board:  Minutes {0}{1}\n  https://board.example/{0}/{1}\n"
    text = "".join(story.format(n, "".join(link.format(n, at) for at in range(4))) for n in range(3))
    basis = basis_of(lines_of(text, "a.txt"), (), chain_shipped())
    assert not any(label in HEADS for label, line in zip(basis.labels, basis.house.lines, strict=True) if line.bullet)


POINTS = "<ul><li>Oil for a year</li><li>New gears</li></ul>"


def test_links_right_below_the_lists_of_stories_without_others_are_theirs() -> None:
    page = f"<h2>Fog</h2>{TEXT}{POINTS}{LINK}<h2>Winch 2</h2>{TEXT}{POINTS}{LINK}<h2>Crane</h2>{TEXT}"
    issue = read(page, "a.html").issue
    fog, winch, _ = issue.in_order()
    assert [link.story for link in issue.links] == [fog.id, winch.id]
