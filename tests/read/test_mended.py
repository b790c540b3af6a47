"""Labels that were given line by line, made to agree with what stands around them."""

import pytest

from desk.read.assemble.alike import mended
from desk.read.house.house import House
from desk.read.model.labels import Label
from desk.read.model.sure import impossible
from desk.read.read import read
from desk.read.sources import lines_of

TEXT = "The quay was shut on Monday, and the boats that were to leave have to wait for the tide of Thursday morning."
NAMES = {
    "u": "above",
    "B": "bold",
    "L": "linked",
    "m": "more",
    "i": "intro",
    "h": "headline",
    "b": "body",
    "l": "link",
    "a": "ahead",
    "s": "section",
    "f": "foot",
    "A": "addressed",
    "c": "colon",
    "r": "aside",
}
LINKED = f"Quay shut\n\n{TEXT}\n\nLinks:\n\nBoard: minutes\n\nMill: fees\n\n"


def labels(source: str, given: str, form: str = "text") -> str:
    """The labels that `given` becomes, a letter a line."""
    house = House(lines_of(source, "", form).lines)
    assert len(house.lines) == len(given)
    letters = {label: letter for letter, label in NAMES.items()}
    return "".join(letters.get(label, label[0]) for label in mended([NAMES[each] for each in given], house))


def test_items_that_are_links_behind_the_text_of_a_titled_story_are_its_links() -> None:
    items = "- [The crane in pictures](https://a.example/1)\n- [Notice of sale](https://a.example/2)\n"
    assert labels(f"### Crane sold\n\n{TEXT}\n\n{items}", "hbhh", "markdown") == "hbll"
    assert labels(f"### Cranes\n\n{TEXT}\n\n{items}", "sbhh", "markdown") == "sbhh"
    assert labels(f"### Cranes\n\n{items}", "hhh", "markdown") == "hhh"


def test_an_item_below_another_one_of_the_same_list_in_a_story_is_no_remark() -> None:
    """Its link would be left out as one that stands beside the stories."""
    items = "".join(f"- [Photo {at}](https://a.example/{at}) par Ana Reed\n" for at in range(3))
    assert labels(f"### La grue\n\n{TEXT}\n\n{items}", "hblrr", "markdown") == "hblll"
    assert labels(f"### La grue\n\n{TEXT}\n\n{items}", "hbrrr", "markdown") == "hbrrr", "a list of remarks"
    assert labels(f"### La grue\n\n{TEXT}\n\n{items}", "hbbrr", "markdown") == "hbbrr", "below a text"
    assert labels(f"### La grue\n\n{TEXT}\n\n{items}", "hbLLr", "markdown") == "hbLLr", "each is a story"


def test_a_first_story_of_a_title_and_a_day_is_the_masthead() -> None:
    told = "".join(f"{title}\n\n{TEXT}\n\n" for title in ("Quay shut", "Tide late", "Crane sold"))
    assert labels(f"TIDE TABLE\nMarch 2031\n\n{told}", "hbhbhbhb") == "aahbhbhb"
    assert labels(f"Meeting on 3 March 2031\n\n{TEXT}\n\n{told}", "hbhbhbhb") == "hbhbhbhb"


def test_a_first_story_that_says_more_than_its_day_is_no_masthead() -> None:
    told = "".join(f"## {title}\n\n{TEXT}\n\n" for title in ("Tide late", "Crane sold"))
    linked = f"# Quay Post\n\n## Quay shut\n\nUntil May. ([Post](https://a.example/1))\n\n{told}"
    assert labels(linked, "ahlhbhb", "markdown") == "ahlhbhb"
    alone = f"# Quay Post\n\n## Quay shut\n\n## for repairs in May\n\nIt leaks.\n\n{told}"
    assert labels(alone, "ahhbhbhb", "markdown") == "ahmbhbhb"


def test_a_day_that_begins_a_list_of_days_is_none() -> None:
    assert labels("3 March 2031\n\n10 March 2031\n\n17 March 2031\n\n24 March 2031", "hhhh") == "hhhh"


def test_a_headline_below_a_title_that_was_read_as_a_foot_is_there_once() -> None:
    source = f"NEWS\n\nQuay shut\n\n{TEXT}\n\nBRIEFLY\n\nTide late\n\nIt comes at noon."
    assert labels(source, "shbfhb") == "shbfhb"


def test_a_foot_below_its_title_stays_one() -> None:
    source = f"NEWS\n\nQuay shut\n\n{TEXT}\n\nABOUT US\n\nTide Weekly\n\nUnsubscribe here."
    assert labels(source, "shbsff") == "shbsff"


