"""What the shell offers when tab is pressed: issues, stories, sections, formats, mail tools, settings.

Each function gets what was typed so far and gives what it may become. Nothing is ever raised: a shell that asks in the
wrong folder gets no answer.
"""

from collections.abc import Callable, Iterator
from functools import wraps
from typing import TYPE_CHECKING

import click

from desk.model.text import clean_line, first_words

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from desk.model.issue import Issue

Asked = Callable[[click.Context, click.Parameter, str], "list[CompletionItem]"]
"""How click asks what a word may become."""
Found = Callable[[click.Context], Iterator[tuple[str, str]]]
"""Gives what there is: the word to type, and what it stands for."""


def offering(found: Found) -> Asked:
    """What click asks, made of what there is: words that begin as the typed one does, or whose sense has it."""

    @wraps(found)
    def offer(context: click.Context, _: click.Parameter, typed: str) -> "list[CompletionItem]":
        from click.shell_completion import CompletionItem

        try:
            return [
                CompletionItem(word, help=says)
                for word, says in found(context)
                if word.casefold().startswith(typed.casefold()) or (typed and typed.casefold() in says.casefold())
            ]
        except Exception:  # noqa: BLE001 - a shell shows what is raised in the middle of the line that is typed
            return []

    return offer


@offering
def issues(context: click.Context) -> Iterator[tuple[str, str]]:
    """The issues by their numbers, those without one by slug, and `latest`."""
    from desk.cli.desks import Desk

    yield "latest", "the highest number"
    for each in Desk(context.find_root().params.get("folder")).folder.summaries():
        word = str(each.number) if each.number is not None else each.slug
        if word:
            yield word, clean_line(each.subject or each.date)


@offering
def stories(context: click.Context) -> Iterator[tuple[str, str]]:
    """The stories of the issue that was named, by their ids, each with its headline."""
    for story in _issue(context).stories:
        yield str(story.id), first_words(story.name)


@offering
def sections(context: click.Context) -> Iterator[tuple[str, str]]:
    """The sections of the issue that was named."""
    for section in _issue(context).running_order:
        if section.title:
            yield clean_line(section.title), ""


@offering
def formats(_: click.Context) -> Iterator[tuple[str, str]]:
    """The formats of an export."""
    from desk.formats import FORMATS

    yield from ((name, "") for name in FORMATS)


@offering
def profiles(_: click.Context) -> Iterator[tuple[str, str]]:
    """The mail tools."""
    from desk.formats.profiles.profile import names, profile

    yield from ((name, profile(name).title) for name in names())


@offering
def fields(context: click.Context) -> Iterator[tuple[str, str]]:
    """What `desk set` can set: fields of an issue, or settings of the publication."""
    from desk.cli.naming import ISSUE_FIELDS, PUBLICATION
    from desk.edit.publication import SETTINGS

    chosen = SETTINGS if context.params.get("reference") == PUBLICATION else ISSUE_FIELDS
    yield from ((name.replace("_", "-"), "") for name in chosen)


@offering
def snippets(context: click.Context) -> Iterator[tuple[str, str]]:
    """The snippets of the publication by their names, each with its first words."""
    from desk.cli.desks import Desk
    from desk.edit.snippets import snippets_of

    publication = Desk(context.find_root().params.get("folder")).folder.publication()[0]
    for name, text in snippets_of(publication).items():
        yield clean_line(name), first_words(text)


def _issue(context: click.Context) -> "Issue":
    from desk.cli.desks import Desk

    desk = Desk(context.find_root().params.get("folder"))
    return desk.read(str(context.params.get("reference")))[1].issue
