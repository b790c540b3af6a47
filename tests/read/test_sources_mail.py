"""Mails made into lines: both parts, mails inside mails, mailboxes, headers, and the reader's address taken out."""

import base64
import hashlib
from email.message import EmailMessage

import pytest

from desk.read.line import Document, Form
from desk.read.reasons import Reason, sentence
from desk.read.sources import lines_of

READER = "pat@home.example"
TRACK = "https://quay.us7.list-manage.com/track/click?u=aa11&id=ff&e=cc33"
HTML = f'<h2>Lamps counted</h2><p>Says <a href="{TRACK}">the audit office</a> on Friday, in its letter to all.</p>'
TEXT = """\
Lamps counted

Says the audit office (https://audit.example/lamps)
on Friday, in its letter to all.

A line that only those see who read this part.
"""


def mail(html: str = HTML, text: str | None = None, **headers: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "The Quay Post <post@quay.example>"
    message["To"] = f"Pat <{READER}>"
    message["Delivered-To"] = READER
    message["Subject"] = "Issue 12: Lamps"
    message["Date"] = "Thu, 05 Nov 2026 07:00:00 +0000"
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    if text is not None:
        message.set_content(text)
        message.add_alternative(html, subtype="html")
    else:
        message.set_content(html, subtype="html")
    return message


def read(message: EmailMessage | bytes) -> Document:
    made = lines_of(message if isinstance(message, bytes) else message.as_bytes(), "a.eml")
    assert made.form == Form.MAIL
    return made


def left(made: Document, reason: Reason) -> list[tuple[str, str]]:
    return [(each.text, each.url) for each in made.left_out if each.reason == reason]


def test_the_headers_are_hints() -> None:
    made = read(mail(List_Id='"Quay letters" <letters.quay.example>'))
    said = {about: made.hint(about) for about in ("subject", "date", "number", "publication")}
    assert said == {
        "subject": "Issue 12: Lamps",
        "date": "2026-11-05",
        "number": "12",
        "publication": "Quay letters",
    }


def test_the_page_is_read_and_the_text_gives_the_address_behind_a_counter() -> None:
    made = read(mail(text=TEXT))
    assert [line.text for line in made.lines] == [
        "Lamps counted",
        "Says the audit office on Friday, in its letter to all.",
    ]
    assert made.lines[1].urls == ("https://audit.example/lamps",)
    assert left(made, Reason.PLAIN) == [("A line that only those see who read this part.", "")]
    assert sentence(Reason.PLAIN) == "stands only in the plain text part of the mail"


def test_without_a_text_part_a_counter_is_marked() -> None:
    (run,) = [run for run in read(mail()).lines[1].runs if run.link]
    assert (run.href, run.tracked) == (TRACK, True)


@pytest.mark.parametrize(
    "packed", [READER, READER.replace("@", "%40"), base64.urlsafe_b64encode(READER.encode()).decode()]
)
def test_the_readers_address_is_taken_out_of_everything(packed: str) -> None:
    body = f'{HTML}<p>Dear {READER.upper()}, see <a href="https://quay.example/my?who={packed}&page=2">this</a>.</p>'
    made = read(mail(body, TEXT + f"\nSent to {READER}\n"))
    told = repr((made.lines, made.source, made.hints, made.left_out)).lower()
    assert READER not in told
    assert packed.lower() not in told
    assert made.lines[-1].urls == ("https://quay.example/my?page=2",)
    assert made.removed >= 3


def test_the_lists_own_address_stays() -> None:
    message = mail("<p>Write to letters@quay.example about it.</p>")
    del message["To"], message["Delivered-To"]
    message["To"] = "letters@quay.example"
    assert read(message).lines[0].text == "Write to letters@quay.example about it."


def test_a_mail_inside_a_mail_follows_with_its_subject_as_a_heading() -> None:
    outer = EmailMessage()
    outer["Subject"] = "Fwd: Lamps"
    outer.set_content("Have you seen this?")
    outer.add_attachment(mail())
    outer.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="map.pdf")
    made = read(outer)
    assert [(line.text, line.heading) for line in made.lines][:3] == [
        ("Have you seen this?", 0),
        ("Issue 12: Lamps", 2),
        ("Lamps counted", 2),
    ]
    assert [made.source[line.start - 1] for line in made.lines] == [line.text for line in made.lines]
    assert left(made, Reason.ATTACHED) == [("map.pdf", "")]


def test_mails_nested_without_end_are_answered_with_one_sentence() -> None:
    message = mail()
    for _ in range(40):
        outer = EmailMessage()
        outer.set_content("above")
        outer.add_attachment(message)
        message = outer
    made = read(message)
    assert made.problem.endswith(".")
    assert made.lines
    parts = b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(2_000))
    assert "parts" in read(b"Subject: x\n" + parts).problem


def test_a_mailbox_has_a_document_for_each_mail() -> None:
    box = b"".join(
        b"From a@b.example Thu Mar  5 07:00:00 2026\nSubject: No %d\n\n>From the quay %d\n\n" % (n, n) for n in range(3)
    )
    made = lines_of(box, "box.mbox")
    assert [(each.hint("subject"), each.lines[0].text) for each in made.all] == [
        (f"No {n}", f"From the quay {n}") for n in range(3)
    ]


