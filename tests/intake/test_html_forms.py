"""How the form of a page tells its stories: lines of links, short paragraphs, quiet tails, tags, rows and headers."""

# ruff: noqa: E501 - markup of mails is long

from desk.intake.html import read_html
from desk.intake.reading import Reading
from desk.model.issue import Kind

FOOT = '<p style="font-size:10px">You get this mail because you signed up. <a href="https://a.example/u">Unsubscribe</a></p>'
TITLES = ("The ferry never left", "Lamp posts counted twice", "An orchard grows here", "Tide tables go weekly")


def _read(markup: str) -> Reading:
    (reading,) = read_html(markup)
    return reading


def _told(reading: Reading) -> list[tuple[str | None, str | None]]:
    return [(story.section, story.headline) for story in reading.stories]


def _left(reading: Reading) -> str:
    return " ".join(left.words for left in reading.left_out)


def test_lines_of_links_with_a_text_below_are_stories_and_the_heavy_lines_above_are_sections() -> None:
    rows = "".join(
        f'<a href="https://a.example/{n}">{title}</a><br>Something short about it.<br><br>'
        for n, title in enumerate(TITLES)
    )
    first, second = (
        rows[: rows.index('<a href="https://a.example/2"')],
        rows[rows.index('<a href="https://a.example/2"') :],
    )
    reading = _read(
        f"<h1>Quay Weekly</h1><div><b><u>At sea</u></b><br><br>{first}<b><u>Ashore</u></b><br><br>{second}</div>{FOOT}"
    )
    assert _told(reading) == [
        ("At sea", TITLES[0]),
        ("At sea", TITLES[1]),
        ("Ashore", TITLES[2]),
        ("Ashore", TITLES[3]),
    ]
    assert reading.stories[3].links[0].url == "https://a.example/3"


def test_short_lines_that_open_with_a_link_and_go_on_are_stories() -> None:
    line = '<p><a href="https://place.example/{n}">{title}</a> <span style="font-size:12px">//place.example <a href="https://talk.example/{n}">comments</a></span></p>'
    rows = [line.format(n=n, title=title) for n, title in enumerate(TITLES)]
    head = '<p style="font-size:20px"><b>{}</b></p>'
    reading = _read(f"<h1>Rows</h1>{head.format('New')}{rows[0]}{rows[1]}{head.format('Old')}{rows[2]}{rows[3]}{FOOT}")
    assert _told(reading) == [("New", TITLES[0]), ("New", TITLES[1]), ("Old", TITLES[2]), ("Old", TITLES[3])]
    assert "https://talk.example/2" in reading.stories[2].body


def test_a_quiet_tail_behind_a_headline_is_its_source_or_its_author() -> None:
    story = '<div><a href="https://www.{host}/{n}" style="font-size:22px;font-weight:bold">{title}</a> — {tail}<p>A text about what happened there, in one sentence.</p></div>'
    linked = '<a href="https://www.{host}/{n}" style="font-size:13px">{host}</a>'
    rows = "".join(
        story.format(host="quay.example", n=n, title=title, tail=linked.format(host="quay.example", n=n))
        for n, title in enumerate(TITLES[:3])
    )
    rows += story.format(
        host="quay.example", n=9, title=TITLES[3], tail='<span style="font-size:13px">by Ada Quill</span>'
    )
    stories = _read(f"<h1>Tails</h1>{rows}{FOOT}").stories
    assert [story.headline for story in stories] == list(TITLES)
    assert [story.links[0].source for story in stories[:3]] == ["quay.example"] * 3
    assert stories[3].byline == "by Ada Quill"


def test_a_tag_in_a_short_line_marks_the_story_above_as_paid() -> None:
    story = '<p><b><a href="https://a.example/{n}">{title}</a></b> — Something about it that goes on for a line or two, and then a little further.</p><p style="font-size:12px">{by}</p>'
    bys = ("Ada Quill", 'Quayworks <span style="color:white">sponsor</span>', "Tom Reed", "Una Shaw")
    rows = "".join(story.format(n=n, title=title, by=bys[n]) for n, title in enumerate(TITLES))
    stories = _read(f"<h1>Tags</h1>{rows}{FOOT}").stories
    assert [story.headline for story in stories] == list(TITLES)
    assert [story.kind for story in stories] == [Kind.STORY, Kind.SPONSOR, Kind.STORY, Kind.STORY]
    assert stories[1].sponsor == "Quayworks"


