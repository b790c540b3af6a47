"""The slugs of a folder's issues: each issue has one of its own, and links to those that it had before lead to it."""

from collections.abc import Mapping

from desk.edit import Refused
from desk.edit.issues import change
from desk.model.issue import Issue
from desk.model.text import clean_line
from desk.store.errors import StoreError
from desk.store.file import names
from desk.store.folder.issues import Folder

_EARLIER = b'"earlier_slugs"'
"""What the file of an issue has in it that had another slug before; few have, and only those are read."""


def taken(folder: Folder, but: int) -> dict[str, str]:
    """The slugs of all issues but the one of this id, those that they had before too, each with whose it is.

    `{"high-water": "0001-high-water.json has it"}`. A file that cannot be read counts with what its name is known for.
    Raises StoreError where the folder cannot be read.
    """
    now: dict[str, str] = {}
    before: dict[str, str] = {}
    for each in folder.summaries():
        if each.id == but:
            continue
        file = clean_line(each.file)
        if each.slug:
            now.setdefault(each.slug, f"{file} has it")
        before |= dict.fromkeys(_earlier(folder, each.file), f"{file} had it, and links to it lead there")
    return before | now


def _earlier(folder: Folder, file: str) -> tuple[str, ...]:
    path = folder.path / file
    try:
        return folder.open_issue(path).issue.earlier_slugs if _EARLIER in path.read_bytes() else ()
    except (OSError, StoreError):
        return ()


def slug_of(text: str, issue: Issue, language: str, others: Mapping[str, str]) -> str:
    """The words typed as a slug, such as "high-water" for "High water!"; "" is none.

    `others` are those that are `taken`. Raises Refused.
    """
    if not text.strip():
        return ""
    slug = names.slug(text, "", language)
    if not slug:
        raise Refused(f"“{text[:60]}” makes no slug: write words of letters and digits, such as high-water.")
    if slug in others:
        raise Refused(f"The slug “{slug}” is taken: {others[slug]}. Choose other words.")
    change(issue, slug=slug)  # which says why a slug cannot be one
    return slug
