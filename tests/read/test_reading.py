"""Whole sources as they are read: what an editor gets, and that nothing of the source is lost."""

import gc
import os
import re
import subprocess
import sys
import weakref
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.reader.grammar.layouts import layout
from bench.reader.written import words
from desk.model.issue import Issue, Story
from desk.model.kinds import Kind
from desk.read.assemble.front import front_of
from desk.read.features.observe import observe
from desk.read.house.house import House
from desk.read.other_readings import changed, forced, next_best, taken
from desk.read.questions import alarm as sentence_of
from desk.read.read import read, read_all
from desk.read.reading import Alarming, Matter, Reading
from desk.read.reasons import Reason, sentence
from desk.read.sources import lines_of

PAGE = """<html><body><h1>Mast Notes</h1><p>No. 12, 3 March 2027</p>
<p>Welcome to a week in which the wind turned twice and nobody at the harbour office noticed it for days.</p>
<h2>News</h2>
<h3>Gulls take the market hall</h3>
<p>They came by the roof and stay for the fish. Nobody complains but the fishmonger.</p>
<p><a href="https://quay.example/gulls">Read more</a></p>
<h3>A new lamp for the mole</h3><p>It is green, and it can be seen from the islands. The old one goes to the museum.</p>
<p><a href="https://quay.example/lamp">Read more</a></p>
<h2>Dates</h2>
<h3>Rope makers meet on Monday</h3><p>Bring your own hemp. There will be soup for all who stay until the end.</p>
<p><a href="https://quay.example/rope">Read more</a></p>
<h3>Choir sings on the ferry</h3><p>Tickets are sold on board. The ferry sails once round the bay and comes back.</p>
<p><a href="https://quay.example/choir">Read more</a></p>
<hr><p><small>© 2027 Mast Notes. All rights reserved.</small></p>
<p><small>You receive this newsletter because you asked for it.</small></p>
<p><small><a href="https://quay.example/u">Unsubscribe</a></small></p>
</body></html>"""


def headlines(issue: Issue) -> list[str | None]:
    return [story.headline for story in in_order(issue) if story.kind != Kind.LETTER]


def in_order(issue: Issue) -> list[Story]:
    orders = {section.id: section.order for section in issue.sections}
    return sorted(issue.stories, key=lambda story: (orders.get(story.section or 0, ""), story.order))


def under(reading: Reading, headline: str) -> list[str | None]:
    story = next(story for story in reading.issue.stories if story.headline == headline)
    return [link.url for link in reading.issue.links if link.story == story.id]


@pytest.fixture(scope="module")
def page() -> Reading:
    return read(PAGE, "mast.html")


def test_headlines_sections_and_links_come_out(page: Reading) -> None:
    assert headlines(page.issue) == [
        "Gulls take the market hall",
        "A new lamp for the mole",
        "Rope makers meet on Monday",
        "Choir sings on the ferry",
    ]
    titles = [section.title for section in sorted(page.issue.sections, key=lambda each: each.order) if section.title]
    assert titles == ["News", "Dates"]
    assert under(page, "A new lamp for the mole") == ["https://quay.example/lamp"]


def test_number_day_and_title_are_found(page: Reading) -> None:
    assert (page.issue.number, page.issue.date, page.issue.title) == (12, "2027-03-03", "Mast Notes")


def test_the_foot_is_left_out_with_its_reason(page: Reading) -> None:
    foot = [left for left in page.left_out if left.url == "https://quay.example/u"]
    assert [left.reason for left in foot] == [Reason.FOOTER]


def test_each_part_knows_its_place_in_the_source(page: Reading) -> None:
    for story in page.issue.stories:
        lines = page.where[story.id]
        assert page.at(lines.first) is not None
        if story.headline:
            assert story.headline in "\n".join(page.source[lines.first - 1 : lines.last])


def test_a_doubt_taken_the_other_way_gives_another_reading(page: Reading) -> None:
    assert page.origin is not None
    line = next(at for at, line in enumerate(page.origin.document.lines) if line.text == "A new lamp for the mole")
    other = forced(page, {line: "section"})
    assert "A new lamp for the mole" in [section.title for section in other.issue.sections]
    assert "A new lamp for the mole" not in headlines(other.issue)


