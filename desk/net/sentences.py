"""Verdicts in words, for both doors: what was found, and what the editor can do."""

from collections.abc import Iterable

from desk.model.text import clean_line
from desk.model.verdict import State, Verdict, Why

_LOOK = "open it yourself"
_WORDS = {
    Why.ANSWERED: "it answers",
    Why.MOVED: "it has moved for good to {new}",
    Why.NOT_THERE: "the site says that the page is not there ({detail})",
    Why.NO_HOST: "there is no site of that name",
    Why.CERTIFICATE: "its certificate is not valid ({detail}): browsers warn of it",
    Why.REFUSES_PROGRAMS: f"the site refuses programs ({{detail}}): {_LOOK}",
    Why.TOO_MANY: f"the site wants fewer questions ({{detail}}): ask again later, or {_LOOK}",
    Why.SITE_IN_TROUBLE: f"the site is in trouble ({{detail}}): ask again later, or {_LOOK}",
    Why.ODD_ANSWER: f"the answer is odd ({{detail}}): {_LOOK}",
    Why.SAYS_NOT_THERE: f"the page calls itself “{{detail}}”: {_LOOK}",
    Why.FRONT_PAGE: f"it leads to the front page of the site now: {_LOOK}",
    Why.CIRCLES: f"it leads on and on, and to no page: {_LOOK}",
    Why.ELSEWHERE: f"it leads to something that is no page of the web: {_LOOK}",
    Why.SLOW: f"it did not answer within some seconds: ask again later, or {_LOOK}",
    Why.NO_CONNECTION: f"nothing could be connected to: ask again later, or {_LOOK}",
    Why.BROKEN: f"the answer broke off: {_LOOK}",
    Why.PRIVATE: "it leads into a private network, where desk asks nothing; “intranet” in the settings allows it",
    Why.PROXY: "the proxy does not let it through: look at the proxy settings of this computer",
    Why.NO_NETWORK: "there is no network: ask again when there is",
    Why.NEVER: "nobody has asked yet",
}


def about(verdict: Verdict) -> str:
    """A verdict in a few words, without a full stop: "the site says that the page is not there (404)"."""
    if verdict.seen and verdict.state is not State.FINE:
        return f"seen by you on {verdict.seen}; {_filled(verdict)}"
    return _filled(verdict)


def progress(done: int, total: int, gone: int) -> str:
    """How far a run is: "84 of 151, 3 gone"."""
    return f"{done:,} of {total:,}" + (f", {gone:,} gone" if gone else "")


def _filled(verdict: Verdict) -> str:
    return _WORDS[verdict.why].format(detail=clean_line(verdict.detail), new=clean_line(verdict.new_address))


def unasked(verdicts: Iterable[Verdict]) -> str:
    """One sentence on the links that could not be asked, as the first of them says why; "" where there are none."""
    found = [verdict for verdict in verdicts if verdict.why in (Why.NO_NETWORK, Why.PROXY)]
    if not found:
        return ""
    links = "1 link was" if len(found) == 1 else f"{len(found):,} links were"
    return f"{links} not asked: {about(found[0])}."
