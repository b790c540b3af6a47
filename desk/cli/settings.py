"""`desk set`: the fields of an issue and the settings of the publication."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from textwrap import fill
from typing import Any

import click

from desk.cli import completing
from desk.cli.answers import Fault, give_json, say
from desk.cli.days import day_given
from desk.cli.desks import Desk, done, pass_desk, save
from desk.cli.fields import image_given
from desk.cli.naming import ISSUE_FIELDS, PUBLICATION
from desk.cli.options import changes, example
from desk.cli.reading import STDIN, text_from
from desk.edit import issues as issue_edits
from desk.edit import publication as publication_edits
from desk.formats.profiles.profile import names
from desk.model.dates import long_date
from desk.model.issue import Image, Issue
from desk.model.publication import Publication
from desk.model.text import LONG_TEXT, clean_line, short
from desk.store.folder.issues import Folder
from desk.store.folder.slugs import slug_of, taken
from desk.words.printed import checked as own_words

_LISTS = frozenset({"sections", "checklist", "passed", "words", "targets"})
"""Settings that take several values."""
_FIELDS = """\b
Fields of an issue:
  number, title, slug (its part of the web address; earlier ones lead on to
  it on the site), date, subject, preheader, image (the https address of the
  picture that leads the issue), alt (what it shows), status (draft or sent)

