"""The shapes of stories in texts, pages and Markdown: what is a section, a headline, a link, a sponsor or neither."""

import re

import pytest

from desk.model.issue import Issue, Story
from desk.model.kinds import Kind
from desk.read.read import read
from desk.read.reading import Reading

PROSE = (
    "The harbour board met on Tuesday and agreed that the old crane will be taken down before the winter storms.",
    "Nobody had expected the vote to be so clear, and the chair asked for it to be counted twice before lunch.",
    "A second report, due in the summer, will look at what the work may cost and at who is going to pay for it.",
    "Until then the ferry leaves from the mill, with a small shelter for walkers and their dogs on market days.",
)
TITLES = ("The ferry never left", "Lamp posts counted twice", "An orchard grows here", "Tide tables go weekly")
THREE = [("News", "Crane comes down"), ("News", "Ferry moves"), ("Letters", "Dogs on deck")]
FOOT = '<p style="font-size:10px">You get this because you signed up. <a href="https://a.example/u">Unsubscribe</a></p>'


def of(source: str, form: str = "text", known: tuple[str, ...] = ()) -> Reading:
    """A reading; P0 to P3 stand for paragraphs."""
    for place, words in enumerate(PROSE):
        source = re.sub(rf"\bP{place}\b", words, source)
    return read(source, form=form, known=known)


def stories(reading: Reading) -> list[Story]:
    return list(reading.issue.in_order())


def headlines(reading: Reading) -> list[str | None]:
    return [story.headline for story in stories(reading)]


def outline(reading: Reading) -> list[tuple[str | None, str | None]]:
    """Section and headline of each story."""
    titles = {section.id: section.title for section in reading.issue.sections}
    return [(titles.get(story.section or 0), story.headline) for story in stories(reading)]


def links(issue: Issue, story: Story) -> list[tuple[str | None, str, str | None]]:
    return [(link.source, link.title, link.url) for link in issue.links_of(story.id)]


# Texts


@pytest.mark.parametrize(
    ("section", "headline"),
    [("*** {} ***", ">> {}"), ("### {} ###", "{}"), ("=== {} ===", "- {} -"), ("{}\n=======", "{}\n-------")],
)
def test_signs_around_titles(section: str, headline: str) -> None:
    parts = []
    for place, (title, story) in enumerate(THREE):
        if place != 1:
            parts.append(section.format(title))
        parts.append(f"{headline.format(story)}\nP{place}\nhttp://quay.example/{place}")
    reading = of("\n\n".join(parts))
    assert outline(reading) == THREE
    assert [links(reading.issue, story)[0][2] for story in stories(reading)] == [
        f"http://quay.example/{at}" for at in range(3)
    ]


def test_sections_in_capitals_above_plain_headlines() -> None:
    reading = of("NEWS\n\nCrane comes down\n\nP0\n\nFerry moves\n\nP1\n\nLETTERS\n\nDogs on deck\n\nP2")
    assert outline(reading) == [("NEWS", "Crane comes down"), ("NEWS", "Ferry moves"), ("LETTERS", "Dogs on deck")]


def test_underlined_titles_above_unwrapped_paragraphs() -> None:
    made = "\n".join(f"{title}\n{'-' * len(title)}\n\nP{at}\n" for at, title in enumerate(TITLES))
    assert headlines(of(made)) == list(TITLES)


def test_titles_and_paragraphs_apart() -> None:
    assert headlines(of("\n\n".join(f"{title}\n\nP{at}" for at, title in enumerate(TITLES)))) == list(TITLES)


def test_a_title_right_above_each_paragraph() -> None:
    assert headlines(of("\n\n".join(f"{title}\nP{at}" for at, title in enumerate(TITLES)))) == list(TITLES)


