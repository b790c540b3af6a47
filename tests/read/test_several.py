"""Where one newsletter of a file ends and the next begins, by how likely each line is to be foot or beginning."""

from desk.read.basis import Basis
from desk.read.features.observe import observe
from desk.read.house.house import House
from desk.read.model.chain import Chain, Weights
from desk.read.model.labels import Label
from desk.read.read import allowed, chain_shipped, labelled
from desk.read.several import newsletters
from desk.read.sources import lines_of

LABELS = ("ahead", "body", "foot", "headline")
NAMES = {label[0]: label for label in LABELS}
STORIES = "Quay shut\n\nA board met.\n\nTide late\n\nIt rained.\n\n"


def parts(source: str, shown: str, read: str, name: str = "a.txt") -> list[int]:
    """How many lines each newsletter has; a letter a line for what it shows itself, and for what it was read as."""
    document = lines_of(source, name)
    likely = [[0.9 if label[0] == each else 0.02 for label in LABELS] for each in shown]
    chain = Chain(Weights(LABELS, {}, ((0.0,) * 4,) * 4, {}))
    labels = tuple(NAMES[each] for each in read)
    basis = Basis(document, House(document.lines), chain, [], [], labels, likely)
    return [len(part.lines) for part in newsletters(basis)]


def test_a_newsletter_begins_behind_a_foot_even_where_both_were_read_as_text() -> None:
    source = f"{STORIES}Unsubscribe here.\n\nDear readers, it was dry.\n\n{STORIES}"
    assert parts(source, "hbhbfahbhb", "hbhbbbhbhb") == [5, 5]


def test_a_mail_begins_once() -> None:
    source = f"{STORIES}Unsubscribe here.\n\nDear readers, it was dry.\n\n{STORIES}"
    mail = f"From: Quay <quay@a.example>\nSubject: Tides\n\n{source}"
    assert parts(mail, "hbhbfahbhb", "hbhbfahbhb", "a.eml") == [10]


def test_a_list_that_has_no_words_of_a_foot_parts_no_newsletter() -> None:
    source = f"{STORIES}New members\n\nAna Reed\n\n{STORIES}"
    assert parts(source, "hbhbfahbhb", "hbhbfahbhb") == [10]


def test_nothing_stands_ahead_of_all_behind_the_first_story_of_a_mail() -> None:
    top = "Quay Post\nNo. 14\n\nDear readers,\n\nit rains, and we have gathered what you need at the quay.\n\n"
    document = lines_of(f"{top}{STORIES}{STORIES}", "a.txt")
    house, chain = House(document.lines), chain_shipped()
    scores = chain.scores(observe(house))
    among = allowed(house, chain, scores)
    assert Label.AHEAD in labelled(document, house, chain, scores, among).labels[1:]
    assert chain.forbid(scores, among, dict.fromkeys(range(1, len(house.lines)), (Label.AHEAD,)))
    assert Label.AHEAD not in labelled(document, house, chain, scores, among).labels[1:]