def test_a_flowed_text_is_joined() -> None:
    made = read(b"Subject: x\nContent-Type: text/plain; format=flowed\n\nOne row \nthat goes on.\nAnother.\n")
    assert [line.text for line in made.lines] == ["One row that goes on.", "Another."]


def test_charsets_and_encoded_headers_are_decoded() -> None:
    made = read(
        b"From: =?iso-8859-1?q?Caf=E9_Post?= <a@b.example>\nSubject: =?utf-8?b?w6nDqQ==?=\n"
        b"Content-Type: text/html; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\n"
        b"<h2>Caf=E9</h2><p>An \x93odd\x94 word.</p>"
    )
    assert (made.hint("publication"), made.hint("subject")) == ("Café Post", "éé")
    assert [line.text for line in made.lines] == ["Café", "An “odd” word."]


def test_a_text_that_was_only_attached_is_read() -> None:
    message = EmailMessage()
    message["Subject"] = "Boats"
    message.add_attachment("<p>Hemp holds.</p>", subtype="html", filename="boats.html")
    assert [line.text for line in read(message).lines] == ["Hemp holds."]


@pytest.mark.parametrize(
    "data",
    [
        b"Subject: nothing\n\n",
        b'Content-Type: application/pdf\nContent-Disposition: attachment; filename="a.pdf"\n\nJVBERi0=',
    ],
)
def test_what_holds_no_text_says_so(data: bytes) -> None:
    made = read(data)
    assert made.lines == ()
    assert made.problem.endswith(".")


@pytest.mark.parametrize(
    ("inside", "kept"),
    [
        ("https://go.tool.example/c/1f9", "https://audit.example/lamps"),
        ("https://mirror.example/lamps-counted", "https://mirror.example/lamps-counted"),
    ],
)
def test_a_redirect_that_nothing_can_be_read_in_gives_way_to_the_plain_address(inside: str, kept: str) -> None:
    made = read(mail(HTML.replace(TRACK, inside), TEXT))
    assert made.lines[1].urls == (kept,)


def test_an_address_that_only_the_text_part_has_is_kept_aside() -> None:
    made = read(mail("<p>All about lamps and oil</p>", "All about lamps and oil https://oil.example/x\n"))
    assert left(made, Reason.PLAIN) == [("All about lamps and oil", "https://oil.example/x")]


def test_headers_that_hold_bytes_as_they_are_are_read() -> None:
    data = "Subject: 港の便り第12号\nFrom: a@b.example\nContent-Type: text/plain; charset=shift_jis\n\n橋が直った。\n"
    made = read(data.encode("cp932"))
    assert (made.hint("subject"), made.hint("number")) == ("港の便り第12号", "12")
    assert made.lines[0].text == "橋が直った。"


@pytest.mark.parametrize(
    ("subject", "number"),
    [
        ("Issue 12: Lamps", "12"),
        ("Rundbrief – Nr. 5", "5"),
        ("Lettre n° 7", "7"),
        ("#301 Boats", "301"),
        ("周报第12期", "12"),
        ("Выпуск 40", "40"),
        ("No 2026 plans yet", ""),
        ("12 boats", ""),
    ],
)
def test_the_number_that_a_subject_says(subject: str, number: str) -> None:
    message = mail()
    message.replace_header("Subject", subject)
    assert read(message).hint("number") == number


def test_the_charset_of_a_mail_may_be_doubted_and_chosen() -> None:
    data = b"Subject: x\nContent-Type: text/html\n\n<p>\xb3\xf3d\xbc dal</p>\n"
    made = lines_of(data, "a.eml")
    assert [each.charset for each in made.charsets] == ["ISO-8859-2", "Windows-1252"]
    assert [each.sample for each in made.charsets] == ["<p>łódź dal</p>", "<p>³ód¼ dal</p>"]
    assert lines_of(data, "a.eml", charset="windows-1252").lines[0].text == "³ód¼ dal"


@pytest.mark.parametrize("kind", ["plain", "html"])
@pytest.mark.parametrize(
    "form",
    [
        "rea.der%2Btag%40home.example",
        "rea.der%252Btag%2540home.example",
        "rea.der+tag=home.example",
        "cmVhLmRlcit0YWdAaG9tZS5leGFtcGxl",
        b"rea.der+tag@home.example".hex(),
        b"rea.der+tag@home.example".hex().upper(),
        hashlib.sha512(b"rea.der+tag@home.example").hexdigest(),
    ],
)
@pytest.mark.parametrize("place", ["leave?e={}&list=4", "c/{}/story", "leave#{}"])
def test_the_reader_is_taken_out_of_web_addresses_that_stand_among_the_words(kind: str, form: str, place: str) -> None:
    url = "https://weekly.example/" + place.format(form)
    words = f"The clock goes again, see {url} for more. Or turn to <{url}>."
    text = words if kind == "plain" else f"<p>{words.replace('<', '&lt;')}</p><p><a href='{url}'>{url}</a></p>"
    head = f"From: Weekly <w@weekly.example>\r\nTo: rea.der+tag@home.example\r\nContent-Type: text/{kind}\r\n\r\n"
    made = lines_of((head + text).encode(), "no-7.eml")
    shown = repr((made.lines, made.source, made.left_out))
    assert form not in shown
    assert "https://weekly.example/" in shown
    assert made.removed
