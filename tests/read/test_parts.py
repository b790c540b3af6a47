"""Labelled lines in their parts, whatever the weights say of them."""

import pytest

from desk.read.assemble.issue import assemble
from desk.read.assemble.parts import parts_of
from desk.read.house.house import House
from desk.read.model.labels import Label
from desk.read.sources import lines_of

TEXT = "The quay was shut on Monday, and the boats that were to leave have to wait for the tide of Thursday morning."


def titles(source: str, labels: str) -> list[str]:
    """The titles of the sections that labels make: t topic, h headline, b body, s section."""
    house = House(lines_of(source, "a.txt").lines)
    names = {"t": "above", "h": "headline", "b": "body", "s": "section"}
    found = parts_of([names[each] for each in labels], house)
    return [" ".join(house.lines[at].text for at in section.title) for section in found.sections]


def test_a_topic_above_each_headline_parts_nothing() -> None:
    source = "".join(f"{topic}\n\n{head}\n\n{TEXT}\n\n" for topic, head in (("Sea", "Fog"), ("Town", "Hall let")))
    assert titles(source, "thbthb") == [""]


def test_a_sign_above_a_title_is_a_part_of_it_and_no_section() -> None:
    source = f"⚓\n\nSea\n\nFog\n\n{TEXT}\n\nTown\n\nSquares\n\nHall let\n\n{TEXT}"
    assert titles(source, "sshbsshb") == ["⚓ Sea", "Town", "Squares"]


def test_an_address_in_brackets_behind_a_name_is_its_link_and_no_part_of_the_headline() -> None:
    document = lines_of("* Rake (https://a.example/1): It digs in clay as well as sand", "", "text")
    made = assemble(document, House(document.lines), (Label.COLON,))
    assert [story.headline for story in made.issue.stories] == ["Rake"]
    assert [link.url for link in made.issue.links] == ["https://a.example/1"]


def test_items_without_an_address_are_briefs_where_their_section_has_only_such() -> None:
    source = "In brief\n\n- Ward opens at last\n- Ferries return"
    document = lines_of(source, "", "text")
    labels = (Label.SECTION, Label.HEADLINE, Label.HEADLINE)
    told = assemble(document, House(document.lines), labels).issue.stories
    assert [(story.kind, story.headline, story.body) for story in told] == [
        ("brief", None, "Ward opens at last"),
        ("brief", None, "Ferries return"),
    ]
    document = lines_of(f"{source}\n\n{TEXT}", "", "text")
    told = assemble(document, House(document.lines), (*labels, Label.BODY)).issue.stories
    assert [story.kind for story in told] == ["story", "story"]


def test_pictures_of_the_masthead_and_the_foot_and_those_of_no_address_are_left_out_with_where_they_are() -> None:
    picture = "![Quay](https://a.example/quay.png)"
    source = f"{picture}\n\nDear all. {TEXT}\n\n![Map](/map.png)\n\n{TEXT}\n\n## Tide\n\nLate.\n\n{picture}"
    document = lines_of(source, "", "markdown")
    labels = [*[Label.AHEAD] * 4, Label.HEADLINE, Label.BODY, Label.FOOT]
    left = assemble(document, House(document.lines), labels).left
    assert [each.url for each in left] == ["https://a.example/quay.png", "/map.png", "https://a.example/quay.png"]


def test_what_is_left_out_says_its_words_once_and_each_of_its_addresses() -> None:
    source = "[Quay Post](https://a.example/1) and [its menu](https://a.example/2)\n\n## Tide\n\nLate."
    document = lines_of(source, "", "markdown")
    left = assemble(document, House(document.lines), [Label.AHEAD, Label.HEADLINE, Label.BODY]).left
    said = [("Quay Post and its menu", "https://a.example/1"), ("", "https://a.example/2")]
    assert [(each.text, each.url) for each in left] == said


def test_labels_that_the_editor_chose_are_not_mended_and_doubts_are_of_what_was_read() -> None:
    items = "- [The crane in pictures](https://a.example/1)\n- [Notice of sale](https://a.example/2)\n"
    document = lines_of(f"### Crane sold\n\n{TEXT}\n\n{items}", "", "markdown")
    labels = (Label.HEADLINE, Label.BODY, Label.HEADLINE, Label.HEADLINE)
    assert assemble(document, House(document.lines), labels).labels[3] == Label.LINK
    assert assemble(document, House(document.lines), labels, forced={3: Label.HEADLINE}).labels[3] == Label.HEADLINE


