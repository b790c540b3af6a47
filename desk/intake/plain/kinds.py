"""What kind of item a story is, from the words that say so."""

import re

_MARKER = re.compile(r"\[\d{1,4}\]")
_PAID = (
    r"sponsored?(?: (?:content|post|item|message|link))?|sponsor(?:ship|s)?|advert(?:isement|orial|ising)?|ad|ads"
    r"|promot(?:ed|ion)|paid(?: (?:content|post))?|partner(?: content| message)?|anzeige|werbung|publicité|reklame"
)
_SUFFIX = re.compile(rf"\s*[\[(](?:{_PAID})[\])]\W*$", re.IGNORECASE)
_PREFIX = re.compile(rf"(?:[\[(](?:{_PAID})[\])]:?|(?:{_PAID})\s*[:–—|-])\s+(?=\S)", re.IGNORECASE)
_AHEAD = (
    r"our |this (?:week|month|issue).?s |todays? |from our |a (?:word|message) from (?:our |the )?"
    r"|thanks to our |please (?:support|visit) our "
)
_SECTION = re.compile(rf"\W*(?:{_AHEAD})?(?:{_PAID})\W*$", re.IGNORECASE)
_END = re.compile(
    rf"\W*(?:end of|ends?|ende(?: der| des)?|fin(?: de(?: la| l.)?| du| del?)?|fine(?: della| del)?|einde)"
    rf"\s*(?:the |this )?(?:{_PAID}|publicidad|pubblicità|advertentie)(?: ends?| ende)?\W*",
    re.IGNORECASE,
)
"""The mark behind what is paid: "End of advertisement", "Ende der Anzeige", "Fin de la publicité"."""
_FROM_SPONSOR = re.compile(rf"\W*(?:{_AHEAD})(?:{_PAID})\s?[:–—-]\s", re.IGNORECASE)
_BY = re.compile(
    r"\W*(?:this (?:issue|week|newsletter|edition)\b.{0,30})?(?:sponsored|presented|brought to you|paid for) by:?\s+"
    r"(\S.{0,100}?)[\s.*_-]*$",
    re.IGNORECASE,
)
_OFFERS = re.compile(
    r"""\W*(?:\S+\s){0,2}?(?i:jobs|careers|positions|vacancies|training|courses|offers|deals|stellen(?:angebote)?
    |angebote|emplois|offres|ofertas|empleos)\s(?i:by|from|von|par|por|de)\s[A-ZÀ-Þ].{0,60}""",
    re.VERBOSE,
)
"""Offers that somebody presents: "Jobs by Harbour & Sons"."""
_DEEDS = (
    "click|tap|register|book|order|buy|sign up|download|subscribe|apply|shop|try it|get yours"
    "|learn more|find out more|read more"
)
CALL = re.compile(
    rf"(?:please )?(?:click|tap|go|press) here\b|(?:{_DEEDS})\b.{{0,60}}\b(?:here|now|today|free|more)\b", re.IGNORECASE
)
"""The words with which an advertisement ends."""
_BUTTON = re.compile(
    r"\W{0,3}(?:(?:read|see|find out|learn|show|view)(?: the)? (?:more|on|(?:full )?(?:article|post|story))"
    r"|continue(?: reading)?|full (?:story|article)|keep reading|watch (?:now|the video)|listen now|weiterlesen"
    r"|mehr (?:erfahren|lesen|dazu)|lire (?:la suite|plus)|en savoir plus|leer más|seguir leyendo|leggi tutto"
    r"|leggi di più|lees (?:meer|verder)|läs mer|les mer|læs mere|saiba mais|leia mais)\W{0,4}",
    re.IGNORECASE,
)
BRIEFS = re.compile(
    r"brief|in short|round[- ]?up|quick|short(?:s| takes)|headlines|news(?:flash|bites)?\b|bits|nuggets|kurz|en bref"
    r"|brèves|breves|termine|kalender|agenda|veranstaltungen|meldungen|noticias|notizie|nouvelles|nieuws"
    r"|links?\b|reading|events|dates|diary|jobs|releases",
    re.IGNORECASE,
)
"""Titles above items of one line."""
_NAME = r"(?:[^.!?]|(?<=\b[^\W\d_])\.|(?<=\b[DMS][rt])\.)"
_BYLINE = re.compile(
    rf"(?:by|von|par|por|text:|words:|written by|posted by|author:)\s+(?-i:[^\W\d_a-z]){_NAME}{{1,80}}$"
    rf"|(?:by|from|von|par|por|text:|words:|written by|posted by|author:)\s+"
    rf"[a-z]+ (?:d |de |van |von )?[^\W\d_]{_NAME}{{1,80}}$",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"(?:(?:Dr|Prof|Mr|Mrs|Ms|Rev)\.? )?[^\W\d_a-z][\w.’'-]*"
    r"(?: (?:[^\W\d_a-z][\w.’'-]*|de|van|von|der|den|la|le|di|da|Q\.)){1,3}"
    r"(?:\s*(?:,|[–—~-]|\()\s*[^.!?:]{2,50})?$"
)
_SIGNATURE = re.compile(r"(?:[-–—]{1,2}|―)\s*((?!\d)\w[^.!?]*(?:\.[^.!?]+){0,3}\)?)")
_BY_NAME = re.compile(
    r"\s((?:by|von|par)\s(?:[^\W\d_a-z]|@|de |van |von |der |the (?=[A-Z]))\S*"
    r"(?:\s(?:and|&|et|und|de|van|von|der|la|of|[^\W\d_a-z]\S*))*)$"
)
GREETING = re.compile(
    r"(?:hi|hello|hey|hallo|dear|welcome|liebe[rs]?|greetings|good (?:morning|day)|bonjour)\b", re.IGNORECASE
)
"""How letters begin."""
SALUTATION = 40
"""Characters of the longest line that is a greeting and nothing more."""
_LETTER = re.compile(
    r"\W*(?:(?:a |the )?(?:letter|note|word|message|few words) )?from (?:the|your) (?:editor|desk|chair)\b.{0,40}$"
    r"|\W*(?:the |your )?editor.?s? (?:letter|note|introduction|comment)\W*$"
    r"|\W*(?:editorial|welcome|dear readers?)\W*$",
    re.IGNORECASE,
)


