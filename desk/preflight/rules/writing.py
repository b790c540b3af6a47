"""Rules on how a publication writes: spelling, names, and its house style."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate, groupby

from desk.model.issue import Story
from desk.preflight.finding import Finding, Severity, Subject, Where
from desk.preflight.rule import Found, Rule, Scope
from desk.preflight.texts import Piece
from desk.preflight.writing import is_prose
from desk.words.spelling.speller import Slip
from desk.words.spelling.tokens import words_in
from desk.words.style.breaches import breaches
from desk.words.style.sheet import IssuePart

_PARTS = {
    "headline": IssuePart.HEADLINE,
    "standfirst": IssuePart.STANDFIRST,
    "body": IssuePart.BODY,
    "subject": IssuePart.SUBJECT,
    "preheader": IssuePart.SUBJECT,
}
_SEVERITIES = {"fix": Severity.FIX, "look": Severity.LOOK, "know": Severity.KNOW}
_OFFERED = 3
SHORT, SHORT_NAME = 5, 6
"""Letters up to which a word is near so many others that among terms it is one of them ("spel", "comms", "proto"), and
with a capital a name ("Farber", "Vries")."""
FOREIGN_WORDS, FOREIGN_PART = 5, 0.35
"""Unknown words of a paragraph, and the part of all its words that they are, from which on it is a quotation in another
language or a piece of code, if most of them are near no word: nobody mistypes every third word."""


def _spelling(subject: Subject, piece: Piece) -> Iterator[Found]:
    yield from _slips(subject, piece, names=False)


def _names(subject: Subject, piece: Piece) -> Iterator[Found]:
    yield from _slips(subject, piece, names=True)


def _slips(subject: Subject, piece: Piece, *, names: bool) -> Iterator[Found]:
    speller = subject.memory.writing.speller
    if speller is None or not is_prose(piece):
        return
    slips = list(speller.slips(piece.text, subject.memory.names.__contains__))
    suggestions = cache(speller.suggestions)  # a slip of a long text is made again and again
    for slip in _without_quotations(piece.text, slips):
        if slip.is_name == names and slip.word not in subject.memory.names:
            offered = () if names else suggestions(slip.word, far=slip.is_near)[:_OFFERED]
            mend = offered[0] if len(offered) == 1 else None
            place = piece.at(slip.start, slip.end)
            is_likely = slip.is_near and not _may_be_other(slip.word, offered, subject.memory.terms)
            lighter = None if is_likely or names or speller.is_elsewhere(slip.word) else Severity.KNOW
            yield Found(place, (slip.word, " or ".join(offered)), slip.word, mend, lighter)


def _may_be_other(word: str, offered: Sequence[str], among_terms: bool) -> bool:
    """Whether a word is so short that it is as likely something else as a slip, unless two of its letters are swapped.

    That is a name where it has a capital, as at the beginning of a sentence, and a term where there are many of them.
    """
    swapped = any(sorted(each.lower()) == sorted(word.lower()) for each in offered)
    longest = SHORT_NAME if word[:1].isupper() else SHORT if among_terms else 0
    return len(word) <= longest and not swapped


def _without_quotations(text: str, slips: list[Slip]) -> Iterator[Slip]:
    """The slips outside paragraphs of which so many words are unknown that they are in another language, or in none."""
    if len(slips) < FOREIGN_WORDS:
        yield from slips
        return
    ends = list(accumulate(len(paragraph) + 2 for paragraph in text.split("\n\n")))
    for at, run in groupby(slips, lambda each: bisect_right(ends, each.start)):
        found = list(run)
        paragraph = text[ends[at - 1] if at else 0 : ends[at] - 2]
        here = [each for each in found if each.word[0].islower()]
        is_strange = len(here) >= FOREIGN_WORDS and 2 * sum(each.is_near for each in here) < len(here)
        if not (is_strange and len(here) > FOREIGN_PART * sum(1 for _ in words_in(paragraph))):
            yield from found


def _offer(finding: Finding) -> str:
    offered = finding.details[1]
    return f"“{finding.details[0]}” may be {offered}" if offered else f"“{finding.details[0]}” is not in the dictionary"


def _grammar(subject: Subject, piece: Piece) -> Iterator[Found]:
    grammar = subject.memory.writing.grammar
    if grammar is None or not is_prose(piece) or piece.where.field not in ("standfirst", "body", "preheader"):
        return
    for remark in grammar.remarks(piece.text):
        words = _short(piece.text[remark.start : remark.end])
        mend = remark.offered[0] if len(remark.offered) == 1 else None
        about = f"{remark.rule}:{words.lower()}"
        yield Found(piece.at(remark.start, remark.end), (words, remark.says.rstrip("."), ""), about, mend)


def _style(subject: Subject, piece: Piece) -> Iterator[Found]:
    sheet = subject.memory.writing.sheet
    part = (
        IssuePart.SECTION
        if piece.where.section is not None and piece.where.field == "title"
        else _PARTS.get(piece.where.field)
    )
    if part is None and piece.where.link is not None:
        part = IssuePart.TITLE
    if part is None or (part is not IssuePart.TITLE and not is_prose(piece)):
        return
    for breach in breaches(piece.text, part, sheet):
        words = piece.text[breach.start : breach.end]
        yield Found(
            piece.at(breach.start, breach.end),
            (_short(words), breach.says or f"the house style ({breach.rule})", breach.instead),
            f"{breach.rule}:{_short(words).lower()}",
            breach.instead or None,
            _SEVERITIES[breach.severity],
        )


def _labels(subject: Subject, story: Story) -> Iterator[Found]:
    sheet = subject.memory.writing.sheet
    for link in subject.issue.links_of(story.id):
        for breach in breaches(link.source or "", IssuePart.LABEL, sheet):
            where = Where(story.id, link.id, "source", breach.start, breach.end)
            source = link.source or ""
            details = (_short(source), breach.says, breach.instead)
            yield Found(
                where, details, f"{breach.rule}:{source.lower()}", breach.instead or None, _SEVERITIES[breach.severity]
            )


def _short(words: str) -> str:
    return " ".join(words.split())[:60]


def _said(finding: Finding) -> str:
    found, says, instead = finding.details
    return f"“{found}”: {says}" + (f" – “{instead}”" if instead else "")


def _elsewhere(subject: Subject) -> Iterator[Found]:
    if words := subject.memory.elsewhere:
        yield Found(details=(len(words), ", ".join(words[:_OFFERED]), subject.memory.writing.language))


def _say_elsewhere(finding: Finding) -> str:
    number, words, language = finding.details
    many = (
        "1 word is spelt as another country does"
        if number == 1
        else f"{number} words are spelt as another country does"
    )
    return f"{many}, not in {language}: {words}"


def _foreign(subject: Subject) -> Iterator[Found]:
    if share := subject.memory.foreign:
        yield Found(details=(share, subject.memory.writing.language))


def _faults(subject: Subject) -> Iterator[Found]:
    for fault in subject.memory.writing.faults:
        yield Found(details=(fault,), about=fault)


def _no_dictionary(subject: Subject) -> Iterator[Found]:
    writing = subject.memory.writing
    if writing.language and writing.speller is None and not any("dictionary" in each for each in writing.faults):
        yield Found(details=(writing.language,), about=writing.language)


RULES = (
    Rule(
        "spelling",
        Severity.LOOK,
        Scope.PROSE,
        _spelling,
        "A word that no dictionary knows",
        _offer,
        "A reader sees a slip sooner than its writer.",
        "Write it right, or let it pass for ever: then it is one of the publication's own words.",
    ),
    Rule(
        "other-english",
        Severity.KNOW,
        Scope.ISSUE,
        _elsewhere,
        "An issue in the English of another country than its publication's",
        _say_elsewhere,
        "It was written so from end to end, so that the words are none of them slips.",
        "Name its English in the settings of the publication, or write them as you do.",
    ),
    Rule(
        "other-language",
        Severity.KNOW,
        Scope.ISSUE,
        _foreign,
        "An issue in another language than its publication's",
        "{0} % of the words are not in the dictionary of {1}: nothing is said about spelling",
        "It is written in another language, whose words would all be taken for slips.",
        "Name its language in the settings of the publication.",
    ),
    Rule(
        "name-new",
        Severity.KNOW,
        Scope.PROSE,
        _names,
        "A name that was never printed before",
        "“{0}” was never printed here before",
        "Names are what slips hurt most, and no dictionary has them.",
        "Hold it against its source.",
    ),
    Rule(
        "house-style",
        Severity.LOOK,
        Scope.PROSE,
        _style,
        "Words or signs that are not the house style (`style.toml`)",
        _said,
        "One voice from the first story to the last.",
        "Write it as the house does, or let it pass.",
    ),
    Rule(
        "grammar",
        Severity.LOOK,
        Scope.PROSE,
        _grammar,
        "What Harper says of the grammar, where `style.toml` asks for it",
        _said,
        "Grammar that stumbles makes a reader stumble.",
        "Write it right, or let it pass.",
    ),
    Rule(
        "label-style",
        Severity.LOOK,
        Scope.STORY,
        _labels,
        "A source that is not written as the house does (`style.toml`)",
        _said,
        "Sources that look alike are found at a glance.",
        "Write it as the house does, or let it pass.",
        passed_as="house-style",
    ),
    Rule(
        "style-sheet",
        Severity.LOOK,
        Scope.ISSUE,
        _faults,
        "Something in `style.toml`, `words.txt` or a dictionary that cannot be used",
        "{0}",
        "What cannot be used is left out, and nothing is said by it.",
        "Put it right in the file.",
    ),
    Rule(
        "dictionary-missing",
        Severity.KNOW,
        Scope.ISSUE,
        _no_dictionary,
        "No dictionary for the language of the publication",
        "There is no dictionary for “{0}”: nothing is said about spelling",
        "No spelling is better than a wrong one.",
        "Install hunspell's dictionary for it, such as the package hunspell-fr.",
    ),
)
