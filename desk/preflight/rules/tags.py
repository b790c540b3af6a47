"""Rules on the tags of mail tools: those that are missing, and words that are one or look like one."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from desk.formats.profiles.profile import names, profile
from desk.formats.profiles.target import missing
from desk.model.issue import Story
from desk.preflight.finding import WHOLE, Export, Finding, Severity, Subject
from desk.preflight.rule import Found, Rule, Scope
from desk.preflight.texts import Piece, pieces

_COMMON = re.compile(
    r"\*\|[A-Z][A-Z0-9_:]*\|\*|\{\{\s*[\w.]+(?:\s*\|[^{}\n]*)?\s*\}\}|\{%\s*\w+[^{}\n]*%\}|%%[\w_]+%%|%(?:FIRSTNAME|NAME|EMAIL)%"
    r"|\[\[?(?:firstname|first_name|fname|unsubscribe|unsubscribe_url|webversion|email)(?:,[^\]\n]*)?\]?\](?!\()"
    r"|<(?:unsubscribe|webversion|forwardtoafriend)>|\$[A-Z]{3,}\$",
    re.IGNORECASE,
)
"""Tags as mail tools write them: what stands in the place of a reader's name, of an address, of a way out."""
_SIGNS = re.compile(r"\{[\w{%$(]|\*\||\|\*|[%$]\w|%%|\[\[|\[[\w.]+(?:,[^\]\n]*)?\](?!\()|<[\w-]+>|##|#\w+#")
"""How a tag begins: most texts have none, and then nobody reads how the tools write theirs."""


def _tag_missing(_: Subject, export: Export) -> Iterator[Found]:
    """Tags that the mail tool asks for and that a template of the publication's own has lost."""
    if not export.target.filled:
        for tag in missing(export.text, export.target.profile, export.format):
            yield Found(WHOLE, (tag, export.target.profile.title, export.format))


def _say_tag_missing(found: Sequence[Finding]) -> str:
    _, tool, format = found[0].details
    tags = " and ".join(str(each.details[0]) for each in found)
    return f"{tool} asks for {tags} in the {format}, and it is not there."


def _tag_in_copy(piece: Piece) -> Iterator[Found]:
    """Tags of a mail tool in the copy: printed as they stand, since only desk's own tags are put in for the tool."""
    if _SIGNS.search(piece.text):
        for match in _tags().finditer(piece.prose):
            yield Found(piece.at(*match.span()), (match[0][:60],), about=match[0][:60])


@cache
def _tags() -> re.Pattern[str]:
    """Tags of all tools that desk knows, and their common forms."""
    made = [profile(name) for name in names()]
    known_tags = {tag for each in made for tags in (each.tags, each.tags_html) for tag in tags.values() if len(tag) > 4}
    return re.compile("|".join((*sorted(map(re.escape, known_tags)), _COMMON.pattern)), re.IGNORECASE)


def _taken_for_tag(subject: Subject, story: Story) -> Iterator[Found]:
    """Words that the publication's tool would take for a tag, if desk did not part their signs."""
    made = subject.tool
    for piece in pieces(subject.issue, story, "") if made.escapes else ():
        for escape in made.escapes:
            for match in escape.find.finditer(piece.text):
                words = " ".join(piece.words(match.start(), match.end(), 12).split())
                yield Found(piece.at(*match.span()), (made.title, words), about=match[0])


RULES = (
    Rule(
        "tag-missing",
        Severity.FIX,
        Scope.EXPORT,
        _tag_missing,
        "A tag that the mail tool asks for and the e-mail has not",
        "{1} asks for {0} in the {2}",
        "The tool refuses the e-mail, or adds words of its own.",
        "Put it into the template, or stop using that.",
        _say_tag_missing,
    ),
    Rule(
        "tag-in-copy",
        Severity.LOOK,
        Scope.TEXT,
        _tag_in_copy,
        "A tag of a mail tool in the copy",
        "“{0}” is a tag, and is printed as it stands",
        "desk puts in the tags of your tool itself, and parts the signs of all others.",
        "Write what it stands for, or put it into a template.",
    ),
    Rule(
        "tag-escaped",
        Severity.KNOW,
        Scope.STORY,
        _taken_for_tag,
        "Words that the mail tool would take for a tag",
        "{0} would read “{1}” as a tag",
        "desk parts its signs, so that readers see them as you wrote them.",
        "Leave it, or write it in other words.",
    ),
)
