"""The key of an address: what leads to the same page, what is near it, and what is another page."""

import string

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from desk.links.key import Sameness, compared, key_of
from desk.links.same_page import rules

SAME = {
    "scheme": ("http://example.org/harbour", "https://example.org/harbour"),
    "www": ("https://www.example.org/harbour", "https://example.org/harbour"),
    "case of the host": ("https://Example.ORG/harbour", "https://example.org/harbour"),
    "port that the scheme has anyway": ("https://example.org:443/harbour", "http://example.org:80/harbour"),
    "slash at the end": ("https://example.org/harbour/", "https://example.org/harbour"),
    "slash of a front page": ("https://example.org", "https://example.org/"),
    "doubled slash": ("https://example.org//news//harbour", "https://example.org/news/harbour"),
    "file of a folder": ("https://example.org/harbour/index.html", "https://example.org/harbour/"),
    "file of a folder, by another server": ("https://example.org/Default.aspx", "https://example.org"),
    "ending": ("https://example.org/harbour.html", "https://example.org/harbour"),
    "ending and slash": ("https://example.org/2024/harbour/", "https://example.org/2024/harbour.htm"),
    "page for phones": ("https://m.example.org/harbour", "https://www.example.org/harbour"),
    "page for phones below the page": (
        "https://example.org/news/the-harbour-opens/amp/",
        "https://example.org/news/the-harbour-opens",
    ),
    "case of words": ("https://example.org/Harbour-News/Opening", "https://example.org/harbour-news/opening"),
    "percent signs": ("https://example.org/a_%28b%29/caf%c3%a9", "https://example.org/a_(b)/café"),
    "order of parameters": ("https://example.org/x?b=2&a=1", "https://example.org/x?a=1&b=2"),
    "empty query": ("https://example.org/harbour?", "https://example.org/harbour"),
    "space in a query": ("https://example.org/find?q=two%20boats", "https://example.org/find?q=two+boats"),
    "campaign": ("https://example.org/x?utm_source=letter&utm_medium=email", "https://example.org/x"),
    "counter of clicks": ("https://example.org/x?id=7&fbclid=IwAR0abc123", "https://example.org/x?id=7"),
    "who sent the reader": ("https://example.org/x?ref=the-letter", "https://example.org/x"),
    "who sent the reader, numbered": ("https://example.org/x?source=letter42", "https://example.org/x"),
    "session in the path": ("https://example.org/x;jsessionid=AB12.node3?id=7", "https://example.org/x?id=7"),
    "one anchor": ("https://example.org/x#prices", "https://example.org/x"),
    "empty anchor": ("https://example.org/x#", "https://example.org/x"),
    "counter in the anchor": ("https://example.org/x#.VQx9a1k", "https://example.org/x#.Zz81-3"),
    "words that a browser points at": ("https://example.org/x#:~:text=the%20boats", "https://example.org/x"),
    "redirect that says where it leads": (
        "https://www.google.com/url?q=https%3A%2F%2Fexample.org%2Fharbour&sa=D",
        "https://example.org/harbour",
    ),
    "copy for phones at Google": ("https://www.google.com/amp/s/www.example.org/harbour.html", "example"),
    "short address of a video": ("https://youtu.be/Ab1-_cdEF23?t=90", "https://www.youtube.com/watch?v=Ab1-_cdEF23"),
    "video in a list": (
        "https://www.youtube.com/watch?list=PL0123456789&v=Ab1-_cdEF23&index=3",
        "https://youtube.com/shorts/Ab1-_cdEF23?feature=share",
    ),
    "code: branch and read-me": (
        "https://github.com/Boats/Mooring/blob/main/README.md#use",
        "https://github.com/boats/mooring.git",
    ),
    "code: tab": ("https://github.com/boats/mooring?tab=readme-ov-file", "https://github.com/boats/mooring"),
    "code: issue and pull request": (
        "https://github.com/boats/mooring/issues/41",
        "https://github.com/boats/mooring/pull/41",
    ),
    "package": ("https://cran.r-project.org/package=moor", "https://cran.r-project.org/web/packages/moor/index.html"),
    "question": (
        "https://stackoverflow.com/questions/10000001/how-to-moor",
        "https://stackoverflow.com/q/10000001",
    ),
    "thread": (
        "https://old.reddit.com/r/boats/comments/1abcd2/a_new_pier/",
        "https://www.reddit.com/r/Boats/comments/1abcd2/?utm_source=share",
    ),
    "post under two names of a site": (
        "https://twitter.com/harbour/status/1000000000000000001?s=20",
        "https://x.com/Harbour/status/1000000000000000001",
    ),
    "account in any case": ("https://twitter.com/HarbourNews", "https://x.com/harbournews/"),
    "story by its number": (
        "https://medium.com/@Boats/a-new-pier-0a1b2c3d4e5f?source=rss",
        "https://boats.medium.com/a-new-pier-0a1b2c3d4e5f",
    ),
    "letter in a reader": (
        "https://open.substack.com/pub/harbour/p/a-new-pier?r=1ab2&showWelcome=true",
        "https://harbour.substack.com/p/a-new-pier",
    ),
    "paper, as a page and as a file": ("https://arxiv.org/pdf/2401.00001v2.pdf", "http://arxiv.org/abs/2401.00001"),
    "number of a paper": ("https://dx.doi.org/10.1000/ABC.1", "https://doi.org/10.1000/abc.1"),
    "document": (
        "https://docs.google.com/document/d/1aB2cD3eF4gH5iJ6kL7mN8oP9qR0/edit?usp=sharing#heading=h.1",
        "https://docs.google.com/document/u/0/d/1aB2cD3eF4gH5iJ6kL7mN8oP9qR0/preview",
    ),
    "goods": (
        "https://www.amazon.com/Knots-Sailors/dp/0123456789/ref=sr_1_1?tag=letter-20&qid=1",
        "https://amazon.com/gp/product/0123456789",
    ),
    "tickets": (
        "https://www.eventbrite.co.uk/e/regatta-tickets-123456789012?aff=letter",
        "https://www.eventbrite.com/e/123456789012",
    ),
    "encyclopaedia on a phone": ("https://en.m.wikipedia.org/wiki/Pier#Types", "http://en.wikipedia.org/wiki/Pier"),
    "paper under two names": ("http://www.bbc.co.uk/news/uk-10000001", "https://www.bbc.com/news/uk-10000001"),
}
SAME["copy for phones at Google"] = (SAME["copy for phones at Google"][0], "https://example.org/harbour")

