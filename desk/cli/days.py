"""Days on the command line: typed in words, as on the screen."""

from datetime import datetime

from desk.cli.answers import Fault
from desk.model.publication import Publication

DAY = "DAY"
"""What stands for a day in the help."""


def day_given(text: str, publication: Publication, *, ahead: bool = False) -> str:
    """The ISO date of a day such as "7 Nov", "thu" or "+7", "" for none; `ahead`: one still to come. Raises Fault."""
    from desk.words.typed_day import NotADay, iso_day

    try:
        return iso_day(text, datetime.now().astimezone().date(), publication.language, ahead=ahead)
    except NotADay as error:
        raise Fault(str(error)) from error
