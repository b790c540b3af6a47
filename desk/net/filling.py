"""What a link may take from its page: the title and the source that it lacks, and the address the page goes by."""

from typing import NamedTuple

from desk.links.trackers import entering
from desk.model.issue import Link
from desk.model.url import host
from desk.model.verdict import State
from desk.net.about import About
from desk.net.sentences import about as words_about


class Filled(NamedTuple):
    """A title, a source and an address for a link, each as it is where the page says nothing better."""

    title: str
    source: str | None
    url: str | None


def filled(link: Link, found: About, label: str = "") -> Filled:
    """The link with what it lacks. `label` is what this site was called before, which goes before its own name.

    A title that is only the address again counts as lacking.
    """
    page = found.page
    has_title = bool(link.title) and link.title not in (link.url, host(link.url or ""))
    source = link.source or label or page.site or None
    return Filled(link.title if has_title else page.title or link.title, source, link.url)


def offered(link: Link, found: About, label: str = "") -> Filled:
    """What the page says, over what the link has: for the editor to choose from."""
    page = found.page
    new = found.verdict.new_address if found.verdict.state is State.MOVED else ""
    address = entering(page.canonical or new).url or link.url
    return Filled(page.title or link.title, link.source or label or page.site or None, address)


def said(found: About) -> str:
    """What came of asking, as a sentence, where the page gave no title."""
    if found.refused:
        return f"The page calls itself “{found.refused[:60]}”, which is not its title: open it yourself."
    if found.verdict.state in (State.FINE, State.MOVED):
        return "The page does not say what it is called."
    return f"Nothing was found: {words_about(found.verdict)}."


def label_in(links: tuple[Link, ...], url: str) -> str:
    """The source that links to the same site have in these; "" where they have none or several."""
    site = host(url)
    labels = {each.source for each in links if each.source and each.url and host(each.url) == site}
    return labels.pop() if site and len(labels) == 1 else ""