\b
Settings of the publication:
  name, tagline, language (en-GB), editor, from-address, postal-address,
  web-address, issue-address ({number} and {slug} stand for the issue's),
  links-label (- for none), sections (a VALUE each), cadence (days), footer,
  words (a VALUE each, as in "web: Read it online"; `desk words` shows all),
{profile},
  style (digest, network or gazette), contents (all, lead or sections),
  links-first (source or title),
  headlines (plain or linked), logo (an https address), logo-width (pixels),
  text-numbers (none or stories), draft-text (fixed or flowed),
  quotes (typographic or none), brand-accent, brand-text, brand-background
  (#rrggbb), brand-font (sans or serif), brand-width (pixels),
  sponsor-slots (sponsor items of an issue), checklist (a VALUE each),
  passed (what pre-flight says no more, a VALUE each), targets (words, a
  VALUE each: 'issue 4500', 'story 250', 'Homes 900'), snippets (each below
  its name in brackets on a line of its own)

"""
"""What can be set, but for the mail tools."""


def _fields() -> str:
    """What `desk set --help` says can be set."""
    *others, last = names()
    tools = f"profile (the mail tool: {', '.join(others)} or {last})"
    return _FIELDS.replace("{profile}", fill(tools, 72, initial_indent="  ", subsequent_indent="  "))


@click.command(
    "set",
    epilog=_fields()
    + example(
        """desk set 202 subject 'Playing catch-up'
        desk set latest date '12 nov'
        desk set 202 slug 'Catching up'
        desk set 202 image https://example.org/pier.jpg
        desk set 202 alt 'The pier at six in the morning'
        desk set publication name 'The Public Record'
        desk set publication sections Health Money 'News in brief'
        desk set publication profile mailchimp"""
    ),
)
@click.argument("reference", metavar="ISSUE", shell_complete=completing.issues)
@click.argument("field", metavar="FIELD", shell_complete=completing.fields)
@click.argument("values", metavar="VALUE", nargs=-1, required=True)
@changes
@pass_desk
def set_field(desk: Desk, reference: str, field: str, values: tuple[str, ...], as_json: bool, dry_run: bool) -> None:
    """Set a field of an issue or a setting of the publication.

    With `publication` in the place of ISSUE it sets one of those; they are listed below.

    A VALUE of "" empties a field; - reads postal-address, snippets and footer from standard input.
    """
    name = field.replace("-", "_")
    remarks: list[str] = []
    if reference == PUBLICATION:
        label, value, remarks = _set_publication(desk, name, values, dry_run)
    else:
        label, value = _set_issue(desk, reference, name, _one(field, values), dry_run)
    shown = ", ".join(value) if isinstance(value, list) else "" if value is None else str(value)
    shown = long_date(shown) if name == "date" else shown
    what = f"the {name.replace('_', ' ')} of {label}"
    done(f"Set {what} to “{short(shown)}”." if shown else f"Emptied {what}.", dry_run)
    for remark in remarks:
        say(remark)
    if as_json:
        give_json({"field": name, "value": value})


def _set_issue(desk: Desk, reference: str, name: str, text: str, dry_run: bool) -> tuple[str, Any]:
    if name not in ISSUE_FIELDS:
        raise Fault(f"An issue has no field “{short(name)}”: there are {', '.join(ISSUE_FIELDS)}.")
    with desk.change(reference, dry_run) as session:
        before = session.issue
        value: str | int | None = text
        if name == "number":
            value = _number(session.folder, before, text)
        elif name == "slug":
            value = slug_of(text, before, session.publication.language, taken(session.folder, before.id))
        elif name in ("image", "alt"):
            session.do(issue_edits.change, image=_image(before, name, text))
            image = session.issue.image
            return before.label, (image.src if name == "image" else image.alt) if image else ""
        elif name == "date":
            value = day_given(text, session.publication)
        session.do(issue_edits.change, **{name: value})
    return before.label, getattr(session.issue, name)


def _number(folder: Folder, issue: Issue, text: str) -> int | None:
    """A number that no other issue has; "" is none."""
    if not text.strip():
        return None
    if not re.fullmatch(r"[0-9]{1,9}", text.strip()):
        raise Fault(f"“{short(text)}” is not a number of an issue: write one from 0 to {issue_edits.HIGHEST_NUMBER}.")
    for each in folder.summaries():
        if each.number == int(text) and each.id != issue.id:
            raise Fault(f"There is a No {each.number} already: {clean_line(each.file)}. Choose another number.")
    return int(text)


def _image(issue: Issue, name: str, text: str) -> Image | None:
    """The lead picture with its address or its words set; without an address there is none."""
    options = {"src": text if name == "image" else None, "alt": text if name == "alt" else None}
    return image_given(**options, current=issue.image, how="`desk set ISSUE image`")


def _set_publication(desk: Desk, name: str, values: Sequence[str], dry_run: bool) -> tuple[str, Any, list[str]]:
    from desk.session.session import Session

    if name not in publication_edits.SETTINGS:
        known = ", ".join(each.replace("_", "-") for each in publication_edits.SETTINGS)
        raise Fault(f"A publication has no setting “{short(name)}”: there are {known}.")
    text = "\n".join(values) if name in _LISTS else _text(name, _one(name.replace("_", "-"), values))
    if name == "profile":
        value: Any = _profile(desk.folder, text)
    else:
        value = _CHOICES[name](text) if name in _CHOICES else publication_edits.checked(name, text)
    session = Session(desk.folder, journalled=not dry_run)
    try:
        if name == "words":
            value = own_words(value, session.publication.language)
        publication = publication_edits.changed(session.publication, name, value)
        own = "brand" if name.startswith("brand_") else name
        session.change_publication(**{own: getattr(publication, own)})
        save(session, dry_run)
    finally:
        session.recorder.release()
    remarks = list(_corrected(publication)) if name.startswith("brand_") else []
    return "the publication", list(value) if isinstance(value, tuple) else value, remarks


def _corrected(publication: Publication) -> Iterator[str]:
    """A sentence for each colour that an e-mail prints darker or lighter than it was chosen."""
    from desk.formats.templates.brand import printed_as

    for part in ("accent", "text"):
        if made := printed_as(publication.brand, part):
            asked = getattr(publication.brand, part)
            yield f"The {part} {asked} is hard to read on the background, so it is printed as {made}."


def _text(name: str, text: str) -> str:
    """What was given, or what standard input holds where a text of several lines may come from there."""
    return text_from(STDIN, "text") if text == STDIN and name in LONG_TEXT else text


def _one(field: str, values: Sequence[str]) -> str:
    if len(values) != 1:
        raise click.UsageError(f"{field} takes one value; put words with spaces between them in quotes")
    return values[0]


def _profile(folder: Folder, text: str) -> str:
    """A mail tool that desk brings, or one of the publication's own that is trusted."""
    from desk.publish.targets import tools

    found = tools(folder.path)
    if text.strip() not in found.found and (why := found.why(text.strip())):
        raise Fault(why)
    return _choice({name: name for name in found.found})(text.strip())


def _choice(choices: Mapping[str, str]) -> Callable[[str], str]:
    def check(text: str) -> str:
        if text not in choices:
            *others, last = filter(None, choices)
            raise Fault(f"“{short(text)}” cannot be chosen here: there is {', '.join(others)} or {last}.")
        return choices[text]

    return check


def _language(text: str) -> str:
    from desk.words.tags import has_words, known_language

    tag = known_language(text)
    if not has_words(tag):
        say(f"desk has no words of its own in “{tag}”: readers see English ones until `desk words` has yours.")
    return tag


_CHOICES = {
    "language": _language,
    "quotes": _choice({"": "", "none": "", "typographic": "typographic"}),
    "brand_font": _choice({"sans": "sans", "serif": "serif"}),
}
