"""Where a finding stands, in the words of a list: "link 4", "line 9", "preheader"."""

from collections.abc import Sequence

from desk.model.issue import Issue
from desk.model.text import clean_line
from desk.preflight.finding import Finding, Where
from desk.preflight.rules import BY_NAME

_NAMES = {
    "image": "picture",
    "links_label": "label",
    "plain": "plain text",
    "from_address": "sender",
    "postal_address": "address",
    "issue_address": "web pattern",
    "brand_accent": "colours",
    "brand_text": "colours",
    "url": "link",
    "until": "held until",
}


def place_of(where: Where, issue: Issue) -> str:
    """The place inside what a finding is about; "" where it is about the whole of it."""
    if where.link is not None:
        links = [link.id for link in issue.links_of(where.story or 0)]
        return f"link {links.index(where.link) + 1}" if where.link in links else "link"
    if where.field == "body" and where.story is not None and where.end:
        return f"line {issue.story(where.story).body.count(chr(10), 0, where.start) + 1}"
    return _NAMES.get(where.field, where.field.replace("_", " "))


def owner_of(where: Where, issue: Issue) -> str:
    """What a finding is about: a story by its name, a section by its title, the issue, or the publication."""
    if where.story is not None:
        return clean_line(issue.story(where.story).name)
    if where.section is not None:
        return clean_line(issue.section(where.section).title or "") or "Untitled section"
    return "Publication" if where.publication else "Issue"


def title_of(findings: Sequence[Finding]) -> str:
    """What findings of one rule are called together: the line that all of them say, else what their rule looks for."""
    says = {BY_NAME[each.rule].line(each) for each in findings}
    return says.pop() if len(says) == 1 else BY_NAME[findings[0].rule].title


def told_apart(findings: Sequence[Finding], issue: Issue) -> list[str]:
    """What tells findings of one rule apart: what each says ("No address: “Minutes”"), or where each is."""
    says = [BY_NAME[each.rule].line(each) for each in findings]
    if len(set(says)) == len(says):
        return says
    return [", ".join(filter(None, (owner_of(each.where, issue), place_of(each.where, issue)))) for each in findings]


def quoted(where: Where, issue: Issue, around: int = 40) -> tuple[str, str, str]:
    """The words at a place and those beside them, on one line each: before, at, behind. Empty where there are none."""
    value: object = ""
    if where.link is not None:
        value = getattr(issue.link(where.link), where.field)
    elif where.story is not None:
        value = getattr(issue.story(where.story), where.field, "")
    elif where.section is not None:
        value = getattr(issue.section(where.section), where.field, "")
    elif not where.publication and where.field:
        value = getattr(issue, where.field, "")
    if not isinstance(value, str) or where.end <= where.start:
        return "", "", ""
    before, at, behind = value[: where.start], value[where.start : where.end], value[where.end :]
    before = before[-around:].rpartition("\n")[2]
    behind = behind[:around].partition("\n")[0]
    return clean_line(before), clean_line(at), clean_line(behind)


def address_of(where: Where, issue: Issue) -> str:
    """The address that a place is about: that of its link, or the one in a body that it marks; "" for none."""
    if where.link is not None:
        return issue.link(where.link).url or ""
    if where.field != "body":
        return ""
    text = issue.story(where.story or 0).body[where.start : where.end]
    return text if text.startswith(("http://", "https://")) else ""
