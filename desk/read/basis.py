"""What a reading was made from, kept so that it can be made another way."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from desk.read.house.house import House
from desk.read.line import Document
from desk.read.model.chain import Chain, Labels, Scores


@dataclass(frozen=True)
class Basis:
    """A document, its facts, and what the model says of its lines. `forced` are labels that the editor chose.

    `shown` are the scores of what each line shows by itself, and `likelihoods` come from these: they say how sure the
    whole is. `scores` have what lines that stand alike say together, and decide; doubts are of `heard`, the
    likelihoods by these.
    """

    document: Document
    house: House
    chain: Chain
    shown: Scores
    scores: Scores
    labels: tuple[str, ...]
    likelihoods: Scores
    among: Sequence[Labels] = ()
    """The places of the labels that each line is likely to have at all, by `scores`."""
    heard: Scores = field(default_factory=list)
    known: frozenset[str] = frozenset()
    forced: Mapping[int, str] = field(default_factory=dict)
    tried: tuple[tuple[str, ...], ...] = ()
    """Labellings that were offered before this one."""


Never = Mapping[int, Collection[str]]
"""Labels that lines do not have, by line."""
