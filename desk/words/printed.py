"""The words that desk itself adds to a newsletter, in the language of its readers: "Read on the web", "Nr. 12".

They stand in `printed_words/`, one file a language. A publication may have its own for each of them. What a language
has no word for is English, and whoever checks or exports the issue is told so.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from importlib import resources

from desk.model.language import steps
from desk.model.publication import Publication
from desk.model.text import clean_line
from desk.words.lines import WordsFault, parsed
from desk.words.plurals import OTHER, form, forms

KEYS: Mapping[str, tuple[str, ...]] = {
    "number": ("number",),
    "day": ("number", "date"),
    "label": ("label",),
    "source": ("source",),
    "web": (),
    "contents": (),
    "links": (),
    "sponsor": ("name",),
    "promotion": (),
    "picture": ("alt",),
    "unsubscribe": (),
    "older": ("title",),
    "newer": ("title",),
    "all_issues": (),
    "other_issues": (),
    "undated": (),
    "untitled": (),
    "corrections": (),
    "notes": (),
    "more": ("count",),
    "newsletter": (),
    "no_issues": (),
    "search": (),
    "nothing_found": (),
    "not_found": (),
    "letter": (),
    "news": (),
    "briefs": (),
}
"""Every word, and what is filled in: "No {number}", "Sponsored by {name}", "Researched Links".

