"""What `desk link look-up` asks a page, and what the link takes of it."""

from typing import Any

from desk.cli.answers import Fault, say
from desk.model.issue import Issue, Link
from desk.model.publication import Publication
from desk.model.url import safe_url
from desk.model.verdict import State
from desk.net.about import about
from desk.net.check import Run, allowing
from desk.net.filling import filled, label_in, said
from desk.net.sentences import about as words_about
from desk.preflight.remembered import label_before
from desk.store.folder import editor_settings
from desk.store.folder.issues import Folder


def ask_page(
    link: Link, issue: Issue, publication: Publication, folder: Folder
) -> tuple[dict[str, str], dict[str, Any]]:
    """What the page of a link says of itself, and the fields of the link that change. Raises Fault without a page."""
    address = safe_url(link.url)
    if address is None or not address.lower().startswith("http"):
        raise Fault("This link has no address on the web that could be asked.")
    allowed = editor_settings.load(editor_settings.settings_file()).intranet
    found = about(address, Run(contact=publication.web_address, guard=allowing(allowed)))
    page = found.page
    told = {
        "title": page.title,
        "site": page.site,
        "day": page.day,
        "canonical": page.canonical,
        "verdict": str(found.verdict.state),
    }
    if not page.title and found.verdict.state not in (State.FINE, State.MOVED):
        raise Fault(said(found))
    if not page.title:
        say(said(found))
    elif found.verdict.state is State.MOVED:
        say(f"{words_about(found.verdict).capitalize()}.")
    taken = filled(link, found, label_in(issue.links, address) or label_before(folder, issue, address))
    return told, {name: value for name, value in taken._asdict().items() if value != getattr(link, name)}
