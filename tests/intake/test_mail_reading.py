"""Mails: both parts read, headers understood, the reader's address taken out, damage survived."""

import base64
from email.message import EmailMessage

import pytest
from families import HEADLINES, READER, UNSUBSCRIBE, mailchimp

from desk.intake.mail import read_mail
from desk.intake.reading import NotRead, Reading
from desk.model.issue import Kind

TRACK = "https://quay.us7.list-manage.com/track/click?u=aa11&id=ff&e=cc33"
HTML = f"""<h2>Lamp posts counted twice</h2>
<p>An audit finds nine hundred more than streets, says <a href="{TRACK}">the audit office</a> on Friday.</p>"""
TEXT = """Lamp posts counted twice

An audit finds nine hundred more than streets,
says the audit office (https://audit.example/lamps) on Friday.

A line that only those see who read the plain text edition of this letter.
"""


def mail(html: str = HTML, text: str | None = None, **headers: str) -> bytes:
    message = EmailMessage()
    message["From"] = "The Quayside Post <post@quay.example>"
    message["To"] = f"Pat <{READER}>"
    message["Delivered-To"] = READER
    message["Subject"] = "[Quay] Issue 12: Lamp posts and ferries"
    message["Date"] = "Thu, 05 Nov 2026 07:00:00 +0000"
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    if text is not None:
        message.set_content(text)
        message.add_alternative(html, subtype="html")
    else:
        message.set_content(html, subtype="html")
    return message.as_bytes()


def read(data: bytes) -> Reading:
    (made,) = read_mail(data)
    return made


def test_the_headers_say_what_it_is_and_when_it_was_sent() -> None:
    made = read(mail())
    assert (made.subject, made.date, made.number) == ("[Quay] Issue 12: Lamp posts and ferries", "2026-11-05", 12)
    assert (made.publication, made.title) == ("The Quayside Post", "Issue 12: Lamp posts and ferries")


def test_the_list_names_the_publication_where_there_is_one() -> None:
    assert read(mail(List_Id='"Quay letters" <letters.quay.example>')).publication == "Quay letters"


@pytest.mark.parametrize(
    ("inside", "kept"),
    [
        ("https://go.tool.example/c/1f9", "https://audit.example/lamps"),
        ("https://mirror.example/lamps-counted", "https://mirror.example/lamps-counted"),
    ],
)
def test_a_redirect_that_nothing_can_be_read_in_gives_way_to_the_plain_address(inside: str, kept: str) -> None:
    made = read(mail(HTML.replace(TRACK, inside), TEXT))
    assert f"[the audit office]({kept})" in made.stories[0].body


def test_a_link_that_counts_gets_its_address_from_the_plain_text_part() -> None:
    made = read(mail(text=TEXT))
    assert "[the audit office](https://audit.example/lamps)" in made.stories[0].body
    assert TRACK not in repr(made.stories)


def test_without_a_plain_text_part_the_link_is_marked() -> None:
    (link,) = read(mail()).stories[0].links
    assert (link.title, link.url, link.tracked) == ("the audit office", TRACK, True)


def test_what_only_the_plain_text_part_says_is_kept_aside() -> None:
    left = [each for each in read(mail(text=TEXT)).left_out if "plain text part only" in each.reason]
    assert [each.words for each in left] == [
        "A line that only those see who read the plain text edition of this letter."
    ]


def test_the_readers_address_is_taken_out_of_words_links_and_headers_and_counted() -> None:
    body = (
        f'{HTML}<p>Dear {READER.upper()}, see <a href="https://quay.example/my?who={READER}&page=2">your page</a>.</p>'
    )
    packed = base64.urlsafe_b64encode(READER.encode()).decode()
    made = read(mail(f'{body}<p><a href="https://quay.example/a?x={packed}">This</a></p>'))
    told = repr(made)
    assert READER not in told.lower()
    assert packed not in told
    assert "https://quay.example/my?page=2" in told
    assert made.removed >= 5


def test_the_lists_own_address_stays() -> None:
    data = mail(f"{HTML}<p>Write to letters@quay.example about it, or to nobody.</p>").replace(
        f"To: Pat <{READER}>".encode(), b"To: letters@quay.example"
    )
    assert "letters@quay.example" in repr(read(data))


def test_a_whole_newsletter_in_a_mail_is_told_as_its_page_is() -> None:
    made = read(mail(mailchimp()))
    assert [each.headline for each in made.stories if each.kind != Kind.LETTER] == HEADLINES
    assert UNSUBSCRIBE not in repr(made)


def test_charsets_and_encoded_headers_are_decoded() -> None:
    data = (
        b"From: =?iso-8859-1?q?Caf=E9_Post?= <a@b.example>\nSubject: =?utf-8?b?w6nDqQ==?=\n"
        b"Content-Type: text/html; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\n"
        b"<h2>Caf=E9</h2><p>An \x93odd\x94 word, at some length and with a stop.</p>"
    )
    made = read(data)
    assert (made.publication, made.subject) == ("Café Post", "éé")
    assert made.stories[0].headline == "Café"
    assert "“odd”" in made.stories[0].body


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"Subject: nothing\n\n",
        b"\x00" * 5_000,
        b'Content-Type: application/pdf\nContent-Disposition: attachment; filename="a.pdf"\n\nJVBERi0=',
        b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(2_000)),
    ],
)
def test_what_holds_no_newsletter_says_so(data: bytes) -> None:
    with pytest.raises(NotRead, match=r"\.$"):
        read_mail(data)
