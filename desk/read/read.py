"""The one reader: bytes or a text in, an issue with its doubts out."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import accumulate
from types import MappingProxyType

from desk.model.issue import Issue
from desk.read.alarms import alarms_of
from desk.read.assemble.issue import Assembled, assemble
from desk.read.basis import Basis
from desk.read.doubts import doubts_of, sureness
from desk.read.features.observe import observe
from desk.read.house.house import House
from desk.read.house.masthead import dated, numbered
from desk.read.line import Document, Form
from desk.read.model.chain import Chain, Scores
from desk.read.model.labels import FRONTS, HEADS, INSIDE, Label
from desk.read.model.sure import impossible
from desk.read.model.vote import of_cards, of_linked, overlooked, voted
from desk.read.model.weights import shipped
from desk.read.reading import LeftOut, Lines, Reading
from desk.read.several import newsletters
from desk.read.sources import lines_of

MOST_IN_FOOT = 0.4
"""Share of the letters that no foot has; which share, and the next, hardly matters to families that are left out."""
LAST_PART = 0.2
"""Share of the letters that are left where such a foot can begin."""
_FEW = 3
"""Stories below the title of a newsletter; above fewer it may be that of a story."""

_TITLES = INSIDE.union(HEADS, (Label.SECTION,))
_FRONTS = frozenset(FRONTS)
Never = Mapping[int, Collection[str]]
"""Labels that lines do not have, by line."""
_NOTHING: Never = MappingProxyType({})


def read(data: bytes | str, name: str = "", form: str | None = None, known: Iterable[str] = ()) -> Reading:
    """What a source says: a mail, a page, a Markdown file or a text.

    `name` is the file's, with its folder where that is known; `form` says what it is where that is sure; `known` are
    the publication's sources of links, which a colon and one space part from a title.
    """
    return read_document(lines_of(data, name, form), known)


def read_all(
    data: bytes | str, name: str = "", form: str | None = None, known: Iterable[str] = ()
) -> tuple[Reading, ...]:
    """As `read`, for each mail of a mailbox and each newsletter of a file; most sources have one."""
    known = tuple(known)
    return tuple(reading for document in lines_of(data, name, form).all for reading in _read_each(document, known))


def _read_each(document: Document, known: Iterable[str]) -> Iterator[Reading]:
    """The readings of the newsletters that a document holds."""
    whole = read_document(document, known)
    parts = tuple(newsletters(whole.origin)) if whole.origin else (document,)
    yield from [whole] if len(parts) == 1 else (read_document(part, known) for part in parts)


def read_document(document: Document, known: Iterable[str] = (), never: Never = _NOTHING) -> Reading:
    """The reading of lines that were found; `never` are labels that they cannot have, by line."""
    if not document.lines:
        return Reading(Issue(0), document.source, left_out=_left(document), problem=document.problem)
    return reading_of(basis_of(document, known, chain_shipped(), never))


def basis_of(document: Document, known: Iterable[str], chain: Chain, never: Never = _NOTHING) -> Basis:
    """What the model says of a document; where that cannot be, what it says when told so, one ruling after another."""
    house = House(document.lines)
    scores = chain.scores(observe(house))
    ruled: Never = {at: never.get(at, ()) for at in range(len(house.lines))}
    basis = labelled(document, house, chain, scores, known, ruled)
    for ruling in _RULINGS if not never else (_titles,):
        if out := ruling(basis):
            ruled = {at: {*labels, *out.get(at, ())} for at, labels in ruled.items()}
            basis = labelled(document, house, chain, scores, known, ruled)
    if document.form == Form.SHEET:
        labels = tuple(line.kind for line in house.lines)
        return replace(basis, labels=labels, forced=dict(enumerate(labels)))
    return basis


def _cards(basis: Basis) -> Never:
    """Linked titles below pictures that lead there are stories."""
    return of_cards(basis.house, basis.labels)


def _linked(basis: Basis) -> Never:
    """A heading above links and then a text is a story's."""
    return of_linked(basis.house, basis.labels)


