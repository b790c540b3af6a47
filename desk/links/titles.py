"""Titles as people copy them: with the name of their site, "Crane sold - The Harbour Post", and above their links."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from desk.links.paste import LinkDraft
from desk.links.sources import is_name
from desk.model.url import host

_SIGN = re.compile(r"\s+[-–—|·•»]\s+")
_COMMON = frozenset("www com org net gov edu blog news".split())
"""Parts of hosts that name no site."""
_SHORTEST = 3
"""Letters of the shortest part of a host that a name can be told by."""

_WORDS = 4
"""Words of the longest title above a list of links."""


def is_titled(links: Sequence[LinkDraft]) -> bool:
    """Whether the first of these is the title of the others, "Jobs": a few words, and it alone has no address."""
    first, rest = (links[0], links[1:]) if links else (None, ())
    if first is None or first.url or first.source or len(first.title.split()) > _WORDS:
        return False
    return len(rest) > 1 and all(each.url and each.title for each in rest)


def with_sites(drafts: Iterable[LinkDraft]) -> tuple[LinkDraft, ...]:
    """Links whose titles end, or begin, with the name of the site that they lead to, with that as their source."""
    return tuple(_named(draft) if draft.url and not draft.source else draft for draft in drafts)


def _named(draft: LinkDraft) -> LinkDraft:
    signs = list(_SIGN.finditer(draft.title))
    for sign, behind in ((signs[-1], True), (signs[0], False)) if signs else ():
        ahead, rest = draft.title[: sign.start()], draft.title[sign.end() :]
        title, name = (ahead, rest) if behind else (rest, ahead)
        if _names(name, host(draft.url or "")):
            return replace(draft, source=name, title=title)
    return draft


def _names(name: str, at: str) -> bool:
    """Whether a name is that of a site, of which a part of its host says something."""
    said = "".join(filter(str.isalnum, name.casefold()))
    parts = [part.replace("-", "") for part in at.split(".")[:-1] if part not in _COMMON]
    told = any(len(part) >= _SHORTEST and (part in said or said in part) for part in parts)
    return len(said) >= _SHORTEST and told and is_name(name)