def test_items_that_end_in_addresses_are_headed_by_what_stands_ahead_of_these_if_most_are() -> None:
    item = "* {}\n  https://a.example/{}\n  https://b.example/{}\n"
    items = "".join(
        item.format(*each, each[1]) for each in (("Fog at sea", 1), ("Quay: it opens", 2), ("Lost oar", 3), ("Eels", 4))
    )
    assert labels(f"## Sea\n{items}", "sAclA", "markdown") == "sAAAA"
    assert labels(f"## Sea\n{items}", "hlllA", "markdown") == "hlllA"
    assert labels(f"## Sea\n\n{TEXT}\n{items}", "sbAcAA", "markdown") == "sbAAAA"


def never(source: str, form: str = "markdown") -> list[frozenset[Label]]:
    """The labels that each line of a source cannot have."""
    return list(impossible(House(lines_of(source, "", form).lines)))


def test_a_day_that_begins_an_item_is_not_its_headline() -> None:
    item = "- **9 May:** [Winch course](https://a.example/1) on the quay\n"
    assert {Label.BOLD, Label.COLON} <= never(item)[0]
    assert not {Label.BOLD, Label.COLON} & never(item.replace("9 May", "Winches in May 2031"))[0]


def test_a_line_with_a_link_that_leaves_the_list_is_in_no_story() -> None:
    source = f"Quay shut\n\n{TEXT}\n\nYou get this as a friend. [Unsubscribe](https://a.example/u)"
    never = list(impossible(House(lines_of(source, form="markdown").lines)))
    assert [Label.LINK in each and Label.BODY in each and Label.FOOT not in each for each in never] == [
        False,
        False,
        True,
    ]


def test_whoever_wrote_several_stories_is_the_headline_of_none() -> None:
    story = f"{{}}\n\nby Nell Harrow <nell@quay.example>\n\n{TEXT}\n\n\n"
    told = never("".join(map(story.format, ("Fog", "Winch", "Crane"))), "text")
    assert all({Label.HEADLINE, Label.SECTION} <= each for each in told[1::3])
    assert not any(Label.HEADLINE in each for each in told[::3])
    assert Label.HEADLINE not in never(story.format("Fog"), "text")[1]


def test_an_item_heads_no_list_of_contents_whatever_it_says() -> None:
    items = "".join(f"- In this issue of the {name}: fog\n" for name in ("Post", "Gazette", "Echo"))
    never = list(impossible(House(lines_of(f"# Tide Weekly 12\n\n{items}\nThe quay is shut.\n", "a.md").lines)))
    assert not any(never[1:4])


def test_a_picture_without_words_is_no_title() -> None:
    made = never("<h2>Quay</h2><p><img src='https://a.example/a.png' width='90' height='90'></p><p>A wall</p>", "html")
    assert [{Label.HEADLINE, Label.SECTION} <= each for each in made] == [False, True, False]


def test_a_headline_and_its_text_below_a_title_are_no_foot() -> None:
    source = (
        f"NEWS\n\nQuay shut\n\n{TEXT}\n\nBRIEFLY\n\nTide late\n\nIt comes at noon.\n\nUnsubscribe: https://a.example/u"
    )
    assert labels(source, "shbsfff") == "shbshbf"


@pytest.mark.parametrize("end", ["afmelden", "unsubscribe.cgi?id=7", "abmelden.php", "Unsubscribe/"])
def test_an_address_that_ends_with_how_to_leave_the_list_is_no_link_of_a_story(end: str) -> None:
    url = f"https://haven.example/lijst/{end}"
    link = f"[hier](https://haven.example/lijst/{end})"
    for source, form in (
        (f"Genoeg gelezen?\n\n{url}\n", "text"),
        (f"Genoeg gelezen?\n\nZeg het {link}.\n", "markdown"),
    ):
        never = list(impossible(House(lines_of(source, "", form).lines)))
        assert {Label.LINK, Label.HEADLINE} <= never[1]
        assert Label.FOOT not in never[1]
    never = list(impossible(House(lines_of(f"Brug\n\n{url.replace('lijst/', 'hoe-moet-ik-')}\n", "", "text").lines)))
    assert Label.LINK not in never[1], "it is about that, and does not do it"


@pytest.mark.parametrize("day", ["Sun., May 9, 2027", "5/9/27:", "2027-05-09", "9. Mai"])
def test_a_day_right_below_a_title_or_above_it_is_neither_headline_nor_the_title_of_a_section(day: str) -> None:
    below = "".join(f"<h3>{title}</h3><h4>{day}</h4><p>{TEXT}</p>" for title in ("Winch 2", "Crane", "Hall shut"))
    never = list(impossible(House(lines_of(below, "a.html").lines)))
    assert {Label.HEADLINE, Label.SECTION} <= never[1] & never[4] & never[7]
    above = "".join(f"<p>{day}</p><p>{title}</p><p>{TEXT}</p>" for title in ("Winch 2", "Crane", "Hall shut"))
    never = list(impossible(House(lines_of(above, "a.html").lines)))
    assert Label.HEADLINE in never[0] & never[3] & never[6]
    never = list(impossible(House(lines_of(f"## {day}\n\n{TEXT}\n", "a.md").lines)))
    assert Label.HEADLINE not in never[0], "it is all the title that there is"


