"""Rules on addresses: whether there is one, where it leads, and what it carries."""

import ipaddress
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from desk.links.key import key_of
from desk.links.trackers import entering
from desk.links.wrapped import is_tracked, mail_addresses
from desk.model.issue import Place, Story
from desk.model.kinds import Kind
from desk.model.publication import issue_address
from desk.model.text import tidy_line
from desk.preflight.addresses import Address, addresses
from desk.preflight.finding import Finding, Severity, Subject, Where
from desk.preflight.rule import Found, Rule, Scope

SHORTENERS = frozenset((Path(__file__).with_name("shorteners.txt")).read_text("utf-8").split())
"""Hosts whose addresses only lead on: bit.ly and its kin."""
_AT = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}(?:@|%40)[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}(?![\w@])", re.IGNORECASE)
_ACCOUNTS = re.compile(
    r"/@|/(?:profile|users?|u|channel|c|web|npm|package)/|^(?:medium|youtube|tiktok|threads)\."
    r"|/calendar/(?:embed|ical|feeds|r)\b|^mail-archive\.|/(?:lists?|archives?|hyperkitty|pipermail)/|/(?:thread|message)/|/msg\d+"
)
"""Where an address in a path is no reader's: an account, a calendar, and the list that an archive of mails is of."""
_MESSAGE = re.compile(r"(?:\d{6,}|[\w.+-]*\d[\w.+-]*\.fsf|CA[\w+=-]{20,}|[0-9a-f]{8}-[0-9a-f-]{20,})[\w.+-]*(?:@|%40)")
"""The id of a mail in the archive of a list (RFC 5322): "87ldc6bfje.fsf@ferry.example" is nobody."""
_PRIVATE = re.compile(r"(?:.*\.)?(?:local|localdomain|internal|intranet|lan|corp|home|private|home\.arpa|onion)")
_DOES = {"mailto": "writes to", "tel": "rings"}
"""What a link does that opens no page, by its scheme."""
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)


def _no_address(subject: Subject, story: Story) -> Iterator[Found]:
    for each in _all(subject, story):
        if not each.url and not _is_reference(subject, each):
            yield Found(each.whole if each.link is None else each.where, (tidy_line(each.words),))


def _is_reference(subject: Subject, address: Address) -> bool:
    """Whether a link without an address points to an own story: the rule on cross-links says more of it."""
    return address.link is not None and bool(subject.issue.link(address.link).ref)


def _without_address(finding: Finding) -> str:
    words = finding.details[0]
    return f"No address: “{words}”" if words else "A link has no address"


def _say_no_address(found: Sequence[Finding]) -> str:
    number = len(found)
    if number == 1:
        return "1 link without an address: it is printed as plain words."
    return f"{number} links without an address: they are printed as plain words."


def _refused(subject: Subject, story: Story) -> Iterator[Found]:
    for each in _all(subject, story):
        if each.url and not each.safe and not each.url.startswith("#"):
            scheme = _SCHEME.match(each.url)
            yield Found(each.where, (f"{scheme[1]}:" if scheme else each.url[:60],), about=each.url[:200])


def _mail(subject: Subject, story: Story) -> Iterator[Found]:
    for each in _all(subject, story):
        scheme, sign, rest = (each.safe or "").partition(":")
        if sign and scheme.lower() in _DOES:
            to = rest.partition("?")[0]
            yield Found(each.where, (_DOES[scheme.lower()], to), about=to)


def _tracked(subject: Subject, story: Story) -> Iterator[Found]:
    """Parameters that only say who sent the reader, and wrappers of filters and mail tools."""
    for each in _web(subject, story):
        if (made := entering(each.url)).is_changed:
            yield Found(each.where, (made.words,), about=each.host, mend=made.url)
        elif is_tracked(each.url):
            yield Found(each.where, ("it leads through a counter",), about=each.host)


def _reader(subject: Subject, story: Story) -> Iterator[Found]:
    """Somebody's mail address inside an address: whoever clicks is taken for them."""
    for each in _web(subject, story):
        named = mail_addresses(each.url)
        match = None if _ACCOUNTS.search(f"{each.host}{_path(each.url)}") else _AT.search(_path(each.url))
        match = None if match and _MESSAGE.match(match[0]) else match
        if named or match:
            who = named[0] if named else match[0] if match else ""
            yield Found(each.where, (who.replace("%40", "@"),), about=each.url[:200])


def _path(url: str) -> str:
    return "/" + url.partition("://")[2].partition("/")[2] if "/" in url.partition("://")[2] else url.partition("?")[2]


def _short(subject: Subject, story: Story) -> Iterator[Found]:
    for each in _web(subject, story):
        if each.host in SHORTENERS and _path(each.url).strip("/"):
            yield Found(each.where, (each.host,), about=each.host)


def _insecure(subject: Subject, story: Story) -> Iterator[Found]:
    for each in _web(subject, story):
        if each.url.lower().startswith("http://") and each.host in subject.memory.secure:
            yield Found(each.where, (each.host,), about=each.host, mend="https" + each.url[4:])


def _private(subject: Subject, story: Story) -> Iterator[Found]:
    for each in _web(subject, story):
        if is_private(each.host):
            yield Found(each.where, (each.host,), about=each.host)


def is_private(host: str) -> bool:
    """Whether a host is reached in one network alone: "intranet", "10.0.0.7", "nas.local"."""
    if host.startswith("[") or host[-1:].isdigit():
        try:
            return not ipaddress.ip_address(host.strip("[]")).is_global
        except ValueError:
            pass
    return bool(host) and ("." not in host or bool(_PRIVATE.fullmatch(host)))


