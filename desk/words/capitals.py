"""Words in capitals, by the rules of their language: in Turkish "ISTANBUL" is another word than "İSTANBUL"."""

import re
import unicodedata

from desk.model.language import language_of

_DOTTED = frozenset({"tr", "az", "crh", "tt", "kk-Latn"})
_TONOS = "\u0301"
_DIAERESIS = "\u0308"
_GREEK = re.compile("[\u0370-\u03ff\u1f00-\u1fff]")
_PARTED = re.compile("([άέόύΆΈΌΎ])([ιυΙΥ])")
"""An accent on the first of two vowels parts them; in capitals a diaeresis has to."""


def capitals(text: str, tag: str) -> str:
    """`text` in capitals.

    Turkish keeps the dot of İ and has none on I; Greek loses its accents and keeps its diaereses; ß is SS.

    >>> capitals("İzmir'in ışığı", "tr")
    "İZMİR'İN IŞIĞI"
    >>> capitals("μάιος", "el")
    'ΜΑΪΟΣ'
    """
    language = language_of(tag)
    if language in _DOTTED:
        return text.replace("i", "İ").replace("ı", "I").upper()
    if language == "el" and _GREEK.search(text):
        return _greek(text)
    return text.upper()


def _greek(text: str) -> str:
    text = _PARTED.sub(lambda pair: f"{pair[1]}{pair[2]}{_DIAERESIS}", unicodedata.normalize("NFC", text))
    return " ".join(map(_greek_word, text.split(" ")))


def _greek_word(word: str) -> str:
    if word in ("ή", "Ή"):  # "or" keeps its accent, so that it is not taken for an article
        return "Ή"
    plain = unicodedata.normalize("NFD", word).replace(_TONOS, "").replace("\u0342", "").replace("\u0313", "")
    return unicodedata.normalize("NFC", plain).upper()
