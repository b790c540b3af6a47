"""`desk set`: the fields of an issue and the settings of the publication."""

import re
from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from functools import partial
from typing import Any

import click

from desk.cli.answers import Fault, give_json, short
from desk.cli.desks import Desk, done, pass_desk, save
from desk.cli.options import PUBLICATION, changes, example
from desk.cli.reading import STDIN, text_from
from desk.edit import issues as issue_edits
from desk.edit.links import checked_url
from desk.model.issue import Issue
from desk.model.publication import Brand, Publication
from desk.model.text import LONG_TEXT, clean_line, clean_text, tidy_line

ISSUE_FIELDS = ("number", "title", "date", "subject", "preheader", "status")
FIELDS = """\b
Fields of an issue:
  number, title, date, subject, preheader, status (draft or sent)

\b
Settings of the publication:
  name, tagline, language (en-GB), editor, from-address, postal-address,
  web-address, issue-address ({number} and {slug} stand for the issue's),
  links-label, sections (a VALUE each), cadence (days), profile, footer,
  quotes (typographic or none), brand-accent, brand-text, brand-background
  (#rrggbb), brand-font (sans or serif), brand-width (pixels)

"""
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


@click.command(
    "set",
    epilog=FIELDS
    + example(
        """desk set 202 subject 'Playing catch-up'
        desk set latest date 2026-11-12
        desk set publication name 'The Public Record'
        desk set publication sections Health Money 'News in brief'"""
    ),
)
@click.argument("reference", metavar="ISSUE")
@click.argument("field", metavar="FIELD")
@click.argument("values", metavar="VALUE", nargs=-1, required=True)
@changes
@pass_desk
def set_field(desk: Desk, reference: str, field: str, values: tuple[str, ...], as_json: bool, dry_run: bool) -> None:
    """Set a field of an issue or a setting of the publication.

    With `publication` in the place of ISSUE it sets one of those; they are listed below.

    A VALUE of "" empties a field; - reads postal-address and footer from standard input.
    """
    name = field.replace("-", "_")
    if reference == PUBLICATION:
        label, value = _set_publication(desk, name, values, dry_run)
    else:
        label, value = _set_issue(desk, reference, name, _one(field, values), dry_run)
    shown = ", ".join(value) if isinstance(value, list) else "" if value is None else str(value)
    what = f"the {name.replace('_', ' ')} of {label}"
    done(f"Set {what} to “{short(shown)}”." if shown else f"Emptied {what}.", dry_run)
    if as_json:
        give_json({"field": name, "value": value})


def _set_issue(desk: Desk, reference: str, name: str, text: str, dry_run: bool) -> tuple[str, Any]:
    if name not in ISSUE_FIELDS:
        raise Fault(f"An issue has no field “{short(name)}”: there are {', '.join(ISSUE_FIELDS)}.")
    with desk.change(reference, dry_run) as session:
        before = session.issue
        changed: dict[str, Any] = {name: _number(desk, before, text) if name == "number" else text}
        session.do(partial(issue_edits.change, **changed))
    return before.label, getattr(session.issue, name)


def _number(desk: Desk, issue: Issue, text: str) -> int | None:
    """A number that no other issue has; "" is none."""
    if not text.strip():
        return None
    if not re.fullmatch(r"[0-9]{1,9}", text.strip()):
        raise Fault(f"“{short(text)}” is not a number of an issue: write one from 0 to {issue_edits.HIGHEST_NUMBER}.")
    for each in desk.folder.summaries():
        if each.number == int(text) and each.id != issue.id:
            raise Fault(f"There is a No {each.number} already: {clean_line(each.file)}. Choose another number.")
    return int(text)


def _set_publication(desk: Desk, name: str, values: Sequence[str], dry_run: bool) -> tuple[str, Any]:
    from desk.session import Session

    if name not in SETTINGS:
        known = ", ".join(each.replace("_", "-") for each in SETTINGS)
        raise Fault(f"A publication has no setting “{short(name)}”: there are {known}.")
    session = Session(desk.folder)
    if name == "sections":
        value: Any = tuple(title for text in values if (title := tidy_line(text)))
    else:
        value = SETTINGS[name](_text(name, _one(name.replace("_", "-"), values)))
    part = name.removeprefix("brand_")
    if part != name:
        session.change_publication(brand=replace(session.publication.brand, **{part: value}))
    else:
        session.change_publication(**{name: value})
    save(session, dry_run)
    return "the publication", list(value) if isinstance(value, tuple) else value


def _text(name: str, text: str) -> str:
    """What was given, or what standard input holds where a text of several lines may come from there."""
    if name not in LONG_TEXT:
        return clean_line(text).strip()
    return (text_from(STDIN, "text") if text == STDIN else clean_text(text)).strip("\n")


def _one(field: str, values: Sequence[str]) -> str:
    if len(values) != 1:
        raise click.UsageError(f"{field} takes one value; put words with spaces between them in quotes")
    return values[0]


def _whole(least: int, most: int, unit: str) -> Callable[[str], int]:
    def check(text: str) -> int:
        if not re.fullmatch(r"[0-9]{1,9}", text) or not least <= int(text) <= most:
            raise Fault(f"“{short(text)}” is not a number of {unit} from {least} to {most}.")
        return int(text)

    return check


def _form(pattern: re.Pattern[str], what: str) -> Callable[[str], str]:
    def check(text: str) -> str:
        if not pattern.fullmatch(text):
            raise Fault(f"“{short(text)}” is not {what}.")
        return text

    return check


def _choice(*choices: str) -> Callable[[str], str]:
    def check(text: str) -> str:
        if text not in choices:
            raise Fault(
                f"“{short(text)}” cannot be chosen here: there is {' or '.join(each or '“”' for each in choices)}."
            )
        return text

    return check


def _quotes(text: str) -> str:
    return _choice("", "typographic")("" if text == "none" else text)


def _pattern(text: str) -> str:
    """The address of an issue on the web, with its two places for number and slug."""
    checked_url(text.replace("{number}", "1").replace("{slug}", "a"))
    return text


def _address(text: str) -> str:
    return checked_url(text) or ""


def _as_typed(text: str) -> str:
    return text


_CHECKED: dict[str, Callable[[str], Any]] = {
    "language": _form(_LANGUAGE, "a language: write a tag such as en-GB"),
    "web_address": _address,
    "issue_address": _pattern,
    "cadence": _whole(1, 366, "days"),
    "quotes": _quotes,
    "brand_accent": _form(_COLOUR, "a colour: write it as #1c53a4"),
    "brand_text": _form(_COLOUR, "a colour: write it as #23211d"),
    "brand_background": _form(_COLOUR, "a colour: write it as #ffffff"),
    "brand_font": _choice("sans", "serif"),
    "brand_width": _whole(320, 800, "pixels"),
}
_OF_PUBLICATION = [each.name for each in fields(Publication) if each.name not in ("id", "unknown", "brand")]
_OF_BRAND = [f"brand_{each.name}" for each in fields(Brand)]
SETTINGS = {name: _CHECKED.get(name, _as_typed) for name in (*_OF_PUBLICATION, *_OF_BRAND)}
"""Every setting of a publication with what checks it: text in, value out. Raises Fault, Refused."""
