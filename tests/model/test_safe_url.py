"""Which addresses may become a link, and how they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.model.url import host, href, is_address, safe_url, typed_url


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org",
        "http://example.org/a/b?c=d&e=f#g",
        "HTTPS://Example.ORG/Path",
        "https://example.org:8443/",
        "https://user@example.org/",
        "https://localhost/",
        "https://[2001:db8::1]/",
        "https://bücher.example/straße",
        "https://example.org/a_(b)",
        "https://example.org/%7Ea?q=100%25",
        "mailto:editor@example.org",
        "mailto:editor@example.org?subject=Hello%20you&body=a%0D%0Ab",
    ],
)
def test_a_good_address_is_kept_as_it_was_written(url: str) -> None:
    assert safe_url(url) == url
    assert safe_url(f"  {url}\n") == url
    assert typed_url(f"<{url}>") == url


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "   ",
        "example.org",
        "//example.org",
        "/path",
        "#anchor",
        "https://",
        "https:///path",
        "https:example.org",
        "http://?q",
        "https://exa mple.org/",
        "https://example.org:99999/",
        "https://exa%00mple.org/",
        "https://[::1",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\nscript:alert(1)",
        "\x01javascript:alert(1)",
        "javascript://example.org/%0aalert(1)",
        "data:text/html,<script>",
        "vbscript:x",
        "file:///etc/passwd",
        "ftp://example.org/",
        "blob:https://example.org/1",
        "view-source:https://example.org",
        "ht\ttps://example.org",
        "https://example.org/a\r\nBcc: x@y.z",
        "https://example.org\\@evil.example",
        "https:\\\\evil.example",
        "mailto:",
        "mailto:nobody",
        "mailto:a@b.org\nBcc:c@d.org",
        "mailto:a@b.org%0D%0ABcc:c",
        "mailto:%0Aa@b.org",
        "mailto:a b@c.org",
        'mailto:"x"<a@b.org>',
    ],
)
def test_a_hostile_or_broken_address_is_none(url: str | None) -> None:
    assert safe_url(url) is None


@pytest.mark.parametrize(
    ("given_", "written"),
    [
        ('https://example.org/"onmouseover="x', "https://example.org/%22onmouseover=%22x"),
        ("https://example.org/<b>", "https://example.org/%3Cb%3E"),
        ("https://example.org/a b", "https://example.org/a%20b"),
        ("https://example.org/\u202egnp.exe", "https://example.org/%E2%80%AEgnp.exe"),
        ("https://example.org/a\u200bb", "https://example.org/a%E2%80%8Bb"),
    ],
)
def test_what_an_url_cannot_hold_is_encoded(given_: str, written: str) -> None:
    assert safe_url(given_) == written


@given(st.text())
def test_what_passes_holds_nothing_that_could_break_out_of_an_attribute(text: str) -> None:
    for url in (safe_url(text), typed_url(text), safe_url(f"https://example.org/{text}"), safe_url(f"mailto:{text}")):
        if url is not None:
            assert url.lower().startswith(("http://", "https://", "mailto:"))
            assert href(url).isascii()
            assert not set(href(url)) & set('"<>\\` ')
            assert not set(url) & set('"<>\\`\r\n\t \x00\x1b')
            assert safe_url(url) == url


@pytest.mark.parametrize(
    ("url", "written"),
    [
        ("https://example.org/a_(b)?c=d", "https://example.org/a_(b)?c=d"),
        ("https://bücher.example/straße?q=ä#ö", "https://xn--bcher-kva.example/stra%C3%9Fe?q=%C3%A4#%C3%B6"),
        (
            "mailto:jürgen@bücher.example?subject=Grüße",
            "mailto:j%C3%BCrgen@xn--bcher-kva.example?subject=Gr%C3%BC%C3%9Fe",
        ),
    ],
)
def test_an_address_is_ascii_where_it_is_followed(url: str, written: str) -> None:
    assert safe_url(url) == url
    assert href(url) == written


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        ("tel:+442079460000", "tel:+442079460000"),
        ("tel:+44 20 7946 0000", "tel:+442079460000"),
        ("TEL:020-7946.0000;ext=12", "TEL:020-7946.0000;ext=12"),
        ("tel:", None),
        ("tel:call-me", None),
        ("tel:+44;javascript:alert(1)", None),
    ],
)
def test_a_telephone_number_is_an_address_and_nothing_else_behind_tel_is(typed: str, url: str | None) -> None:
    assert safe_url(typed) == url


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        ("example.org", "https://example.org"),
        ("www.example.org/x?y", "https://www.example.org/x?y"),
        ("example.org:8080/x", "https://example.org:8080/x"),
        ("me@example.org", "mailto:me@example.org"),
        (" <https://example.org/> ", "https://example.org/"),
        ("javascript:alert", None),
        ("javascript:1", None),
        ("data:1", None),
        ("not an address", None),
        ("word", None),
        ("e.g", None),
        ("3.5", None),
        ("", None),
    ],
)
def test_what_a_person_types_is_understood(typed: str, url: str | None) -> None:
    assert typed_url(typed) == url


def test_a_whole_text_can_be_an_address_and_a_sentence_is_not() -> None:
    assert is_address(" https://example.org/a ")
    assert is_address("example.org")
    assert not is_address("see https://example.org")
    assert not is_address("https://example.org https://example.com")
    assert not is_address("word")


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.Example.org:80/x", "example.org"),
        ("https://wwwexample.org", "wwwexample.org"),
        ("mailto:a@b.org", ""),
        ("nothing", ""),
        ("https://\ud800.org", ""),
    ],
)
def test_the_host_is_named_without_www(url: str, name: str) -> None:
    assert host(url) == name
