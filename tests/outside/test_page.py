"""The copy page: it holds exactly what is copied, fetches nothing, and runs its own script alone."""

import base64
import hashlib
import json
import re
from html import unescape
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from desk.outside.clipboard import Content
from desk.outside.clipboard.page import page

HOSTILE = '</script><script>alert(1)</script><!--<script>--> ]]> "></iframe><img src=x onerror=alert(2)>&amp;\u2028'


class Parts(HTMLParser):
    """The elements of a page with their attributes, and the texts of its scripts."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag == "script":
            self.scripts.append("")

    def handle_data(self, data: str) -> None:
        if self.elements and self.elements[-1][0] == "script" and self.cdata_elem == "script":
            self.scripts[-1] += data

    def only(self, tag: str) -> dict[str, str | None]:
        (found,) = [attributes for name, attributes in self.elements if name == tag]
        return found


def parts(content: Content, what: str = "No 7") -> Parts:
    return Parts(page(content, what).decode())


@given(st.text(), st.text())
def test_the_data_is_exactly_what_is_copied(text: str, html: str) -> None:
    data, _ = parts(Content(text, html)).scripts
    assert json.loads(data) == {"text/plain": text, "text/html": html}


def test_nothing_that_is_copied_can_leave_its_place() -> None:
    plain, hostile = parts(Content("x", "x")), parts(Content(HOSTILE, HOSTILE), HOSTILE)
    assert [name for name, _ in hostile.elements] == [name for name, _ in plain.elements]
    assert hostile.scripts[1] == plain.scripts[1]
    assert json.loads(hostile.scripts[0]) == {"text/plain": HOSTILE, "text/html": HOSTILE}


def test_its_policy_loads_nothing_and_knows_its_script_by_its_hash() -> None:
    made = parts(Content("x", "<p>x</p>"))
    policies = [each["content"] for name, each in made.elements if each.get("http-equiv") == "Content-Security-Policy"]
    digest = base64.b64encode(hashlib.sha256(made.scripts[1].encode()).digest()).decode()
    assert policies == [
        f"default-src 'none'; script-src 'sha256-{digest}'; style-src 'unsafe-inline'; base-uri 'none'; "
        "form-action 'none'"
    ]
    assert made.elements.index(("script", {})) > [name for name, _ in made.elements].index("meta")


def test_the_preview_shows_what_is_copied_and_runs_no_script() -> None:
    frame = parts(Content("text", HOSTILE)).only("iframe")
    assert frame["sandbox"] is None
    assert (frame["srcdoc"] or "").endswith(HOSTILE)
    frame = parts(Content(HOSTILE)).only("iframe")
    shown = re.fullmatch(r"<base[^>]*><pre>(.*)</pre>", frame["srcdoc"] or "", re.DOTALL)
    assert shown is not None
    assert unescape(shown[1]) == HOSTILE


def test_a_text_alone_is_copied_as_text_alone() -> None:
    assert json.loads(parts(Content("only text")).scripts[0]) == {"text/plain": "only text"}


def test_one_button_copies_it() -> None:
    assert parts(Content("x", "x")).only("button")["type"] == "button"


def test_the_same_copy_is_the_same_page() -> None:
    assert page(Content("t", "<p>h</p>"), "No 7") == page(Content("t", "<p>h</p>"), "No 7")