def test_stories_with_labelled_links_of_a_source_and_a_title() -> None:
    made = "\n".join(
        f"{title}\nP{at}\n\nP{(at + 1) % 4}\nResearched Links:\n\n"
        f"Quay Board:  Minutes no {at}\n\nMill Trust:  Fees no {at}\n"
        for at, title in enumerate(TITLES)
    )
    reading = of(made)
    assert headlines(reading) == list(TITLES)
    for at, story in enumerate(stories(reading)):
        assert links(reading.issue, story) == [
            ("Quay Board", f"Minutes no {at}", None),
            ("Mill Trust", f"Fees no {at}", None),
        ]
        assert story.links_label == "Researched Links"


@pytest.mark.parametrize(
    "item",
    [
        "{source}:  {title}\n  {url}",
        "{source}:  {title}\n{url}\n",
        "- {source}:  {title} <{url}>",
        "- {source}:  {title} ({url})",
        "* {source}:  [{title}]({url})",
    ],
)
def test_links_with_their_addresses(item: str) -> None:
    made = []
    for at, title in enumerate(TITLES):
        two = [
            ("Quay Board", f"Minutes no {at}", f"https://quay.example/{at}"),
            ("Mill Trust", f"Fees no {at}", f"https://mill.example/{at}"),
        ]
        rows = "\n".join(item.format(source=source, title=words, url=url) for source, words, url in two)
        made.append(f"{title}\n{'-' * len(title)}\nP{at}\n\nFurther reading:\n\n{rows}\n")
    reading = of("\n".join(made))
    assert headlines(reading) == list(TITLES)
    for at, story in enumerate(stories(reading)):
        assert links(reading.issue, story) == [
            ("Quay Board", f"Minutes no {at}", f"https://quay.example/{at}"),
            ("Mill Trust", f"Fees no {at}", f"https://mill.example/{at}"),
        ]


def test_a_known_source_parts_at_one_space() -> None:
    made = "\n".join(
        f"{title}\n{'-' * len(title)}\nP{at}\n\nLinks:\n\nMill Trust: Fees no {at}\n" for at, title in enumerate(TITLES)
    )
    reading = of(made, known=("Mill Trust",))
    assert [links(reading.issue, story) for story in stories(reading)] == [
        [("Mill Trust", f"Fees no {at}", None)] for at in range(4)
    ]


@pytest.mark.xfail(reason="numbers ahead of words are read as words", strict=False)
def test_numbers_ahead_of_words_find_their_address_in_the_list_at_the_end() -> None:
    made = "".join(
        f"{title}\n{'-' * len(title)}\nThe [{at + 1}]board says so. P{at}\n\n" for at, title in enumerate(TITLES)
    )
    reading = of(made + "References\n\n" + "\n".join(f"   {at}. https://quay.example/{at}" for at in range(1, 5)))
    assert ["[board](https://quay.example/" in story.body for story in stories(reading)] == [True] * 4


def test_a_table_of_titles_with_their_addresses_below_topics() -> None:
    reading = of(
        "Politics:\n\nThe bill is gone\nhttp://g.example/1\nThe whip stays\nhttp://g.example/2\n\n"
        "Money:\n\nBanks lend to banks\nhttp://g.example/3\nSavings compared\nhttp://g.example/4\n"
    )
    urls = {link.url for link in reading.issue.links}
    assert urls == {f"http://g.example/{at}" for at in range(1, 5)}


def test_a_list_of_contents_is_left_out() -> None:
    made = "".join(f"{title}\n{'-' * len(title)}\n\nP{at}\n\n" for at, title in enumerate(TITLES))
    listed = "\n".join(f"  {at}. {title}" for at, title in enumerate(TITLES, 1))
    reading = of(f"QUAY POST\n\nIn this issue:\n\n{listed}\n\n{'=' * 60}\n\n{made}")
    assert headlines(reading) == list(TITLES)


@pytest.mark.parametrize(
    ("line", "day", "number"),
    [
        ("Nr. 8, 14. März 2012", "2012-03-14", 8),
        ("n° 112 - 3 février 2010", "2010-02-03", 112),
        ("Número 15 | 10 de mayo de 2018", "2018-05-10", 15),
        ("Nummer 7, 9 augustus 2001", "2001-08-09", 7),
        ("Issue 31, 17 May 2004", "2004-05-17", 31),
    ],
)
def test_days_and_numbers_of_mastheads_in_other_languages(line: str, day: str, number: int) -> None:
    made = "".join(f"{title}\n{'-' * len(title)}\n\nP{at}\n\n" for at, title in enumerate(TITLES))
    issue = of(f"HAFENPOST\n{line}\n\n{made}").issue
    assert (issue.date, issue.number) == (day, number)


