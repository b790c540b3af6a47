"""Arabic letters as they are written beside each other, for terminals that print each one as if it stood alone.

Unicode has a sign for each form of most letters ("Arabic Presentation Forms"): ب is ﺑ at the beginning of a word, ﺒ
inside it and ﺐ at its end. A letter keeps its cell: lam and alef, which print has as one sign, stay two.
"""

import re
import unicodedata
from functools import cache

_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff]")
_STRETCH, _JOINER = "\u0640", "\u200d"
"""The long stroke, and the sign that joins without being seen: letters join to both."""


def joined(text: str) -> str:
    """The text with its Arabic letters in the forms that their neighbours ask for, as many signs as before."""
    if not _ARABIC.search(text):
        return text
    forms = _forms()
    made = list(text)
    before = -1  # the letter, or stroke, that stands ahead of this one, marks passed over
    for at, sign in enumerate(text):
        if unicodedata.category(sign) in ("Mn", "Me"):
            continue
        if before >= 0 and _goes_on(text[before], forms) and (_takes(sign, forms)):
            made[before] = _form(text[before], "medial" if made[before] != text[before] else "initial", forms)
            made[at] = _form(sign, "final", forms)
        before = at
    return "".join(made)


def _goes_on(sign: str, forms: dict[str, dict[str, str]]) -> bool:
    """Whether a letter joins to the one behind it: alef, dal, reh and waw do not."""
    return sign in (_STRETCH, _JOINER) or "initial" in forms.get(sign, {})


def _takes(sign: str, forms: dict[str, dict[str, str]]) -> bool:
    """Whether a letter joins to the one ahead of it: hamza does not."""
    return sign in (_STRETCH, _JOINER) or "final" in forms.get(sign, {})


def _form(sign: str, form: str, forms: dict[str, dict[str, str]]) -> str:
    return forms.get(sign, {}).get(form, sign)


@cache
def _forms() -> dict[str, dict[str, str]]:
    """For each letter its signs by the names that Unicode has for them: initial, medial, final."""
    found: dict[str, dict[str, str]] = {}
    for code in (*range(0xFB50, 0xFDD0), *range(0xFE70, 0xFEFD)):
        form, _, letters = unicodedata.decomposition(chr(code)).partition(" ")
        if form in ("<initial>", "<medial>", "<final>") and len(letters) == 4:
            found.setdefault(chr(int(letters, 16)), {}).setdefault(form.strip("<>"), chr(code))
    return found
