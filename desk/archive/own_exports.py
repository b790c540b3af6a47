"""What desk wrote itself, read back: the issue that it was and no guess. A mail tool may have sent it meanwhile.

The formats know their own exports. Here the addresses that a mail tool has put around those of the issue are taken
off, and what was added by others is kept with what was left out.
"""

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from desk.edit.copies import under_new_ids
from desk.formats.eml.read import own_eml
from desk.formats.html.read import own_html
from desk.formats.json.read import data_in, exported_issue, is_issue_file
from desk.formats.markdown.read import own_markdown
from desk.formats.own import NotOurs, Own, Reason, WhyNotOurs
from desk.formats.text.read import own_text
from desk.model.issue import Issue, IssueStatus, Link, Status, Story
from desk.read.assemble.issue import TRACKED
from desk.read.line import Form
from desk.read.prose.written import target
from desk.read.reading import NOWHERE, Doubt, LeftOut, Matter, Reading
from desk.read.sources.addresses import Addresses
from desk.read.sources.kinds import ending, form_of
from desk.read.sources.recipient import readers_in, readers_of
from desk.store.errors import StoreError
from desk.store.file.documents import parsed

JSON = "json"
"""The form of desk's own data, which no reader needs to guess at."""
_REASONS = {
    Reason.WEB: "leads to the newsletter on the web",
    Reason.MASTHEAD: "stands in the masthead: its number and date are the issue's",
    Reason.CONTENTS: "is a list of what comes, made from the running order",
    Reason.FOOTER: "stands in the footer, which is the publication's",
    Reason.PICTURE: "names a picture whose address this edition does not print",
    Reason.UNKNOWN: "was not written by desk",
}
KEPT = frozenset({_REASONS[Reason.PICTURE], _REASONS[Reason.UNKNOWN]})
"""Reasons of what no export would print again: an issue keeps it in its notes."""
_INLINE = re.compile(r"\[((?:[^\[\]\\]|\\.)*)\]\((<[^<>\n]*>|[^()\s<>]+)\)")
"""A link in a body that has an address."""
Held = dict[int, tuple[tuple[str, str], ...]]
"""Words and addresses by the story or link that must not print them, as `Reading.held` has them."""
_DAMAGED = (LookupError, ValueError, AttributeError, TypeError)
"""What Python's own parser of mails raises over headers and charsets that are no such."""


class NoIssue(ValueError):
    """JSON that holds no issue, or not a whole one; the message is one sentence for the editor."""


@dataclass(frozen=True, slots=True)
class Owned:
    """What desk wrote, as a reading; `exact` of its data, where ids, places and states are known too."""

    reading: Reading
    exact: bool = False


def owned(data: bytes, name: str, form: str | None = None) -> Owned | None:
    """What desk wrote itself; None where it did not. Raises NoIssue for what is said to be JSON and holds no issue."""
    if form == JSON or (form is None and ending(name) == JSON):
        return Owned(_of_data(data, name), exact=True)
    if form is None and data.lstrip()[:1] == b"{":
        try:
            return Owned(_of_data(data, name), exact=True)
        except NoIssue:
            pass  # a text that begins with a bracket
    found = _export(data, name, form)
    return Owned(_with_addresses(*found)) if found is not None else None


def _of_data(data: bytes, name: str) -> Reading:
    """The file of an issue, or an export as JSON. Raises NoIssue."""
    try:
        tables = data_in(data.decode("utf-8-sig", "replace"))
        if is_issue_file(tables):
            return Reading(parsed(Issue, data, Path(name)))
        own = exported_issue(tables)
    except NotOurs as error:
        raise NoIssue(_sentence(error)) from error
    except StoreError as error:
        raise NoIssue(str(error)) from error
    return Reading(own.issue, publication=own.publication)


def _sentence(error: NotOurs) -> str:
    match error.fault:
        case WhyNotOurs.BROKEN:
            where = f" in line {error.detail}" if error.detail else ""
            return f"This is not whole JSON: it cannot be understood{where}. Export the issue anew."
        case WhyNotOurs.NEWER:
            return f"This issue was exported by a newer desk (version {error.detail}). Update desk first."
        case WhyNotOurs.WRONG_TYPE:
            return f"This JSON is not an issue: “{error.detail}” is of another type. Export the issue anew."
        case _:
            return "This JSON is not an issue. Only what `desk export --format json` writes can be read in."


def _export(data: bytes, name: str, form: str | None) -> tuple[Own, Addresses] | None:
    """An export for readers, and what its addresses are to be rid of; None for anything else."""
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        text = ""
    kind = form or form_of(name, data[:20_000].decode("utf-8", "replace"))
    if kind == Form.MAIL:
        return _mail(data)
    reader = {Form.HTML: own_html, Form.MARKDOWN: own_markdown, Form.TEXT: own_text}.get(Form(kind))
    own = reader(text) if reader is not None and text else None
    return None if own is None else (own, Addresses(readers=readers_in(text)))


def _mail(data: bytes) -> tuple[Own, Addresses] | None:
    try:
        own = own_eml(data)
        if own is None:
            return None
        message = email.message_from_bytes(data, policy=email.policy.compat32)
        return own, Addresses(readers=readers_of(message)[0])
    except _DAMAGED:
        return None


def _with_addresses(own: Own, addresses: Addresses) -> Reading:
    """An export as a reading, under new ids: its addresses unwrapped, without that of whoever got it."""
    left = tuple(
        LeftOut(_REASONS[each.reason], addresses.shown(each.words), addresses.of(each.url)[0] if each.url else "")
        for each in own.left_out
    )
    held: Held = {}
    issue = replace(
        own.issue,
        status=IssueStatus.SENT,
        stories=tuple(_story(each, addresses, held) for each in own.issue.stories),
        links=tuple(_link(each, addresses, held) for each in own.issue.links),
    )
    issue, ids = under_new_ids(issue)
    doubts = tuple(_doubts(own, ids))
    return Reading(
        issue,
        doubts=doubts,
        left_out=left,
        publication=own.publication,
        tagline=own.tagline,
        removed=addresses.removed,
        held={ids[id]: found for id, found in held.items()},
    )


def _doubts(own: Own, ids: dict[int, int]) -> Iterator[Doubt]:
    """A doubt for each link of the plain text whose words may be those of two."""
    for link in own.issue.links:
        if link.id in own.unsure:
            yield Doubt(Matter.LINK, ids[link.id], NOWHERE, now="a link over two lines", other="two links")


def _story(story: Story, addresses: Addresses, held: Held) -> Story:
    """A story whose links in sentences lead where they led before a mail tool counted them."""
    found: list[tuple[str, str]] = []

    def unwrapped(match: re.Match[str]) -> str:
        href, raw, tracked = addresses.of(match[2].strip("<>"), match[1])
        if tracked:
            found.append((match[1], href))
        return f"[{match[1]}]({'' if tracked or raw is not None else target(href)})"

    body = _INLINE.sub(unwrapped, addresses.shown(story.body))
    notes = "\n".join([*filter(None, [story.notes]), *(f"{words}: {address}" for words, address in found)])
    if found:
        held[story.id] = tuple(found)
    return replace(story, body=body, notes=notes, status=Status.READY)


def _link(link: Link, addresses: Addresses, held: Held) -> Link:
    if link.url is None:
        return link
    href, _, tracked = addresses.of(link.url, link.title)
    if not tracked:
        return replace(link, url=href or None)
    held[link.id] = ((link.title, href),)
    return replace(link, url=None, note="\n".join(filter(None, [link.note, f"{TRACKED}{href}"])))
