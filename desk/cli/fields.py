"""What the options of a story say, as the fields of a story."""

from collections.abc import Mapping
from typing import Any

import click

from desk.cli.answers import Fault
from desk.cli.options import Command
from desk.cli.reading import text_from
from desk.edit.links import checked_url
from desk.model.issue import Image, Status, Story
from desk.model.kinds import Kind
from desk.model.text import clean_line, short

_OPTIONS = (
    click.option("--headline", help='The headline; "" for none.'),
    click.option("--kind", type=click.Choice(tuple(str(kind) for kind in Kind)), help="How it is rendered."),
    click.option("--standfirst", help="The line under the headline."),
    click.option("--byline", help="Who wrote it."),
    click.option("--label", help='The line above its links; "" for the publication’s own.'),
    click.option("--no-label", is_flag=True, help="No line above its links."),
    click.option("--sponsor", metavar="NAME", help="Who paid; a story with one is a sponsor item."),
    click.option("--image", metavar="URL", help='The https address of a picture; "" for none.'),
    click.option("--alt", metavar="WORDS", help="What the picture shows."),
    click.option("--status", type=click.Choice(tuple(str(status) for status in Status)), help="How far it is."),
    click.option("--notes", help="Notes, never published."),
    click.option(
        "--body-file", metavar="FILE", help="Read the body (Markdown, UTF-8) from a file; - is standard input."
    ),
)


_PLAIN = ("kind", "standfirst", "byline", "status", "notes")


def story_options(command: Command) -> Command:
    """The options that fill a story's fields."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def story_fields(options: Mapping[str, Any], current: Story) -> dict[str, Any]:
    """The fields that were given, ready for an edit of `current`; None is: not given. Raises Fault, Refused."""
    if options["no_label"] and options["label"] is not None:
        raise click.UsageError("Give only one of --label and --no-label.")
    fields = {name: options[name] for name in _PLAIN if options[name] is not None}
    fields |= {name: _or_none(options[name]) for name in ("headline", "sponsor") if options[name] is not None}
    if options["sponsor"] and current.kind == Kind.STORY:
        fields.setdefault("kind", str(Kind.SPONSOR))
    if options["no_label"]:
        fields["links_label"] = ""
    elif options["label"] is not None:
        fields["links_label"] = _or_none(options["label"])
    if options["image"] is not None or options["alt"] is not None:
        fields["image"] = image_given(options["image"], options["alt"], current.image, how="--image")
    if options["body_file"] is not None:
        fields["body"] = text_from(options["body_file"], "body").strip("\n")
    return fields


def _or_none(text: str) -> str | None:
    return text if text.strip() else None


def image_given(src: str | None, alt: str | None, current: Image | None, *, how: str) -> Image | None:
    """A picture with its address, its words or both set; None is: not given. `how` names what gives its address.

    Raises Fault, Refused.
    """
    address = checked_url(src) if src is not None else (current.src if current else None)
    if address is None:
        if alt:
            raise Fault(f"The words describe a picture, and there is none: give its address with {how}.")
        return None
    if src is not None and not address.lower().startswith("https:"):
        raise Fault(f"“{short(address)}” cannot be a picture: mail tools show those with an https:// address only.")
    words = alt if alt is not None else (current.alt if current else "")
    return Image(src=address, alt=clean_line(words))