The last three are the titles of the sections that a new publication is offered."""
COUNTED = frozenset({"more"})
"""Words that come in several forms, `more.one` and `more.other`; the number itself may be left out ("another one")."""
DATE = "date"
"""A key of its own that may be missing: how a day is written (in CLDR's letters), where not as CLDR has it."""
FALLBACK = "en-GB"
"""The language of readers' words where desk has none in that of the publication."""
_COLON = re.compile(r"\s*[:：]\Z")
_GROUP_NAME = re.compile(r"\(\?P<\w+>")
_FILLED = re.compile(r"\{(\w*)\}")


class Printed:
    """The words of one publication, asked for by their keys: `words["web"]`."""

    def __init__(self, tag: str, found: Mapping[str, str], borrowed: frozenset[str]) -> None:
        """For a language; `borrowed` are the keys whose words are English for want of others."""
        self.tag = tag
        self.borrowed = borrowed
        self._found = found

    def __getitem__(self, key: str) -> str:
        return self._found[key]

    def get(self, key: str) -> str:
        """The word, or "" where there is none."""
        return self._found.get(key, "")

    def items(self) -> Iterable[tuple[str, str]]:
        """Every word with its key."""
        return self._found.items()

    def filled(self, key: str, **values: object) -> str:
        """A word with what belongs in it: `filled("sponsor", name="Loom")` is "Sponsored by Loom"."""
        return _FILLED.sub(lambda part: str(values.get(part[1], "")), self._found[key])

    def labelled(self, label: str) -> str:
        """A label with the colon of the language: "Sources :" in French, "参考リンク：" in Japanese."""
        return self.filled("label", label=_COLON.sub("", label))

    def counted(self, key: str, count: int) -> str:
        """A word with a number, in the form that the number takes: "and 3 more"."""
        found = self._found.get(f"{key}.{form(self.tag, count)}") or self._found[f"{key}.{OTHER}"]
        return _FILLED.sub(str(count), found)


def words_of(publication: Publication) -> Printed:
    """The words of a publication."""
    return printed(publication.language, publication.words)


def links_label(publication: Publication) -> str:
    """What a publication prints above the links of a story that has no label of its own; "" is nothing."""
    own = publication.links_label
    return words_of(publication)["links"] if own is None else own


def printed(tag: str, own: Iterable[str] = ()) -> Printed:
    """The words for a language, those of a publication's own before them. What is wrong with those is passed over."""
    return _printed(tag, tuple(own))


@lru_cache(maxsize=64)
def _printed(tag: str, own: tuple[str, ...]) -> Printed:
    found: dict[str, str] = dict(_usable(own))
    shipped = next((words(name) for name in steps(tag) if name in languages()), {})
    found = {**shipped, **found}
    english = words(FALLBACK)
    borrowed = frozenset(key for key in english if key not in found and key not in (DATE, *_other_forms(key, found)))
    return Printed(tag, {**{key: english[key] for key in borrowed}, **found}, borrowed)


def _other_forms(key: str, found: Mapping[str, str]) -> tuple[str, ...]:
    """The key itself, if it is a form of a word that has another form for all numbers."""
    stem, dot, _ = key.partition(".")
    return (key,) if dot and f"{stem}.{OTHER}" in found else ()


def _usable(lines: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for line in lines:
        try:
            for key, text in parsed([line]):
                check(key, text)
                yield key, clean_line(text)
        except WordsFault:
            continue


@cache
def languages() -> tuple[str, ...]:
    """The languages that have words here, by their tags in alphabetical order."""
    files = resources.files("desk.words") / "printed_words"
    return tuple(sorted(each.name.removesuffix(".txt") for each in files.iterdir() if each.name.endswith(".txt")))


@cache
def words(tag: str) -> dict[str, str]:
    """The words of one file. Raises WordsFault with the file's name."""
    path = resources.files("desk.words") / "printed_words" / f"{tag}.txt"
    try:
        return dict(parsed(path.read_text("utf-8").split("\n")))
    except WordsFault as fault:
        raise WordsFault(f"{tag}.txt: {fault}") from fault


def check(key: str, text: str) -> None:
    """Raises WordsFault where no export could use the text for the word `key`."""
    stem, _, number = key.partition(".")
    if key == DATE:
        if not re.search("d", text) or not re.search("[ML]", text):
            raise WordsFault("A date needs d for the day and M for the month: write it as EEEE, d MMMM y.")
        return
    if stem not in KEYS or bool(number) != (stem in COUNTED):
        known = ", ".join(f"{each}.one" if each in COUNTED else each for each in (*KEYS, DATE))
        raise WordsFault(f"There is no word “{key[:40]}”: there are {known}.")
    if not text.strip():
        raise WordsFault(f"“{key}” is empty: write its words, or leave the line out for those of the language.")
    named = set(_FILLED.findall(text))
    if lost := [each for each in KEYS[stem] if each not in named and stem not in COUNTED]:
        raise WordsFault(f"“{key}” lacks {{{lost[0]}}}, which is filled in: write it where it belongs.")
    if strange := sorted(named - set(KEYS[stem])):
        may = " and ".join(f"{{{each}}}" for each in KEYS[stem]) or "nothing"
        raise WordsFault(f"“{key}” cannot be filled with {{{strange[0][:20]}}}: there is {may}.")


def checked(lines: Iterable[str], tag: str) -> tuple[str, ...]:
    """Lines that a publication may have as its own words, each as it is. Raises WordsFault."""
    lines = tuple(clean_line(line).strip() for line in lines)
    kept = tuple(line for line in lines if line)
    for key, text in parsed(lines):
        check(key, text)
        number = key.partition(".")[2]
        if number and number not in (known := forms(tag)):
            raise WordsFault(f"“{tag}” has no form “{number}” for numbers: there is {' and '.join(sorted(known))}.")
    return kept


@cache
def every(key: str) -> frozenset[str]:
    """A word in all languages: what a reader of old issues may find."""
    return frozenset(text for tag in languages() if (text := words(tag).get(key)))


@cache
def _patterns(key: str) -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    """Each language's way to write a word as a pattern, with the languages that write it so."""
    found: dict[str, list[str]] = {}
    for tag in languages():
        if text := words(tag).get(key):
            found.setdefault(text, []).append(tag)
    longest = sorted(found, key=lambda text: (-len(text), text))
    return tuple((_pattern(text), tuple(found[text])) for text in longest)


@cache
def _any_pattern(key: str) -> re.Pattern[str]:
    """What a word looks like in some language: most texts are none, so they are asked one pattern and not forty."""
    return re.compile("|".join(_GROUP_NAME.sub("(?:", pattern.pattern) for pattern, _ in _patterns(key)) or r"\Z.")


def _pattern(text: str) -> re.Pattern[str]:
    """What a word with something filled in looks like; spaces of any kind stand for each other."""
    made, at = "", 0
    for part in _FILLED.finditer(text):
        inside = r"\d{1,9}" if part[1] in ("number", "count") else r".+?"
        made += re.escape(text[at : part.start()]) + f"(?P<{part[1]}>{inside})"
        at = part.end()
    made += re.escape(text[at:])
    return re.compile(re.sub(r"(?:\\?[ \u00a0\u202f])+", r"\\s+", made))


def unfilled(key: str, text: str) -> tuple[dict[str, str], tuple[str, ...]] | None:
    """What `Printed.filled` put into a word, in whatever language, and the languages that say it so.

    >>> unfilled("sponsor", "Sponsored by Loom")
    ({'name': 'Loom'}, ('en-GB', 'en-US'))
    """
    for pattern, tags in _patterns(key) if _any_pattern(key).fullmatch(text) else ():
        if match := pattern.fullmatch(text):
            return match.groupdict(), tags
    return None