def test_a_doubt_about_a_number_is_settled_by_taking_it() -> None:
    reading = read(PAGE, "notes-99.html")
    doubt = next(doubt for doubt in reading.doubts if doubt.matter == Matter.NUMBER)
    other = taken(reading, doubt)
    assert {str(reading.issue.number), str(other.issue.number)} == {doubt.now, doubt.other}
    assert doubt not in other.doubts


def test_reading_again_gives_each_time_another_reading(page: Reading) -> None:
    seen = [page]
    for _ in range(3):
        other = next_best(seen[-1])
        assert other is not None
        assert all(other.issue != each.issue or other.origin != each.origin for each in seen)
        seen.append(other)


def test_another_reading_leaves_alone_what_was_edited_meanwhile(page: Reading) -> None:
    assert page.origin is not None
    line = next(at for at, line in enumerate(page.origin.document.lines) if line.text == "A new lamp for the mole")
    other = forced(page, {line: "section"})
    first = next(story for story in page.issue.stories if story.headline == "Gulls take the market hall")
    edited = replace(
        page.issue,
        stories=tuple(replace(each, headline="Gulls!") if each.id == first.id else each for each in page.issue.stories),
    )
    merged = changed(edited, page.issue, other.issue)
    assert "Gulls!" in headlines(merged)
    assert "A new lamp for the mole" in [section.title for section in merged.sections]


def test_what_cannot_be_read_is_one_sentence() -> None:
    reading = read(b"", "empty.txt")
    assert reading.issue == Issue(0)
    assert "empty.txt" in reading.problem


def test_every_reason_has_its_sentence() -> None:
    assert len({reason.sentence for reason in Reason}) == len(Reason)
    assert sentence(Reason.FOOTER) == "stands in the footer"


def test_a_mailbox_gives_a_reading_for_each_mail() -> None:
    head = "From a@x.example Mon Mar  1 10:00:00 2027\nFrom: a@x.example\nTo: b@x.example\n"
    mail = head + "Subject: {0}\n\n{0}\n\nText of it.\n\n"
    assert len(read_all((mail.format("One") + mail.format("Two")).encode(), "box.mbox")) == 2


@pytest.mark.parametrize("seed", ["0", "1", "77", "random"])
def test_the_same_source_is_read_and_learned_from_the_same_under_any_hash_seed(seed: str, page: Reading) -> None:
    code = (
        "import sys; from desk.read.read import read; r = read(sys.stdin.read(), 'mast.html');"
        "from desk.read.features.observe import observe; from bench.reader.written import words;"
        "print(repr((r.issue, sorted(r.where.items()), r.doubts, r.alarms, r.left_out)), end=' ');"
        "print(words(observe(r.origin.house)))"
    )
    found = subprocess.run(
        [sys.executable, "-c", code],
        input=PAGE,
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONHASHSEED": seed},
    )
    here = (page.issue, sorted(page.where.items()), page.doubts, page.alarms, page.left_out)
    assert page.origin is not None
    assert found.stdout.strip() == f"{here!r} {words(observe(page.origin.house))}"


_WORD = re.compile(r"\w+")
_MARKUP = re.compile(r"\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)|[\[\]*_~`\\]")


def kept(reading: Reading) -> str:
    """All words and all addresses that the editor gets, in the issue or among what was left out."""
    issue = reading.issue
    texts = [issue.title, issue.date, str(issue.number or "")]
    texts += [f"{section.title or ''} {section.standfirst}" for section in issue.sections]
    for story in issue.stories:
        texts += [story.headline or "", story.standfirst, story.byline, story.body, story.links_label or ""]
        texts += [story.sponsor or "", story.notes]
        texts += [f"{story.image.src} {story.image.alt}"] if story.image else []
    texts += [f"{link.source or ''} {link.title} {link.url or ''} {link.note}" for link in issue.links]
    texts += [f"{left.text} {left.url}" for left in reading.left_out]
    return " ".join(texts)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6))
