"""One story as the command line prints it: named fields, the body as Markdown, links with their ids."""

from collections.abc import Iterator
from typing import Any

from desk.links.sources import join_source

NAMED = ("kind", "place", "status", "byline", "links_label", "sponsor", "reason", "until", "origin")
"""Fields of a story that are printed with their names, where they are set."""


def as_text(story: dict[str, Any]) -> str:
    """The story given as an object of cleaned texts."""
    parts = [story["headline"] or "", story["standfirst"], "\n".join(_named(story)), story["body"]]
    parts += ["\n".join(_link(link) for link in story["links"])]
    if story["notes"]:
        parts.append(f"Notes (never published):\n{story['notes']}")
    return "\n\n".join(part for part in parts if part)


def _named(story: dict[str, Any]) -> Iterator[str]:
    yield f"id: {story['id']}"
    for name in NAMED:
        if story[name]:
            yield f"{name.replace('_', ' ')}: {story[name]}"
    if story["image"]:
        yield f"image: {story['image']['src']} ({story['image']['alt']})"


def _link(link: dict[str, Any]) -> str:
    words = join_source(link["source"], link["title"])
    return f"{link['id']}  {words}  <{link['url'] or 'no address yet'}>"
