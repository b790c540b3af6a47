"""The headers that a mail program writes above a mail that was sent on."""

import re
from collections.abc import Sequence

from desk.intake.page.parts import Part

_EARLY = 8
"""Parts among which they stand."""
_FEWEST = 3
_NAMED = re.compile(
    r"""(?:^|\n|\s)(from|to|date|sent|subject|cc|von|an|datum|gesendet|betreff|de|à|para|fecha|envoyé|enviado|objet
    |asunto|data|oggetto|差出人|宛先|件名|日時)\s?[:：]\s""",
    re.VERBOSE | re.IGNORECASE,
)
_LONGEST = 600


def behind_envelope(parts: Sequence[Part]) -> int:
    """The place of the first part behind such headers, 0 where there are none.

    They stand in one part or in one each; three different names make them headers.
    """
    names: set[str] = set()
    last = 0
    for place, part in enumerate(parts[:_EARLY]):
        words = "".join(run.words for run in part.runs)
        found = {match[1].casefold() for match in _NAMED.finditer(words)} if len(words) <= _LONGEST else set()
        if part.words and not found and names:
            break
        if found:
            names |= found
            last = place + 1
    return last if len(names) >= _FEWEST else 0
