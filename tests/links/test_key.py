"""The key of an address: what leads to the same page, what is near it, and what is another page."""

import string

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from desk.links.key import Sameness, compared, key_of
from desk.links.same_page import rules
from tests.links.pairs import DIFFERENT, NEAR, SAME


def _sameness(pair: tuple[str, str]) -> Sameness:
    one, other = map(key_of, pair)
    assert one is not None
    assert other is not None
    assert compared(one, other) == compared(other, one)
    return compared(one, other)


@pytest.mark.parametrize("pair", SAME.values(), ids=SAME.keys())
def test_the_same_page(pair: tuple[str, str]) -> None:
    assert _sameness(pair) == Sameness.SAME


@pytest.mark.parametrize("pair", NEAR.values(), ids=NEAR.keys())
def test_another_place_of_the_page(pair: tuple[str, str]) -> None:
    assert _sameness(pair) == Sameness.NEAR


@pytest.mark.parametrize("pair", DIFFERENT.values(), ids=DIFFERENT.keys())
def test_another_page(pair: tuple[str, str]) -> None:
    assert _sameness(pair) == Sameness.DIFFERENT


@pytest.mark.parametrize(
    "text", ["", "harbour", "ftp://example.org/x", "javascript:alert(1)", "https://", "http://[::1"]
)
def test_what_is_no_address_has_no_key(text: str) -> None:
    assert key_of(text) is None
    assert compared(key_of(text), key_of(text)) == Sameness.DIFFERENT


def test_a_key_knows_its_host() -> None:
    key = key_of("https://www.example.org/a")
    assert key is not None
    assert key.host == "example.org"


_HOSTS = sorted(set(rules().sites) | {"example.org", "www.example.org", "m.example.org", "x.example.co.uk"})
_WORDS = st.text(alphabet=string.ascii_letters + string.digits + "-_.~%+,:;@()é漢", max_size=14)
_PARTS = st.one_of(
    _WORDS,
    st.sampled_from(
        [
            "index.html",
            "amp",
            "watch",
            "pull",
            "issues",
            "tree",
            "main",
            "wiki",
            "comments",
            "status",
            "dp",
            "d",
            "p",
            "abs",
            "12",
            "%2F",
            "aHR0cHM6Ly9leGFtcGxlLm9yZw",
        ]
    ),
)
_NAMES = st.one_of(_WORDS, st.sampled_from(["utm_source", "ref", "v", "list", "id", "t", "src", "gid", "page"]))
_ADDRESSES = st.builds(
    lambda scheme, host, path, query, place: (
        f"{scheme}://{host}/{'/'.join(path)}"
        + ("?" + "&".join(f"{name}={value}" for name, value in query) if query else "")
        + (f"#{place}" if place else "")
    ),
    st.sampled_from(["http", "https", "HTTPS"]),
    st.sampled_from(_HOSTS),
    st.lists(_PARTS, max_size=5),
    st.lists(st.tuples(_NAMES, _WORDS), max_size=4),
    st.one_of(_WORDS, st.sampled_from(["/route", "L10", "comment-1", ".VQx9", ":~:text=a"])),
)


@given(_ADDRESSES)
def test_the_key_of_a_key_is_itself(address: str) -> None:
    key = key_of(address)
    if key is not None:
        assert key_of(str(key)) == key


@given(
    _ADDRESSES,
    st.text(alphabet=string.ascii_lowercase, min_size=3, max_size=9),
    st.text(string.ascii_lowercase + string.digits, min_size=1),
)
def test_no_parameter_that_no_rule_names_is_ever_dropped(address: str, name: str, value: str) -> None:
    name = f"zz{name}"
    before, _, place = address.partition("#")
    assume("aHR0" not in address)  # a redirect leads to what it holds, and its own parameters are the counter's
    with_it = f"{before}{'&' if '?' in before else '?'}{name}={value}" + (f"#{place}" if place else "")
    key = key_of(with_it)
    if key is not None:
        assert f"{name}={value}" in key.page


@given(st.text(max_size=80))
def test_any_text_is_answered(text: str) -> None:
    key = key_of(text)
    assert key is None or key_of(str(key)) == key
    made = key_of(f"https://example.org/{text}")
    assert made is None or key_of(str(made)) == made


_PARTS = ("a", "the-story", "t", "44", "doi", "abs", "10.1000", "index.html", "amp", "web", "users", "1234567890123456")


@given(
    st.sampled_from(("www.a.example", "m.forum.example.org", "1.2.3.de", "r3---sn.example.net", *rules().sites)),
    st.lists(st.sampled_from((*_PARTS, *rules().copies, "~me", "_", "x..y", "a.")), max_size=5),
    st.sampled_from(("", "/")),
)
def test_an_address_that_needs_no_putting_right_has_the_key_of_a_crooked_one(
    host: str, parts: list[str], end: str
) -> None:
    rest = "/".join([host, *parts]) + end
    assert key_of(f"https://{rest}") == key_of(f"HTTPS://{rest}")
