"""Words with addresses among them, as Markdown: "(https://…)", "<https://…>", "[3]" and bare addresses become links."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from desk.intake.plain.notes import MARKER, Notes
from desk.intake.reading import ReadLink
from desk.intake.signs import escape_signs
from desk.intake.starts import escape_start
from desk.links.found import Found, found_in
from desk.model.text import tidy_line

LONGEST = 20_000
"""Characters of the longest line in which links are looked for; what is longer stays words."""
LONGEST_TITLE = 120
"""Characters of the longest words ahead of an address that are its title, all of them."""
_ORG = re.compile(r"\]\s\(<")
_OPENS = re.compile(r"\s*[(<\[]\s*$")
_CLOSES = re.compile(r"\s*[)>\]]")
_TITLE_ENDS = re.compile(r"\s*$|\s+[-–—]{1,2}\s")
_SENTENCE = re.compile(r"[a-z)\]][.;]\s")
_STOPS = re.compile(r"[\s.,:;!?–—-]$")
_LAST_WORDS = re.compile(r"((?:[^\W\d_a-z][\w’'&.-]*\s)*[^\s(\[<]+)$")
_ARTICLE = re.compile(r"^(?:The|A|An) (?=\S)")
_FIRST_WORDS = re.compile(r"[^\s,.;:!?()]+(?:[.-][^\s,.;:!?()]+)*(?:\s[^\s,.;:!?()\[]+){0,5}")
_NAMES = re.compile(r"(?:[^\W\d_a-z][\w’'&+:.-]*\s){0,7}[^\W\d_a-z][\w’'&+:-]*(?:\.\w+)*")
_BOLD = re.compile(r"<(strong|b)>(.{1,200}?)</\1>", re.IGNORECASE)
_EM = re.compile(r"<(em|i)>(.{1,200}?)</\1>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line: words, or a link (with `url`) and its words; `guessed` if the words were chosen here."""

    words: str
    url: str | None = None
    guessed: bool = False


def pieces(text: str, notes: Notes, row: int) -> list[Piece]:
    """A line as words and links in their order."""
    if len(text) > LONGEST:
        return [Piece(text)]
    if "] (<" in text:
        text = _ORG.sub("](<", text)
    made: list[Piece] = []
    for piece in _addressed(text):
        if piece.url is None and "[" in piece.words and notes.notes:
            made += _numbered(piece.words, notes, row)
        else:
            made.append(piece)
    return [piece for piece in made if piece.words or piece.url]


def _addressed(text: str) -> Iterator[Piece]:
    place = 0
    lead = ""
    for found in found_in(text):
        if found.url is None:
            continue
        lead += text[place : found.start]
        place = found.end
        closes = _CLOSES.match(text, place) if _OPENS.search(lead[-9:]) else None
        ends = _TITLE_ENDS.match(text, closes.end()) if closes else None
        alone = found.start == len(lead) and ends is not None and not (ends[0].strip() and ", " in lead)
        yield from _linked(lead, found, closes is not None, alone)
        place = closes.end() if closes else place
        lead = ""
    yield Piece(lead + text[place:])


def _linked(lead: str, found: Found, bracketed: bool, alone: bool) -> Iterator[Piece]:
    """The words ahead of a link and the link; one in brackets has the words ahead of them for its own.

    Those are all of them where they and the address stand `alone` in their line, or ahead of a dash.
    """
    if found.words:
        yield Piece(lead)
        yield Piece(found.words, found.url)
        return
    if not bracketed:
        yield Piece(lead)
        yield Piece("", found.url)
        return
    lead = lead.rstrip().removesuffix("(").removesuffix("<").removesuffix("[").rstrip()
    whole = alone and len(lead) < LONGEST_TITLE and not _SENTENCE.search(lead)
    words = "" if _STOPS.search(lead) else lead if whole else _last_words(lead)
    yield Piece(lead[: len(lead) - len(words)] if words else lead + " " * bool(lead))
    yield Piece(words, found.url, guessed=bool(words) and not whole)


