"""Titles as browsers copy them: the name of their site is their source."""

import pytest

from desk.links.paste import LinkDraft
from desk.links.titles import with_sites


@pytest.mark.parametrize(
    ("title", "url", "source", "rest"),
    [
        ("Ropes that hold - Mole Engineering", "https://eng.mole.example/ropes", "Mole Engineering", "Ropes that hold"),
        ("Ropes | The Mole-Post", "https://www.molepost.example/r", "The Mole-Post", "Ropes"),
        ("Mole – Kai: neue Seile – Hafenpost", "https://hafenpost.example/a", "Hafenpost", "Mole – Kai: neue Seile"),
        ("Quayhub - mole/rope: It holds", "https://quayhub.example/mole/rope", "Quayhub", "mole/rope: It holds"),
        ("绳子 - 码头 Mole", "https://mole.example/1", "码头 Mole", "绳子"),
    ],
)
def test_the_name_of_the_site_is_the_source(title: str, url: str, source: str, rest: str) -> None:
    assert with_sites([LinkDraft(None, title, url)]) == (LinkDraft(source, rest, url),)


@pytest.mark.parametrize(
    ("title", "url"),
    [
        ("The end of knots? | Sailors Weekly", "https://knots.example/end"),
        ("Ropes - and why the mole needs them", "https://mole.example/ropes"),
        ("Mole-side views", "https://mole.example/views"),
        ("A to B - News", "https://news.example/a"),
        ("Ropes - Mole", None),
    ],
)
def test_other_words_behind_a_dash_are_of_the_title(title: str, url: str | None) -> None:
    assert with_sites([LinkDraft(None, title, url)]) == (LinkDraft(None, title, url),)


def test_a_source_that_is_told_stays() -> None:
    draft = LinkDraft("Bo", "Ropes - Mole", "https://mole.example/1")
    assert with_sites([draft]) == (draft,)
