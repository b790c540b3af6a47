"""Rules on the words of links: what a reader is told of where a link leads."""

import re
from collections.abc import Iterator

from desk.model.issue import Story
from desk.model.kinds import Kind
from desk.model.text import tidy_line
from desk.model.url import is_address
from desk.preflight.addresses import addresses
from desk.preflight.finding import Severity, Subject
from desk.preflight.rule import Found, Rule, Scope

_EMPTY = frozenset(
    """click here|here|this|link|this link|click|read more|more|learn more|read on|see here|see more|find out more|
    go here|this page|this article|this post|more info|more information|details|continue reading|read this|article|
    website|page|source|tap here|hier|hier klicken|klicken sie hier|mehr|mehr lesen|weiterlesen|mehr erfahren|ici|
    cliquez ici|lire la suite|en savoir plus|plus|aquí|haga clic aquí|leer más|más|qui|clicca qui|leggi di più|
    leggi tutto|hier|klik hier|lees meer|meer|aqui|clique aqui|leia mais|saiba mais|tutaj|kliknij tutaj|więcej|
    здесь|тут|подробнее|читать далее|こちら|こちらをクリック|続きを読む|点击这里|这里|更多|阅读更多""".replace(
        "\n", ""
    ).split("|")
)
"""What tells nothing about where a link leads, in the languages that desk reads."""
_EMPTY_WORDS = frozenset(tidy_line(each) for each in _EMPTY)
_SIGNS = re.compile(r"[\s*_`“”\"'.,:;!?»›>→…()\[\]-]+")
_CUT = re.compile(r"(?<=\w)\s?(?:…|\.\.\.)\s*$")
_JUNK = re.compile(
    r"(?:just a moment|attention required|access denied|are you (?:a )?(?:human|robot)|(?:error )?40[34](?: -| not|$)|"
    r"(?:page )?not found|checking your browser|log ?in(?: to|$)|sign in(?: to|$)|untitled(?: document)?$|redirecting|"
    r"please wait|robot check|security check|403 forbidden|site not available|home ?page$)",
    re.IGNORECASE,
)


def _plain(words: str) -> str:
    return _SIGNS.sub(" ", words).strip().casefold()


def _say_nothing(subject: Subject, story: Story) -> Iterator[Found]:
    for each in addresses(subject.issue, story):
        if not each.bare and (words := _plain(each.words)) in _EMPTY_WORDS and words:
            yield Found(each.words_at, (tidy_line(each.words),), about=words)


def _are_address(subject: Subject, story: Story) -> Iterator[Found]:
    for each in addresses(subject.issue, story):
        words = tidy_line(each.words).strip("<>")
        if each.url and (each.bare or (is_address(words) and ("/" in words or words.startswith("www.")))):
            yield Found(each.words_at, (words[:60],), about=words[:200])


def _untitled(subject: Subject, story: Story) -> Iterator[Found]:
    if story.kind in (Kind.CARD, Kind.BRIEF):  # a card's link leads from its headline, a brief's from its line
        return
    for each in addresses(subject.issue, story):
        if each.link is not None and not tidy_line(each.words) and each.url:
            yield Found(each.words_at, (each.host or each.url[:40],), about=each.url[:200])


def _cut_off(subject: Subject, story: Story) -> Iterator[Found]:
    for link in subject.issue.links_of(story.id):
        if _CUT.search(link.title):
            where = next(each.words_at for each in addresses(subject.issue, story) if each.link == link.id)
            yield Found(where, (tidy_line(link.title)[-40:],), about=tidy_line(link.title))


def _no_title(subject: Subject, story: Story) -> Iterator[Found]:
    for each in addresses(subject.issue, story):
        if each.link is not None and _JUNK.match(tidy_line(each.words)):
            yield Found(each.words_at, (tidy_line(each.words)[:60],), about=tidy_line(each.words))


RULES = (
    Rule(
        "link-words",
        Severity.LOOK,
        Scope.STORY,
        _say_nothing,
        "“Click here” and other words that say nothing of where a link leads",
        "“{0}” says nothing of where it leads",
        "Screen readers list links by their words, and others only skim.",
        "Link the words that name what is there.",
    ),
    Rule(
        "link-words-address",
        Severity.KNOW,
        Scope.STORY,
        _are_address,
        "An address in the place of a link's words",
        "An address stands where words should: {0}",
        "It is read aloud letter by letter, and breaks over two lines.",
        "Say in words what is there.",
    ),
    Rule(
        "link-untitled",
        Severity.LOOK,
        Scope.STORY,
        _untitled,
        "A researched link without a title",
        "The link has no title: {0} is printed",
        "Readers do not learn what is there.",
        "Give it one.",
    ),
    Rule(
        "title-cut",
        Severity.KNOW,
        Scope.STORY,
        _cut_off,
        "A link's title that was cut off",
        "The title is cut off: “{0}”",
        "It came so from the page, and tells half of it.",
        "Write it out.",
    ),
    Rule(
        "title-junk",
        Severity.LOOK,
        Scope.STORY,
        _no_title,
        "A title that is that of a barrier or an error",
        "“{0}” is the title of a barrier, not of the page",
        "A site that keeps programs out gave it in the place of the title.",
        "Open the page, and write its title.",
    ),
)
