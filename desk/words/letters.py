"""Letters of a language in ASCII, for names of files and addresses: "Grüße" is "Gruesse" in German, "Gruse" nowhere.

What no ASCII can say is left out rather than said wrongly: Japanese written with Chinese characters would be read as
Chinese, and Arabic or Hebrew without its vowels as nothing. Such an issue is named by its number.
"""

import re
import unicodedata
from functools import lru_cache

from desk.model.language import language_of
from desk.model.patterns import late

_OWN = {
    "de": "ä ae ö oe ü ue ß ss",
    "da": "æ ae ø oe å aa",
    "nb": "æ ae ø oe å aa",
    "nn": "æ ae ø oe å aa",
    "is": "æ ae þ th ð d ö o",
    "et": "ä a ö o ü u õ o",
    "hr": "đ dj",
    "sr": "ђ dj ж z ј j љ lj њ nj ћ c х h ц c ч c џ dz ш s đ dj",
    "el": "η i ή i υ y ύ y χ ch ξ x ου ou ού ou αυ av εύ ev ευ ev μπ b ντ nt γγ ng γκ gk",
    "bg": "х h ц ts щ sht ъ a ь y ю yu я ya й y ж zh",
    "uk": "г h ґ g є ie ж zh и y і i ї i й i х kh ц ts ч ch ш sh щ shch ь  ю iu я ia",
    "ru": "ё e ж zh й y х kh ц ts ч ch ш sh щ shch ъ  ы y ь  э e ю yu я ya",
    "tr": "ı i ş s ğ g ç c ö o ü u",
    "az": "ə e ı i ş s ğ g ç c ö o ü u",
    "vi": "đ d",
    "ca": "l·l ll",
}
"""Letter by letter, where a language has a way of its own: DIN 5007-2, ELOT 743, KMU 2010, and so on."""
_COMMON = "ł l ø o đ d ð d þ th æ ae œ oe ß ss ı i ŋ ng ħ h"
_KANA = late("[\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f]")
_KANA_RUN = late("[\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f]+")
_HAN = late("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_JAPANESE = late(
    "[\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff]"
)
_HIRAGANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
_TWO_SIGNS = late("([きぎしじちぢにひびぴみりふうゔてでとつ])([ぁぃぅぇぉゃゅょ])")
_FIRST = dict(
    zip(
        "きぎしじちぢにひびぴみりふうゔてでとつ",
        "ky gy sh j ch j ny hy by py my ry f w v t d t ts".split(),
        strict=True,
    )
)
_SECOND = dict(zip("ぁぃぅぇぉゃゅょ", "aiueoauo", strict=True))
_ALONE = str.maketrans(
    {
        "し": "shi",
        "ち": "chi",
        "つ": "tsu",
        "ふ": "fu",
        "じ": "ji",
        "ぢ": "ji",
        "づ": "zu",
        "を": "o",
        "っ": "\0",
        "ー": "",
        "・": " ",
    }
)
_DOUBLED = late("\0+(?:(?=ch)|([a-z])?)")
"""Kana in Latin letters as Hepburn wrote them, without long vowels: シャッター is "shatta"."""
_ELIDING = frozenset({"fr", "it", "ca", "oc", "ast"})
"""Languages whose apostrophe parts two words: "l'été"."""
_UNSAID = late("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
"""Arabic, Hebrew, Thai, Lao, Burmese, Khmer: without vowels or tones nobody reads them in Latin letters."""


def in_ascii_letters(text: str, tag: str) -> str:
    """`text` with the letters that the language has its own way for; all others are left to who makes ASCII of them.

    >>> in_ascii_letters("Müller in Łódź", "de")
    'mueller in lódź'
    """
    text = text.casefold() if language_of(tag) not in ("tr", "az") else _dotted(text)
    if language_of(tag) in _ELIDING:
        text = text.replace("'", " ").replace("’", " ")
    if text.isascii():
        return text
    if _HAN.search(text) and (language_of(tag) == "ja" or _KANA.search(text)):
        text = _JAPANESE.sub(" ", text)
    elif _KANA.search(text):
        text = _KANA_RUN.sub(lambda run: _romaji(run[0]), text)
    text = _UNSAID.sub(" ", text)
    if text.isascii():
        return text
    pattern, letters = _letters(language_of(tag))
    return pattern.sub(lambda found: letters[found[0]], text)


def _romaji(kana: str) -> str:
    """A run of kana in Latin letters."""
    from text_unidecode import unidecode

    kana = unicodedata.normalize("NFKC", kana).translate(_HIRAGANA)
    said = _TWO_SIGNS.sub(lambda two: _FIRST[two[1]] + _SECOND[two[2]], kana)
    latin = str(unidecode(said.translate(_ALONE)))
    return _DOUBLED.sub(lambda found: 2 * found[1] if found[1] else "t" if found.end() < len(latin) else "", latin)


def _dotted(text: str) -> str:
    return text.replace("I", "ı").replace("İ", "i").casefold()


@lru_cache(maxsize=64)
def _letters(language: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """The letters of a language as one pattern, the longest first, and what each becomes."""
    letters: dict[str, str] = {}
    for pairs in (_COMMON, _OWN.get(language, "")):
        found = pairs.split(" ") if pairs else []
        letters |= dict(zip(found[::2], found[1::2], strict=True))
    return re.compile("|".join(map(re.escape, sorted(letters, key=len, reverse=True)))), letters