def _last_words(lead: str) -> str:
    match = _LAST_WORDS.search(lead, max(0, len(lead) - 80))
    return _ARTICLE.sub("", match[1], count=1) if match else ""


def _numbered(text: str, notes: Notes, row: int) -> Iterator[Piece]:
    """Words with markers of notes among them: a marker stands right ahead of its words, or behind them and a space."""
    place = 0
    for match in MARKER.finditer(text):
        if int(match[1]) not in notes or match.start() < place or not (url := notes.url(int(match[1]), row)):
            continue
        lead = text[place : match.start()]
        behind = text[match.end() : match.end() + 1]
        if behind and not behind.isspace() and behind not in ".,;:!?)" and (not lead or not lead[-1].isalnum()):
            words = _words_behind(text, match.end())
            yield Piece(lead)
            yield Piece(words, url, guessed=True)
            place = match.end() + len(words)
        else:
            words = _last_words(lead.rstrip())
            kept = lead.rstrip()
            yield Piece(kept[: len(kept) - len(words)])
            yield Piece(words, url, guessed=True)
            place = match.end()
    yield Piece(text[place:])


def _words_behind(text: str, place: int) -> str:
    """The words that a marker ahead of them means: names as far as they go, else to the next stop."""
    end = MARKER.search(text, place)
    window = text[place : min(place + 160, end.start() if end else len(text))]
    names = _NAMES.match(window)
    if names and " " in names[0].strip():
        return names[0].rstrip()
    match = _FIRST_WORDS.match(window)
    return match[0].rstrip() if match else window.split(" ", 1)[0]


def markdown(text: str, notes: Notes, row: int) -> tuple[str, bool]:
    """A line as Markdown, and whether the words of a link in it had to be guessed."""
    made = pieces(text, notes, row)
    written = "".join(map(_written, made))
    written = _EM.sub(r"*\2*", _BOLD.sub(r"**\2**", written)) if "</" in written else written
    return escape_start(escape_signs(written.replace("\t", " ").strip())), any(piece.guessed for piece in made)


def _written(piece: Piece) -> str:
    if piece.url is None:
        return piece.words
    url = piece.url.replace("(", "%28").replace(")", "%29")
    if not piece.words:
        return f"<{piece.url}>" if "(" not in piece.url else f"[{piece.url}]({url})"
    words = piece.words.replace("[", "\\[").replace("]", "\\]")
    return f"[{words}]({url})"


def opens_with_link(text: str, notes: Notes, row: int) -> bool:
    """Whether a line begins with the words of its first link, its title, and goes on behind a dash or not at all."""
    made = pieces(text, notes, row)
    first = next((piece for piece in made if piece.words.strip() or piece.url), None)
    return first is not None and first.url is not None and bool(first.words) and not first.guessed


def titled(text: str, notes: Notes, row: int) -> tuple[str, list[ReadLink], str, bool]:
    """A headline and the links it carries: its words, its links, words behind the first link, and whether it leads.

    It leads somewhere if it begins with linked words or ends with an address.
    """
    text = text.strip()
    marker = MARKER.match(text)
    if marker and int(marker[1]) in notes and MARKER.search(text, marker.end()) is None:
        words = tidy_line(text[marker.end() :])
        return words, [ReadLink(words, None, notes.url(int(marker[1]), row))], "", True
    made = pieces(text, notes, row)
    links = [at for at, piece in enumerate(made) if piece.url]
    if not links:
        return tidy_line(text), [], "", False
    first = links[0]
    ahead = tidy_line("".join(piece.words for piece in made[: first + 1])).rstrip(" :-–—(<→>")
    rest = [piece for piece in made[first + 1 :] if piece.url]
    behind = tidy_line("".join(piece.words for piece in made[first + 1 :] if not piece.url)).strip(" ,;()|·")
    found = [ReadLink(ahead, None, made[first].url), *(ReadLink(tidy_line(p.words), None, p.url) for p in rest)]
    return ahead, found, behind, True
