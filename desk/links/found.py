"""Addresses inside a pasted line: bare ones, Markdown links and HTML anchors, each with the words between them."""

import html
import re
from dataclasses import dataclass

from desk.model.emphasis import without_emphasis
from desk.model.url import typed_url


@dataclass(frozen=True, slots=True)
class Found:
    """A link inside a line: its own words ("" for a bare address), its address if it is a safe one, its place."""

    words: str
    url: str | None
    start: int
    end: int


_UNSEEN = "\u00ad\u034f\u180e\u200b-\u200f\u2060-\u2064\ufeff"
"""What nobody sees and a copied address may hold."""
_ENDS = "\u3000-\u303f\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f" + _UNSEEN
"""What no bare address goes on behind: the punctuation of East Asia, too."""
_PART = r"""(?:[^\s()<>"'\\]|\([^\s()<>"'\\]*\))+"""
SPACED = rf"(?:https?://|mailto:|tel:){_PART}(?:[ ]{_PART}){{1,30}}"
"""An address with spaces in it, as someone types it between brackets: "https://example.org/Annual Report 2026.pdf"."""
_LINKED = re.compile(
    r"""
    !?\[(?P<words>(?:[^\[\]\\]|\\.|\[[^\[\]]*\]){0,499})\]
        \([ ]{0,9}(?:
            (?P<target><[^<>]*>|(?:[^()\s<>]|\([^()\s<>]*\))*)(?:[ ]{1,9}
                (?:"[^"\n]{0,200}"|'[^'\n]{0,200}'|\([^()\n]{0,200}\)))?
            | (?P<spaced>"""
    + SPACED
    + r""")
        )[ ]{0,9}\)
    | <a\b(?P<tag>[^<>]*)>(?P<anchored>(?:[^<]|<(?!/?a\b))*)</a\s*>
    | (?<![A-Za-z0-9@._/-])(?P<bare>(?:https?://|www\.|mailto:)(?:(?!\[\^)[^\s<>"“”«»`"""
    + _ENDS
    + r"""])+)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PERHAPS = re.compile(r"\]\(|://|www\.|mailto:|<a\b", re.IGNORECASE)
"""What every line with a link has."""
_HIDDEN = re.compile(f"[{_UNSEEN}]")
_WRAPPED = 55
"""Columns from which a line that is nothing but an address may have been broken by a mail program."""
_BROKEN = re.compile(r"[\w./?=&%#~+:@!$'*;,-]*[\w/=&%#-]")
_PIECE = re.compile(r"[/=&%?_-]|\d|\.\w{2,5}$")
_SURE_PART = re.compile(r"[/=&%?_]|\.(?:html?|php|aspx?|pdf)$|^(?:[a-z0-9]+-){2,}")
"""What no title of one word has: "Covid-19" is one."""
_JOINT = re.compile(r"[-/=&_?%+]$")
_SPACED = re.compile(
    r"(?<![^\s<>()\[\]\"'“”«»,;|])(https?://[^\s<>]+/[^\s<>./]+)"
    r"((?: [\w()&,'’+-]+){1,8}\.(?:pdf|docx?|odt|xlsx?|ods|csv|pptx?|zip|html?|jpe?g|png))$",
    re.IGNORECASE | re.MULTILINE,
)
"""An address with spaces in its file's name, which ends its line."""
_ENCLOSED = re.compile(r"(?:(?<=<)|(?<=\t)|(?m:^))(https?://[^\s<>\t]+(?: [^\s<>\t]+){1,8})(?=>|\t|$)", re.MULTILINE)
"""An address with spaces that angle brackets or the cell of a table say the ends of (RFC 3986, appendix C)."""
_OPEN = re.compile(r"(https?://[^\s<>]+/[^\s<>/]*)((?: [\w()&,'’+%/=.-]+){1,8})", re.IGNORECASE)
"""An address and what may be the rest of it: the rest of a line."""
_OF_AN_ADDRESS = re.compile(r"\w[/&=]\w|%20")
_WORDS = re.compile(r"[^\W_]+")
_HREF = re.compile(r"""\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_ANCHOR_LINES = re.compile(r"<a\b[^<>]*>(?:[^<]|<(?!/?a\b))*</a\s*>", re.IGNORECASE)
_TAG = re.compile(r"<[/!]?[a-z][^<>]*>", re.IGNORECASE)
_ESCAPED = re.compile(r"""\\([!-/:-@\[-`{-~])""")
_GLUED = ".,;:!?'’‘”“»)]}*_~|。，、；：！？）」』】"
_OPENS = {")": "(", "]": "[", "}": "{", "）": "（"}
_OUR_OWN = re.compile(r"[/#.?]|[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_FILE_ENDINGS = frozenset("js ts md py rb sh txt pdf doc docx odt csv xls xlsx ppt pptx json html htm xml net".split())


def found_in(line: str) -> list[Found]:
    """The links of one line in order, none inside another.

    A target that cannot be an address leaves `url` None when it was meant as one ("javascript:…", "/page", "");
    brackets that only look like a link ("[sic](sic)") stay words.
    """
    made = []
    for match in _LINKED.finditer(line) if _PERHAPS.search(line) else ():
        if match["bare"] is not None:
            address = unglued(match["bare"])
            if url := typed_url(address):
                made.append(Found("", url, match.start("bare"), match.start("bare") + len(address)))
        elif (target := match["target"] if match["spaced"] is None else match["spaced"]) is not None:
            target = _ESCAPED.sub(r"\1", target.strip("<>"))
            url = typed_url(target)
            if url or not target or _OUR_OWN.match(target):
                made.append(Found(without_emphasis(match["words"]), url, *match.span()))
        elif href := _HREF.search(match["tag"]):
            url = typed_url(html.unescape(href[1] or href[2] or href[3] or ""))
            made.append(Found(html.unescape(_TAG.sub("", match["anchored"])), url, *match.span()))
    return made


def unglued(address: str) -> str:
    """A bare address without the punctuation of the sentence around it; balanced brackets belong to it."""
    end = len(address)
    loose: dict[str, int] = {}  # how many closing brackets there are more than opening ones
    while end and (last := address[end - 1]) in _GLUED:
        if last in _OPENS:
            more = loose.get(last)
            more = address.count(last, 0, end) - address.count(_OPENS[last]) if more is None else more
            if more <= 0:
                break
            loose[last] = more - 1
        end -= 1
    return address[:end]


def whole_address(text: str) -> str | None:
    """The address if `text` is one and nothing else, also without a scheme: "gov.uk/vote", "me@example.org".

    A name with a dot and no path counts only in small letters and without the ending of a file: "GOV.UK" and
    "node.js" are words.
    """
    text = _HIDDEN.sub("", text).strip().strip("<>").strip()
    if not text or re.search(r"\s", text) or "](" in text:
        return None
    text = unglued(text)
    plain = not re.search("[/:@]", text) and not text.lower().startswith("www.")
    if plain and (text != text.lower() or text.rpartition(".")[2] in _FILE_ENDINGS):
        return None
    return typed_url(text)


def with_whole_anchors(text: str) -> str:
    """`text` with the HTML anchors that run over a line end brought onto one line."""
    return _ANCHOR_LINES.sub(lambda match: match[0].replace("\n", " "), text) if "<a" in text.lower() else text


def with_whole_addresses(text: str) -> str:
    """`text` with addresses that a mail program broke over two lines, or that have spaces, made whole.

    Only where it is clear: the line is nothing but an address, and long or ends amid it, and the next line is no
    words; the spaces stand in the name of a file, inside brackets or a cell, or in what repeats the title above.
    """
    if "://" not in text:
        return text
    lines: list[str] = []
    text = _SPACED.sub(lambda match: match[1] + match[2].replace(" ", "%20"), text)
    for line in _ENCLOSED.sub(_enclosed, text).split("\n"):
        title = next((each for each in reversed(lines[-2:]) if each.strip()), "")
        if (spaced := _OPEN.fullmatch(line.strip())) and _is_one(spaced, title):
            lines.append(line.replace(line.strip(), line.strip().replace(" ", "%20")))
        elif lines and _goes_on(lines[-1].strip(), line.strip()):
            lines[-1] = lines[-1].rstrip() + line.strip()
        else:
            lines.append(line)
    return "\n".join(lines)


def _enclosed(match: re.Match[str]) -> str:
    """An address between brackets or in a cell, its spaces written as addresses have them."""
    ends = match.string[match.start() - 1 : match.start()] + match.string[match.end() : match.end() + 1]
    return match[0].replace(" ", "%20") if "<" in ends or "\t" in ends else match[0]


def _is_one(spaced: re.Match[str], title: str) -> bool:
    """Whether words behind an address are its rest: they look it, or with its last word they repeat the title above.

    "Annual report" above "https://a.example/Annual Report 2026": both "annual" and "report" stand in the title.
    """
    if not title.strip() or "://" in title:
        return False
    if _OF_AN_ADDRESS.search(spaced[2]) or "%20" in spaced[1]:
        return True
    said = set(_WORDS.findall(title.casefold()))
    last, rest = (_WORDS.findall(each.casefold()) for each in (spaced[1].rpartition("/")[2], spaced[2]))
    return bool(last and rest) and last[-1] in said and rest[0] in said


def _goes_on(line: str, below: str) -> bool:
    """Whether an address on a line of its own goes on below: "…/ratings-by-" and "region.html"."""
    if not line.startswith(("http://", "https://")) or not _BROKEN.fullmatch(below) or whole_address(line) is None:
        return False
    if "://" in below or below.startswith("www."):
        return False
    joint = bool(_JOINT.search(line))
    if joint:
        return len(line) >= _WRAPPED // 2 and bool(_PIECE.search(below))
    return len(line) >= _WRAPPED and bool(_SURE_PART.search(below)) and not whole_address(below)
