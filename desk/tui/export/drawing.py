"""What the lines of the export dialog say: the profile, the size, and what to know before it goes."""

import contextlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from rich.cells import cell_len

from desk.formats import FORMATS
from desk.formats.profiles.target import Weight, weight
from desk.formats.profiles.values import Profile
from desk.tui.widgets.cells import Span, cut
from desk.tui.widgets.lines import Line
from desk.tui.widgets.titleline import meter

LABEL = 12
"""Cells of the column with the formats' names."""
WIDE = 90
"""Columns from which the meter is long and the room to spare is said."""
TAGS = {"unsubscribe": "unsubscribe", "web": "web version", "address": "address", "preheader": "preview text"}
"""What a mail tool's tags are called in a sentence."""


def format_lines(made: Mapping[str, str]) -> Iterator[Line]:
    """The formats to choose from, each with its size in KB once it is `made`, else with an ellipsis."""
    for each in FORMATS.values():
        text = made.get(each.name)
        size = f"{len(text.encode()) / 1000:.1f} KB" if text is not None else "…"
        yield Line(((f"{each.name:<{LABEL}}", "bold"), (each.description, "dim")), ((size, "dim"),), row=each.name)


def known_spans(sentences: Sequence[str], sign: Callable[[str], str]) -> tuple[Span, ...]:
    """What to know before it goes, a sentence a line; one empty span where there is nothing."""
    spans: list[Span] = []
    for place, sentence in enumerate(sentences):
        spans += [("\n" * bool(place) + f"{sign('look')} ", "look"), (sentence, "")]
    return tuple(spans) or (("", ""),)


def profile_spans(profile: Profile, format: str) -> tuple[Span, ...]:
    """The mail tool, and which of its tags this format gets."""
    tags = [TAGS[tag] for tag in profile.prints.get(format, ())]
    if format not in profile.formats:
        said = f"it takes {listed(profile.formats)}"
    elif tags:
        said = f"with its tags for {listed(tags)}"
    else:
        said = "no tags"
    return (profile.title, ""), ("   ", ""), (said, "dim")


def listed(words: Sequence[str]) -> str:
    """Words as a sentence lists them: one, two and three."""
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1]))) if words else ""


def size_lines(
    text: str, format: str, profile: Profile, columns: int, sign: Callable[[str], str]
) -> tuple[tuple[Span, ...], str]:
    """How large an export is, "" as long as it is not made, and of an e-mail what cuts it off."""
    if format != "html" or not text:
        return ((f"{len(text.encode()):,} bytes" if text else "", "dim"),), ""
    heavy = weight(text, profile)
    return size_spans(heavy, columns, sign), size_note(heavy, profile)


def size_spans(weight: Weight, columns: int, sign: Callable[[str], str]) -> tuple[Span, ...]:
    """How much of the limit an e-mail takes, as it is sent."""
    over, wide = weight.sent > weight.limit, columns >= WIDE
    spare = f"   {abs(weight.limit - weight.sent):,} {'too many' if over else 'to spare'}" if wide or over else ""
    style, mark = ("stop", f"{sign('stop')} ") if over else ("", "")
    return (
        (f"{mark}{weight.sent:,}", style),
        (f" of {weight.limit:,} bytes", "dim"),
        *((("   ", ""), *meter(weight.sent, weight.limit, 24 if wide else 10)) if wide or not over else ()),
        (spare, style or "dim"),
    )


def size_note(weight: Weight, profile: Profile) -> str:
    """The line under the size."""
    clips = f"Gmail cuts a message off at {weight.limit:,} bytes."
    if weight.sent == weight.bytes:
        return clips
    return f"{weight.bytes:,} here, and more once {profile.title} counts the clicks on {weight.links} links. {clips}"


def cut_path(path: str, cells: int) -> str:
    """A path in so many cells; its ending stays."""
    if cell_len(path) <= cells:
        return path
    ending = Path(path).suffix
    return cut(path.removesuffix(ending), cells - cell_len(ending)) + ending


def with_ending(path: Path, ending: str) -> Path:
    """The path with the ending of another format, where it has that of one."""
    for known in sorted((made.extension for made in FORMATS.values()), key=len, reverse=True):
        if path.name.endswith(f".{known}") and path.name != f".{known}":
            return path.with_name(f"{path.name.removesuffix(known)}{ending}")
    return path


def here(path: Path) -> str:
    """The path as the editor would type it: from here if it lies below."""
    try:
        return str(path.absolute().relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def replaced(path: Path) -> str:
    """What is said of a file that is there already, else ""."""
    with contextlib.suppress(OSError):  # a place that cannot be looked at: writing will say so
        if path.is_file():
            written = datetime.fromtimestamp(path.stat().st_mtime, UTC).astimezone()
            return f"replaces the file of {written:%d %b, %H:%M}"
    return ""
