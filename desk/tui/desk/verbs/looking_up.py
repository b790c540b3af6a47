"""The verb that asks a link's page for its title, its source and its address: one of the few that use the network."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from desk.edit import links as link_edits
from desk.links.paste import LinkDraft
from desk.model.issue import Link
from desk.model.text import tidy_line
from desk.model.url import host, safe_url
from desk.tui.desk.verbs.links import LinkForm, known_sources
from desk.tui.ports import OnDesk

if TYPE_CHECKING:
    from desk.net.about import About

LOOKING = "look-up"
"""The group of the work that asks a page."""


def look_up(desk: OnDesk) -> None:
    """Ask the page of the selected link; what the link lacks is filled in, what it has is only offered."""
    from desk.net.about import about
    from desk.net.check import Run, allowing
    from desk.net.filling import label_in
    from desk.preflight.remembered import label_before

    id = desk.selection.link
    link = desk.issue.link(id) if id is not None else None
    address = safe_url(link.url) if link is not None else None
    if link is None or address is None or not address.lower().startswith("http"):
        desk.say("This link has no address on the web that could be asked.")
        return
    run = Run(contact=desk.desk.session.publication.web_address, guard=allowing(desk.desk.settings.intranet))

    issue, folder = desk.issue, desk.desk.session.folder

    def ask() -> "tuple[About, str]":
        return about(address, run), label_in(issue.links, address) or label_before(folder, issue, address)

    desk.say(f"Asking {host(address)}…")
    desk.in_thread(ask, lambda answer: _take(desk, link.id, address, *answer), group=LOOKING)


def _take(desk: OnDesk, id: int, address: str, found: "About", label: str) -> None:
    from desk.net.filling import filled, offered, said

    link = next((each for each in desk.issue.links if each.id == id), None)
    if link is None or safe_url(link.url) != address:
        return  # it was taken out or changed meanwhile
    taken, better = filled(link, found, label), offered(link, found, label)
    changed = {name: value for name, value in taken._asdict().items() if value != getattr(link, name)}
    if changed:
        if desk.do("", link_edits.change, id, **changed):
            desk.say(f"Filled in from the page: {' and '.join(changed)}.", "undo")
    elif (better.title, better.url) != (link.title, link.url):
        _offer(desk, link, better.title, better.source, better.url)
    else:
        desk.say("The page says the same." if found.page.title else said(found))


def _offer(desk: OnDesk, link: Link, title: str, source: str | None, url: str | None) -> None:
    """The link as its page has it, to be taken or changed."""
    form = LinkForm("The link as its page has it", LinkDraft(source, title, url), link.note, known_sources(desk))

    def taken(values: Mapping[str, str]) -> None:
        draft = form.draft(values)
        fields = {"source": draft.source, "title": draft.title, "url": draft.url, "note": tidy_line(values["note"])}
        changed = {name: value for name, value in fields.items() if value != getattr(link, name)}
        if changed and any(each.id == link.id for each in desk.issue.links):
            desk.do("Changed the link", link_edits.change, link.id, **changed)

    desk.ask(form, taken)