def test_cards_below_a_letter_have_their_title_and_say_their_headlines_once() -> None:
    cards = "".join(
        f"{name}\n\n{name}\nA short look at it.\n\n" for name in ("Stations in pictures", "Show me a robot")
    )
    document = lines_of(f"Dear all. {TEXT} {TEXT}\n\nAlso on the network\n\n{cards}", "", "text")
    labels = [Label.AHEAD] * 3 + [Label.HEADLINE, Label.BODY, Label.LINK, Label.HEADLINE, Label.BODY]
    made = assemble(document, House(document.lines), labels).issue
    assert [section.title for section in made.sections] == [None, "Also on the network"]
    assert [story.headline for story in made.stories] == [None, "Stations in pictures", "Show me a robot"]


def test_a_line_with_a_colon_above_the_first_story_says_who_pays_for_that() -> None:
    mark = "This issue of the letter is made possible by the support of Wick & Sons"
    for end, kind, name in ((":", "sponsor", "Wick & Sons"), (".", "story", None)):
        document = lines_of(f"# Quay Post\n\n{mark}{end}\n\n## Ropes\n\n{TEXT}", "", "markdown")
        labels = (Label.AHEAD, Label.AHEAD, Label.HEADLINE, Label.BODY)
        made = assemble(document, House(document.lines), labels)
        assert [(story.kind, story.sponsor) for story in made.issue.stories] == [(kind, name)]
        assert mark in " ".join(each.text for each in made.left)


def test_a_picture_that_leads_where_the_text_leads_is_no_second_link() -> None:
    source = (
        "## Ropes\n\n[![Coil](https://a.example/c.png)](https://a.example/1)\n\n{} [the shop](https://a.example/{})"
    )
    labels = (Label.HEADLINE, Label.BODY, Label.BODY)
    for at, links in ((1, []), (2, ["https://a.example/1"])):
        document = lines_of(source.format(TEXT, at), "", "markdown")
        made = assemble(document, House(document.lines), labels)
        assert [link.url for link in made.issue.links] == links
        assert [each.url for each in made.left] == ([] if links else ["https://a.example/1"])


@pytest.mark.parametrize(
    ("address", "url"),
    [("https://a.example/1", "https://a.example/1"), ("https://click.convertkit-mail.com/abcdef/1/aHR0cA", None)],
)
def test_a_picture_ahead_of_a_link_is_no_link_and_is_told(address: str, url: str | None) -> None:
    source = f"## Koi\n\n{TEXT}\n\n![](https://a.example/pfeil.gif) [Weiterlesen]({address})"
    document = lines_of(source, "", "markdown")
    made = assemble(document, House(document.lines), (Label.HEADLINE, Label.BODY, Label.LINK))
    assert [(link.title, link.url) for link in made.issue.links] == [("Weiterlesen", url)]
    assert [each.url for each in made.left] == ["https://a.example/pfeil.gif"]


def test_a_card_whose_headline_was_read_as_text_is_one_where_others_say_theirs_twice() -> None:
    names = ("Stations in pictures", "Show me a robot", "Want to get on")
    cards = "".join(f"{name}\n\n{name}\nA short look at it.\n\n" for name in names)
    document = lines_of(f"Also on the network\n\n{cards}", "", "text")
    told = [Label.LINK, Label.HEADLINE, Label.BODY]
    labels = [Label.SECTION, *told, *told, Label.LINK, Label.BODY, Label.BODY]
    made = assemble(document, House(document.lines), labels).issue
    assert [story.headline for story in made.stories] == list(names)


def test_a_picture_whose_words_are_the_headline_below_is_that_of_its_story() -> None:
    source = f"<p><img src='https://a.example/quay.png' alt='Quay shut'></p><h2>Quay shut</h2><p>{TEXT}</p>"
    document = lines_of(f"<h2>Tide late</h2><p>{TEXT}</p>{source}", "", "html")
    labels = (Label.HEADLINE, Label.BODY, Label.FOOT, Label.HEADLINE, Label.BODY)
    stories = assemble(document, House(document.lines), labels).issue.stories
    assert [(story.headline, story.image is not None) for story in stories] == [
        ("Tide late", False),
        ("Quay shut", True),
    ]


def test_a_mark_of_a_sponsor_that_stands_alone_below_a_foot_leaves_no_empty_story_behind() -> None:
    document = lines_of(
        f"# Quay Post\n\n## Ropes\n\n{TEXT}\n\nImprint\n\nSponsored\n\n## Pumps\n\n{TEXT}", "", "markdown"
    )
    labels = (Label.AHEAD, Label.HEADLINE, Label.BODY, Label.FOOT, Label.AHEAD, Label.HEADLINE, Label.BODY)
    made = assemble(document, House(document.lines), labels)
    assert [(story.kind, story.headline) for story in made.issue.stories] == [("story", "Ropes"), ("sponsor", "Pumps")]