def test_a_footer_is_left_out_with_its_addresses_and_the_reader_is_not_named() -> None:
    made = "".join(f"{title}\n{'-' * len(title)}\n\nP{at}\n\n" for at, title in enumerate(TITLES))
    reading = of(
        f"{made}--\nThis mail was sent to nora.quill@reader.example.\nUnsubscribe: https://list.example/leave?u=77\n"
        "Copyright 2026 The Quay. All rights reserved.\n"
    )
    assert headlines(reading) == list(TITLES)
    assert "https://list.example/leave?u=77" in {left.url for left in reading.left_out}
    assert "nora.quill" not in repr((reading.issue, reading.left_out, reading.source))
    assert reading.removed == 1


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("Sponsored by Boat Wax\n", "{}"),
        ("ADVERTISEMENT\n", "{}"),
        ("", "Sponsored: {}"),
        ("", "{} (ad)"),
    ],
)
def test_a_story_that_is_paid_for_is_a_sponsor_item(above: str, title: str) -> None:
    parts = []
    for at, words in enumerate(TITLES):
        head = title.format(words) if at == 1 else words
        lead = above if at == 1 else ""
        parts.append(f"{lead}{head}\n{'-' * len(head)}\n\nP{at}\n\nhttps://quay.example/{at}\n")
    reading = of("\n".join(parts))
    assert [(story.headline, story.kind) for story in stories(reading)] == [
        (words, Kind.SPONSOR if at == 1 else Kind.STORY) for at, words in enumerate(TITLES)
    ]


# Pages


def page(*rows: str) -> str:
    return f"<html><body>{''.join(rows)}{FOOT}</body></html>"


def told(n: int, level: int = 3) -> str:
    return f'<h{level}><a href="https://a.example/{n}">{TITLES[n]}</a></h{level}><p>P{n}</p>'


def test_headings_are_sections_and_headlines_and_lead_where_they_lead() -> None:
    reading = of(page("<h1>Quay</h1><h2>At sea</h2>", told(0), told(1), "<h2>Ashore</h2>", told(2), told(3)), "html")
    assert outline(reading) == [
        ("At sea", TITLES[0]),
        ("At sea", TITLES[1]),
        ("Ashore", TITLES[2]),
        ("Ashore", TITLES[3]),
    ]
    assert [[url for *_, url in links(reading.issue, story)] for story in stories(reading)] == [
        [f"https://a.example/{n}"] for n in range(4)
    ]


def test_a_list_of_links_below_a_label_is_the_storys_with_its_sources() -> None:
    def listed(n: int) -> str:
        return (
            f"<h3>{TITLES[n]}</h3><p>P{n}</p><p>Further reading:</p><ul>"
            f'<li>Water Board:&nbsp; <a href="https://water.example/{n}">Levels, week {n}</a></li>'
            f'<li><a href="https://echo.example/{n}">Nine summers: a diary</a></li></ul>'
        )

    reading = of(page(*map(listed, range(4))), "html")
    assert headlines(reading) == list(TITLES)
    for n, story in enumerate(stories(reading)):
        assert links(reading.issue, story) == [
            ("Water Board", f"Levels, week {n}", f"https://water.example/{n}"),
            (None, "Nine summers: a diary", f"https://echo.example/{n}"),
        ]


@pytest.mark.parametrize("label", ["Sponsored by Harrow Pumps", "SPONSORED", "Advertisement"])
def test_a_line_above_a_headline_says_that_it_is_paid_for(label: str) -> None:
    reading = of(page(told(0), f"<p><small>{label}</small></p>", told(1), told(2)), "html")
    kinds = {story.headline: story.kind for story in stories(reading)}
    assert kinds == {TITLES[0]: Kind.STORY, TITLES[1]: Kind.SPONSOR, TITLES[2]: Kind.STORY}


