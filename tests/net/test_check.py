"""Links asked on the web: each awkward answer has its verdict, nothing private is reached, and little is read."""

import tracemalloc
from collections.abc import Iterator
from datetime import date

import pytest

from desk.model.verdict import State, Verdict, Why
from desk.net.check import Run, check
from desk.net.guard import Guard
from desk.net.sentences import unasked
from tests.net.server import Server, bomb, guard, no_proxy, serving

FRIDAY = date(2026, 11, 27)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving() as each:
        yield each


async def at_once(seconds: float) -> None:
    """Waits for nothing."""


def asked(*addresses: str, of: Guard | None = None) -> dict[str, Verdict]:
    told: dict[str, Verdict] = {}
    watched = of or guard()
    run = Run(told.__setitem__, guard=watched, proxy_of=no_proxy, today=lambda: FRIDAY, clock=lambda: 0.0, wait=at_once)
    assert check(addresses, run)
    return told


@pytest.mark.parametrize(
    ("path", "state", "why"),
    [
        ("/fine", State.FINE, Why.ANSWERED),
        ("/empty", State.FINE, Why.ANSWERED),
        ("/packed", State.FINE, Why.ANSWERED),
        ("/wrong-charset", State.FINE, Why.ANSWERED),
        ("/for-now", State.FINE, Why.ANSWERED),
        ("/moved-then-for-now", State.FINE, Why.ANSWERED),
        ("/moved", State.MOVED, Why.MOVED),
        ("/moved-twice", State.MOVED, Why.MOVED),
        ("/404", State.GONE, Why.NOT_THERE),
        ("/410", State.GONE, Why.NOT_THERE),
        ("/moved-to-nothing", State.GONE, Why.NOT_THERE),
        ("/401", State.UNSURE, Why.REFUSES_PROGRAMS),
        ("/403", State.UNSURE, Why.REFUSES_PROGRAMS),
        ("/451", State.UNSURE, Why.REFUSES_PROGRAMS),
        ("/999", State.UNSURE, Why.REFUSES_PROGRAMS),
        ("/429", State.UNSURE, Why.TOO_MANY),
        ("/500", State.UNSURE, Why.SITE_IN_TROUBLE),
        ("/503", State.UNSURE, Why.SITE_IN_TROUBLE),
        ("/300", State.UNSURE, Why.ODD_ANSWER),
        ("/to-nowhere", State.UNSURE, Why.ODD_ANSWER),
        ("/loop", State.UNSURE, Why.CIRCLES),
        ("/ring", State.UNSURE, Why.CIRCLES),
        ("/to-file", State.UNSURE, Why.ELSEWHERE),
        ("/to-nonsense", State.UNSURE, Why.ELSEWHERE),
        ("/to-private", State.UNSURE, Why.PRIVATE),
        ("/to-mapped", State.UNSURE, Why.PRIVATE),
        ("/soft", State.UNSURE, Why.SAYS_NOT_THERE),
        ("/soft-de", State.UNSURE, Why.SAYS_NOT_THERE),
        ("/moved-home", State.UNSURE, Why.FRONT_PAGE),
        ("/no-http", State.UNSURE, Why.BROKEN),
        ("/breaks-off", State.FINE, Why.ANSWERED),
    ],
)
def test_each_answer_has_its_verdict(server: Server, path: str, state: State, why: Why) -> None:
    address = server.at(path)
    verdict = asked(address)[address]
    assert (verdict.state, verdict.why, verdict.day) == (state, why, "2026-11-27")


def test_a_page_that_moved_for_good_offers_its_new_address_with_the_place_on_it(server: Server) -> None:
    address = server.at("/moved-twice#third")
    assert asked(address)[address].new_address == server.at("/fine#third")


def test_a_certificate_that_nobody_vouches_for_is_named(server: Server) -> None:
    address = f"https://harbour.example:{server.tls_port}/"
    assert asked(address)[address].why is Why.CERTIFICATE


def test_a_site_that_was_busy_once_is_asked_once_more(server: Server) -> None:
    address = server.at("/second-try")
    assert asked(address)[address].state is State.FINE
    assert server.asked["/second-try"] == 2


