"""What the desk wrote itself, read back: the value that every `read.py` of a format gives."""

from dataclasses import dataclass
from enum import StrEnum

from desk.model.issue import Issue


class Reason(StrEnum):
    """Why words of an export are in no field of the issue."""

    WEB = "web"
    """The link to the issue on the web: it is made anew from the publication's pattern of addresses."""
    MASTHEAD = "masthead"
    """Number and date as the masthead prints them, which are fields of the issue now."""
    CONTENTS = "contents"
    """The entries of a list of contents, which is made from the running order."""
    FOOTER = "footer"
    """The publication's footer and its postal address."""
    PICTURE = "picture"
    """The words of a picture whose address the plain text edition does not print."""
    UNKNOWN = "unknown"
    """What the desk did not write: the mail tool's own lines, or a change made by hand."""


@dataclass(frozen=True, slots=True)
class Unread:
    """Words of an export that are in no field of the issue, with the address that they lead to."""

    words: str
    reason: Reason
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Own:
    """An issue as an export tells it, and the name and tagline of its publication.

    Ids are those of the export where it has them (JSON has all, the e-mail those of stories), else 1, 2, 3 … in the
    order of reading: whoever keeps the issue gives it new ones. Addresses are safe, and otherwise as they stand in the
    export: one that a mail tool has wrapped is still wrapped.
    """

    issue: Issue
    publication: str = ""
    tagline: str = ""
    left_out: tuple[Unread, ...] = ()
    unsure: tuple[int, ...] = ()
    """Links, by their ids, whose words may be those of two: plain text does not say where one without address ends."""


class WhyNotOurs(StrEnum):
    """What is wrong with data that should be an issue."""

    BROKEN = "broken"
    """No JSON at all; the detail is the line where it breaks off, or ""."""
    FOREIGN = "foreign"
    """JSON of something else."""
    NEWER = "newer"
    """Written by a newer desk; the detail is its version."""
    WRONG_TYPE = "wrong type"
    """A field holds something of another type; the detail is its name."""


class NotOurs(ValueError):
    """Data that cannot be read back, and why; whoever shows it finds the words."""

    def __init__(self, fault: WhyNotOurs, detail: str = "") -> None:
        """With what is wrong, and its detail."""
        super().__init__(f"{fault}: {detail}")
        self.fault = fault
        self.detail = detail
