"""The draft that a mail program opens: its text may flow, and it carries a tool's tags only where that is asked."""

import email
import email.policy
from dataclasses import replace

from complete_issue import ISSUE, PUBLICATION

from desk.formats import render
from desk.formats.eml.flowed import flowed
from desk.formats.eml.read import own_eml
from desk.formats.profiles.profile import profile
from desk.formats.profiles.target import Target
from desk.formats.text.form import QUOTE

FLOWED = replace(PUBLICATION, draft_text="flowed")


def unflowed(text: str) -> str:
    """The paragraphs of a flowed text, as RFC 3676, section 4.1, reads them."""
    made, goes_on = [""], False
    for line in text.split("\n"):
        mark = QUOTE if line.startswith(QUOTE) else ""
        words = line.removeprefix(mark)
        words = words[1:] if not mark and words.startswith(" ") else words
        if goes_on:
            made[-1] += words
        else:
            made.append(mark + words)
        goes_on = words.endswith(" ")
    return "\n".join(made[1:])


def text_part(message: str) -> email.message.EmailMessage:
    parsed = email.message_from_bytes(message.encode(), policy=email.policy.default)
    part = parsed.get_body(("plain",))
    assert part is not None
    return part


def test_a_text_that_flows_is_the_same_paragraphs_again() -> None:
    code, item = "    code  with  spaces " * 6 + "end", "* " + "an item " * 20 + "end"
    quoted, address = f"{QUOTE}{'quoted words ' * 12}end", "  https://a.example/" + "x" * 90
    words = "\n".join(["a word " * 40 + "end", "", quoted, address, "From here", code, item])
    made = flowed(words)
    assert unflowed(made) == words
    assert all(len(line) <= 72 for line in made.split("\n") if "https" not in line and "code" not in line)


def test_a_draft_says_that_its_text_flows_where_the_publication_wants_it() -> None:
    part = text_part(render(ISSUE, FLOWED, "eml"))
    assert part["Content-Type"].params["format"] == "flowed"
    flowing = unflowed(part.get_content().replace("\r\n", "\n"))
    assert "*£4.1bn*, of which _two thirds_ must come from councils [1] that have raised nothing since 1997." in flowing
    assert "format" not in text_part(render(ISSUE, PUBLICATION, "eml"))["Content-Type"].params
    owns = [own_eml(render(ISSUE, each, "eml").encode()) for each in (FLOWED, PUBLICATION)]
    told = [[story.headline for story in own.issue.in_order()] for own in owns if own is not None]
    assert len(told) == 2
    assert told[0] == told[1]


def test_a_draft_has_a_tools_tags_only_if_they_are_asked_for() -> None:
    tool = Target(profile("mailchimp"))
    assert "UNSUB" not in render(ISSUE, PUBLICATION, "eml", tool)
    asked = render(ISSUE, PUBLICATION, "eml", replace(tool, tags=True))
    assert "*|UNSUB|*" in text_part(asked).get_content()
