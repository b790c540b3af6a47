"""Kinds that newsletters have beside stories: a letter below the masthead, a reader's poll, a host behind a title."""

import re

import pytest

from desk.links.sources import may_be_source
from desk.model.kinds import Kind
from desk.read.read import read

TOLD = "Der Chor singt um fünf Uhr in der Kirche, und danach gibt es für alle etwas Warmes."
HEADS = ("Konzert am dritten Advent", "Basteln für Kinder", "Kleider für den Basar")


@pytest.mark.parametrize(
    ("masthead", "letter"),
    [
        (
            "GEMEINDEBRIEF NR. 7\nDezember 2031\n\n",
            "Liebe Gemeinde,\n\nder Winter ist da, und mit ihm kommen wieder die Kerzen im Fenster.\n\n",
        ),
        (
            "QUAY WEEKLY 12\n3 November 2031\n\n",
            "Dear friends,\n\nthis week the ferries took us by surprise, and so did the crane.\n\n",
        ),
        (
            "Lettre du quai no 4\n5 mai 2031\n\n",
            "Chers amis,\n\nle printemps est là depuis lundi, et la barque aussi, enfin.\n\n",
        ),
    ],
)
@pytest.mark.parametrize("count", [2, 3])
def test_a_greeting_below_the_masthead_begins_the_letter(masthead: str, letter: str, count: int) -> None:
    rows = "".join(f"{head}\n\n{TOLD}\nhttps://g.example/{at}\n\n" for at, head in enumerate(HEADS[:count]))
    issue = read(masthead + letter + rows, "a.txt").issue
    first, *others = issue.in_order()
    assert (first.kind, first.body) == (Kind.LETTER, letter.strip())
    assert [story.headline for story in others] == list(HEADS[:count])
    assert issue.number == int(re.findall(r"\d+", masthead)[0])


@pytest.mark.parametrize(
    ("question", "answers"),
    [
        ("Wann soll die Fähre fahren?", ("Früh", "Spät am Abend", "Egal")),
        ("Que pensez-vous de la grue ?", ("⭐⭐⭐ Belle", "⭐⭐ Moyenne", "⭐ Laide")),
        ("Are late ferries a good thing?", ("Yes", "No")),
        ("夜のフェリーは必要ですか？", ("はい", "いいえ", "わからない")),
    ],
)
def test_the_answers_of_a_poll_are_the_links_of_its_question(question: str, answers: tuple[str, ...]) -> None:
    story = f"<h2>{HEADS[0]}</h2><p>{TOLD}</p><p><a href='https://q.example/1'>Mehr</a></p>"
    rows = "".join(f"<li><a href='https://poll.example/7?a={at}'>{each}</a></li>" for at, each in enumerate(answers))
    page = f"<h1>Kai 7</h1>{story}<h2>{question}</h2><ul>{rows}</ul>{story.replace(HEADS[0], HEADS[1])}"
    issue = read(page, "a.html").issue
    assert [each.headline for each in issue.in_order()] == [HEADS[0], question, HEADS[1]]
    asked = next(each for each in issue.stories if each.headline == question)
    assert [link.url for link in issue.links_of(asked.id)] == [
        f"https://poll.example/7?a={at}" for at, _ in enumerate(answers)
    ]


def test_a_question_above_articles_is_a_sections_title_or_a_story_but_no_poll() -> None:
    rows = "".join(
        f"<li><a href='https://q.example/{at}'>{head} – ein Bericht von der Mole im Hafen</a></li>"
        for at, head in enumerate(HEADS)
    )
    issue = read(f"<h1>Kai 7</h1><h2>Schon gelesen?</h2><ul>{rows}</ul>", "a.html").issue
    assert len({link.story for link in issue.links} | {each.id for each in issue.stories if each.body}) == len(HEADS)


@pytest.mark.parametrize("row", ["{} ({})\n{}\n\n", "* {} ({})\n  {}\n"])
def test_the_host_in_brackets_behind_a_title_is_its_links_source(row: str) -> None:
    hosts = ("kirche.example", "Werkstatt.example", "basar.example")
    text = "".join(
        row.format(head, host, f"https://www.{host.lower()}/1") for head, host in zip(HEADS, hosts, strict=True)
    )
    links = read(f"Kai 7\n\n{text}", "a.txt").issue.links
    assert [(link.source, link.title) for link in links] == list(zip(hosts, HEADS, strict=True))
    other = read("Kai 7\n\nKonzert am Advent (Video)\nhttps://kirche.example/1\n", "a.txt").issue
    assert any("(Video)" in f"{story.headline} {story.body}" for story in other.stories)


def test_brackets_around_a_part_of_a_title_stay() -> None:
    rows = ("Quay fair (video) <{}>", "[Video] Crane sold <{}>", "(Ann) Trees <{}>", "Mill Lane ({})")
    text = "".join(f"* {row.format(f'https://q.example/{at}')}\n" for at, row in enumerate(rows))
    links = read(f"Ferries run late\n\n{TOLD}\n\nLinks:\n\n{text}", "a.txt").issue.links
    assert [link.title for link in links] == ["Quay fair (video)", "[Video] Crane sold", "(Ann) Trees", "Mill Lane"]


@pytest.mark.parametrize("words", ["[09:14] Ann", "Ann 9:14", "3/11/31, 09:14 Ann"])
def test_who_says_something_at_a_time_of_day_is_no_source(words: str) -> None:
    assert not may_be_source(words)
    assert may_be_source(re.sub(r"\W*\d.*\d\W*", "", words))
