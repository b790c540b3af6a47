"""What a paste is: prose for where the caret is, links, or one story and more; and what was copied, as its text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from desk.links.cells import is_sheet_of_links
from desk.links.found import found_in
from desk.links.paste import LinkDraft, is_link_paste, is_name_list, is_source_list, pasted_links
from desk.links.titles import is_titled, with_sites
from desk.model.issue import Story
from desk.model.kinds import Kind
from desk.model.text import has_sentences
from desk.model.url import is_address
from desk.read.assemble.body import markdown
from desk.read.contribution import greets, without_letter
from desk.read.hygiene import seen
from desk.read.line import Document, Form
from desk.read.line import LeftOut as LeftOfSource
from desk.read.prose import tidy
from desk.read.read import read_document
from desk.read.reading import LeftOut, Reading
from desk.read.reasons import Reason
from desk.read.short_paste import nothing_around, overlooked
from desk.read.sources import lines_of
from desk.read.sources.kinds import form_of
from desk.words.agenda import is_agenda

_PAGE = re.compile(r"<(?:html|body|p|div|table|h[1-6]|ul|ol|a\s+href|span|br|meta)\b", re.IGNORECASE)
_BEGIN, _END = re.compile(r"<!--\s*StartFragment\s*-->"), re.compile(r"<!--\s*EndFragment\s*-->")
_OFFSETS = re.compile(r"\A(?:\w+:[^\r\n<]*\r?\n)+(?=\s*<)")
_SAYS_MORE = re.compile(
    r"<(?:a\s[^<>]*\bhref|h[1-6]|li|ul|ol|table|blockquote|b|strong|em|i|img)\b"
    r"|font-weight:\s*(?:bold|[6-9]00)|font-style:\s*italic",
    re.IGNORECASE,
)
"""What a page can say that its text does not."""
LONGEST = 2_000_000
"""Characters of HTML that are read from the clipboard; of a longer page its plain text is pasted."""
_TITLED = re.compile(r"<title\b[^<>]*>\s*[^<\s]", re.IGNORECASE)
"""What the source of a whole page has, and a part of one that was copied in a browser has not."""
_SIZE = re.compile(r"font-size:\s*([\w.%]+)", re.IGNORECASE)
_MARKUPS = (Form.ASCIIDOC, Form.RST, Form.ORG)
FEW = 40
"""Lines of a paste that is nothing but stories, unless it is a whole mail or page: no masthead, no footer."""
_INTRODUCES = 4
"""Words from which a line with a colon above a list introduces it: "Three things were said:"."""
_BRIEF = 15
"""Characters of the shortest brief without a link: "Ferries sail on"."""
_SENTENCE = 8
"""Words from which a line with a full stop is prose rather than a headline."""


class Where(StrEnum):
    """Where a paste goes: a field with a caret, the links of a story, or a place for stories."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BODY = "body"
    LINKS = "links"
    STORIES = "stories"
    """The running order, a section, an empty issue, the list of issues."""


class What(StrEnum):
    """What a paste is."""

    PROSE = "prose"
    LINKS = "links"
    STORIES = "stories"


@dataclass(frozen=True)
class Pasted:
    """A paste as it was read: `text` is Markdown (of prose), `links` are drafts, `reading` is there for stories.

    `others` are the other things that it could be, the likeliest first: the screen offers them.
    """

    what: What
    text: str = ""
    links: tuple[LinkDraft, ...] = ()
    reading: Reading | None = None
    others: tuple[What, ...] = field(default=())
    data: str = ""
    """What the stories were read from, with `form`: `read_again` reads them so."""
    form: str = ""
    left: tuple[LeftOut, ...] = ()
    """The letter that prose came in, which goes with it; that of stories is among what their reading left out."""


def paste(data: str, where: str = Where.STORIES, known: Iterable[str] = (), as_what: What | None = None) -> Pasted:
    """What a paste is and what it holds; `as_what` reads it as that, whatever it looks like.

    A page or a mail that was copied as its source is read as what it is. In a field of one line everything is prose.
    """
    form = Form.HTML if _PAGE.search(data[:2000]) and form_of("", data) != Form.MAIL else None
    if form is None and (told := _contributed(data, where, known, as_what)):
        return told
    document = _with_settings(lines_of(data, form=form))
    return _pasted(_read_as_text(data, document) if form else data, document, where, known, as_what)


