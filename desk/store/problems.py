"""What can stand in the way of a file, as a value: which reason, which path, and what belongs into the words.

Code asks for the reason; people read the words, which `desk.store.sentences` makes of it.
"""

from dataclasses import dataclass
from enum import StrEnum, auto
from pathlib import Path

Detail = str | int
"""What fills a gap in the sentence of a problem: a name, a number."""


class Reason(StrEnum):
    """Why something was not found, not read or not written. The words of each stand in `desk.store.sentences`."""

    # Not found
    NO_FILE = auto()
    NO_FOLDER = auto()
    NO_ISSUE = auto()
    SEVERAL_ISSUES = auto()
    FOLDER_NOT_LISTED = auto()

    # A file of ours that is not read, because of what is in its bytes
    DENIED = auto()
    NOT_GIVEN = auto()
    NOT_PLAIN = auto()
    NOT_UTF8 = auto()
    HALF_CHARACTER = auto()
    EMPTY = auto()
    BYTE_ORDER_MARK = auto()
    CONFLICT_MARKS = auto()
    CONFLICT_MARKS_BROKEN = auto()
    NOT_JSON = auto()
    NOT_TABLES = auto()
    NOT_A_NUMBER = auto()
    TOO_LARGE = auto()
    SAME_NAME = auto()
    TWO_CONTENTS = auto()
    TOO_DEEP = auto()

    # A file that is not read, because of what its tables hold
    NO_FIELD = auto()
    WRONG_FIELD = auto()
    UNKNOWN_FIELD = auto()
    FIELD_TOO_DEEP = auto()
    TABLE_TOO_DEEP = auto()
    NOT_ONE_DOCUMENT = auto()
    NOT_DOCUMENTS = auto()
    NOT_AN_ID = auto()
    NEWER = auto()
    NO_WAY_FROM = auto()
    TWO_ISSUES = auto()
    WRITTEN_JUST_NOW = auto()

    # A template that is not read
    TOO_MANY_TEMPLATES = auto()
    TEMPLATE_NOT_PLAIN = auto()
    TEMPLATE_NOT_GIVEN = auto()
    TEMPLATE_TOO_LARGE = auto()
    TEMPLATE_NOT_UTF8 = auto()

    # Not written
    SYSTEM = auto()
    FAULT_OF_DESK = auto()
    KEEPS_MOVING = auto()
    ANOTHER_ISSUE = auto()
    THERE_ALREADY = auto()
    MADE_JUST_NOW = auto()
    LOCKED = auto()
    FOLDER_NOT_WRITTEN = auto()
    FOLDER_NOT_USED = auto()
    FOLDER_NOT_MADE = auto()
    TOO_MANY_KEPT = auto()
    NOT_SAVED_YET = auto()
    NOT_TAKEN_AWAY = auto()
    PLACE_TAKEN = auto()
    KEPT_NOWHERE = auto()

    # The journal
    JOURNAL_NOT_READ = auto()
    JOURNAL_NOT_WRITTEN = auto()
    JOURNAL_NOT_THINNED = auto()

    # A second copy that a sync tool left, and the sample
    COPY_CHANGED = auto()
    BEFORE_NOT_KEPT = auto()
    NOT_PUT_AWAY = auto()
    TOO_MANY_MERGED = auto()
    SAMPLE_IN_THE_WAY = auto()

    # git, and the settings
    GIT_NOT_CALLED = auto()
    GIT_CANNOT_MERGE = auto()
    GIT_NOT_SET_UP = auto()
    SETTINGS_TOO_DEEP = auto()
    SETTINGS_ODD = auto()

    # Where an export or a site cannot go
    OUTSIDE = auto()
    LEADS_OUT = auto()
    AMONG_THE_ISSUES = auto()
    IS_A_FOLDER = auto()
    NOT_A_PLACE = auto()
    SITE_ON_THE_ISSUES = auto()
    SITE_AROUND_THE_ISSUES = auto()
    SITE_ON_A_FILE = auto()
    SITE_OF_OTHERS = auto()

    # An old issue that is not taken in
    HERE_ALREADY = auto()
    SAYS_ALIKE = auto()
    CALLED_ALIKE = auto()
    HIGHER_THAN_THE_DRAFT = auto()


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing in the way: the reason, the file or folder that it is about, and the details that its words name.

    A file with a number that JSON does not know is `Problem(Reason.NOT_A_NUMBER, "0042-x.json", (("what", "NaN"),))`.
    """

    reason: Reason
    path: str = ""
    details: tuple[tuple[str, Detail], ...] = ()

    def about(self, path: Path, **details: Detail) -> "Problem":
        """The same of the file at `path`, with more details."""
        return Problem(self.reason, str(path), (*self.details, *details.items()))