def test_no_word_and_no_address_is_lost(seed: int) -> None:
    made = layout(seed)
    reading = read(made.source, f"a.{ {'html': 'html', 'text': 'txt', 'markdown': 'md'}[made.form] }".replace(" ", ""))
    assert reading.origin is not None or not reading.issue.stories
    whole = kept(reading)
    words = _MARKUP.sub("", whole)
    for line in reading.origin.document.lines if reading.origin else ():
        missing = [word for word in _WORD.findall(re.sub(r"[*_~`]", "", line.text)) if word not in words]
        assert not missing, (line.text, missing)
        for url in line.urls:
            assert url in whole or url.replace("(", "%28").replace(")", "%29") in whole, (line.text, url)


MAIL_MAGAZINE = """\
━━━━━━━━━━━━━━━━━━━━━━━━━━
港町だより　第12号　2027年3月4日
━━━━━━━━━━━━━━━━━━━━━━━━━━

みなさん、こんにちは。今週も港のニュースをお届けします。

【ニュース】

■新しい橋が開通

港と駅を結ぶ新しい橋が開通しました。
https://minato.example/bridge

■図書館の予算

市議会は図書館の予算を増やすことを決めました。
https://minato.example/library

【催し】

■朝市の再開

毎週日曜日の朝市が再開します。雨の日は休みです。
https://minato.example/market

■灯台の公開

灯台の中が見られます。入場は無料です。
https://minato.example/lamp
"""


def test_a_japanese_mail_magazine_has_a_story_below_each_of_its_marks() -> None:
    made = read(MAIL_MAGAZINE, "mail.txt")
    assert headlines(made.issue)[-4:] == ["新しい橋が開通", "図書館の予算", "朝市の再開", "灯台の公開"]
    assert [section.title for section in made.issue.sections if section.title] == ["ニュース", "催し"]
    assert under(made, "図書館の予算") == ["https://minato.example/library"]
    assert made.issue.number == 12


PUZZLE = """Winch
Quay
  the drum of 3 boats
Ana Reed
More: https://quay.example/1
a harbour: small
Tom
Friday
* and so on
Boats
"""
"""Lines that can each be several things."""
CLEAR = """Quay Post No 41
3 November 2026

HARBOUR

The winch is back
It turned for the first time since March, and the boats were in by noon.
https://quay.example/winch

Two ferries wait
Their crews have not been paid since summer, says the union.
https://quay.example/ferries

Unsubscribe: https://quay.example/leave
"""


def test_a_source_with_many_unsure_lines_is_told_as_a_whole_until_the_editor_has_said_what_they_are() -> None:
    puzzle = read(PUZZLE)
    unsure = [alarm for alarm in puzzle.alarms if alarm.what == Alarming.UNSURE]
    assert [alarm.of for alarm in unsure] == [None]
    assert unsure[0].lines.last - unsure[0].lines.first > 5
    assert "compare the whole with the source" in sentence_of(unsure[0])
    assert puzzle.origin is not None
    said = forced(puzzle, dict(enumerate(puzzle.origin.labels)))
    assert not said.doubts
    assert not any(alarm.what == Alarming.UNSURE for alarm in said.alarms)
    assert not any(alarm.what == Alarming.UNSURE for alarm in read(CLEAR).alarms)


def test_long_lines_of_a_text_are_paragraphs_and_short_ones_keep_their_breaks() -> None:
    one = "The winch on the north quay turned for the first time since March, " * 2 + "and the boats were in by noon."
    two = "Two ferries wait for their crews, which have not been paid since the summer, " * 2 + "says the union."
    winch = f"The winch is back\n\n{one}\n{two}\nhttps://quay.example/1"
    meet = "Where we meet\n\nThe old mill\n9 Quay Lane\nhttps://quay.example/2"
    first, second = read(f"Quay Post No 3\n\n{winch}\n\n{meet}\n", "a.txt").issue.in_order()
    assert first.body == f"{one}\n\n{two}"
    assert second.body == "The old mill\\\n9 Quay Lane"