def _label_differs(subject: Subject, story: Story) -> Iterator[Found]:
    for link in subject.issue.links_of(story.id):
        key = key_of(link.url) if link.url else None
        before = subject.memory.labels.get(key.host, "") if key else ""
        now = tidy_line(link.source or "")
        if before and now and before != now:
            where = Where(story.id, link.id, "source", 0, len(link.source or ""))
            yield Found(where, (now, before), about=f"{now} for {before}", mend=before)


def _no_anchor(subject: Subject) -> Iterator[Found]:
    """An address that leads to a place in this issue which is not there: "#harbour", "…/49-the-larger-hall#story-9"."""
    own = issue_address(subject.publication, subject.issue.number, subject.issue.slug)
    there = {f"story-{story.id}" for story in subject.issue.in_order()}
    for story in subject.issue.in_order():
        for each in _all(subject, story):
            page, mark, place = each.url.partition("#")
            if mark and (not page or page == own) and place not in there:
                yield Found(each.where, (f"#{place}"[:60],), about=f"#{place}"[:60])


def _cross_link_gone(subject: Subject) -> Iterator[Found]:
    stories = {f"{subject.issue.id}/{story.id}": story for story in subject.issue.stories}
    read = {story.id for story in subject.issue.in_order()}
    for link in subject.issue.links:
        if not link.ref or link.story not in read:
            continue
        issue, here = link.ref.partition("/")[0], stories.get(link.ref)
        where = Where(link.story, link.id, "url", 0, len(link.url or ""))
        if here is not None and here.place != Place.IN:
            yield Found(where, (f"was {here.place}",), about=link.ref)
        elif here is None and (link.ref in subject.memory.gone or issue == str(subject.issue.id)):
            yield Found(where, ("is in no issue",), about=link.ref)


def _all(subject: Subject, story: Story) -> Iterator[Address]:
    return addresses(subject.issue, story) if story.kind != Kind.CONTENTS else iter(())


def _web(subject: Subject, story: Story) -> Iterator[Address]:
    return (each for each in _all(subject, story) if each.host)


def _say_tracked(finding: Finding) -> str:
    what = str(finding.details[0])
    return "The address leads through a counter" if finding.mend is None else f"The address can be {what}"


RULES = (
    Rule(
        "link-without-address",
        Severity.FIX,
        Scope.STORY,
        _no_address,
        "A link without an address",
        _without_address,
        "The words are there and the address is not, so a reader would have nothing to click.",
        "Give it an address, or take the link out.",
        _say_no_address,
    ),
    Rule(
        "address-refused",
        Severity.FIX,
        Scope.STORY,
        _refused,
        "An address that is neither http, https, mailto nor tel",
        "The address is not printed: {0}",
        "Mail programs open pages, mail and telephone numbers alone: files and scripts are left out.",
        "Give it an address that begins with https://.",
    ),
    Rule(
        "address-mail",
        Severity.KNOW,
        Scope.STORY,
        _mail,
        "A link that writes a mail or rings a telephone",
        "The link {0} {1}",
        "Readers without a mail program or a telephone get an error.",
        "Leave it, where that is meant.",
    ),
    Rule(
        "address-tracked",
        Severity.LOOK,
        Scope.STORY,
        _tracked,
        "An address with tracking parameters, or through somebody's counter",
        _say_tracked,
        "It tells another site where your reader came from.",
        "Take them off, or link to the page itself.",
    ),
    Rule(
        "address-names-reader",
        Severity.LOOK,
        Scope.STORY,
        _reader,
        "Somebody's mail address inside an address",
        "The address names {0}",
        "Every reader who clicks is taken for that person, and all can read the address.",
        "Link to the page without it.",
    ),
    Rule(
        "address-short",
        Severity.LOOK,
        Scope.STORY,
        _short,
        "A shortener",
        "{0} only leads on",
        "Readers cannot see where it leads, spam filters mistrust it, and it may end any day.",
        "Open it, and link to where it leads.",
    ),
    Rule(
        "address-insecure",
        Severity.LOOK,
        Scope.STORY,
        _insecure,
        "http: where the site was linked by https: before",
        "{0} is known by https",
        "Browsers warn of http.",
        "Link by https.",
    ),
    Rule(
        "address-private",
        Severity.FIX,
        Scope.STORY,
        _private,
        "An address in a private network",
        "{0} is reached in your network alone",
        "No reader can open it.",
        "Link to a page on the web.",
    ),
    Rule(
        "source-differs",
        Severity.LOOK,
        Scope.STORY,
        _label_differs,
        "A source that is called otherwise than before",
        "“{0}” was “{1}” before",
        "Readers take them for two sources.",
        "Call it as before, if nothing changed.",
    ),
    Rule(
        "anchor-missing",
        Severity.LOOK,
        Scope.ISSUE,
        _no_anchor,
        "A place in this issue that is not there",
        "There is no {0} in this issue",
        "The link leads nowhere.",
        "Link to the page, or to a story that is in.",
    ),
    Rule(
        "cross-link-gone",
        Severity.LOOK,
        Scope.ISSUE,
        _cross_link_gone,
        "A cross-link whose story is not in any more",
        "The story it leads to {0}",
        "The link leads to a place that will never be there.",
        "Take the link out, or take the story back.",
    ),
)
