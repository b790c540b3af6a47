"""Why something of a source is not in the issue: a name that is stored, and the words for the editor."""

from enum import StrEnum


class Reason(StrEnum):
    """Why words or an address of a source are in none of its lines, or why those of a line are not in the issue."""

    sentence: str

    def __new__(cls, name: str, sentence: str) -> "Reason":
        """A reason by its name."""
        made = str.__new__(cls, name)
        made._value_, made.sentence = name, sentence
        return made

    # of lines
    MASTHEAD = "masthead", "stands in the masthead"
    WEB = "web", "leads to the newsletter on the web"
    CONTENTS = "contents", "is a list of what comes"
    FOOTER = "footer", "stands in the footer"
    BESIDE = "beside", "stands beside the stories"
    SAME = "same", "leads where the headline leads"
    AUTHOR = "author", "leads to the author"
    LABEL = "label", "marks the sponsor"
    SECOND = "second picture", "is a picture beside the first"
    # of what is in no line
    HIDDEN = "hidden", "is not shown to a reader"
    PREHEADER = "preheader", "is shown in the inbox only"
    HOVER = "hover", "is shown under the mouse only"
    EMPTY = "empty", "is a link without words"
    FORM = "form", "is a field to fill in"
    NOTES = "notes", "is the list of addresses, which stand in the text now"
    PLAIN = "plain", "stands only in the plain text part of the mail"
    PIXEL = "pixel", "counts who opens the mail"
    PICTURE = "picture", "is a picture without words"
    CODE = "code", "is code"
    COMMENT = "comment", "is a remark in the source"
    SETTING = "setting", "says how the page is made"
    HEADER = "header", "is a header of the mail"
    UNSAFE = "unsafe", "is an address that may not be a link"
    UNUSED = "unused", "is a note that nothing points to"
    ATTACHED = "attached", "is a file that came with the mail"
    DEEP = "deep", "is nested too deep"
    LETTER = "letter", "is of the letter that it came in"
    CELL = "cell", "stands in another column of the sheet"
    COLUMNS = "columns", "names the columns of the sheet"


_SENTENCES: dict[str, str] = {each: each.sentence for each in Reason}


def sentence(reason: str) -> str:
    """What a reason says of the words that were left out."""
    return _SENTENCES.get(reason, reason)