def test_offers_that_somebody_presents_are_paid_for() -> None:
    def story(n: int) -> str:
        return f'<h3><a href="https://a.example/{n}">{TITLES[n]}</a></h3><p>A text about it.</p>'

    reading = _read(
        f"<h1>Offers</h1><h2>News by subject</h2>{story(0)}{story(1)}<h2>Jobs by Reed &amp; Sons</h2>{story(2)}{story(3)}{FOOT}"
    )
    assert [each.kind for each in reading.stories] == [Kind.STORY, Kind.STORY, Kind.SPONSOR, Kind.SPONSOR]


def test_in_a_paid_section_the_line_that_names_what_is_sold_is_the_headline() -> None:
    def story(n: int) -> str:
        return f'<li><b><a href="https://a.example/{n}">{TITLES[n]}</a></b> - What it is about, in short.</li>'

    reading = _read(
        f"<h2>News</h2><ul>{story(0)}{story(1)}{story(2)}</ul><h2>Sponsor</h2>"
        '<p><a href="https://lamp.example/">A lamp that follows the sun</a></p><p>Twelve hours of light.</p>'
    )
    assert _told(reading)[-1] == ("Sponsor", "A lamp that follows the sun")
    assert reading.stories[-1].kind == Kind.SPONSOR


def test_a_title_above_prose_where_stories_are_items_is_a_note() -> None:
    items = "".join(f'<li><a href="https://a.example/{n}">{title}</a> about it</li>' for n, title in enumerate(TITLES))
    reading = _read(
        f'<h2>News</h2><ul>{items}</ul><h2>Tool of the week</h2><p>This week it is <a href="https://a.example/t">a spade</a>.</p>'
    )
    assert (reading.stories[-1].headline, reading.stories[-1].kind) == ("Tool of the week", Kind.NOTE)
    assert "https://a.example/t" in reading.stories[-1].body


def test_a_row_of_icons_with_words_is_a_menu() -> None:
    cells = "".join(
        f'<td><a href="https://a.example/{word}"><img src="https://a.example/{word}.png" alt=""><div>{word}</div></a></td>'
        for word in ("Heart", "Comment", "Restack")
    )
    stories = "".join(f"<h2>{title}</h2><p>Something short about it.</p>" for title in TITLES)
    reading = _read(f"<h1>Icons</h1><table><tr>{cells}</tr></table>{stories}<table><tr>{cells}</tr></table>{FOOT}")
    assert [story.headline for story in reading.stories] == list(TITLES)
    assert not any(story.links for story in reading.stories)
    assert "Restack" in _left(reading)


def test_a_line_below_the_title_that_looks_as_no_headline_does_is_no_story() -> None:
    stories = "".join(f"<h2>{title}</h2><p>Something short about it.</p>" for title in TITLES)
    for tagline in (
        "<h3>What the sea brought</h3><p>Ada Quill</p>",
        '<p style="font-size:19px">What the sea brought</p>',
    ):
        reading = _read(f"<h1>The Quay</h1>{tagline}<p>Hello everyone, here we are again.</p>{stories}{FOOT}")
        assert "What the sea brought" not in [story.headline for story in reading.stories]
        assert "What the sea brought" in _left(reading)


def test_the_headers_of_a_mail_that_was_sent_on_are_no_story() -> None:
    stories = "".join(f"<h2>{title}</h2><p>Something short about it.</p>" for title in TITLES)
    said = "Von: Ada Quill<br>Gesendet: Freitag, 12. Mai 2023<br>An: Leute<br>Betreff: Kaiblatt"
    reading = _read(f"<div><div>{said}</div><h1>Kaiblatt</h1>{stories}</div>{FOOT}")
    assert [story.headline for story in reading.stories] == list(TITLES)
    assert "Betreff: Kaiblatt" in _left(reading)


def test_days_and_numbers_in_other_languages_are_the_masthead() -> None:
    stories = "".join(
        f'<p style="font-size:20px">{title}</p><p style="font-size:14px">Something about it that goes on for a line.</p>'
        for title in TITLES
    )
    for line in (
        "Ausgabe 21 · 4. Mai 2023",
        "N° 14 – 3 mai 2023",
        "Viernes, 12 de mayo de 2023",
        "第31号 2023年5月12日",
    ):
        reading = _read(f'<p style="font-size:30px">Kai</p><p style="font-size:18px">{line}</p>{stories}{FOOT}')
        assert [story.headline for story in reading.stories] == list(TITLES), line


