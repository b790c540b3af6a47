"""What newsletters say around their stories, as most of them say it: in mastheads, small print, labels and buttons."""

import re

from desk.intake.plain.footer import SURE
from desk.intake.plain.kinds import is_sponsors, presents_offers, sponsor_in, without_mark

_TOGETHER = re.compile(
    r"""\W*(?:(?:made\spossible|supported|powered)\sby|in\spartnership\swith|together\swith
    |(?:a\s)?(?:message|word)\sfrom|(?:ad|sponsor|advertisement|partner)\s*[:–—|])\s+(?P<name>\S.{0,70})""",
    re.VERBOSE | re.IGNORECASE,
)
_HOUSE = re.compile(r"(?:the|your|our|my)\s", re.IGNORECASE)
"""How those are named whose word or message is the house's own: "a word from the editor"."""
MORE = re.compile(
    r"""[\[(«‹<\s]*(?:
      (?:read|learn|see|find\sout|discover|view|show|get|hear|watch|explore)\s
        (?:more|the\s(?:full|whole|rest)|full|all|it|on|now|here|how|article|story|post|statement)\b.{0,40}
      | (?:more|continue(?:\sreading)?|keep\sreading|full\s(?:story|article|text)|details|link|here|click\shere|read
        |watch|listen|register|sign\sup|subscribe|download|mehr|weiterlesen|lire\sla\ssuite|leer\sm[áa]s|go|visit)
        (?:\s(?:now|here|today|online|reading|info|information))?
    )[\])\s.…»›>→➔:!]*""",
    re.VERBOSE | re.IGNORECASE,
)
"""Words of a button that say nothing of where it leads."""
ARROWED = re.compile(r"(?:[›»→➔➜▸►]|>{1,2}|…|\.\.\.)\s*$")
BROWSER = re.compile(
    r"""\b(?:
      (?:view|read|open|see|display)\s(?:this\s|the\s)?(?:e-?mail|newsletter|issue|message|it|post|campaign)?\s*
        (?:in|on|as|with)\s(?:your\s|a\s|the\s)?(?:(?:web\s?)?browser|web(?:\s?(?:page|site))?|line|app)
      | (?:view|read)\s(?:it\s|this\s)?(?:online|on-?line) | web\sversion | online\sversion | mirror\spage
      | trouble\s(?:viewing|reading|seeing)
      | (?:can['’]?t|cannot|having\s\w+)\s(?:see|read|view(?:ing)?)\s(?:this|images)
      | not\sdisplaying\s(?:correctly|properly) | im\sbrowser | add\s(?:us|\S+@\S+)\sto\syour\saddress
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""A line about how to see the mail."""
_SMALL_PRINT = re.compile(
    r"""\b(?:
      (?:update|manage|change|edit)\s(?:your\s|my\s|e-?mail\s|subscription\s)*
        (?:profile|preferences|settings|subscriptions?)
      | you(?:['’]re|\sare|\shave)?\s(?:\w+\s)?(?:receiv(?:ing|ed)|getting|subscribed|signed\sup|registered)\b.{0,60}
      | (?:was|were)\ssent\s(?:to|by|from) | sent\sto\s\S+@ | remove\s(?:yourself|your\s(?:name|address)|me)\b
      | (?:leave|quit)\sthis\slist | copyright\s(?:\(c\)|©|\d{4}) | all\srights\sreserved | alle\srechte
      | privacy\s(?:policy|statement|notice) | se\sd[ée]sabonner | afmelden | mailing\saddress
      | forward(?:ed)?\s(?:this|it)\b.{0,40} | e-?mail\spreferences | subscription\s(?:preferences|settings|options)
      | report\sabuse | this\sis\sa\s(?:marketing|promotional)
    ) | ©\s*(?:\d{4}|[A-Z]) | \(c\)\s(?:\d{4}|copyright)""",
    re.VERBOSE | re.IGNORECASE,
)
CLOSING = re.compile(
    r"""\b(?:
      subscribe | reply\sto\sthis | (?:hit|just)\sreply | (?:e-?mail|write\sto|contact|tell|reach)\s(?:me|us)\b
      | get\sin\stouch | let\s(?:me|us)\sknow | share\sthis | (?:past|previous)\s(?:issues|editions)
      | follow\s(?:me|us) | suggestions\? | feedback | advertise\swith | connect\swith | join\sthe\sconversation
      | d(?:id|o)\syou\s(?:enjoy|like) | what\sdid\syou\sthink | rate\sthis | how\s(?:did\swe|was\sth)
      | see\syou\s(?:next|soon) | until\snext | thanks?\s(?:you\s)?for\sreading
    )""",
    re.VERBOSE | re.IGNORECASE,
)
"""What an editor says when all stories are told."""
NAVIGATION = re.compile(
    r"""(?:home|latest|archives?|past\sissues|about(?:\sus)?|contact(?:\sus)?|subscribe|sign\s?up|log\s?in|advertise
    |forums?|search|website|print|share|tweet|like|facebook|twitter|x|instagram|linkedin|youtube|mastodon|bluesky
    |threads|pinterest|rss|tiktok|forward(?:\sto\sa\sfriend)?|e-?mail(?:\sa\sfriend)?|unsubscribe|preferences
    |subscribe\s(?:now|here|today)|(?:read|open)\sin\sapp
    |back\sto\stop|top|help|faq|feedback|jobs|shop|store)""",
    re.VERBOSE | re.IGNORECASE,
)
"""A word or two of a menu or a row of icons."""
GREETING = re.compile(
    r"""(?:dear|hi|hello|hey|welcome|good\s(?:morning|afternoon|evening|day)|greetings|hallo|liebe|moin|bonjour|hola
    |happy)\b""",
    re.VERBOSE | re.IGNORECASE,
)
CONTENTS = re.compile(
    r"""\W*(?:in\sthis\s(?:issue|edition|week['’]?s?(?:\sissue)?|newsletter|e-?mail|month['’]?s?\sissue)
    |this\s(?:issue|edition|week|newsletter)\b.{0,30}\bcontains|in\stoday['’]s\s(?:issue|edition)|(?:table\sof\s)?contents|inside(?:\sthis\sissue)?|jump\sto|index|inhalt|sommaire
    |what['’]s\s(?:inside|in\sthis\sissue)|today['’]s\s(?:topics|stories|headlines)|at\sa\sglance)\W*""",
    re.VERBOSE | re.IGNORECASE,
)
BYLINE = re.compile(r"(?:(?:written|posted|compiled|edited)\s)?(?:by|von|par|por|da)\s+\S.{0,120}", re.IGNORECASE)
LETTER = re.compile(
    r"""(?:(?:a\s)?letter\sfrom|from\sthe\seditor|editor['’]?s?['’]?\s(?:letter|note|notes|introduction|column|word)
    |welcome\b|editorial\b|a\snote\sfrom|(?:a\s)?(?:word|message)\sfrom\s(?:the|your|our|my)\s|dear\b|hello\b|introduction\b)""",
    re.VERBOSE | re.IGNORECASE,
)
NUMBER = re.compile(
    r"(?:\b(?:issue|edition|number|no|nr|num|ausgabe|folge|numéro|numero|número|volume \d+,? (?:issue|number|no))"
    r"\.?\s*[#№]?\s*"
    r"|[#№第]\s?|\bn[°º]\s?)(\d{1,5})(?:\b|(?=[号期]))",
    re.IGNORECASE,
)


def is_small_print(words: str) -> bool:
    """Whether words stand in the small print at the end and nowhere else."""
    return bool(SURE.search(words) or _SMALL_PRINT.search(words))


def paid_by(words: str) -> str | None:
    """Who paid for what follows a line, "" if the line only says that somebody did, None if it says neither."""
    if is_sponsors(words):
        return ""
    name = sponsor_in(words)
    match = _TOGETHER.fullmatch(words) if name is None else None
    if match and _HOUSE.match(match["name"]):
        return None
    return match["name"].strip(" .*") if match else name


def is_paid_section(title: str) -> bool:
    """Whether the title of a section says that its stories are paid for, or whose offers they are."""
    return paid_by(title) == "" or presents_offers(title)


def paid_mark(headline: str) -> tuple[str, str]:
    """A headline without the mark that says it was paid for, and that mark; a mark alone leaves an empty headline."""
    rest, mark = without_mark(f"x {headline}")
    if mark and rest.strip() == "x":
        return "", mark
    return without_mark(headline)