def _with_settings(document: Document) -> Document:
    """A document of which the front matter is left out: it says which issue that was, and a paste goes into another."""
    said = [f"{each.about}: {each.value}" for each in document.hints if each.origin == "front matter"]
    left = (*(LeftOfSource(Reason.SETTING, words) for words in said), *document.left_out)
    return replace(document, left_out=left) if said else document


def _contributed(data: str, where: str, known: Iterable[str], as_what: What | None) -> Pasted | None:
    """What came in a letter, with that as left out; None where there is none, or nobody could keep it."""
    inside, letter = without_letter(data)
    if inside == data:
        return None
    document = lines_of(inside)
    place = Where.STORIES if where == Where.BODY else where
    made = _pasted(inside, replace(document, left_out=(*letter, *document.left_out)), place, known, as_what)
    if made.what == What.PROSE and where == Where.STORIES:
        return replace(made, left=tuple(LeftOut(each.reason, each.text) for each in letter))
    return made if made.what == What.STORIES else None


def paste_page(
    page: str, text: str, where: str = Where.STORIES, known: Iterable[str] = (), as_what: What | None = None
) -> Pasted:
    """As `paste`, of a clipboard that holds both a page (text/html) and the same as text (text/plain).

    The page is read where it says more than the text does: a link, a headline, a list, bold words, sizes. What editors
    of programs and terminals copy says only colours; its text is read then, with its line ends and indents.
    """
    page = _fragment(page)
    if not _says_more(page):
        return paste(text, where, known, as_what)
    document = lines_of(page, form=Form.HTML)
    if text.strip() and (not document.lines or document.form == Form.TEXT or _shows_a_letter(text, document)):
        return paste(text, where, known, as_what)
    return _pasted(_read_as_text(page, document), document, where, known, as_what)


def _shows_a_letter(text: str, document: Document) -> bool:
    """Whether the text of a page is a contribution in its letter, and has all addresses that the page has in it."""
    inside, letter = without_letter(text)
    off = {each.text for each in letter}
    shown = (line.urls for line in document.lines if line.text not in off)
    return inside != text and all(url in inside for urls in shown for url in urls)


def _read_as_text(page: str, document: Document) -> str:
    """The page; the text that it was read as where that is all it holds: a `pre`, or elements too deep to be parsed."""
    return "\n".join(document.source) if document.form == Form.TEXT else page


def _says_more(page: str) -> bool:
    """Whether a page says more than its text: editors of programs give all of it one size."""
    return bool(_SAYS_MORE.search(page)) or len(set(_SIZE.findall(page))) > 1


def _fragment(page: str) -> str:
    """The part of a page that was selected: browsers mark it, and Windows puts a header of offsets ahead of it."""
    begin, end = _BEGIN.search(page), _END.search(page)
    if begin and end and begin.end() <= end.start():
        return page[begin.end() : end.start()]
    return _OFFSETS.sub("", page, count=1)


def copied_text(text: str, html: str | None) -> str:
    """Content of the clipboard as text: Markdown of its HTML where that says more than its plain text.

    `<p>Read <a href="https://e.example">this</a></p>` is "Read [this](https://e.example)". Hostile HTML comes out as
    words, and its addresses are those that `read` lets in.
    """
    if html is None or len(html) > LONGEST or is_address(text) or (text.strip() and not _says_more(html)):
        return text
    return markdown(lines_of(html, form=Form.HTML).lines) or text


def read_again(data: str, form: str, known: Iterable[str]) -> Reading:
    """The reading of stories that were pasted, from what `Pasted` says of it."""
    return _read(data, _with_settings(lines_of(data, form=form or None)), tuple(known))


def _read(data: str, document: Document, known: Iterable[str]) -> Reading:
    whole = document.form == Form.MAIL or (document.form == Form.HTML and _TITLED.search(data[:20_000]))
    if whole or len(document.lines) > FEW:
        return read_document(document, known)
    never = nothing_around(document)
    reading = read_document(document, known, never)
    missed = overlooked(document.lines, reading.origin.labels) if reading.origin else {}
    both = {at: frozenset(labels).union(missed.get(at, ())) for at, labels in never.items()}
    return read_document(document, known, both) if missed else reading


