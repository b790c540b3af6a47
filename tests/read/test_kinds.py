"""Kinds of newsletters that are hard to read, each small, with the right value."""

from desk.model.kinds import Kind
from desk.read.read import read
from desk.read.reading import Reading

TEXT = "The council met on Tuesday and spoke for three hours about the pier and its old lamps by the sea wall."
TITLES = ("Harbour opens again", "Gulls return to the roof", "New lamps for the mole", "Choir looks for a bass")


def told(reading: Reading) -> list[tuple[str | None, str | None]]:
    """Section and headline of every story but the editor's letter, in running order."""
    sections = {section.id: section for section in reading.issue.sections}
    stories = [story for story in reading.issue.stories if story.kind != Kind.LETTER]
    stories.sort(key=lambda story: (sections[story.section or 0].order, story.order))
    return [(sections[story.section or 0].title, story.headline) for story in stories]


def links(reading: Reading, headline: str) -> list[str | None]:
    story = next(story for story in reading.issue.stories if story.headline == headline)
    return [link.url for link in reading.issue.links if link.story == story.id]


def test_headings_with_a_paragraph_each() -> None:
    page = "<h1>The Record No 12</h1>" + "".join(f"<h3>{title}</h3><p>{TEXT}</p>" for title in TITLES)
    reading = read(page, "a.html")
    assert told(reading) == [(None, title) for title in TITLES]
    assert reading.issue.number == 12


def test_sections_with_headings_below() -> None:
    news = "".join(f"### {title}\n\n{TEXT}\n\n" for title in TITLES[:2])
    dates = "".join(f"### {title}\n\n{TEXT}\n\n" for title in TITLES[2:])
    reading = read(f"# The Record\n\n## News\n\n{news}## Dates\n\n{dates}", "a.md")
    assert told(reading) == [("News", TITLES[0]), ("News", TITLES[1]), ("Dates", TITLES[2]), ("Dates", TITLES[3])]


def test_a_text_of_titles_and_paragraphs() -> None:
    reading = read("".join(f"{title}\n\n{TEXT}\n\n" for title in TITLES), "a.txt")
    assert told(reading) == [(None, title) for title in TITLES]


def test_underlined_titles_in_a_text() -> None:
    source = "".join(f"{title}\n{'-' * len(title)}\n\n{TEXT}\n\n" for title in TITLES)
    assert told(read(source, "a.txt")) == [(None, title) for title in TITLES]


def test_asciidoc() -> None:
    source = "= The Record No 12\n\n" + "".join(f"== {title}\n\n{TEXT}\n\n" for title in TITLES)
    assert told(read(source, "a.adoc")) == [(None, title) for title in TITLES]


def test_a_photo_credit_is_no_footer() -> None:
    stories = "".join(
        f"<h2>{title}</h2><p>{TEXT}</p><p>© Tom Vale</p><p><a href='https://q.example/{at}'>See the pier</a></p>"
        for at, title in enumerate(TITLES)
    )
    reading = read(f"<h1>Pier Post</h1>{stories}<h2>Impressum</h2><p>Pier Post, 3 Mole Street</p>", "a.html")
    assert [headline for _, headline in told(reading)][:4] == list(TITLES)
    assert links(reading, TITLES[3]) == ["https://q.example/3"]


def test_headline_summary_and_address_in_a_text() -> None:
    items = "".join(
        f"    {title}\n    A line about it\n        http://q.example/{at}\n\n" for at, title in enumerate(TITLES)
    )
    reading = read(f"Pier Post 3\n\nPiers\n\n{items}", "a.txt")
    assert [headline for _, headline in told(reading)] == list(TITLES)
    assert links(reading, TITLES[2]) == ["http://q.example/2"]


def test_bold_words_that_open_an_item_are_its_headline() -> None:
    items = "".join(
        f"- **{title}:** Tom Vale [wrote](https://q.example/{at}) about it.\n" for at, title in enumerate(TITLES)
    )
    reading = read(f"# Pier Post\n\nOne week at the pier.\n\n## News\n\n{items}", "a.md")
    assert told(reading) == [("News", title) for title in TITLES]


def test_the_linked_words_of_an_item_are_its_headline_and_the_rest_its_body() -> None:
    items = "".join(
        f"* [{title}](https://q.example/{at}): A second look at the pier\n" for at, title in enumerate(TITLES)
    )
    reading = read(f"# Pier Post 3\n\nWelcome.\n\n### New things\n\n{items}", "a.md")
    assert [headline for _, headline in told(reading)] == list(TITLES)
    assert links(reading, TITLES[1]) == ["https://q.example/1"]


def test_a_line_that_says_who_pays_marks_the_story_below() -> None:
    story = "<h2>{}</h2><p>At nine in the morning. <a href='https://q.example/{}'>More</a></p>"
    page = (
        "<h1>Pier Daily</h1>"
        + story.format(TITLES[0], 1)
        + story.format(TITLES[1], 2)
        + "<p><b>This issue is made possible by the support of Wick &amp; Oil:</b></p>"
        + story.format("Lamps for every boat", 3)
        + story.format(TITLES[2], 4)
    )
    kinds = {story.headline: story.kind for story in read(page, "a.html").issue.stories if story.headline}
    assert kinds["Lamps for every boat"] == Kind.SPONSOR
    assert kinds[TITLES[1]] == kinds[TITLES[2]] == Kind.STORY


def test_two_headings_in_a_row_are_one_headline_in_two_lines() -> None:
    page = "<p>The week in one line.</p>" + "".join(
        f"<h2><b>{title}</b></h2>{more}<p>{TEXT}</p><p><a href='https://q.example/{at}'>STORY HERE</a></p>"
        for at, (title, more) in enumerate(
            zip(TITLES, ("<h2><b>after two hard winters</b></h2>", "", "", ""), strict=True)
        )
    )
    assert told(read(page, "a.html"))[0] == (None, "Harbour opens again after two hard winters")


def test_a_heading_with_text_of_its_own_is_a_story_though_others_are_sections() -> None:
    source = (
        "# Rope Letter 9\n\n## Updates\n\n### Winch\n\nIt is back. See [the drum](https://q.example/1).\n\n"
        "### Capstan\n\nA bug was [mended](https://q.example/2).\n\n"
        "## Community\n\nAna gave [a talk](https://q.example/3) on hemp, and Tom drew [a map](https://q.example/4).\n"
    )
    assert told(read(source, "a.md"))[-1] == (None, "Community")
