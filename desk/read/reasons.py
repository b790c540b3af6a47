"""Why something of a source is not in the issue, in words for the editor: said once, for the screen and the command."""

from desk.read.line import Reason
from desk.read.reading import Why

SENTENCES: dict[str, str] = {
    Why.MASTHEAD: "stands in the masthead",
    Why.WEB: "leads to the newsletter on the web",
    Why.CONTENTS: "is a list of what comes",
    Why.FOOTER: "stands in the footer",
    Why.BESIDE: "stands beside the stories",
    Why.SAME: "leads where the headline leads",
    Why.AUTHOR: "leads to the author",
    Why.LABEL: "marks the sponsor",
    Why.PICTURE: "is a picture beside the first",
    Reason.HIDDEN: "is not shown to a reader",
    Reason.PREHEADER: "is shown in the inbox only",
    Reason.HOVER: "is shown under the mouse only",
    Reason.EMPTY: "is a link without words",
    Reason.FORM: "is a field to fill in",
    Reason.NOTES: "is the list of addresses, which stand in the text now",
    Reason.PLAIN: "stands only in the plain text part of the mail",
    Reason.PIXEL: "counts who opens the mail",
    Reason.PICTURE: "is a picture without words",
    Reason.CODE: "is code",
    Reason.COMMENT: "is a remark in the source",
    Reason.SETTING: "says how the page is made",
    Reason.HEADER: "is a header of the mail",
    Reason.UNSAFE: "is an address that may not be a link",
    Reason.UNUSED: "is a note that nothing points to",
    Reason.READER: "is the address of the person who got it",
    Reason.ATTACHED: "is a file that came with the mail",
    Reason.DEEP: "is nested too deep",
    Reason.CUT: "is beyond what is read",
}


def sentence(reason: str) -> str:
    """What a reason says of the words that were left out."""
    return SENTENCES.get(reason, reason)