def _pasted(data: str, document: Document, where: str, known: Iterable[str], as_what: What | None) -> Pasted:
    known = tuple(known)
    reading = _read(data, document, known)
    what = as_what or _what(data, document, reading, Where(where), known)
    possible = (What.STORIES, What.PROSE, What.LINKS) if reading.issue.stories else (What.PROSE, What.LINKS)
    others = tuple(each for each in possible if each != what)
    if what == What.LINKS:
        return Pasted(what, links=_links(data, document, reading, known), others=others)
    if what == What.STORIES:
        form = str(Form.HTML) if document.form == Form.HTML else ""
        return Pasted(what, reading=reading, others=others, data=data, form=form)
    return Pasted(what, _prose(data, document), others=others)


def _what(data: str, document: Document, reading: Reading, where: Where, known: tuple[str, ...]) -> What:
    if where in (Where.HEADLINE, Where.STANDFIRST) or not document.lines:
        return What.PROSE
    told = [story for story in reading.issue.stories if story.headline or story.kind == Kind.BRIEF]
    linked = {link.story for link in reading.issue.links}
    lines = [story.body for story in told if story.kind == Kind.BRIEF]
    briefs = where == Where.STORIES and 2 * sum(len(line) >= _BRIEF for line in lines) > len(lines)
    briefs = briefs and any(section.title for section in reading.issue.sections)
    full = [story for story in told if story.id in linked or _is_told(story, briefs)]
    if where == Where.LINKS:
        return What.STORIES if any(story.body and story.id in linked for story in told) else What.LINKS
    text = _plain(data, document)
    rows = [row for row in text.split("\n") if row.strip()]
    if is_agenda(rows) and 2 * sum(bool(found_in(row)) for row in rows) < len(rows):
        return What.PROSE
    if document.form == Form.SHEET and _says_where(reading) and where in (Where.STORIES, Where.BODY):
        return What.STORIES
    if is_sheet_of_links(text, known):
        return What.LINKS
    if is_link_paste(text, known):
        titled = where == Where.STORIES and is_titled(pasted_links(text, known))
        if titled or not any(story.body for story in told if story.kind != Kind.BRIEF):
            return What.LINKS
    if where == Where.STORIES and is_name_list(text):
        return What.LINKS if is_source_list(text) else What.PROSE
    if where == Where.BODY:
        stories = len(full) > 1 or any(story.id in linked for story in full)
        return What.STORIES if stories and not _begins_as_prose(reading) else What.PROSE
    prose = len(full) == 1 and (_begins_as_prose(reading) or greets(full[0].headline or ""))
    return What.STORIES if full and not prose else What.PROSE


def _links(data: str, document: Document, reading: Reading, known: tuple[str, ...]) -> tuple[LinkDraft, ...]:
    """The links of a paste; of a sheet, whose columns have names, those of its stories."""
    if document.form == Form.SHEET:
        return tuple(LinkDraft(each.source, each.title, each.url) for each in reading.issue.links)
    return with_sites(pasted_links(_plain(data, document), known))


def _says_where(reading: Reading) -> bool:
    """Whether rows of a spreadsheet say in which sections their stories stand, or what their texts are."""
    titled = any(each.title for each in reading.issue.sections)
    return titled or any(story.body for story in reading.issue.stories)


def _is_told(story: Story, briefs: bool) -> bool:
    """Whether a story says more than a headline; `briefs` do."""
    return bool(story.body or story.standfirst) and (briefs or story.kind != Kind.BRIEF)


def _begins_as_prose(reading: Reading) -> bool:
    """Whether the first line is running text: long, a sentence with its full stop, or one that a list follows."""
    if reading.origin is None:
        return True
    house = reading.origin.house
    look, line = house.looks[0], house.lines[0]
    if look.ends == ":" and look.words >= _INTRODUCES and len(house.lines) > 1 and house.lines[1].bullet:
        return True
    if has_sentences(line.text):
        return True
    return look.long or (line.text.endswith((".", "。")) and look.words > _SENTENCE)


def _plain(data: str, document: Document) -> str:
    """The paste as a text whose links are Markdown."""
    return seen(data) if document.form in (Form.TEXT, Form.SHEET) else markdown(document.lines)


def _prose(data: str, document: Document) -> str:
    """The paste as Markdown; what another markup leaves out would be gone, so that is prose as it was typed."""
    typed = document.form in (Form.TEXT, Form.SHEET, Form.MARKDOWN) or (document.form in _MARKUPS and document.left_out)
    return tidy(data) if typed else markdown(document.lines)