def test_paragraphs_that_open_in_bold_are_stories() -> None:
    reading = of(page(*(f"<p><strong>{title}.</strong> P{n}</p>" for n, title in enumerate(TITLES))), "html")
    assert [(headline or "").rstrip(".") for headline in headlines(reading)] == list(TITLES)


def test_bold_words_that_come_again_in_every_story_open_none() -> None:
    rows = (
        f"<h3>{TITLES[n]}</h3><p>P{n}</p><p><b>Why it matters:</b> P{(n + 1) % 4}</p>"
        f"<p><b>What is next:</b> P{(n + 2) % 4}</p>"
        for n in range(4)
    )
    assert headlines(of(page(*rows), "html")) == list(TITLES)


def test_a_button_that_leads_where_the_headline_leads_is_not_a_second_link() -> None:
    rows = (f'{told(n)}<p><a href="https://a.example/{n}">Read more</a></p>' for n in range(4))
    reading = of(page(*rows), "html")
    assert [len(links(reading.issue, story)) for story in stories(reading)] == [1] * 4
    assert "Read more" in {left.text for left in reading.left_out}


def test_items_of_a_list_below_a_section_are_its_briefs() -> None:
    items = "".join(
        f'<li><a href="https://b.example/{n}">Short news number {n}</a> from the quay</li>' for n in range(3)
    )
    reading = of(page("<h1>Quay</h1><h2>News</h2>", *map(told, range(4)), f"<h2>In brief</h2><ul>{items}</ul>"), "html")
    assert {link.url for link in reading.issue.links} | set(
        re.findall(r"https://b[^)]*", repr(reading.issue.stories))
    ) >= {f"https://b.example/{n}" for n in range(3)}
    assert [section for section, _ in outline(reading)][-3:] == ["In brief"] * 3


def test_signs_of_markdown_in_a_page_are_printed_as_they_are() -> None:
    rows = (f"<h3>{title}</h3><p>2*3*4 and _this_ and [that](it) &lt;b&gt; P{n}</p>" for n, title in enumerate(TITLES))
    body = stories(of(page(*rows), "html"))[0].body
    assert body.startswith(r"2\*3\*4 and \_this\_ and [that\](it) \<b>")


def test_nothing_active_comes_in() -> None:
    row = (
        '<h3>{0}<script>alert(1)</script></h3><p onclick="x()">P1 <a href="javascript:alert(1)">here</a></p>'
        "<iframe src=x></iframe>"
    )
    reading = of(page(*(row.format(title) for title in TITLES)), "html")
    assert "alert" not in repr(reading.issue)
    assert "here" in stories(reading)[0].body


def test_words_that_a_style_sheet_hides_are_accounted_for() -> None:
    sheet = "<style>.phone {display: none} td .x {font-size: 30px}</style>"
    reading = of(page(sheet, *map(told, range(4)), "<div class=phone><p>Only on a telephone</p></div>"), "html")
    assert ("hidden", "Only on a telephone") in {(left.reason, left.text) for left in reading.left_out}


def test_a_list_of_contents_that_leads_down_the_page_is_no_story() -> None:
    listed = "".join(f'<li><a href="#{n}">{title}</a></li>' for n, title in enumerate(TITLES))
    rows = (f'<h2 id="{n}">{title}</h2><p>P{n}</p>' for n, title in enumerate(TITLES))
    reading = of(page(f"<h2>In this issue</h2><ul>{listed}</ul>", *rows), "html")
    assert [story.headline for story in stories(reading) if story.kind != Kind.CONTENTS] == list(TITLES)