def test_a_section_behind_a_sponsor_at_the_end_is_not_the_foot() -> None:
    source = """
The Quay Letter
No 9 – Sunday 8 August 2027

ON TOP

The bridge opens in May

The council voted on Monday to open the bridge. It cost 1,300 crowns.

Researched Links:
The Post:  Bridges
https://lm.example/bridges
Town hall:  Decision of 30 July
https://mairie.example/decision

Sponsored
Tallow & Sons

Candles for every night.
https://tallow.example/

IN BRIEF

The fair moves

The fair is now held on the quay.

Unsubscribe: https://letter.example/off
"""
    issue = read(source, form="text").issue
    last, section = tuple(issue.in_order())[-1], issue.sections[-1]
    assert (section.title, last.section, last.headline) == ("IN BRIEF", section.id, "The fair moves")


def test_a_reading_that_nobody_holds_any_more_is_gone_at_once() -> None:
    reading = read("# Tide Weekly 12\n\n## Quay\n\nIt is shut on Monday, and ferries wait.\n", "a.md")
    assert reading.origin is not None
    house = weakref.ref(reading.origin.house)
    del reading
    assert house() is None


def test_while_it_reads_nobody_looks_for_garbage_and_there_is_none() -> None:
    """For a mail, a page, a text and a Markdown file; who has switched the looks off finds them off."""
    sources = ((MAIL_MAGAZINE, "a.eml"), (PAGE, "a.html"), (PUZZLE, "a.txt"), ("# Tide\n\n- [Fog](/fog)\n", "a.md"))
    gc.enable()  # a reading that a closed screen gave up may still have them off, in its thread
    for source, name in sources:
        read_all(source, name)  # what is loaded only now is no part of it
    gc.collect()
    gc.disable()
    try:
        for source, name in sources:
            read_all(source, name)
            assert (gc.isenabled(), gc.collect()) == (False, 0), name
    finally:
        gc.enable()
    looks, often = list[str](), gc.get_threshold()
    gc.callbacks.append(lambda phase, _: looks.append(phase))
    try:
        gc.set_threshold(100, 1000, 1000)
        read_all(PAGE, "a.html")
        assert (len(looks) < 10, gc.isenabled()) == (True, True)
    finally:
        gc.set_threshold(*often)
        gc.callbacks.pop()


def test_the_subject_and_the_preheader_that_a_draft_names_are_those_of_the_issue() -> None:
    told = "".join(f"## {title}\n\nThe quay was shut, and boats wait for the tide.\n\n" for title in ("Fog", "Winch"))
    draft = "# Quay Post 12\n\nSubject: Fog, ferries, fines\n\nPreheader: Who pays?\n\nSubject: Or this\n\n"
    reading = read(draft + told, "a.md")
    assert (reading.issue.subject, reading.issue.preheader) == ("Fog, ferries, fines", "Who pays?")
    assert [each.text for each in reading.left_out] == ["Quay Post 12", "Subject: Or this"]
    german = read("Betreff: Nebel\n\n" + told, "a.md").issue
    assert german.subject == "Nebel"
    known = read("---\nsubject: Tides\n---\n" + draft + told, "a.md")
    assert known.issue.subject == "Tides"
    assert "Subject: Fog, ferries, fines" in [each.text for each in known.left_out]


def test_the_sentences_that_end_the_letter_are_of_it() -> None:
    """Short as they are; how to get the mail is not, nor what stands ahead of the first paragraph."""
    letter = (
        "The winter was long, and the boats have waited on the quay until the ice was gone and the crane was mended."
    )
    more = (
        "Now they sail again, and so do we on Friday.",
        "Was this forwarded to you? Then subscribe to it yourself.",
    )
    document = lines_of("\n\n".join(("# Quay Post 12", "Ahead of it.", letter, *more, "## Fog")), "a.md")
    front = front_of(document, House(document.lines), range(5))
    assert front.letter == [2, 3]
    assert [each.text for each in front.left] == ["Quay Post 12", "Ahead of it.", more[1]]
