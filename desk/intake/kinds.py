"""What a source is: by the ending of its name, and by what stands in it."""

import re
from collections.abc import Callable
from enum import StrEnum

from desk.intake.reading import NotRead


class SourceKind(StrEnum):
    """The kinds of sources that can be read in."""

    TEXT = "text"
    HTML = "html"
    MAIL = "mail"
    MARKDOWN = "markdown"
    JSON = "json"


ENDINGS = {
    "txt": SourceKind.TEXT,
    "text": SourceKind.TEXT,
    "html": SourceKind.HTML,
    "htm": SourceKind.HTML,
    "xhtml": SourceKind.HTML,
    "eml": SourceKind.MAIL,
    "mbox": SourceKind.MAIL,
    "mbx": SourceKind.MAIL,
    "md": SourceKind.MARKDOWN,
    "markdown": SourceKind.MARKDOWN,
    "json": SourceKind.JSON,
}
"""Endings of names, in small letters. One of text says little, so what stands in it decides."""
IN_FOLDERS = frozenset(ENDINGS) - {"json"}
"""Endings that are taken from a folder: a JSON file in one may be anything, and is named by itself."""

_HEAD = 20_000
"""Characters that are looked at."""
_ALIEN = (
    (b"%PDF", "is a PDF: open it, copy the text into a .txt file and read that in, or take the newsletter's HTML"),
    (b"PK\x03\x04", "is a ZIP archive or an office document: unpack it, or save the document as HTML or plain text"),
    (b"\x1f\x8b", "is compressed: unpack it with gunzip first"),
    (b"\xd0\xcf\x11\xe0", "is an old office document or an Outlook message: save it as HTML, plain text or .eml"),
    (b"{\\rtf", "is rich text (RTF): save it as HTML or plain text"),
    (b"\x89PNG", "is a picture, and a picture of a newsletter cannot be read"),
    (b"\xff\xd8\xff", "is a picture, and a picture of a newsletter cannot be read"),
    (b"GIF8", "is a picture, and a picture of a newsletter cannot be read"),
)
_HEADER = re.compile(r"(?:From \S+ .*\n)?(?:[!-9;-~]+:[^\n]*\n(?:[ \t]+[^\n]*\n)*){2,}(?:\n|$)")
_MAIL_FIELD = re.compile(
    r"^(?:received|message-id|mime-version|return-path|content-type|date|from|subject|to|delivered-to):", re.I | re.M
)
_MAIL_FIELDS = 3
"""Different fields of a mail's header (RFC 5322) that make a text a mail: people write "From:" and "To:" too."""
_HTML = re.compile(r"<!doctype\s+html|<html\b|<body\b", re.IGNORECASE)
_PAGE = re.compile(r"\s*<(?:!doctype\s+html|html)\b", re.IGNORECASE)
"""How nothing but a page begins, whatever its name says."""
_TAG = re.compile(r"<(?:p|div|td|tr|table|a|li|ul|h[1-6]|span|br|img|strong|em|b|i)\b[^<>]*>", re.IGNORECASE)
_TAGS = 6
_STRUCTURE = re.compile(r"<(?:p|div|td|tr|table|li|ul|h[1-6]|br)\b[^<>]*>", re.IGNORECASE)
"""Tags that lines are made of. A text whose words alone are tagged ("<strong>") keeps its own lines."""
_FRONT_MATTER = re.compile(r"---\n(?:[\w-]+:.*\n)+---\n")
_HEADING = re.compile(r"^#{1,4} \S", re.MULTILINE)
_INLINE = re.compile(r"\[[^\[\]\n]+\]\((?:https?://|mailto:)[^\s()]+\)")
_MARKED = 3
"""Headings and linked words together that make a text Markdown."""
_DATA = re.compile(r'\s*\{\s*"(?:version|issue|sections|stories|links)"\s*:')


def named(kind: str) -> SourceKind:
    """The kind of this name. Raises NotRead with those that there are."""
    try:
        return SourceKind(kind)
    except ValueError as error:
        raise NotRead(f"There is no kind of source “{kind[:40]}”: choose {', '.join(SourceKind)}.") from error


def ending(name: str) -> str:
    """The ending of a file's name in small letters, without the dot."""
    return name.rpartition(".")[2].lower() if "." in name else ""


def alien(data: bytes) -> str:
    """What these bytes are and what to do, if they are known and no text; "" otherwise."""
    return next((words for start, words in _ALIEN if data.startswith(start)), "")


def sniffed(name: str, head: str) -> SourceKind:
    """What a source called `name` that begins with `head` is; a text, where nothing speaks for anything else."""
    head = head[:_HEAD].lstrip("\ufeff")
    by_name = ENDINGS.get(ending(name))
    if by_name and by_name != SourceKind.TEXT:
        return SourceKind.HTML if _PAGE.match(head) else by_name
    return next((kind for kind, is_one in _SIGNS if is_one(head)), SourceKind.TEXT)


def _is_mail(head: str) -> bool:
    header = _HEADER.match(head.replace("\r\n", "\n"))
    return header is not None and len({each.lower() for each in _MAIL_FIELD.findall(header[0])}) >= _MAIL_FIELDS


def _is_html(head: str) -> bool:
    tagged = len(_TAG.findall(head)) >= _TAGS and _STRUCTURE.search(head) is not None
    return tagged or bool(_HTML.search(head))


def _is_markdown(head: str) -> bool:
    head = head.replace("\r\n", "\n")
    marks = len(_HEADING.findall(head)) + len(_INLINE.findall(head))
    return bool(_FRONT_MATTER.match(head)) or (marks >= _MARKED and bool(_INLINE.search(head)))


def _is_data(head: str) -> bool:
    return bool(_DATA.match(head))


_SIGNS: tuple[tuple[SourceKind, Callable[[str], bool]], ...] = (
    (SourceKind.JSON, _is_data),
    (SourceKind.MAIL, _is_mail),
    (SourceKind.HTML, _is_html),
    (SourceKind.MARKDOWN, _is_markdown),
)
"""The signs of each kind, in the order in which they are asked for."""