def _without_stories(basis: Basis) -> Never:
    """One with text has a story, whatever it looks like."""
    told = any(label in HEADS for label in basis.labels) or not any(line.text for line in basis.house.lines)
    return {} if told else dict.fromkeys(range(len(basis.labels)), (Label.AHEAD, Label.FOOT, Label.ABOVE))


def _long_foot(basis: Basis) -> Never:
    """No foot has so many of the words: it begins further below."""
    sizes = [len(line.text) for line in basis.house.lines]
    foot = sum(size for size, label in zip(sizes, basis.labels, strict=True) if label == Label.FOOT)
    if foot <= MOST_IN_FOOT * sum(sizes):
        return {}
    below = [sum(sizes) - above for above in accumulate(sizes, initial=0)]
    first = next(at for at, rest in enumerate(below) if rest <= LAST_PART * sum(sizes))
    return dict.fromkeys(range(first), (Label.FOOT,))


def _begins_again(basis: Basis) -> Never:
    """A mail begins once: below its first headline nothing stands ahead of all."""
    first = next((at for at, label in enumerate(basis.labels) if label in HEADS), len(basis.labels))
    again = basis.document.form == Form.MAIL and first and Label.AHEAD in basis.labels[first:]
    return dict.fromkeys(range(first, len(basis.labels)), (Label.AHEAD,)) if again else {}


def _masthead(basis: Basis) -> Never:
    """A first heading above all others with the number or the day, "Tide Weekly, 9 May 2026", is the newsletter's."""
    house, label = basis.house, basis.labels[0]
    first, others = house.lines[0].heading, [line.heading for line in house.lines[1:] if line.heading and line.text]
    above = first and all(first < other for other in others) and (dated(house, 0) or numbered(house, 0))
    stories = sum(each in HEADS for each in basis.labels[1:])
    return {0: _TITLES} if above and label in _TITLES and stories >= _FEW else {}


def _titles(basis: Basis) -> Never:
    """What a title is, those that look the same say."""
    return overlooked(basis.house, basis.labels)


_RULINGS: Sequence[Callable[[Basis], Never]] = (
    _cards,
    _without_stories,
    _long_foot,
    _begins_again,
    _masthead,
    _titles,
    _linked,
)


def labelled(
    document: Document, house: House, chain: Chain, scores: Scores, known: Iterable[str] = (), never: Never = _NOTHING
) -> Basis:
    """The best labels that scores give, after lines that stand alike have spoken with one voice.

    `never` are the labels that a line does not have, beside those that it cannot have by itself.
    """
    own = enumerate(zip(impossible(house), house.fronts, strict=True))
    out = (none.union(_FRONTS.difference(fronts), never.get(at, ())) for at, (none, fronts) in own)
    among = chain.allow(scores, out)
    likelihoods = chain.likelihoods(scores, among)
    together, among = voted(scores, likelihoods, chain, house)
    labels = tuple(chain.labels[place] for place in chain.best(together, among))
    return Basis(document, house, chain, scores, together, labels, likelihoods, frozenset(known))


def reading_of(basis: Basis) -> Reading:
    """The reading that labels make."""
    document = basis.document
    made: Assembled = assemble(document, basis.house, basis.labels, basis.known, basis.forced)
    sure = sureness(basis, made.labels)
    return Reading(
        issue=made.issue,
        source=document.source,
        where=MappingProxyType(made.where),
        held=MappingProxyType(made.held),
        doubts=doubts_of(basis, made, sure),
        alarms=alarms_of(made.issue, made.where, document, made.labels, sure),
        left_out=(*made.left, *_left(document)),
        publication=document.hint("publication"),
        language=document.hint("language") or basis.house.language,
        removed=document.removed,
        problem=document.problem,
        origin=basis,
    )


@cache
def chain_shipped() -> Chain:
    """The weights that desk comes with, as a chain."""
    return Chain(shipped())


def _left(document: Document) -> tuple[LeftOut, ...]:
    """What the source itself left out."""
    return tuple(LeftOut(each.reason, each.text, each.url, Lines(each.line, each.line)) for each in document.left_out)
