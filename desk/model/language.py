"""Language tags (BCP 47), as far as a newsletter needs them: which language, which script, which way it runs.

A tag is typed by people and comes from files: whatever it holds, every function here gives an answer.
"""

from functools import lru_cache

_OLD = {"iw": "he", "in": "id", "ji": "yi", "no": "nb", "sh": "sr-Latn"}
"""Tags that were replaced by others (IANA's registry), and Norwegian, which is written as Bokmål unless it says."""
_HANT = frozenset({"TW", "HK", "MO"})
"""Where Chinese is written in traditional characters."""
_RIGHT_TO_LEFT = frozenset("ar arc ckb dv fa he ks nqo ps sd syr ug ur yi".split())
_RTL_SCRIPTS = frozenset({"Adlm", "Arab", "Aran", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"})
_UPRIGHT = frozenset("am bn gu hi ja km kn ko lo ml mr my ne pa si ta te th ti yue zh".split())
_ANOTHER_SCRIPT = frozenset({"az-Arab", "az-Cyrl", "ms-Arab", "pa-Arab", "sr-Latn", "uz-Arab", "uz-Cyrl", "zh-Hant"})
"""Scripts in which a language alone does not come: words in the other one are no help to their readers."""
_NEAREST = {"pt": "pt-PT", "en": "en-GB", "es": "es-419"}
_AS_ITSELF = frozenset({"pt-BR", "en-US", "en-CA", "en-PH", "es-ES", "es-GQ", "es-EA", "es-IC"})
"""Regions that follow the language's own form; all others follow the form of `_NEAREST` (CLDR, parentLocales)."""
_OWN_FORM = {"pt": "pt-BR", "en": "en-US", "zh": "zh-Hans"}
"""What a language alone means (CLDR, likelySubtags)."""


def parts(tag: str) -> tuple[str, str, str]:
    """Language, script and region of a tag, each "" where it says nothing: ("zh", "Hant", "TW") for "zh-hant-tw"."""
    first, *rest = tag.strip().replace("_", "-").split("-")
    script = region = ""
    for each in rest:
        if len(each) == 1:
            break  # what follows a single letter is no part of the language ("de-u-co-phonebk")
        if len(each) == 4 and each.isalpha() and not script:
            script = each.title()
        elif ((len(each) == 2 and each.isalpha()) or (len(each) == 3 and each.isdecimal())) and not region:
            region = each.upper()
    return first.lower(), script, region


def direction(tag: str) -> str:
    """Which way a language is written: "rtl" from right to left, "ltr" from left to right."""
    language, script, _ = parts(tag)
    return "rtl" if (script in _RTL_SCRIPTS if script else language in _RIGHT_TO_LEFT) else "ltr"


def has_italics(tag: str) -> bool:
    """Whether the letters of a language have an italic: those of Arabic, Hebrew and East Asia are only pushed over."""
    return direction(tag) == "ltr" and parts(tag)[0] not in _UPRIGHT


@lru_cache(maxsize=256)
def steps(tag: str) -> tuple[str, ...]:
    """The tags under which something for this language may be found, the nearest first.

    >>> steps("zh-TW")
    ('zh-Hant-TW', 'zh-TW', 'zh-Hant', 'zh')
    >>> steps("en-AU")
    ('en-AU', 'en-GB', 'en')
    """
    language, script, region = parts(tag)
    if language in _OLD:
        language, script, region = (
            have or old for have, old in zip(("", script, region), parts(_OLD[language]), strict=True)
        )
    if language == "zh" and not script:
        script = "Hant" if region in _HANT else "Hans"
    found = ["-".join(filter(None, (language, script, region))), f"{language}-{region}" if region else ""]
    found.append(f"{language}-{script}" if script else "")
    if f"{language}-{script}" not in _ANOTHER_SCRIPT:
        own = not region or f"{language}-{region}" in _AS_ITSELF or language not in _NEAREST
        found += (_OWN_FORM.get(language, language) if own else _NEAREST[language], language)
    return tuple(dict.fromkeys(filter(None, found)))


def language_of(tag: str) -> str:
    """The language alone, by its name of today: "nb" for "no-NO"."""
    language = parts(tag)[0]
    return parts(_OLD.get(language, language))[0]
