"""Lines that look and stand alike speak with one voice."""

import math

import pytest

from desk.read.house.house import House
from desk.read.model.chain import Chain, Weights
from desk.read.model.vote import voted
from desk.read.sources import lines_of

STORY = (
    "{}\n\nThe quay was shut on Monday, and boats that were to leave have to wait for the tide of Thursday morning.\n\n"
)


@pytest.mark.parametrize(("name", "label"), [("a.md", "headline"), ("a.txt", "section")])
def test_what_was_said_is_heard_in_the_next_round_but_in_a_text_where_all_look_alike(name: str, label: str) -> None:
    house = House(lines_of("".join(map(STORY.format, ("Fog", "Winch", "Crane", "Lamps", "Ropes"))), name).lines)
    chain = Chain(Weights(("headline", "section"), {}, ((0.0, 0.0), (0.0, 0.0)), {}))
    shares = [(0.8 if at < 5 else 0.25) if at % 2 == 0 else 0.5 for at in range(len(house.lines))]
    scores = [[math.log(share), math.log(1 - share)] for share in shares]
    together = voted(scores, chain.likelihoods(scores), chain, house)
    assert chain.labels[together[6].index(max(together[6]))] == label