@pytest.mark.parametrize("back", ["▲ Nach oben", "zurück zum Inhalt", "🔙 返回目录 🔙", "Retour au sommaire"])
def test_a_link_back_to_the_top_is_in_no_story(back: str) -> None:
    rows = "".join(f"<h2>{title}</h2><p>P{n}</p><p><a href='#top'>{back}</a></p>" for n, title in enumerate(TITLES))
    reading = of(page('<h1 id="top">Quay 7</h1>', rows, FOOT), "html")
    assert [story.headline for story in stories(reading)] == list(TITLES)
    assert not any(back in f"{story.standfirst} {story.body}" for story in reading.issue.stories)
    assert sum(back == left.text for left in reading.left_out) == len(TITLES)


def test_a_link_to_a_mere_hash_waits_for_its_address_and_leads_nowhere_on_the_page() -> None:
    row = '<h2><a href="#">{}</a></h2><p>P{}</p><p><a href="#">Mehr dazu</a></p>'
    reading = of(page("<h1>Kai 7</h1>", *(row.format(title, n) for n, title in enumerate(TITLES)), FOOT), "html")
    assert [story.headline for story in stories(reading)] == list(TITLES)


CARDS = {
    "ol": "<h2>Alte Hefte</h2><p>P2</p><ol>{}</ol>",
    "table": "<h2>旧刊目录</h2><p>P2</p><table><tr>{}</tr></table>",
    "div": "<h2>Anciens numéros</h2><p>P2</p><div>{}</div>",
}
CARD = {
    "ol": '<div><a href="{1}"><img src="{1}.jpg" alt="Titelbild"></a><h4><a href="{1}">{0}</a></h4></div>',
    "table": '<td><a href="{1}"><img src="{1}.jpg" alt=""></a><br><a href="{1}">{0}</a></td>',
    "div": '<a href="{1}"><img src="{1}.jpg" alt="Couverture"><p>{0}</p></a>',
}


@pytest.mark.parametrize("form", CARD)
def test_linked_titles_below_pictures_that_lead_there_are_stories_with_one_link(form: str) -> None:
    rows = "".join(CARD[form].format(title, f"https://shelf.example/{n}") for n, title in enumerate(TITLES))
    story = "<h2>Kai</h2><p>P0</p><p>P1</p>"
    reading = of(page("<h1>Shelf 9</h1>", story, CARDS[form].format(rows), story.replace("Kai", "Pier"), FOOT), "html")
    told = [each for each in stories(reading) if each.headline in TITLES]
    assert [each.headline for each in told] == list(TITLES)
    for n, each in enumerate(told):
        assert links(reading.issue, each) == [(None, TITLES[n], f"https://shelf.example/{n}")]


def test_a_picture_that_leads_where_a_link_in_words_does_is_no_second_link() -> None:
    row = (
        '<h2>{0}</h2><p>P{1}</p><p><a href="https://own.example/{1}"><img src="https://own.example/{1}.png" '
        'alt="A boat"></a></p><p><a href="https://own.example/{1}">Where the boats are</a></p>'
    )
    reading = of(page(*(row.format(title, n) for n, title in enumerate(TITLES)), FOOT), "html")
    assert [link.title for link in reading.issue.links] == ["Where the boats are"] * 4


BOLD = {
    "html": ("<h3>{}</h3><p>{}</p>", '<p><strong>{}.</strong> P{} (<a href="{}">Post</a>)</p>'),
    "markdown": ("## 🚢 {}\n\n*{}*\n\n", "**{}.** P{} ([Post]({}))\n\n"),
}


@pytest.mark.parametrize("form", BOLD)
def test_paragraphs_with_a_bold_title_and_a_link_below_headings_are_stories_of_sections(form: str) -> None:
    heading, row = BOLD[form]
    rows = [row.format(title, n, f"https://a.example/{n}") for n, title in enumerate(TITLES)]
    top = {"html": "<h1>Rade 9</h1>", "markdown": "# Rade 9\n\n"}[form]
    parts = [top, heading.format("Boats", "Quays and locks."), *rows[:2], heading.format("Town", "Streets."), *rows[2:]]
    reading = of(page(*parts) if form == "html" else "".join(parts), form)
    assert [title.rstrip(".") for _, title in outline(reading) if title] == list(TITLES)
    assert [section and section[-5:].strip() for section, _ in outline(reading)] == ["Boats"] * 2 + ["Town"] * 2
    assert all(
        f"https://a.example/{n}" in story.body for n, story in enumerate(s for s in stories(reading) if s.headline)
    )


