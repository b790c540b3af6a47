"""A handful of stories of a few words, as somebody types who tries desk out: read from a file, and pasted."""

import pytest

from desk.read.paste import paste
from desk.read.read import read
from desk.read.reading import Reading

TOLD = {
    "Quay wall cracked": "A diver looks on Friday.",
    "Who paints the buoys?": "Four people, it says here.",
    "Net loft to let": "Ask Ida.",
    "Ice on the slip": "Salt is in the shed, behind the oars.",
}
AUF_DEUTSCH = {"Kaimauer gerissen": "Freitag kommt ein Taucher.", "Netzboden frei": "Ida fragen."}
FORMS = [
    "{0}\n{1}\n\n",
    "{0}\n\n{1}\n\n",
    "{0}:\n{1}\n\n",
    "{0}\n{1}\nhttps://ida.example/{2}\n\n",
    "{0}\nhttps://ida.example/{2}\n{1}\n\n",
    "**{0}** {1}\n\n",
    "**{0}**\n\n{1}\n\n",
    "## {0}\n\n{1}\n\n",
]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("told", [TOLD, AUF_DEUTSCH], ids=["en", "de"])
def test_each_title_above_a_sentence_is_a_story(form: str, told: dict[str, str]) -> None:
    source = "".join(form.format(title, text, at) for at, (title, text) in enumerate(told.items()))
    pasted = paste(source).reading
    assert pasted is not None
    for issue in (read(source, "a.md" if "*" in form or "#" in form else "a.txt").issue, pasted.issue):
        assert [story.headline.rstrip(":") for story in issue.in_order()] == list(told)
        assert [told[story.headline.rstrip(":")] in story.body for story in issue.stories] == [True] * len(told)


def test_points_with_a_colon_of_one_story_are_none() -> None:
    source = "**Where:** the net loft.\n\n**When:** Friday at six.\n\n**What:** bring salt.\n"
    assert [story.headline for story in read(source, "a.md").issue.stories] != ["Where", "When", "What"]


def test_a_text_that_says_more_than_titles_and_sentences_is_left_as_it_was_read() -> None:
    """A line that is neither, such as one without a full stop below a title, may be anything."""
    source = "Quay wall cracked\nA diver looks on Friday\n\nSalt is in the shed, behind the oars.\n"
    assert [story.headline for story in read(source, "a.txt").issue.stories] == ["Quay wall cracked"]


def test_a_title_above_sentences_and_an_address_is_a_story_beside_another() -> None:
    second = "There is salt in the old shed. You find it here: https://ida.example/salt"
    source = f"Net loft to let\n\nIt is dry. Ask Ida.\n\nIce on the slip\n\n{second}\n"
    for issue in (read(source, "a.txt").issue, paste(source).reading):
        made = getattr(issue, "issue", issue)
        assert [story.headline for story in made.in_order()] == ["Net loft to let", "Ice on the slip"]


def test_a_block_that_begins_as_those_of_other_stories_do_is_one_and_no_text_of_the_one_above() -> None:
    told = [
        f"{title}\n{text}\n- Ida: More on it https://ida.example/{at}\n"
        for at, (title, text) in enumerate(TOLD.items())
    ]
    source = f"SLIP LETTER\nNo 14 - 4 May 2031\n\nSLIP\n\n{told[0]}\n{told[1]}\nLOFT\n\n{told[2]}\n{told[3]}\n"
    issue = read(f"{source}You signed up for this.\nUnsubscribe: https://ida.example/u\n", "a.txt").issue
    assert [story.headline for story in issue.in_order()] == list(TOLD)
    assert [section.title for section in issue.sections] == ["SLIP", "LOFT"]


@pytest.mark.parametrize("section", ["QUAY", "Quay:", "== Quay ==", "# Quay"])
@pytest.mark.parametrize(
    "head", ["**{0}**\n{1}", "**{0}.** {1}", "## {0}\n{1}", "[{0}](https://ida.example/t{2})\n{1}"]
)
@pytest.mark.parametrize("link", ["", "\nhttps://ida.example/{2}", "\n\nMore: https://ida.example/{2}"])
def test_stories_below_the_titles_of_two_sections(section: str, head: str, link: str) -> None:
    told = [
        f"{head}{link}".format(title.rstrip("?"), text, at)
        for at, (title, text) in enumerate((TOLD | AUF_DEUTSCH).items())
    ]
    quay, loft = section, section.replace("Quay", "Loft").replace("QUAY", "LOFT")
    source = "\n\n".join([quay, *told[:3], loft, *told[3:]]) + "\n"
    for how in (read(source, "a.md").issue, paste(source).reading):
        issue = how.issue if isinstance(how, Reading) else how
        assert issue is not None
        titles = {each.id: (each.title or "").strip(":").capitalize() for each in issue.sections}
        found = [(titles[story.section or 0], story.headline.rstrip(".")) for story in issue.in_order()]
        names = [title.rstrip("?") for title in (*TOLD, *AUF_DEUTSCH)]
        assert found == [("Quay" if at < 3 else "Loft", name) for at, name in enumerate(names)]


def test_titles_and_sentences_with_a_link_behind_a_label_are_stories_also_where_they_are_quoted() -> None:
    rows = [
        f"{title.rstrip('?')}\n\n{text}\n\nMore: https://ida.example/{at}"
        for at, (title, text) in enumerate(TOLD.items())
    ]
    told = "\n\n".join(rows)
    quoted = "\n".join(f"> {row}" for row in told.split("\n"))
    head = "From: Ida <ida@ida.example>\nDate: Tue, 5 May 2031\nSubject: Quay Letter\nTo: <me@ida.example>"
    for source in (told, f"QUAY\n\n{told}", f"---------- Forwarded message ---------\n{head}\n\n{quoted}"):
        found = paste(f"{source}\n").reading
        assert found is not None
        assert [story.headline for story in found.issue.in_order()] == [title.rstrip("?") for title in TOLD]
