"""Rules on what the publication gives to each of its e-mails: sender, address, ways out, colours."""

import re
from collections.abc import Iterator

from desk.edit.publication import unread
from desk.formats.templates.brand import AA, NIGHT, contrast, palette, printed_as
from desk.model.publication import issue_address
from desk.model.text import tidy_line
from desk.model.url import typed_url
from desk.preflight.finding import Severity, Subject, Where
from desk.preflight.rule import Found, Rule, Scope
from desk.words.lines import WordsFault
from desk.words.printed import checked, words_of

_WAY_OUT = re.compile(
    r"unsubscri|opt[ -]?out|preferences|abmeld|abbestell|austragen|désabonn|désinscri|se désabonner|baja|cancelar|"
    r"annulla|disiscri|cancell|afmeld|uitschrijv|cancelar|wypis|отпис|отказ|配信停止|登録解除|退订|取消订阅|إلغاء",
    re.IGNORECASE,
)


def _of(field: str) -> Where:
    return Where(field=field, publication=True)


def _settings_unread(subject: Subject) -> Iterator[Found]:
    for name in unread(subject.publication):
        yield Found(_of(name), (name,), about=name)


def _sender_is_none(subject: Subject) -> Iterator[Found]:
    sender = tidy_line(subject.publication.from_address)
    if sender and not (typed_url(sender) or "").startswith("mailto:"):
        yield Found(_of("from_address"), (sender[:60],))


def _no_postal_address(subject: Subject) -> Iterator[Found]:
    made = subject.tool
    prints = any("address" in tags for tags in made.prints.values())
    if not prints and not made.bare and not tidy_line(subject.publication.postal_address):
        yield Found(_of("postal_address"), (made.title,))


def _no_way_out(subject: Subject) -> Iterator[Found]:
    """Without a tag of the tool the footer has to say how to leave; most tools add it themselves."""
    made = subject.tool
    prints = any("unsubscribe" in tags for tags in made.prints.values())
    if not prints and not made.bare and not _WAY_OUT.search(subject.publication.footer):
        yield Found(_of("footer"), (made.title,))


def _no_web(subject: Subject) -> Iterator[Found]:
    made = subject.tool
    prints = any("web" in tags for tags in made.prints.values())
    address = issue_address(subject.publication, subject.issue.number, subject.issue.slug or "issue")
    if not prints and not made.bare and not address:
        yield Found(_of("issue_address"))


def _contrast_light(subject: Subject) -> Iterator[Found]:
    """Colours that cannot be read as they are: every style prints another in their place."""
    brand = subject.publication.brand
    for name, colour in (("text", brand.text), ("accent", brand.accent)):
        if made := printed_as(brand, name):
            yield Found(_of(f"brand_{name}"), (name, colour, made), about=name)


def _contrast_dark(subject: Subject) -> Iterator[Found]:
    """On a phone at night some programs keep the accent as it is and turn the ground dark."""
    look = palette(subject.publication.brand)
    if (ratio := contrast(look.night_accent, NIGHT)) < AA or (ratio := contrast(look.on_band, look.band)) < AA:
        yield Found(_of("brand_accent"), ("accent", f"{ratio:.1f}", str(AA)), about="accent")


def _dark_on_dark(subject: Subject) -> Iterator[Found]:
    """Programs that keep an e-mail's colours and darken its ground alone make the accent hard to read."""
    look = palette(subject.publication.brand)
    if (ratio := contrast(look.accent, NIGHT)) < _LEAST_AT_NIGHT:
        yield Found(_of("brand_accent"), (f"{ratio:.1f}",))


def _words_in_english(subject: Subject) -> Iterator[Found]:
    """Words that desk adds for readers and has not in the publication's language: they are English."""
    tag = subject.publication.language
    if borrowed := sorted(words_of(subject.publication).borrowed):
        yield Found(_of("words"), (tag, ", ".join(borrowed)))


def _words_not_used(subject: Subject) -> Iterator[Found]:
    """Words of the publication's own that cannot be used, from a file that was changed by hand."""
    try:
        checked(subject.publication.words, subject.publication.language)
    except WordsFault as fault:
        yield Found(_of("words"), (str(fault).rstrip("."),))


_LEAST_AT_NIGHT = 1.5
"""Contrast below which links vanish altogether."""

RULES = (
    Rule(
        "setting-unread",
        Severity.FIX,
        Scope.ISSUE,
        _settings_unread,
        "A setting of the publication that is not what it should be in its file",
        "“{0}” in publication.json is not what it should be, and counts as not set",
        "The issue goes out without it, and what stands there is kept.",
        "Correct it in the file, or set it anew in the publication's settings.",
    ),
    Rule(
        "sender-invalid",
        Severity.FIX,
        Scope.ISSUE,
        _sender_is_none,
        "A sender that is no mail address",
        "“{0}” is no mail address",
        "The draft cannot be sent with it.",
        "Write it in the publication's settings as editor@example.org.",
    ),
    Rule(
        "postal-address-missing",
        Severity.KNOW,
        Scope.ISSUE,
        _no_postal_address,
        "No postal address, and none that the mail tool adds",
        "No postal address is printed",
        "Many countries ask for one in each newsletter.",
        "Write it in the publication's settings, if your mail tool adds none.",
    ),
    Rule(
        "unsubscribe-missing",
        Severity.KNOW,
        Scope.ISSUE,
        _no_way_out,
        "No way to unsubscribe, and none that the mail tool adds",
        "Nothing says how to unsubscribe",
        "The law asks for it, and readers call it spam otherwise.",
        "Say it in the footer, if your mail tool adds nothing.",
    ),
    Rule(
        "web-version-missing",
        Severity.KNOW,
        Scope.ISSUE,
        _no_web,
        "No address at which the issue is read on the web",
        "There is no way to read the issue on the web",
        "It helps whoever sees the e-mail broken or cut off.",
        "Give the publication a pattern for the addresses of its issues.",
    ),
    Rule(
        "words-in-english",
        Severity.LOOK,
        Scope.ISSUE,
        _words_in_english,
        "Words of desk's own that readers see in English, in a publication of another language",
        "Readers see English words where desk has none in “{0}”: {1}",
        "They stand out among your own.",
        "Set yours with `desk words`.",
    ),
    Rule(
        "words-not-used",
        Severity.LOOK,
        Scope.ISSUE,
        _words_not_used,
        "Words of the publication's own that cannot be used",
        "A word of the publication's own is not used. {0}",
        "Readers see the word of the language instead.",
        "Write it anew with `desk words`.",
    ),
    Rule(
        "contrast-light",
        Severity.LOOK,
        Scope.ISSUE,
        _contrast_light,
        f"Brand colours with less contrast than {AA} on their ground",
        "The {0} colour {1} is hard to read on the background, so it is printed as {2}",
        "Many readers could not read the one that you chose.",
        "Choose a darker or a lighter one, if the one that is printed is not yours.",
    ),
    Rule(
        "contrast-dark",
        Severity.LOOK,
        Scope.ISSUE,
        _contrast_dark,
        "Brand colours that are hard to read in the dark",
        "The {0} colour has a contrast of {1} in the dark; {2} is needed",
        "Many readers cannot read it at night.",
        "Choose another one.",
    ),
    Rule(
        "accent-lost-at-night",
        Severity.KNOW,
        Scope.ISSUE,
        _dark_on_dark,
        "An accent that vanishes where a mail program darkens the ground alone",
        "The accent has a contrast of {0} on a dark ground",
        "Some programs darken the ground and keep the colours.",
        "Choose a lighter accent, if many of your readers have such a program.",
    ),
)
