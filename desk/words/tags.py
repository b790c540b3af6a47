"""A language as an editor writes it, made a tag: "de", "pt-br", "German" and "Deutsch" are understood."""

from functools import cache

from desk.model.language import parts, steps
from desk.model.publication import LANGUAGE
from desk.model.text import tidy_line
from desk.words.lines import WordsFault
from desk.words.plurals import locale
from desk.words.printed import FALLBACK, languages

_MEANT = {
    "ara": "ar", "br-br": "pt-BR", "chi": "zh-Hans", "cn": "zh-Hans", "cz": "cs", "cze": "cs", "deu": "de",
    "dk": "da", "dut": "nl", "ell": "el", "eng": "en", "fin": "fi", "fra": "fr", "fre": "fr", "ger": "de",
    "gr": "el", "heb": "he", "hin": "hi", "hun": "hu", "ita": "it", "jp": "ja", "jpn": "ja", "kor": "ko",
    "kr": "ko", "nld": "nl", "nor": "nb", "pol": "pl", "por": "pt", "ron": "ro", "rum": "ro", "rus": "ru",
    "spa": "es", "swe": "sv", "tur": "tr", "tw": "zh-Hant", "ua": "uk", "ukr": "uk", "us": "en-US", "zho": "zh-Hans",
}  # fmt: skip
"""What people write for a language: the code of its country, or one of three letters."""
_COUNTRIES = {"UK": "GB", "EN": "GB"}


def known_language(text: str) -> str:
    """The tag of a language, written as tags are: "en-GB". Raises WordsFault where nobody knows it."""
    typed = tidy_line(text)
    if _may_be_a_name(typed) and (named := _named().get(typed.casefold())):
        return named
    if not LANGUAGE.fullmatch(tag := typed.replace("_", "-")):
        raise WordsFault(f"“{typed[:40]}” is not a language: write a tag such as en-GB, de or ja.")
    language, script, region = parts(tag)
    if meant := _MEANT.get(tag.casefold()) or _MEANT.get(language):
        raise WordsFault(f"“{typed[:40]}” is not a language: {_name(meant)} is {meant}.")
    known = locale("en")
    assert known is not None
    if language not in known.languages:
        raise WordsFault(f"Nobody knows the language “{language}”: write a tag such as en-GB, de or ja.")
    if region and region not in known.territories:
        other = f": write {language}-{_COUNTRIES[region]}" if region in _COUNTRIES else f": write {language} alone"
        raise WordsFault(f"Nobody knows the country “{region}” in “{typed[:40]}”{other}.")
    return "-".join(filter(None, (language, script, region)))


def of_locale(name: str) -> str:
    """The language of a system's locale ("de_CH.UTF-8"), "" for one that names none ("C", "POSIX")."""
    tag = name.partition(".")[0].partition("@")[0].replace("_", "-")
    if tag.casefold() in ("", "c", "posix"):
        return ""
    try:
        return known_language(tag)
    except WordsFault:
        return ""


def has_words(tag: str) -> bool:
    """Whether desk has words of its own in a language."""
    return any(each in languages() for each in steps(tag))


def _name(tag: str) -> str:
    known = locale(tag)
    return str((known.english_name if known else None) or tag)


def english_name(tag: str) -> str:
    """What a language is called in English: "German" for de-DE; the tag where nobody knows."""
    return _name(parts(tag)[0]) if parts(tag)[0] != "zh" else _name(tag)


def name_of(tag: str) -> str:
    """What a language calls itself: "Deutsch (Schweiz)" for de-CH; the tag where nobody knows."""
    known = locale(tag)
    return str((known.display_name if known else None) or tag)


def _may_be_a_name(typed: str) -> bool:
    """Whether this can be a language's name and not its tag ("de-CH"): all names in ASCII have four letters and more.

    To ask babel for all names takes a fifth of a second.
    """
    return not typed.isascii() or len(typed.partition("-")[0]) > 3


@cache
def _named() -> dict[str, str]:
    """Languages by their names in English and in themselves, in lower case."""
    found: dict[str, str] = {}
    for tag in languages():
        language = tag if tag in ("pt-BR", "zh-Hans", "zh-Hant", "sr-Latn") else parts(tag)[0]
        for name in (known.english_name, known.language_name) if (known := locale(language)) else ():
            found.setdefault(str(name).casefold(), language)
    return {**found, "english": FALLBACK, "chinese": "zh-Hans", "norwegian": "nb", "portuguese": "pt-PT"}