def test_a_version_is_no_day_and_heads_its_story_below_another_title() -> None:
    never = list(impossible(House(lines_of(f"## Rope\n\n### 2.10.11\n\n{TEXT}\n", "a.md").lines)))
    assert not {Label.HEADLINE, Label.SECTION} & never[1]
    never = list(impossible(House(lines_of(f"**2.10.11** {TEXT}\n", "a.md").lines)))
    assert Label.BOLD not in never[0]


def test_a_month_in_a_short_sentence_is_no_masthead() -> None:
    source = "## Winch 2\n\nIt turns.\n\n## Hall\n\nNew times from May.\n\n## Crane\n\nIt is sold.\n"
    assert [story.headline for story in read(source, "a.md").issue.in_order()] == ["Winch 2", "Hall", "Crane"]


def test_a_remark_that_is_one_link_is_a_link_of_its_story() -> None:
    page = f"<h2>Winch 2</h2><p>{TEXT}</p><p><a href='https://q.example/1'>To the programme</a></p>"
    assert labels(page, "hbr", "html") == "hbl"
    page = page.replace("</p>", " and <a href='https://q.example/2'>more</a></p>")
    assert labels(page, "hbr", "html") == "hbr"


def test_the_title_of_an_issue_is_no_skip_link_and_no_day_and_a_place_is_no_number() -> None:
    story = f"<h3>{{}}</h3><p>{TEXT}</p><p>1:30 PM in Hall 301</p>"
    told = "".join(map(story.format, ("Winch 2", "Crane", "Boats")))
    page = f"<p><b><a href='#main'>Skip to content</a></b></p><h1>Mole News</h1><p>2027-05-09</p>{told}"
    issue = read(page, "a.html").issue
    assert (issue.title, issue.date, issue.number) == ("Mole News", "2027-05-09", None)
    assert read(f"<h1>News from the mole</h1>{told}", "a.html").issue.number is None
    assert read(f"<h1>Mole News 12</h1>{told}", "a.html").issue.number == 12


def test_a_heading_below_a_labelled_list_of_links_is_none_of_them() -> None:
    source = "### Crane sold\n\n{}\n\nLinks:\n\n- [Notice](https://a.example/1)\n\n{}\n\nSee [it](https://a.example/2)."
    assert labels(source.format(TEXT, "### Quay shut"), "hbblhl", "markdown") == "hbblhl"
    assert labels(source.format(TEXT, "Quay shut"), "hbblhl", "markdown") == "hbblll"


def test_what_tells_nothing_in_a_list_below_its_label_is_a_link_and_no_empty_story() -> None:
    more = "The more they evade\n\nHave you tried to telephone?\n\nTown: plans\n\n"
    source = f"{LINKED}{more}Tide late\n\n{TEXT}"
    assert labels(source, "hbbllhblhb") == "hbblllllhb"
    assert labels(source.replace("telephone?", "telephone."), "hbbllhblhb") == "hbbllhblhb"
    assert labels(source.replace("Links:\n\n", "Words.\n\n"), "hbbllhblhb") == "hbbllhblhb"
    assert labels(source.replace("The more", "\n\nThe more"), "hbbllhblhb") == "hbbllhblhb"


def test_the_headline_behind_such_links_is_the_line_right_above_the_text() -> None:
    tide = f"Tide late\n\n{TEXT}\n\n"
    source = f"{LINKED}The more they evade\n\nHave you tried?\n\nA round coin\n\n{TEXT}\n\n{tide}"
    assert labels(source, "hbbllhbbbhb") == "hbbllllhbhb"
    assert labels(source.replace("tried?\n\n", "tried?\n"), "hbbllhbbbhb") == "hbbllhbbbhb"


def test_a_wider_gap_below_a_list_of_links_ends_the_newsletter() -> None:
    source = f"{LINKED}\n\nOlder letters are in the\n\nArchive\n\n{TEXT} {TEXT}\n\nTide late\n\n{TEXT}"
    assert labels(source, "hbbllllbhb") == "hbbllffahb"
    assert labels(source.replace("\n\n\n\nOlder", "\n\nOlder"), "hbbllllbhb") == "hbbllllbhb"


def test_above_the_text_between_two_labels_of_links_stands_a_headline() -> None:
    source = f"{LINKED}Tide late (again)\n\n{TEXT}\n\nLinks:\n\nBoard: tables"
    never = list(impossible(House(lines_of(source, form="text").lines)))
    assert [Label.LINK in each and Label.HEADLINE not in each for each in never][3:6] == [False, False, True]
    never = list(impossible(House(lines_of(source.replace(f"{TEXT}\n\nLinks", "Links"), form="text").lines)))
    assert not any(Label.LINK in each for each in never[3:6])
