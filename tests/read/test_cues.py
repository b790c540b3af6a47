"""Words that tell what a line may be, in the languages that desk knows."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.words.cues import GROUPS, LANGUAGES, cues, language_of, says_how_to_leave, vocabulary, words_of


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Unsubscribe at any time", "footer"),
        ("Newsletter abbestellen", "footer"),
        ("Se désabonner", "footer"),
        ("Darse de baja", "footer"),
        ("退订本刊", "footer"),
        ("配信停止はこちら", "footer"),
        ("إلغاء الاشتراك", "footer"),
        ("You joined the list of the quay in May.", "footer"),
        ("How did you like today's letter?", "footer"),
        ("Wie hat Ihnen diese Ausgabe gefallen?", "footer"),
        ("Vous êtes abonné à La Lettre du quai", "footer"),
        ("Je hebt je aangemeld op kade.example", "footer"),
        ("Вы подписаны на письма причала", "footer"),
        ("如需退订，请写信", "footer"),
        ("Anzeige", "sponsor"),
        ("Реклама", "sponsor"),
        ("Czytaj więcej", "more"),
        ("Leggi tutto", "more"),
        ("参考リンク：", "label"),
        ("Nesta edição", "contents"),
        ("Beste lezer,", "greeting"),
        ("© 2021 The Quay", "credit"),
    ],
)
def test_a_line_opens_with_words_of_a_group(text: str, group: str) -> None:
    assert group in cues(text).opens


@pytest.mark.parametrize(
    "text",
    [
        "Esta edición es posible gracias a Sogas García:",
        "Ce numéro est rendu possible par Cordage & Cie",
        "Deze editie wordt mogelijk gemaakt door Touw BV",
        "Выпуск выходит благодаря поддержке завода",
    ],
)
def test_who_makes_an_issue_possible_pays_for_it(text: str) -> None:
    assert "sponsor" in cues(text).says


def test_words_inside_a_line_are_said_but_do_not_open_it() -> None:
    found = cues("Why so many people unsubscribe")
    assert "footer" in found.says
    assert "footer" not in found.opens


@pytest.mark.parametrize(
    "words",
    [
        *("Unsubscribe", "click here to unsubscribe", "Newsletter abmelden", "退订本刊", "配信停止"),
        *("Afmeld her", "desinscription"),
    ],
)
def test_the_words_of_a_link_that_leaves_the_list_are_known(words: str) -> None:
    assert says_how_to_leave(words)
    assert not says_how_to_leave(f"{words} and five words more of a title")
    assert not says_how_to_leave("Subscribe")


def test_part_of_a_word_is_no_word() -> None:
    assert "sponsor" not in cues("Adamant about the harbour").says


def test_a_line_without_such_words_tells_nothing() -> None:
    assert cues("Herons nest on the mast") == cues("")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_group(language: str) -> None:
    assert all(vocabulary(language)[group] for group in GROUPS)
    assert vocabulary(language)["stop"]
    assert vocabulary(language)["leave"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The herons came back to the mast and nobody knows why", "en"),
        ("Die Reiher sind zurück und niemand weiß, warum sie auf dem Mast sind", "de"),
        ("Les hérons sont de retour sur le mât et dans le port", "fr"),
        ("橋の修理を来春に延期すると発表した", "ja"),
        ("市政府宣布推迟桥梁维修工程", "zh"),
    ],
)
def test_the_language_is_the_one_whose_small_words_are_used(text: str, language: str) -> None:
    assert language_of(text) == language


@given(st.text(st.sampled_from("aZ9_ -.’“…é\u0345ßЖ橋©№\u00a0\n")) | st.text())
def test_words_are_letters_and_figures_whatever_signs_stand_between(text: str) -> None:
    assert words_of(text) == re.findall(r"[^\W_]+|[©№]", text.casefold())
