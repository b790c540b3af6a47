"""An answer judged: fine, moved, gone, or nothing that can be said for a reader with a browser."""

from urllib.parse import urlsplit

from desk.model.verdict import State, Verdict, Why
from desk.net.fetch import Answer, Fault
from desk.net.page import about_page, says_not_there

_GONE = frozenset({404, 410})
_REFUSED = frozenset({401, 402, 403, 405, 406, 407, 418, 423, 451, 999})
"""How sites answer to programs whatever they have for people; 999 is LinkedIn's own. 405 and 406 come from filters."""
_BUSY = frozenset({429})
_FAULTS = {
    Fault.NO_HOST: (State.GONE, Why.NO_HOST),
    Fault.RESOLVER: (State.UNCHECKED, Why.NO_NETWORK),
    Fault.CERTIFICATE: (State.GONE, Why.CERTIFICATE),
    Fault.NO_CONNECTION: (State.UNSURE, Why.NO_CONNECTION),
    Fault.SLOW: (State.UNSURE, Why.SLOW),
    Fault.BROKEN: (State.UNSURE, Why.BROKEN),
    Fault.CIRCLES: (State.UNSURE, Why.CIRCLES),
    Fault.ELSEWHERE: (State.UNSURE, Why.ELSEWHERE),
    Fault.PRIVATE: (State.UNCHECKED, Why.PRIVATE),
    Fault.PROXY: (State.UNCHECKED, Why.PROXY),
}


def judged(asked: str, answer: Answer, day: str) -> Verdict:
    """The verdict on the address asked, found on a day ("2026-11-29")."""
    if answer.fault is not None:
        state, why = _FAULTS[answer.fault]
        if answer.fault is Fault.PRIVATE and answer.hops:
            state = State.UNSURE
        return Verdict(state, why, answer.detail, day=day)
    status, number = answer.status, str(answer.status)
    if status in _GONE:
        return Verdict(State.GONE, Why.NOT_THERE, number, day=day)
    if status in _BUSY or (status == _UNAVAILABLE and answer.wait is not None):
        return Verdict(State.UNSURE, Why.TOO_MANY, number, day=day)
    if status in _REFUSED:
        return Verdict(State.UNSURE, Why.REFUSES_PROGRAMS, number, day=day)
    if status >= _SERVER:
        return Verdict(State.UNSURE, Why.SITE_IN_TROUBLE, number, day=day)
    if not 200 <= status < 300:
        return Verdict(State.UNSURE, Why.ODD_ANSWER, number, day=day)
    return _reached(asked, answer, day)


def _reached(asked: str, answer: Answer, day: str) -> Verdict:
    if answer.page:
        title = about_page(answer.page, answer.kind, answer.at).title
        if says_not_there(title):
            return Verdict(State.UNSURE, Why.SAYS_NOT_THERE, title[:120], day=day)
    if answer.hops and _is_front(answer.at) and not _is_front(asked):
        return Verdict(State.UNSURE, Why.FRONT_PAGE, day=day)
    if answer.hops and answer.is_for_good and answer.at != asked:
        return Verdict(State.MOVED, Why.MOVED, new_address=answer.at, day=day)
    return Verdict(State.FINE, Why.ANSWERED, str(answer.status), day=day)


def _is_front(address: str) -> bool:
    """Whether an address is the front page of a site, in one language or another: "https://example.org/", "/en/"."""
    parts = urlsplit(address)
    path = parts.path.strip("/")
    return not parts.query and (not path or (len(path) == 2 and path.isalpha()))


_UNAVAILABLE = 503
_SERVER = 500