def test_a_typed_page_is_read_as_the_text_that_it_is() -> None:
    parts = "".join(
        f'\n<a name="s{n}"></a><b>{title.upper()}</b>\n\nA text about it that was broken by hand after some\nsixty letters, as was usual.\n\n<a href="https://a.example/{n}">more</a>\n\n{"-" * 50}\n'
        for n, title in enumerate(TITLES)
    )
    reading = _read(f"<html><body><h1>NET NEWS</h1><pre>{parts}</pre></body></html>")
    assert [story.headline for story in reading.stories] == [title.upper() for title in TITLES]
    assert "https://a.example/2" in reading.stories[2].body + str(reading.stories[2].links)


def test_a_text_that_is_linked_as_its_headline_is_text() -> None:
    card = '<div><a href="https://a.example/{n}" style="font-size:20px">{title}</a></div><div><a href="https://a.example/{n}">What it is about, told in a sentence of some length.</a></div><div>By Una Shaw</div>'
    rows = "".join(card.format(n=n, title=title) for n, title in enumerate(TITLES))
    stories = _read(f"<h1>Cards</h1>{rows}{FOOT}").stories
    assert [story.headline for story in stories] == list(TITLES)
    assert all([link.url for link in story.links] == [f"https://a.example/{n}"] for n, story in enumerate(stories))
    assert all("What it is about" in story.body + story.standfirst for story in stories)


def _story(n: int, above: str = "") -> str:
    return f'{above}<h3><a href="https://a.example/{n}">{TITLES[n]}</a></h3><p>A text about what happened there.</p>'


def test_small_words_above_headlines_are_no_sections_and_belong_to_the_story_below() -> None:
    kicker = '<div style="font-size:11px">Report</div>'
    inside = "".join(_story(n, kicker) for n in (0, 1))
    more = "".join(_story(n, kicker) for n in (2, 3))
    large = '<div style="font-size:26px">{}</div>'
    reading = _read(f"<h1>Kickers</h1>{large.format('At sea')}{inside}{large.format('Ashore')}{more}{FOOT}")
    assert _told(reading) == [
        ("At sea", TITLES[0]),
        ("At sea", TITLES[1]),
        ("Ashore", TITLES[2]),
        ("Ashore", TITLES[3]),
    ]
    assert all("Report" in story.notes for story in reading.stories)


def test_a_list_below_the_title_of_a_section_is_its_stories_whatever_follows_it() -> None:
    items = "".join(f'<li><a href="https://b.example/{n}">Short news number {n}</a> — Quay</li>' for n in (1, 2, 3))
    reading = _read(
        f"<h1>Lists</h1><h2>News</h2>{_story(0)}{_story(1)}<h2>More</h2>{_story(2)}{_story(3)}"
        f"<h2>In short</h2><ul>{items}</ul><p>That is all for this week.</p>{FOOT}"
    )
    assert _told(reading)[4:7] == [("In short", f"Short news number {n}") for n in (1, 2, 3)]


def test_an_address_written_out_below_a_story_that_leads_there_is_not_a_second_link() -> None:
    rows = "".join(
        f'<h3>{title}</h3><p>See <a href="https://a.example/{n}">what they say</a> about it, all of it.</p>'
        f'<p>Link: <a href="https://a.example/{n}">https://a.example/{n}</a></p>'
        for n, title in enumerate(TITLES)
    )
    stories = _read(f"<h1>Twice</h1>{rows}{FOOT}").stories
    assert [story.headline for story in stories] == list(TITLES)
    assert all(story.body.count("https://a.example/") == 1 and not story.links for story in stories)


def test_the_logo_above_the_first_headline_is_not_its_picture() -> None:
    picture = '<img src="https://a.example/{}.jpg" width="500" alt="">'
    rows = "".join(_story(n).replace("<p>", picture.format(n) + "<p>") for n in range(4))
    reading = _read(
        f'<a href="https://logo.example/"><img src="https://logo.example/l.png" alt="The Quay"></a>{rows}{FOOT}'
    )
    assert all(link.url != "https://logo.example/" for story in reading.stories for link in story.links)


def test_where_a_logo_without_words_leads_is_left_out_not_lost() -> None:
    rows = "".join(_story(n) for n in range(4))
    reading = _read(f'<a href="https://logo.example/"><img src="https://logo.example/l.png" alt=""></a>{rows}{FOOT}')
    assert "https://logo.example/" in [left.url for left in reading.left_out]
