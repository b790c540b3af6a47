"""Words that tell a reader of old issues what a line may be: "Unsubscribe", "Anzeige", "Lire la suite", "目录".

One JSON file a language in `cue_words/`, each with the same groups. They are evidence and decide nothing: a line is
asked which groups its words belong to, and whether it opens with them. Languages are not told apart for that, since
one issue often mixes two.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import resources
from itertools import compress
from typing import NamedTuple

from desk.words.day_words import plain
from desk.words.printed import languages
from desk.words.printed import words as printed

LANGUAGES = ("en", "de", "fr", "es", "it", "nl", "pt", "pl", "ru", "ja", "zh", "ar")
"""The languages whose words the reader knows."""
GROUPS = (
    "greeting",
    "sponsor",
    "more",
    "footer",
    "view",
    "label",
    "by",
    "readtime",
    "contents",
    "section",
    "credit",
    "issue",
    "closing",
    "months",
    "days",
    "pitch",
)
"""What the words of a line may say of it; each language has words for each."""
LOOKED_AT = 400
"""Characters of a line that are looked at: what a line is, it says early."""
_FEW_WORDS = 5
_WORD = re.compile(r"[^\W_]+|[©№]")
_SIGNS = re.compile("[^\x00-\x7f\u00a0\u00ab\u00bb\u2010-\u2027\u202f]")
_BEYOND = re.compile("[^\\W\x00-\x7f]|[©№\u0345]")
"""What words have that is not ASCII; quotation marks and dashes, which `_SIGNS` passes over, are no part of them."""
_SMALL = bytes(ord(chr(byte).lower()) if byte < 128 and chr(byte).isalnum() else ord(" ") for byte in range(256))
"""ASCII letters as small ones, figures, and a space for all else."""
_TOGETHER = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
"""Scripts that put no spaces between words."""


class Cues(NamedTuple):
    """The groups whose words a line has (`says`), and those whose words it opens with (`opens`)."""

    says: frozenset[str]
    opens: frozenset[str]


NONE = Cues(frozenset(), frozenset())
"""What a line without such words says."""


@cache
def vocabulary(language: str) -> dict[str, tuple[str, ...]]:
    """The groups of words of one language, in lower case."""
    path = resources.files("desk.words") / "cue_words" / f"{language}.json"
    return {group: tuple(words) for group, words in json.loads(path.read_text("utf-8")).items()}


def cues(text: str) -> Cues:
    """What the words of a line tell.

    >>> sorted(cues("Read more about the harbour").opens)
    ['more']
    """
    return cues_in(text[:LOOKED_AT], words_of(text[:LOOKED_AT]))


def words_of(text: str) -> list[str]:
    """The words of a text, in lower case."""
    if text.isascii() or not (_SIGNS.search(text) and _BEYOND.search(text)):  # as most are, at a third of the cost
        return text.encode("ascii", "replace").translate(_SMALL).decode("ascii").split()
    return _WORD.findall(text.casefold())


def cues_in(text: str, words: Sequence[str]) -> Cues:
    """What `words` tell, which are those of `text`."""
    words = [*words, ""]
    says: set[str] = set()
    opens: set[str] = set()
    phrases = _phrases()
    for at, word in compress(enumerate(words), map(phrases.__contains__, words)):
        alone, longer = phrases[word]
        rests = longer.get(words[at + 1], ())
        if not (alone or rests):
            continue
        found = [*alone]
        for rest, group in rests:
            if words[at + 2 : at + 2 + len(rest)] == rest:
                found.append(group)
        says.update(found)
        if not at:
            opens.update(found)
    if not text.isascii() and not "".join(words).isascii() and _TOGETHER.search(text):
        pattern, groups = _together()
        text = text.casefold()
        head = len(text) - len(text.lstrip("【[（(《「#・■◆●▼＞>〉 "))
        for match in pattern.finditer(text):
            says.add(groups[match[0]])
            if match.start() <= head:
                opens.add(groups[match[0]])
    return Cues(frozenset(says), frozenset(opens)) if says else NONE


def says_how_to_leave(link: str) -> bool:
    """Whether the few words of a link are about leaving a mailing list: "unsubscribe here", "Newsletter abmelden".

    >>> says_how_to_leave("click here to unsubscribe")
    True
    """
    words = words_of(link[:LOOKED_AT])
    phrases, foreign = _leave()
    if len(words) > _FEW_WORDS:
        return False
    said = f" {' '.join(words)} "
    return any(f" {each} " in said for word in words for each in phrases.get(word, ())) or any(
        each in link for each in foreign
    )


def may_say_how_to_leave(text: str, words: Sequence[str]) -> bool:
    """Whether `words`, which are those of `text`, could be about leaving a list, as hardly any are."""
    phrases, foreign = _leave()
    beyond = not text.isascii() and not "".join(words).isascii()  # as quotation marks and dashes are not
    return not phrases.keys().isdisjoint(words) or (beyond and any(each in text for each in foreign))


@cache
def _leave() -> tuple[dict[str, list[str]], list[str]]:
    """Phrases about leaving a list by their first word, and those of scripts that may put no spaces around them."""
    said = [each for language in LANGUAGES for each in vocabulary(language)["leave"]]
    said += [printed(tag)["unsubscribe"].casefold() for tag in languages()]
    phrases = list(dict.fromkeys([*said, *map(plain, said)]))  # addresses have no accents
    found: dict[str, list[str]] = {}
    for each in phrases:
        found.setdefault(each.partition(" ")[0], []).append(each)
    return found, [each for each in phrases if not each.isascii()]


def language_of(text: str, words: Iterable[str] | None = None) -> str:
    """The language whose small words a text uses most, "" where it uses none of those known; `words` are the text's."""
    if not text.isascii():
        kana, signs = len(re.findall("[\u3040-\u30ff]", text)), len(re.findall("[\u3400-\u9fff]", text))
        if kana + signs > len(text) / 5:
            return "ja" if kana > signs / 5 else "zh"
    counts = dict.fromkeys(LANGUAGES, 0)
    small = _small_words()
    for word, count in Counter(filter(small.__contains__, words_of(text) if words is None else words)).items():
        for language in small[word]:
            counts[language] += count
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] else ""


@cache
def _phrases() -> dict[str, tuple[list[str], dict[str, list[tuple[list[str], str]]]]]:
    """First word to the groups that it tells alone, and by the second word the rests of phrases and their groups."""
    found: dict[str, tuple[list[str], dict[str, list[tuple[list[str], str]]]]] = {}
    for language in LANGUAGES:
        for group in GROUPS:
            for phrase in vocabulary(language)[group]:
                words = _WORD.findall(phrase.casefold())
                alone, longer = found.setdefault(words[0], ([], {})) if words else ([], {})
                if len(words) == 1:
                    alone.append(group)
                elif words:
                    longer.setdefault(words[1], []).append((words[2:], group))
    return found


@cache
def _together() -> tuple[re.Pattern[str], dict[str, str]]:
    """One pattern for the words of scripts without spaces, the longest first, and each one's group."""
    groups = {
        phrase: group
        for language in ("ja", "zh")
        for group in reversed(GROUPS)
        for phrase in vocabulary(language)[group]
        if _TOGETHER.search(phrase)
    }
    longest = sorted(groups, key=lambda phrase: (-len(phrase), phrase))
    return re.compile("|".join(map(re.escape, longest))), groups


@cache
def _small_words() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for language in LANGUAGES:
        for word in vocabulary(language)["stop"]:
            found.setdefault(word, []).append(language)
    return {word: tuple(languages) for word, languages in found.items()}
