"""Links through mail tools and filters: unwrapped where the address is in them, said to be tracked where it is not."""

import base64
import json
import zlib
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.links.wrapped import forms_of, is_tracked, mail_addresses, names_reader, unwrapped, without_reader

TRUE = "https://council.example/papers/9?item=4&page=2"
ENCODED = quote(TRUE, safe="")
READER = "pat.reader@home.example"


def b64(text: str | bytes) -> str:
    data = text.encode() if isinstance(text, str) else text
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


PACKED = b64(zlib.compress(f"h=1f&i=2&l={ENCODED}&r={quote(READER)}".encode()))
TOKEN = f"{b64('{}{}{}{}')}.{b64(json.dumps({'id': 7, 'url': TRUE}))}.{b64('signature')}"


@pytest.mark.parametrize(
    "wrapped",
    [
        f"https://www.google.com/url?sa=t&q={ENCODED}&usg=AOv",
        f"https://eur02.safelinks.protection.outlook.com/?url={ENCODED}&data=05%7C02%7C{quote(READER)}%7C&reserved=0",
        "https://urldefense.proofpoint.com/v2/url?u=https-3A__council.example_papers_9-3Fitem-3D4-26page-3D2&d=DwMF",
        f"https://urldefense.proofpoint.com/v1/url?u={ENCODED}&k=abc",
        f"https://urldefense.com/v3/__{TRUE}__;!!Abc!xyz$",
        "https://urldefense.com/v3/__https://council.example/papers/9*item=4&page=2__;Pw!!Abc!xyz$",
        f"https://l.facebook.com/l.php?u={ENCODED}&h=AT0",
        f"https://click.tool.example/f/a/{b64(TRUE)}",
        f"https://abc.awstrack.example/L0/{ENCODED}/1/0100018/xyz=312",
        f"https://tracking.weekly.example/CL0/{ENCODED}/1/010001/abc",
        f"https://email.mg.weekly.example/c/{PACKED}",
        f"https://lnks.example/l/{TOKEN}/s/12/br/9",
        f"https://weekly.example/redirect/2/{b64(json.dumps({'e': TRUE, 'p': 5}))}.sig",
        f"https://tool.example/track/click/30/council.example?p={b64(json.dumps({'p': json.dumps({'url': TRUE})}))}",
        f"http://links.agency.example/track?type=click&enid=ZWFzPTE&&&100&&&{TRUE}",
        f"https://eur02.safelinks.protection.outlook.com/?url={quote(f'https://google.com/url?q={ENCODED}', safe='')}",
    ],
)
def test_an_address_inside_a_link_comes_out(wrapped: str) -> None:
    assert unwrapped(wrapped) == TRUE


@pytest.mark.parametrize(
    "url",
    [
        "https://web.archive.org/web/2009/http://council.example/",
        f"https://social.example/intent/tweet?url={ENCODED}",
        f"https://www.facebook.com/sharer/sharer.php?u={ENCODED}",
        f"https://council.example/login?next={ENCODED}",
        f"https://translate.google.com/translate?u={ENCODED}",
        "https://council.example/stories/a-headline-of-2026-with-a-good-many-words-in-it-12345678",
        "https://code.example/desk/commit/e5bd3992abcdef1234567890abcdef1234567890",
        "https://docs.google.com/spreadsheets/d/1wZhPLMCHKJvwOkP4juclhjFgqIY8fQFMemwKL2c64vk",
        "https://video.example/watch?v=QhExVelbhlY",
        "mailto:desk@council.example",
    ],
)
def test_an_address_that_is_about_another_stays_whole_and_is_no_tracker(url: str) -> None:
    assert unwrapped(url) == url
    assert not is_tracked(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://quay.us7.list-manage.com/track/click?u=aa&id=bb&e=cc",
        "https://u99.ct.sendgrid.net/ls/click?upn=u001.abcdefg",
        "https://click.weekly.example/?qs=0123456789abcdef0123456789abcdef",
        "http://clickthru.portal.example/Click?q=64-QuayQuay",
        "https://link.mail.weekly.example/ss/c/u001.aAbBcCdDeE1fFgGhHiIjJ/4aa/h1",
        "https://r20.rs6.net/tn.jsp?f=001abc",
        "https://lists.charity.example/lists/lt.php?tid=aa1",
    ],
)
def test_what_does_not_say_where_it_leads_is_tracked(url: str) -> None:
    assert is_tracked(url)


@pytest.mark.parametrize(
    "url",
    [
        f"https://weekly.example/leave?list=4&e={READER}",
        f"https://weekly.example/leave?list=4&e={READER.replace('@', '%40')}",
        f"https://weekly.example/leave?list=4&r={b64(READER)}",
        f"https://weekly.example/leave?list=4&x=bounce-{READER.replace('@', '=')}",
        f"https://weekly.example/leave?list=4&h={forms_of(READER)[2]}",
    ],
)
def test_the_reader_is_found_in_a_link_and_taken_out(url: str) -> None:
    readers = forms_of(READER)
    assert names_reader(url, readers)
    cleaned = without_reader(url, readers)
    assert not names_reader(cleaned, readers)
    assert cleaned.startswith("https://weekly.example/leave?list=4")


def test_an_account_or_a_message_number_is_no_readers_address() -> None:
    assert mail_addresses("https://social.example/@pat@home.example") == ()
    assert mail_addresses("https://lists.example/archive/87ldc6bfje.fsf@home.example/") == ()
    assert mail_addresses(f"https://weekly.example/unsubscribe/{READER}") == (READER,)


@given(st.text(max_size=200))
def test_no_text_is_too_odd_to_be_asked_about(text: str) -> None:
    for url in (text, f"https://click.tool.example/{text}", f"https://tool.example/track?url={text}"):
        unwrapped(url)
        is_tracked(url)
        mail_addresses(url)
        without_reader(url, forms_of(READER))
