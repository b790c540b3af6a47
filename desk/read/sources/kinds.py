"""What a source is written in: by the ending of its name, and by what stands in it."""

import re
from codecs import BOM_UTF8

from desk.read.line import Form
from desk.read.sources.sheet import rows_of

ENDINGS = {
    "txt": Form.TEXT, "text": Form.TEXT, "html": Form.HTML, "htm": Form.HTML, "xhtml": Form.HTML, "eml": Form.MAIL,
    "mbox": Form.MAIL, "mbx": Form.MAIL, "mail": Form.MAIL, "md": Form.MARKDOWN, "markdown": Form.MARKDOWN,
    "mdown": Form.MARKDOWN, "mkd": Form.MARKDOWN, "mdx": Form.MARKDOWN, "qmd": Form.MARKDOWN, "rmd": Form.MARKDOWN,
    "adoc": Form.ASCIIDOC, "asciidoc": Form.ASCIIDOC, "asc": Form.ASCIIDOC, "rst": Form.RST, "rest": Form.RST,
    "org": Form.ORG,
}  # fmt: skip
"""Endings of names, in small letters. One of text says little, so what stands in it decides."""

HEAD = 20_000
"""Characters that are looked at."""
_ALIEN: tuple[tuple[bytes | tuple[bytes, ...], str], ...] = (
    (b"%PDF", "is a PDF: open it, copy the text into a .txt file and read that in, or take the newsletter's HTML"),
    (b"PK\x03\x04", "is a ZIP archive or an office document: unpack it, or save the document as HTML or plain text"),
    (b"\x1f\x8b", "is compressed: unpack it with gunzip first"),
    (b"\xd0\xcf\x11\xe0", "is an old office document or an Outlook message: save it as HTML, plain text or .eml"),
    (b"{\\rtf", "is rich text (RTF): save it as HTML or plain text"),
    ((b"\x89PNG", b"\xff\xd8\xff", b"GIF8"), "is a picture, and a picture of a newsletter cannot be read"),
    (b"RIFF", "is a picture or a recording, which cannot be read"),
)
_FEED = re.compile(rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<[?!][^>]{0,500}>\s*){0,9}<(?:rss|feed|rdf:RDF)\b", re.IGNORECASE)
_HEADER = re.compile(r"(?:From \S+ .*\n)?(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}(?:\n|$)")
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
_FRONT_MATTER = re.compile(r"(---|\+\+\+)\n(?:.*\n){0,200}?\1\n")
_MARK_HEADING = re.compile(r"^#{1,4} \S", re.MULTILINE)
_MARK_LINK = re.compile(r"\[[^\[\]\n]+\]\((?:https?://|mailto:)[^\s()]+\)|^\[[^\[\]\n]+\]: https?://", re.MULTILINE)
_MARKED = 3
"""Headings and linked words together that make a text Markdown."""
_ADOC_TITLE = re.compile(r"(?:(?://.*|:[\w-]+:.*)\n)*= \S.*\n")
_ADOC = re.compile(
    r"(?=[=:\[h])(?:^==+ \S|^:[\w-]+:|\bhttps?://[^\s\[\]]+\[[^\]\n]*\]|^\[(?:source|quote|NOTE|.*role=))", re.MULTILINE
)
_RST = re.compile(
    r"`[^`<>\n]+ ?<[^<>\n]+>`__?|^\.\. (?:_[^:\n]+:|[\w-]+::|\[[\w#*]+\] )|^\S.*\n([=~^\"'*#+-])\1{3,}\n|`[^`\n]+`_\b"
    r"|:\w+:`[^`\n]+`",
    re.MULTILINE,
)
_ORG = re.compile(
    r"(?=[#*\[:])(?:^#\+[A-Za-z_]+:|^\*+ (?:TODO |DONE )?\S|\[\[[^\[\]\n]+\](?:\[[^\[\]\n]+\])?\]|^:PROPERTIES:)",
    re.MULTILINE,
)
_FEW = 3
"""Signs of one markup that make a text one of it, where it has none of another."""


def ending(name: str) -> str:
    """The ending of a file's name in small letters, without the dot."""
    return name.rpartition(".")[2].lower() if "." in name else ""


def alien(data: bytes) -> str:
    """What these bytes are and what to do, if they are known and no text; "" otherwise."""
    if _FEED.match(data[:HEAD].removeprefix(BOM_UTF8)):
        return "is a feed: open what it lists in a browser, and copy or save that"
    return next((words for start, words in _ALIEN if data.startswith(start)), "")


def form_of(name: str, head: str) -> Form:
    """What a source called `name` that begins with `head` is written in; a text, where nothing speaks for more."""
    head = head[:HEAD].lstrip("\ufeff").replace("\r\n", "\n")
    by_name = ENDINGS.get(ending(name))
    if by_name and by_name != Form.TEXT:
        return Form.HTML if _PAGE.match(head) else by_name
    return next((form for form, shown in _signs(head).items() if shown), Form.TEXT)


def _signs(head: str) -> dict[Form, bool]:
    """Of each form whether its signs are there, in the order in which they count."""
    header = _HEADER.match(head)
    fields = {each.lower() for each in _MAIL_FIELD.findall(header[0])} if header else ()
    headings, links = len(_MARK_HEADING.findall(head)), len(_found(_MARK_LINK, head, "](", "]: "))
    tagged = len(_TAG.findall(head)) >= _TAGS and _STRUCTURE.search(head) is not None
    front = _FRONT_MATTER.match(head) is not None
    org, rst = _found(_ORG, head, "#+", "[[", ":PROPERTIES:"), _found(_RST, f"\n{head}", "`", "\n.. ")
    return {
        Form.MAIL: len(fields) >= _MAIL_FIELDS,
        Form.SHEET: bool(rows_of(head)),
        Form.HTML: (tagged and headings < _MARKED and not front) or _HTML.search(head) is not None,
        Form.ORG: len(org) >= _FEW and not all(sign.startswith("*") for sign in org),
        Form.MARKDOWN: front or (links > 0 and headings + links >= _MARKED),
        Form.ASCIIDOC: _ADOC_TITLE.match(head) is not None or len(_ADOC.findall(head)) >= _FEW,
        Form.RST: len(rst) >= _FEW and any("`" in sign or sign.startswith("..") for sign in rst),
    }


def _found(signs: re.Pattern[str], head: str, *telling: str) -> list[str]:
    """The signs in a text, where any has what tells it from other texts: most have none, and no sign is looked for."""
    return [match[0] for match in signs.finditer(head)] if any(each in head for each in telling) else []