NEAR = {
    "two anchors": ("https://example.org/x#prices", "https://example.org/x#times"),
    "a comment": (
        "https://github.com/boats/mooring/issues/41",
        "https://github.com/boats/mooring/issues/41#issuecomment-77",
    ),
    "a line": (
        "https://github.com/boats/mooring/blob/v1/rope.c",
        "https://github.com/boats/mooring/blob/v1/rope.c#L10-L12",
    ),
    "a route": ("https://example.org/#/boats/7", "https://example.org/"),
    "two routes": ("https://example.org/app#!boats", "https://example.org/app#!piers"),
    "a page of a file": ("https://example.org/plan.pdf#page=4", "https://example.org/plan.pdf"),
    "a comment in a thread": (
        "https://www.reddit.com/r/boats/comments/1abcd2/a_new_pier/k9x8y7z/?context=3",
        "https://www.reddit.com/r/boats/comments/1abcd2/a_new_pier/",
    ),
    "an answer": (
        "https://stackoverflow.com/questions/10000001/how-to-moor/10000009#10000009",
        "https://stackoverflow.com/questions/10000001/how-to-moor",
    ),
    "two versions of a paper": ("https://arxiv.org/abs/2401.00001v1", "https://arxiv.org/abs/2401.00001v3"),
}

DIFFERENT = {
    "number in a parameter": ("https://example.org/detail.php?id=1", "https://example.org/detail.php?id=2"),
    "parameter that says everything": ("https://example.org/HUD?src=/press/2016/1", "https://example.org/HUD"),
    "number behind a name of a sender": ("https://example.org/x?source=17", "https://example.org/x?source=18"),
    "search": ("https://example.org/?s=boats", "https://example.org/?s=piers"),
    "sibling": ("https://example.org/archives/15904", "https://example.org/archives/15281"),
    "year": ("https://example.org/2024/cfp/", "https://example.org/2026/cfp/"),
    "front page": ("https://example.org/harbour", "https://example.org/"),
    "host below": ("https://news.example.org/", "https://example.org/"),
    "release": (
        "https://github.com/boats/mooring/releases/tag/v1.0",
        "https://github.com/boats/mooring/releases/tag/v1.1",
    ),
    "branch that is not the main one": (
        "https://github.com/boats/mooring/tree/old",
        "https://github.com/boats/mooring",
    ),
    "video": ("https://youtu.be/Ab1-_cdEF23", "https://youtu.be/ab1-_cdEF23"),
    "list of videos": ("https://www.youtube.com/playlist?list=PL01", "https://www.youtube.com/playlist?list=PL02"),
    "branch in a parameter": (
        "https://gitlab.com/b/m/-/raw/rope.c?ref=main",
        "https://gitlab.com/b/m/-/raw/rope.c?ref=old",
    ),
    "article whose case tells": ("https://en.wikipedia.org/wiki/MOB", "https://en.wikipedia.org/wiki/Mob"),
    "identifier whose case tells": ("https://example.org/p/aB3dE5fG", "https://example.org/p/Ab3dE5fG"),
    "encoded slash": ("https://example.org/a%2Fb", "https://example.org/a/b"),
    "encoded sign of a parameter": ("https://example.org/x?q=a%26b=1", "https://example.org/x?q=a&b=1"),
    "encoded plus": ("https://example.org/x?q=a%2Bb", "https://example.org/x?q=a+b"),
    "values of one name in another order": ("https://example.org/x?a=1&a=2", "https://example.org/x?a=2&a=1"),
    "mail": ("mailto:desk@example.org", "https://example.org/"),
}


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


def test_a_front_page_is_known() -> None:
    front, below, asked = map(
        key_of, ("https://www.example.org/index.html", "https://example.org/a", "https://example.org/?q=1")
    )
    assert front
    assert below
    assert asked
    assert (front.is_front, below.is_front, asked.is_front) == (True, False, False)
    assert below.host == "example.org"


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
