"""The language of the system is that of a new publication, where it says one."""

import pytest

from desk.outside.language import system_language
from desk.words.lines import WordsFault
from desk.words.tags import has_words, known_language


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LC_ALL": "de_CH.UTF-8", "LANG": "fr_FR"}, "de-CH"),
        ({"LANG": "ja_JP.eucJP"}, "ja-JP"),
        ({"LANG": "sr_RS@latin"}, "sr-RS"),
        ({"LC_ALL": "C.UTF-8"}, ""),
        ({"LANG": "POSIX"}, ""),
        ({"LANG": "xx_YY"}, ""),
        ({"LANG": "\x1b[31m"}, ""),
    ],
)
def test_the_environment_names_a_language(
    environment: dict[str, str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert system_language() == language


@pytest.mark.parametrize(
    ("typed", "tag"),
    [("de", "de"), ("pt_br", "pt-BR"), ("ZH-hant-tw", "zh-Hant-TW"), ("German", "de"), ("日本語", "ja"), ("cy", "cy")],
)
def test_a_language_is_understood_as_it_is_written(typed: str, tag: str) -> None:
    assert known_language(typed) == tag


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("jp", "“jp” is not a language: Japanese is ja."),
        ("ger", "“ger” is not a language: German is de."),
        ("en-UK", "Nobody knows the country “UK” in “en-UK”: write en-GB."),
        ("qq", "Nobody knows the language “qq”: write a tag such as en-GB, de or ja."),
        ("not a tag!", "“not a tag!” is not a language: write a tag such as en-GB, de or ja."),
        ("", "“” is not a language: write a tag such as en-GB, de or ja."),
    ],
)
def test_a_language_that_nobody_knows_is_told_in_a_sentence(typed: str, said: str) -> None:
    with pytest.raises(WordsFault) as fault:
        known_language(typed)
    assert str(fault.value) == said


def test_languages_with_words_are_told_from_those_without() -> None:
    assert has_words("de-LU")
    assert not has_words("cy")