@pytest.mark.parametrize("path", ["/bomb", "/endless"])
def test_of_a_page_without_an_end_little_is_read(server: Server, path: str) -> None:
    address = server.at(path)
    asked(server.at("/fine"))  # what is imported and made only once does not count
    bomb()
    tracemalloc.start()
    try:
        assert asked(address)[address].state is State.FINE
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    "host",
    ["10.0.0.1", "[::1]", "[::ffff:192.168.1.1]", "169.254.169.254", "0.0.0.0", "[64:ff9b::a00:1]", "[2002:a00:1::]",
     "half.example", "[fe80::1]", "224.0.0.1", "[::10.0.0.1]", "100.64.0.1"],
)  # fmt: skip
def test_nothing_in_a_private_network_is_reached(server: Server, host: str) -> None:
    address, watched = f"http://{host}:{server.port}/fine", guard()
    verdict = asked(address, of=watched)[address]
    assert (verdict.state, verdict.why) == (State.UNCHECKED, Why.PRIVATE)
    assert not watched.reached


def test_a_name_that_nobody_has_is_gone_only_where_there_is_a_network(server: Server) -> None:
    nowhere, fine = "http://nowhere.example/", server.at("/fine")
    assert asked(nowhere)[nowhere].why is Why.NO_NETWORK
    assert asked(nowhere, fine)[nowhere].why is Why.NO_HOST
    offline = "http://offline.example/"
    assert asked(offline)[offline].state is State.UNCHECKED


def test_what_is_no_page_of_the_web_is_not_asked() -> None:
    assert asked("mailto:ana@example.org", "ftp://example.org/x", "") == {}


def test_one_site_is_asked_twice_at_a_time_and_each_address_once(server: Server) -> None:
    addresses = [server.at(f"/page?{number}", "busy.example") for number in range(12)]
    assert {each.state for each in asked(*addresses, *addresses).values()} == {State.FINE}
    assert server.most[f"busy.example:{server.port}"] <= 2
    assert all(server.asked[f"/page?{number}"] == 1 for number in range(12))


def test_a_site_that_never_answers_is_left_alone(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desk.net.fetch.FIRST_WORD", 0.05)
    address = server.at("/silent")
    assert asked(address)[address].why is Why.SLOW


def test_a_page_that_comes_a_letter_at_a_time_has_answered(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desk.net.fetch.PAGE", 0.05)
    address = server.at("/trickle")
    assert asked(address)[address].state is State.FINE


def test_it_says_who_asks(server: Server) -> None:
    asked(server.at("/fine"))
    assert any(each.startswith("desk/") for each in server.agents)


def test_stopped_it_tells_no_more_and_what_was_told_stands(server: Server) -> None:
    told: list[str] = []
    addresses = [server.at(f"/many?{number}", f"site{number % 9}.example") for number in range(300)]
    run = Run(lambda address, verdict: told.append(address), lambda: len(told) >= 5, guard=guard(), proxy_of=no_proxy)
    assert not check(addresses, run)
    assert 5 <= len(told) < 300


def test_a_proxy_that_is_not_there_says_so(server: Server) -> None:
    told: dict[str, Verdict] = {}
    address = server.at("/fine")
    run = Run(told.__setitem__, guard=guard(), proxy_of=lambda scheme, host: "socks9://127.0.0.1:1")
    check([address], run)
    assert told[address].why is Why.PROXY


def test_a_proxy_that_refuses_says_so_and_nothing_of_the_pages() -> None:
    told: dict[str, Verdict] = {}
    pages = [f"http://page{number}.example/" for number in range(3)]
    run = Run(told.__setitem__, guard=Guard(), proxy_of=lambda scheme, host: "http://127.0.0.1:9", wait=at_once)
    assert check(pages, run)
    assert {(each.state, each.why) for each in told.values()} == {(State.UNCHECKED, Why.PROXY)}
    assert unasked(told.values()).startswith("3 links were not asked: the proxy does not let it through")


def test_behind_a_proxy_a_private_number_is_not_asked_for() -> None:
    told: dict[str, Verdict] = {}
    run = Run(told.__setitem__, guard=Guard(), proxy_of=lambda scheme, host: "http://127.0.0.1:9")
    check(["http://10.0.0.1/", "http://localhost/"], run)
    assert {each.why for each in told.values()} == {Why.PRIVATE}
