"""The one reader: bytes or a text in, an issue with its doubts out."""

import gc
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from types import MappingProxyType

from desk.model.issue import Issue
from desk.read.alarms import alarms_of
from desk.read.assemble.issue import Assembled, assemble
from desk.read.basis import Basis, Never
from desk.read.doubts import doubts_of, sureness
from desk.read.features.observe import observe
from desk.read.house.house import House
from desk.read.line import Document, Form
from desk.read.model.chain import Chain, Labels, Scores
from desk.read.model.labels import FRONTS
from desk.read.model.sure import NO_OTHER_LINK, impossible
from desk.read.model.vote import voted
from desk.read.model.weights import shipped
from desk.read.reading import LeftOut, Lines, Reading
from desk.read.rulings.rulings import RULINGS, SHORT, titles
from desk.read.several import newsletters
from desk.read.sources import lines_of
from desk.read.sources.days import day_in, month_in, number_in

_FRONTS = frozenset(FRONTS)
_NOTHING: Never = MappingProxyType({})


@contextmanager
def _unswept() -> Iterator[None]:
    """Without looks for garbage, which cost time and find none: nothing that a reading makes is in a ring."""
    swept = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if swept:
            gc.enable()


@_unswept()
def read(data: bytes | str, name: str = "", form: str | None = None, known: Iterable[str] = ()) -> Reading:
    """What a source says: a mail, a page, a Markdown file or a text.

    `name` is the file's, with its folder where that is known; `form` says what it is where that is sure; `known` are
    the publication's sources of links, which a colon and one space part from a title.
    """
    return read_document(lines_of(data, name, form), known)


@_unswept()
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


def basis_of(
    document: Document,
    known: Iterable[str],
    chain: Chain,
    never: Never = _NOTHING,
    rulings: Sequence[Callable[[Basis], Never]] = RULINGS,
) -> Basis:
    """What the model says of a document; where that cannot be, what it says when told so, one ruling after another."""
    house, known = House(document.lines), frozenset(known)
    scores = chain.scores(observe(house))
    among = allowed(house, chain, scores)
    chain.forbid(scores, among, never)
    chain.forbid(scores, among, dict.fromkeys(_sourced(house, known), NO_OTHER_LINK))
    basis = labelled(document, house, chain, scores, among, known)
    for ruling in rulings if not never else (titles, *SHORT):
        others = ruling(basis)
        if chain.forbid(scores, among, others) and any(basis.labels[at] in labels for at, labels in others.items()):
            basis = labelled(document, house, chain, scores, among, known)
    if document.form == Form.SHEET:
        labels = tuple(line.kind for line in house.lines)
        return replace(basis, labels=labels, forced=dict(enumerate(labels)))
    return basis


def _sourced(house: House, known: Iterable[str]) -> Iterator[int]:
    """The lines right below "Links:" that one of the publication's sources opens: "Quay Board: Minutes"."""
    names, inside = tuple(f"{name}: ".casefold() for name in known), False
    for at, told in enumerate(house.link_labels) if names else ():
        inside = inside and not house.looks[at].long and house.lines[at].text.casefold().startswith(names)
        if inside:
            yield at
        inside = inside or bool(told)


def labelled(
    document: Document, house: House, chain: Chain, scores: Scores, among: Sequence[Labels], known: Iterable[str] = ()
) -> Basis:
    """The best labels that scores give, after lines that stand alike have spoken with one voice.

    `among` are those that each line can have.
    """
    likelihoods = chain.likelihoods(scores, among)
    together, among = voted(scores, likelihoods, chain, house)
    labels = tuple(chain.labels[place] for place in chain.best(together, among))
    return Basis(document, house, chain, scores, together, labels, likelihoods, among, known=frozenset(known))


def allowed(house: House, chain: Chain, scores: Scores) -> list[Labels]:
    """For each line the labels that it can have by itself; the others are taken out of its scores."""
    known: dict[Hashable, frozenset[str]] = {}  # most lines have those that others have
    out = []
    for none, fronts in zip(impossible(house), house.fronts, strict=True):
        key = none, *fronts
        if key not in known:
            known[key] = none.union(_FRONTS.difference(fronts))
        out.append(known[key])
    return chain.allow(scores, out)


def reading_of(basis: Basis) -> Reading:
    """The reading that labels make."""
    document = basis.document
    made: Assembled = assemble(document, basis.house, basis.labels, basis.known, basis.forced)
    basis = basis if basis.heard else replace(basis, heard=basis.chain.likelihoods(basis.scores, basis.among))
    sure = sureness(basis, basis.likelihoods, made.labels)
    return Reading(
        issue=made.issue,
        source=document.source,
        where=MappingProxyType(made.where),
        held=MappingProxyType(made.held),
        doubts=doubts_of(basis, made),
        alarms=alarms_of(made.issue, made.where, document, made.labels, sure),
        left_out=(*made.left, *_left(document)),
        publication=_publication(document, made.issue.title),
        language=document.hint("language") or basis.house.language,
        removed=document.removed,
        problem=document.problem,
        origin=basis,
    )


def _publication(document: Document, title: str) -> str:
    """What the newsletter is called: as the masthead does, where the subject or the page's title has that ahead of the
    number or the day, "Mole Letter no 4 - May 2031"; else as its source says, or who sent it.
    """
    for about in ("subject", "title"):
        name, words = title.casefold(), document.hint(about).casefold()
        rest = words.removeprefix(name) if name and not any(map(str.isdigit, name)) else words
        if rest != words and (number_in(rest) or day_in(rest) or month_in(rest)):
            return title
    return document.hint("publication")


@cache
def chain_shipped() -> Chain:
    """The weights that desk comes with, as a chain."""
    return Chain(shipped())


def _left(document: Document) -> tuple[LeftOut, ...]:
    """What the source itself left out."""
    return tuple(LeftOut(each.reason, each.text, each.url, Lines(each.line, each.line)) for each in document.left_out)
