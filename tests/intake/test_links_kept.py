"""No link of a page, a Markdown text or a mail is lost: it is in a story, in a note, or left out with a reason."""

from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.archive.arrivals import arrivals
from desk.intake.as_json import reading_data
from desk.intake.reading import NotRead

WORDS = st.sampled_from(["The tide", "Boats for all", "Read more", "a report on walls", "NHS England", "News", "here"])
LINK = st.tuples(WORDS, st.integers(1, 40))
PART = st.tuples(st.sampled_from(["heading", "sentence", "item", "card", "line"]), LINK)


def html(parts: list[tuple[str, tuple[str, int]]]) -> str:
    shapes = {
        "heading": "<h2><a href='{}'>{}</a></h2>",
        "sentence": "<p>The council has said that <a href='{}'>{}</a> is not a plan, and it meant it.</p>",
        "item": "<ul><li>BBC: <a href='{}'>{}</a></li></ul>",
        "card": "<table><tr><td><img src='https://p.example/a.png' alt=''><h3><a href='{}'>{}</a></h3></td></table>",
        "line": "<div><a href='{}'>{}</a></div>",
    }
    body = "".join(shapes[shape].format(address(number), words) for shape, (words, number) in parts)
    return f"<html><body><h1>The Record</h1>{body}</body></html>"


def markdown(parts: list[tuple[str, tuple[str, int]]]) -> str:
    shapes = {
        "heading": "## [{1}]({0})",
        "sentence": "The council has said that [{1}]({0}) is not a plan, and it meant it.",
        "item": "- BBC: [{1}]({0})",
        "card": "### [{1}]({0})",
        "line": "[{1}]({0})",
    }
    return "# The Record\n\n" + "\n\n".join(
        shapes[shape].format(address(number), words) for shape, (words, number) in parts
    )


def mail(parts: list[tuple[str, tuple[str, int]]]) -> str:
    message = EmailMessage()
    message["From"], message["Subject"] = "The Record <post@record.example>", "This week"
    message.set_content("The text part.")
    message.add_alternative(html(parts), subtype="html")
    return message.as_string()


def address(number: int) -> str:
    return f"https://example.org/{number}/story"


@given(parts=st.lists(PART, min_size=1, max_size=12))
@pytest.mark.parametrize(("kind", "write"), [("html", html), ("markdown", markdown), ("mail", mail)])
def test_every_address_is_kept(kind: str, write, parts: list[tuple[str, tuple[str, int]]]) -> None:
    try:
        found = arrivals(write(parts).encode(), f"a.{kind}", kind)
    except NotRead:
        return
    held = str([reading_data("1", each.reading) for each in found])
    assert [number for _, (_, number) in parts if address(number) not in held] == []
