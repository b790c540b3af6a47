"""What is known of an address on the web: whether readers reach a page there. A value; `desk.net` finds it out."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """The five verdicts."""

    FINE = "fine"
    MOVED = "moved"
    """The site says for good that the page has another address."""
    GONE = "gone"
    UNSURE = "unsure"
    """The answer tells nothing about what a reader with a browser would see."""
    UNCHECKED = "not checked"


class Why(StrEnum):
    """What a verdict rests on. `Verdict.detail` is the number of the answer, a name or an address where one belongs."""

    ANSWERED = "answered"
    MOVED = "moved"
    NOT_THERE = "not there"
    """404 or 410 (RFC 9110, sections 15.5.5 and 15.5.11)."""
    NO_HOST = "no host"
    CERTIFICATE = "certificate"
    REFUSES_PROGRAMS = "refuses programs"
    """401, 403, 405, 406, 407, 451, 999: sites answer so to whatever is no browser."""
    TOO_MANY = "too many questions"
    """429, or 503 with a time to wait."""
    SITE_IN_TROUBLE = "site in trouble"
    """5xx."""
    ODD_ANSWER = "odd answer"
    SAYS_NOT_THERE = "says it is not there"
    """An answer of 200 whose page says in its title that there is no such page (a soft 404)."""
    FRONT_PAGE = "front page"
    """A page that now leads to the front page of its site."""
    CIRCLES = "circles"
    ELSEWHERE = "elsewhere"
    """A redirect to something that is no page of the web: another scheme, or an address that cannot be read."""
    SLOW = "slow"
    NO_CONNECTION = "no connection"
    BROKEN = "broken"
    """The answer was not HTTP, or broke off."""
    PRIVATE = "private"
    """It leads into a private network, where desk asks nothing unless the settings allow it."""
    PROXY = "proxy"
    NO_NETWORK = "no network"
    NEVER = "never asked"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found about one address, and on which day ("2026-11-29").

    `new_address` is where a page has moved to. `seen` is the day on which the editor looked and said that it is fine.
    """

    state: State
    why: Why
    detail: str = ""
    new_address: str = ""
    day: str = ""
    seen: str = ""


NOT_CHECKED = Verdict(State.UNCHECKED, Why.NEVER)
"""An address that nobody asked about yet."""