def test_items_that_begin_bold_below_a_headline_are_points_of_its_story() -> None:
    rows = "".join(f"- **{word}**: P{n} ([Post](https://a.example/{n}))\n" for n, word in enumerate(("Cost", "Time")))
    reading = of("# Rade 9\n\n" + "".join(f"## {title}\n\nP0 P1\n\n{rows}\n" for title in TITLES), "markdown")
    assert outline(reading) == [(None, title) for title in TITLES]


ABOVE_ADDRESSES = {
    "html": ("<h1>Rope Post 4</h1><p>P0</p>{}", '<p>{}</p><p><a href="{}">{}</a></p>'),
    "markdown": ("# Rope Post 4\n\nP0 P1\n\n{}", "{}  \n{}\n\n"),
}


@pytest.mark.parametrize("form", ABOVE_ADDRESSES)
def test_titles_with_nothing_but_addresses_between_them_are_stories(form: str) -> None:
    whole, row = ABOVE_ADDRESSES[form]
    urls = [f"https://a.example/{n}" for n in range(4)]
    rows = "".join(row.format(title, url, url) for title, url in zip(TITLES, urls, strict=True))
    reading = of(page(whole.format(rows)) if form == "html" else whole.format(rows), form)
    told = [story for story in stories(reading) if story.headline]
    assert [story.headline for story in told] == list(TITLES)
    assert [[url for _, _, url in links(reading.issue, story)] for story in told] == [[url] for url in urls]


# Markdown


def test_headings_of_markdown_with_links_under_a_label() -> None:
    rows = "".join(
        f"### {title}\n\nP{n}\n\nResearched Links:\n\n- Water Board:  [Levels {n}](https://water.example/{n})\n"
        f"- [A diary](https://echo.example/{n})\n\n"
        for n, title in enumerate(TITLES)
    )
    reading = of(f"# Quay\n\n## Water\n\n{rows}", "markdown")
    assert outline(reading) == [("Water", title) for title in TITLES]
    for n, story in enumerate(stories(reading)):
        assert story.links_label == "Researched Links"
        assert links(reading.issue, story) == [
            ("Water Board", f"Levels {n}", f"https://water.example/{n}"),
            (None, "A diary", f"https://echo.example/{n}"),
        ]


@pytest.mark.parametrize(
    "form", ["- **[{title}]({url})** - {text}", "**[{title}]({url})**: {text}", "[{title}]({url})\n{text}"]
)
def test_items_that_open_with_a_heavy_link_are_stories(form: str) -> None:
    rows = "\n\n".join(
        form.format(title=title, url=f"https://a.example/{n}", text=f"P{n}") for n, title in enumerate(TITLES)
    )
    reading = of(f"# Quay\n\n## News\n\n{rows}\n", "markdown")
    assert headlines(reading) == list(TITLES)
    assert [section for section, _ in outline(reading)] == ["News"] * 4


def test_front_matter_says_what_the_issue_is() -> None:
    rows = "".join(f"## {title}\n\nP{n}\n\n" for n, title in enumerate(TITLES))
    front = "---\ntitle: 'Full: to the brim'\nsubject: It's full\ndate: 2026-11-05\nnumber: 12\n---\n\n"
    issue = of(front + rows, "markdown").issue
    assert (issue.title, issue.subject, issue.date, issue.number) == (
        "Full: to the brim",
        "It's full",
        "2026-11-05",
        12,
    )
    assert [story.headline for story in issue.in_order()] == list(TITLES)


def test_a_link_in_italics_has_no_stars_in_its_title() -> None:
    reading = of("## Crane sold\n\nP0\n\nLinks:\n\n- *[Notice of sale](https://quay.example/1)*\n", "markdown")
    assert [link.title for link in reading.issue.links] == ["Notice of sale"]