def is_letters(headline: str) -> bool:
    """Whether a headline says that the editor speaks: "From the editor"."""
    return bool(_LETTER.match(headline))


def without_mark(headline: str) -> tuple[str, str]:
    """A headline without the word that marks it as paid, and that word: "Try our pump (ad)"."""
    if match := _SUFFIX.search(headline):
        return headline[: match.start()], match[0].strip()
    if match := _PREFIX.match(headline):
        return headline[match.end() :], match[0].strip()
    return headline, ""


def is_sponsors(title: str) -> bool:
    """Whether a section's title or a line says that what follows is paid."""
    return len(title) < 70 and bool(_SECTION.match(title))


def ends_sponsors(title: str) -> bool:
    """Whether a line says that what is paid ends here."""
    return len(title) < 70 and bool(_END.fullmatch(title))


def presents_offers(title: str) -> bool:
    """Whether a section's title says whose offers stand in it: "Jobs by Harbour & Sons"."""
    return bool(_OFFERS.fullmatch(title))


def thanks_sponsor(headline: str) -> bool:
    """Whether a headline begins by saying whom the item is from: "From our sponsor: Loom & Lathe"."""
    return bool(_FROM_SPONSOR.match(headline))


def sponsor_in(line: str) -> str | None:
    """The sponsor that a line names, or None: "Sponsored by Harrow & Lyle"."""
    match = _BY.match(line) if len(line) < 160 else None
    return match[1] if match else None


def is_button(line: str) -> bool:
    """Whether a line is what stands on the button below a story: "Read more"; with a colon it is a label."""
    return len(line) < 40 and not line.endswith(":") and bool(_BUTTON.fullmatch(line))


def signature_in(line: str) -> str:
    """The name behind a dash that ends a story, "" if a line is none: "-- Marek Ilves", "— J. Orr, Leith"."""
    match = _SIGNATURE.fullmatch(line) if len(line) < 90 else None
    return match[1] if match else ""


def is_byline(line: str, signed: bool = False) -> bool:
    """Whether a line names an author; without "by" only where such lines stand below headlines (`signed`)."""
    line = _MARKER.sub("", line)
    if len(line) > 100:
        return False
    return bool(_BYLINE.match(line)) or (signed and bool(_PERSON.match(line)))


def split_byline(headline: str) -> tuple[str, str]:
    """A headline and the author behind it: "Frost by Nora Quill"."""
    match = _BY_NAME.search(headline)
    return (headline[: match.start()], match[1]) if match else (headline, "")
