"""Quotation marks, dashes and the spaces around them, for each language: CLDR's delimiters and national usage.

Where the two differ, usage decides: Danish quotes ”so” (Retskrivningsordbogen), Polish inner marks are guillemets
(PWN), Swiss German and Italian write «so» without spaces, French sets a narrow space inside.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from desk.model.language import direction, steps

NARROW, WIDE = "\u202f", "\u00a0"
"""No-break spaces: the narrow one of French, and that of a word."""


AS_TYPED = "-x-typed"
"""The end of a tag (BCP 47, private use) for copy whose signs stay as they are, in a language that needs more."""


@dataclass(frozen=True, slots=True)
class Marks:
    """How a language writes what is typed as ", ' and --.

    `quotes` are the outer pair and the inner pair; `inside` stands between a guillemet and its words; `ahead` in front
    of ; ! ? and `colon` in front of a colon, each "" where nothing does; `dashes` are what -- and --- become. `always`
    are words that begin with an apostrophe ("'tis"), `perhaps` those that do unless a quotation begins there
    ("'cause"). `full` is the comma of a language whose signs are full-width, "" elsewhere. `isolates` says that the
    language is written from right to left, `typed` that the signs stay as they are typed.
    """

    quotes: tuple[str, str, str, str]
    inside: str = ""
    ahead: str = ""
    colon: str = ""
    dashes: tuple[str, str] = ("–", "—")
    always: re.Pattern[str] | None = None
    perhaps: re.Pattern[str] | None = None
    full: str = ""
    isolates: bool = False
    typed: bool = False


_QUOTES = {
    "„“‚‘": "de bg cs is lb lt mk sk sl dsb hsb",
    "„”‚’": "hr bs sr sr-Latn",
    "„”«»": "pl ro",
    "„”»«": "hu",
    "„”‘’": "lv",
    "„“«»": "et ka",
    "«»„“": "ru uk be hy kk ky tt",
    "«»“”": "es el ca pt-PT it sq gl ast oc fr eu an",
    "«»‘’": "nb nn",
    "«»‹›": "de-CH de-LI it-CH fr-CH rm ar fa am ti ps ckb br",
    "””’’": "sv fi da se fo kl",
    "””‘’": "he-Latn",
    "״״׳׳": "he yi",
    "“”‘’": "en pt pt-BR es-419 nl ko zh-Hans tr az th vi id ms hi bn ta te ml kn gu mr pa ne si my km lo ga cy gd "
    "af sw eo fil jv uz tk mn zu xh yo ig ha so fy ku mi mt",
    "「」『』": "ja zh-Hant",
    "”“’‘": "ur ug sd ks",
}
"""Opening and closing outer mark, opening and closing inner mark: the languages that write them."""
_ALWAYS = {
    "en": "tis|twas|twere|twill|twould|em|n",
    "de": "s|n|ne|nen|nem|ner|nes|rum|rein|raus|rauf|runter|rüber|ran|nauf|naus|st|sist",
    "nl": "s|t|n|k|m|r|ns|ie",
    "af": "n|s|t",
    "it": "sto|sta|sti|ste|ndrangheta|ndranghetista|ndranghetisti|ndrina|ndrine|na|nu|gnornò|gnorsì",
    "fr": "tain|tite|ti",
    "ca": "l|n|s|t|m",
    "cy": "r|n|i|u|w|ch|th|m",
}
_PERHAPS = {"en": "cause|cos|coz|cuz|til|till|bout|round|neath|gainst|kay|fraid|nother|nuff|sup|scuse|tude"}


def tag_for(language: str, *, typographic: bool) -> str:
    """The tag to set copy with: "" where nothing is to be done to it."""
    if typographic:
        return language or "en"
    return language + AS_TYPED if direction(language) == "rtl" else ""


def changed(was: str, now: str, tag: str) -> str:
    """What some words became, as a language quotes, ends a sentence and is read; a dash stands for nothing.

    >>> changed("Brücke", "Steg", "de")
    '„Brücke“ → „Steg“.'
    """
    marks = marks_of(tag)
    left, right = f"{marks.quotes[0]}{marks.inside}", f"{marks.inside}{marks.quotes[1]}"
    parts = [f"{left}{each}{right}" if each else "—" for each in (was, now)]
    return (" ← " if marks.isolates else " → ").join(parts) + ("。" if marks.full else ".")


@lru_cache(maxsize=128)
def marks_of(tag: str) -> Marks:
    """The marks of a language, or of the nearest that is known; those of English where none is."""
    near = steps(tag) or ("en",)
    language = near[-1].partition("-")[0]
    quotes = next((_BY_TAG[each] for each in near if each in _BY_TAG), _BY_TAG["en"])
    always, perhaps = (_begun(words.get(language)) for words in (_ALWAYS, _PERHAPS))
    inside, ahead, colon = _spaces(near[0])
    dashes = {
        "ru": ("—", "—"),
        "uk": ("—", "—"),
        "be": ("—", "—"),
        "bg": ("—", "—"),
        "es": ("—", "—"),
        "zh": ("——", "——"),
    }
    return Marks(
        quotes=(quotes[0], quotes[1], quotes[2], quotes[3]),
        inside=inside,
        ahead=ahead,
        colon=colon,
        dashes=dashes.get(language, ("――", "――") if language == "ja" else ("–", "—")),
        always=always,
        perhaps=perhaps,
        full={"ja": "、", "zh": "，"}.get(language, ""),
        isolates=direction(tag) == "rtl",
        typed=tag.endswith(AS_TYPED),
    )


def _spaces(tag: str) -> tuple[str, str, str]:
    """The spaces of French: inside of guillemets, ahead of ; ! ? and ahead of a colon."""
    if tag.partition("-")[0] != "fr":
        return "", "", ""
    if tag.endswith("-CA"):
        return WIDE, "", WIDE
    return (NARROW, NARROW, NARROW) if tag.endswith("-CH") else (NARROW, NARROW, WIDE)


def _begun(words: str | None) -> re.Pattern[str] | None:
    return re.compile(rf"'(?:{words})\b", re.IGNORECASE) if words else None


_BY_TAG = {tag: quotes for quotes, tags in _QUOTES.items() for tag in tags.split()}
