"""What newsletters say around their stories, as most of them say it: in mastheads, footers, labels and buttons."""

import re

_LABEL = r"[\s:–—|•·*\-]*"

SPONSOR_LINE = re.compile(
    rf"""[\[(*\s]*(?:(?:our|today['’]s|this\s(?:week|month|issue|edition)['’]s|a\smessage\sfrom\sour|a\sword\sfrom\sour
    |(?:made\spossible|this\s(?:issue|edition|newsletter)\sis)\s)\s*)?
    (?: (?P<by>(?:sponsored|presented|supported|powered|brought\sto\syou|paid\sfor)\sby|in\spartnership\swith|together\swith
        |(?:a\s)?(?:message|word)\sfrom|(?:ad|sponsor|advertisement|partner)\s*[:–—|])
      | (?:sponsors?|sponsored(?:\s(?:post|content|links?|message|section))?|sponsorships?|advertis(?:ements?|ing)|adverts?|ads?
        |promot(?:ed|ions?)|paid\s(?:post|content|partnership|promotion)|partner\scontent|partners?|anzeigen?
        |werbung|publicit[ée]|publicidad) )
    [\])*]*{_LABEL}(?P<name>.*)""",
    re.VERBOSE | re.IGNORECASE,
)
"""A line that marks what follows as paid for; `name` says by whom, if it does."""
SPONSOR_MARK = re.compile(
    r"\s*[(\[–—|-]\s*(?:sponsor(?:ed)?(?: (?:post|content|link))?|ad|advert(?:isement)?|promoted|promo|paid|partner)\s*[)\]]?\s*$"
    r"|^\s*[\[(]\s*(?:sponsor(?:ed)?|ad|advert(?:isement)?|promoted|paid)\s*[)\]]\s*|^(?:sponsored|advertisement|ad):\s+",
    re.IGNORECASE,
)
"""What a headline says of itself: "(sponsored)", "[ad]"."""
MORE = re.compile(
    r"""[\[(«‹<\s]*(?: (?:read|learn|see|find\sout|discover|view|show|get|hear|watch|explore)\s(?:more|the\s(?:full|whole|rest)
        |full|all|it|on|now|here|how|article|story|post|statement)\b.{0,40}
      | (?:more|continue(?:\sreading)?|keep\sreading|full\s(?:story|article|text)|details|link|here|click\shere|read|watch
        |listen|register|sign\sup|subscribe|download|mehr|weiterlesen|lire\sla\ssuite|leer\sm[áa]s|go|visit)
        (?:\s(?:now|here|today|online|reading|info|information))? )[\])\s.…»›>→➔:!]*""",
    re.VERBOSE | re.IGNORECASE,
)
"""Words of a button that say nothing of where it leads."""
ARROWED = re.compile(r"(?:[›»→➔➜▸►]|>{1,2}|…|\.\.\.)\s*$")
BROWSER = re.compile(
    r"""\b(?: (?:view|read|open|see|display)\s(?:this\s|the\s)?(?:e-?mail|newsletter|issue|message|it|post|campaign)?\s*
        (?:in|on|as|with)\s(?:your\s|a\s|the\s)?(?:(?:web\s?)?browser|web(?:\s?(?:page|site))?|line|app)
      | (?:view|read)\s(?:it\s|this\s)?(?:online|on-?line) | web\sversion | online\sversion | mirror\spage | trouble\s(?:viewing|reading|seeing)
      | (?:can['’]?t|cannot|having\s\w+)\s(?:see|read|view(?:ing)?)\s(?:this|images) | not\sdisplaying\s(?:correctly|properly)
      | im\sbrowser | add\s(?:us|\S+@\S+)\sto\syour\saddress )\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""A line about how to see the mail."""
FOOTER = re.compile(
    r"""\b(?: unsubscrib\w* | opt[\s-]?out | (?:update|manage|change|edit)\s(?:your\s|my\s|e-?mail\s|subscription\s)*(?:profile|preferences|settings|subscriptions?)
      | you(?:['’]re|\sare|\shave)?\s(?:\w+\s)?(?:receiv(?:ing|ed)|getting|subscribed|signed\sup|registered)\b.{0,60}
      | (?:was|were)\ssent\s(?:to|by|from) | sent\sto\s\S+@ | remove\s(?:yourself|your\s(?:name|address)|me)\b | (?:leave|quit)\sthis\slist
      | copyright\s(?:\(c\)|©|\d{4}) | all\srights\sreserved | alle\srechte | privacy\s(?:policy|statement|notice) | abmelden | abbestellen
      | se\sd[ée]sabonner | se\sd[ée]sinscrire | darse\sde\sbaja | afmelden | mailing\saddress | forward(?:ed)?\s(?:this|it)\b.{0,40}
      | e-?mail\spreferences | subscription\s(?:preferences|settings|options) | you\sjoined | report\sabuse | this\sis\sa\s(?:marketing|promotional)
      | to\sstop\sreceiving )
      | ©\s*(?:\d{4}|[A-Z]) | \(c\)\s(?:\d{4}|copyright)""",
    re.VERBOSE | re.IGNORECASE,
)
"""What stands in the small print at the end and nowhere else."""
CLOSING = re.compile(
    r"""\b(?: subscribe | reply\sto\sthis | (?:hit|just)\sreply | (?:e-?mail|write\sto|contact|tell|reach)\s(?:me|us)\b | get\sin\stouch | let\s(?:me|us)\sknow
      | share\sthis | past\s(?:issues|editions) | previous\s(?:issues|editions) | follow\s(?:me|us) | suggestions\? | feedback | advertise\swith
      | connect\swith | join\sthe\sconversation | see\syou\s(?:next|soon) | until\snext | thanks?\s(?:you\s)?for\sreading )""",
    re.VERBOSE | re.IGNORECASE,
)
"""What an editor says when all stories are told."""
NAVIGATION = re.compile(
    r"(?:home|latest|archives?|past issues|about(?: us)?|contact(?: us)?|subscribe|sign ?up|log ?in|advertise|forums?|search|website"
    r"|print|share|tweet|like|facebook|twitter|x|instagram|linkedin|youtube|mastodon|bluesky|threads|pinterest|rss|tiktok|"
    r"forward(?: to a friend)?|e-?mail(?: a friend)?|unsubscribe|preferences|back to top|top|help|faq|feedback|jobs|shop|store)",
    re.IGNORECASE,
)
"""A word or two of a menu or a row of icons."""
GREETING = re.compile(
    r"(?:dear|hi|hello|hey|welcome|good (?:morning|afternoon|evening|day)|greetings|hallo|liebe|moin|bonjour|hola|happy)\b", re.IGNORECASE
)
CONTENTS = re.compile(
    r"\W*(?:in this (?:issue|edition|week['’]?s?(?: issue)?|newsletter|e-?mail|month['’]?s? issue)|(?:table of )?contents|inside(?: this issue)?|"
    r"what['’]s (?:inside|in this issue)|today['’]s (?:topics|stories|headlines)|at a glance|jump to|index|inhalt|sommaire|in today['’]s (?:issue|edition))\W*",
    re.IGNORECASE,
)
BYLINE = re.compile(r"(?:(?:written|posted|compiled|edited)\s)?(?:by|von|par|por|da)\s+\S.{0,120}", re.IGNORECASE)
LETTER = re.compile(
    r"(?:(?:a\s)?letter from|from the editor|editor['’]?s?['’]?\s(?:letter|note|notes|introduction|column|word)|welcome\b|editorial\b|"
    r"a note from|dear\b|hello\b|introduction\b)",
    re.IGNORECASE,
)
NUMBER = re.compile(
    r"(?:\b(?:issue|edition|number|no|nr|num|volume \d+,? (?:issue|number|no))\.?\s*[#№]?\s*|[#№]\s?)(\d{1,5})\b", re.IGNORECASE
)
