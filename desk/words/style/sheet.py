r"""A style sheet read from TOML. What is wrong in it is said and left out; the rest serves.

base = "british"                  # desk's own default to begin with; without it there is none
without = ["per-cent"]            # rules of the base that are not wanted

[[rule]]
id = "plain-words"
words = { utilise = "use", "going forward" = "" }
says = "a plain word will do"
where = ["headline", "body"]
except = ["utilise the commons"]
severity = "look"                 # fix, look or know

[[rule]]
id = "per-cent"
pattern = '(\\d)\\s?%'
instead = '\\1 per cent'

[longest]
headline = 65                     # characters; also standfirst, title
sentence = 40                     # words; also paragraph

[headline]
case = "sentence"                 # or "any"
ends = false                      # a full stop at its end

[label]
capitals = true                   # SOURCE: in capitals; false: not all in capitals

    [grammar]
    on = true                         # asks Harper, where it is installed
    without = ["Likewise"]            # its rules that are not wanted
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from importlib import resources
from typing import Any

from desk.model.text import clean_line


class IssuePart(StrEnum):
    """The parts of an issue that a rule can be for."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BODY = "body"
    TITLE = "title"
    """The title of a link."""
    LABEL = "label"
    """The source before it."""
    SECTION = "section"
    SUBJECT = "subject"


EVERYWHERE = frozenset(IssuePart) - {IssuePart.LABEL, IssuePart.TITLE}
"""Where a rule is for that names no place: what the editor writes. Titles and labels of links are others' words."""
SEVERITIES = ("fix", "look", "know")
"""What `severity` may be."""
BASES = ("british",)
"""House styles that desk brings."""
_MEASURED = ("headline", "standfirst", "title", "sentence", "paragraph")
_KEYS = {"base", "without", "rule", "longest", "headline", "label", "grammar"}
_RULE_KEYS = {"id", "words", "pattern", "instead", "says", "where", "except", "severity", "quoted", "case"}
_MOST_RULES, _MOST_WORDS, _LONGEST = 500, 5000, 500


@dataclass(frozen=True, slots=True)
class StyleRule:
    """A rule: either `words`, each with what is said instead ("" for nothing), or a `pattern` in RE2's syntax.

    A group of the name `at` in a pattern is what is meant, where more is needed to know it.

    `quoted` is whether it is for words in quotation marks, too; `case` whether capitals count.
    """

    id: str
    words: tuple[tuple[str, str], ...] = ()
    pattern: str = ""
    instead: str = ""
    says: str = ""
    where: frozenset[IssuePart] = EVERYWHERE
    exceptions: tuple[str, ...] = ()
    severity: str = "look"
    quoted: bool = True
    case: bool = False


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """A style sheet. `longest` are (what, how many): characters of one line, words of a sentence or a paragraph.

    `grammar` is whether Harper is asked, too, `without_grammar` names those of its rules that are not wanted.
    """

    rules: tuple[StyleRule, ...] = ()
    longest: tuple[tuple[str, int], ...] = ()
    sentence_case: bool = False
    no_full_stop: bool = False
    capital_labels: bool | None = None
    grammar: bool = False
    without_grammar: tuple[str, ...] = ()


NONE = StyleSheet()
"""A house style without rules."""


def read_sheet(text: str) -> tuple[StyleSheet, tuple[str, ...]]:
    """The sheet in a text of TOML, and a sentence's end for each thing in it that cannot be used."""
    try:
        data = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # a number of 5,000 digits is no TOMLDecodeError
        return NONE, (f"is not TOML: {clean_line(str(error)) or 'it is nested too deeply'}",)
    return _sheet(data)


def british() -> StyleSheet:
    """The default that desk brings: plain British newspaper style."""
    text = (resources.files(__package__) / "british.toml").read_text("utf-8")
    sheet, faults = read_sheet(text)
    assert not faults, faults
    return sheet


def _sheet(data: Mapping[str, Any]) -> tuple[StyleSheet, tuple[str, ...]]:
    faults = [f"has “{clean_line(key)}”, which means nothing here" for key in data if key not in _KEYS]
    base = NONE
    if (named := data.get("base")) is not None:
        if named in BASES:
            base = british()
        else:
            faults.append(f"begins with “{clean_line(str(named))[:40]}”; there is {' and '.join(BASES)}")
    unwanted = _texts(data.get("without", []), "without", faults)
    known = {rule.id for rule in base.rules}
    faults += [f"leaves out “{name}”, which the base does not have" for name in unwanted if name not in known]
    own = tuple(_rules(data.get("rule", []), faults))
    replaced = {rule.id for rule in own} | set(unwanted)
    rules = (*(rule for rule in base.rules if rule.id not in replaced), *own)
    made = replace(base, rules=rules, longest=_longest(data.get("longest", {}), base.longest, faults))
    return _switches(made, data, faults), tuple(faults)


def _switches(sheet: StyleSheet, data: Mapping[str, Any], faults: list[str]) -> StyleSheet:
    headline, label, grammar = (_table(data, name, faults) for name in ("headline", "label", "grammar"))
    case, ends, capitals = headline.get("case"), headline.get("ends"), label.get("capitals")
    if case not in (None, "sentence", "any"):
        faults.append("gives “case” of [headline] another word than “sentence” and “any”")
        case = None
    for name, value in (("ends", ends), ("capitals", capitals), ("on", grammar.get("on"))):
        if value is not None and not isinstance(value, bool):
            faults.append(f"gives “{name}” another value than true and false")
    return replace(
        sheet,
        sentence_case=sheet.sentence_case if case is None else case == "sentence",
        no_full_stop=sheet.no_full_stop if not isinstance(ends, bool) else not ends,
        capital_labels=sheet.capital_labels if not isinstance(capitals, bool) else capitals,
        grammar=grammar.get("on") is True,
        without_grammar=tuple(_texts(grammar.get("without", []), "without", faults)),
    )


def _table(data: Mapping[str, Any], name: str, faults: list[str]) -> Mapping[str, Any]:
    table = data.get(name, {})
    if not isinstance(table, dict):
        faults.append(f"gives “{name}” no table of settings")
        return {}
    return table


def _longest(table: object, base: tuple[tuple[str, int], ...], faults: list[str]) -> tuple[tuple[str, int], ...]:
    if not isinstance(table, dict):
        faults.append("gives “longest” no table of numbers")
        return base
    found = dict(base)
    for name, most in table.items():
        if name not in _MEASURED or isinstance(most, bool) or not isinstance(most, int) or most < 0:
            faults.append(f"gives “{clean_line(name)}” of [longest] no number that can be used")
        else:
            found[name] = most
    return tuple((name, most) for name, most in found.items() if most)


def _rules(entries: object, faults: list[str]) -> Iterator[StyleRule]:
    if not isinstance(entries, list) or not all(isinstance(each, dict) for each in entries):
        faults.append("has “rule” that is no list of [[rule]]")
        return
    if len(entries) > _MOST_RULES:
        faults.append(f"has more than {_MOST_RULES} rules; the rest is not used")
    seen: set[str] = set()
    for at, entry in enumerate(entries[:_MOST_RULES], 1):
        wrong: list[str] = []
        rule = _rule(entry, wrong)
        name = f"rule {at}" + (f" (“{rule.id}”)" if rule and rule.id else "")
        if rule is not None and rule.id in seen:
            wrong.append("has the id of another rule")
        faults += [f"{each} in {name}" for each in wrong]
        if rule is not None and not wrong:
            seen.add(rule.id)
            yield rule


def _rule(entry: Mapping[str, Any], wrong: list[str]) -> StyleRule | None:
    wrong += [f"has “{clean_line(key)}”, which means nothing," for key in entry if key not in _RULE_KEYS]
    id, pattern = entry.get("id", ""), entry.get("pattern", "")
    if not isinstance(id, str) or not id or len(id) > _LONGEST:
        wrong.append("has no “id”")
        return None
    texts = {name: entry.get(name, "") for name in ("pattern", "instead", "says")}
    wrong += [f"has “{name}” that is no text" for name, value in texts.items() if not _is_text(value)]
    words = _words(entry.get("words", {}), wrong)
    if bool(words) == bool(pattern):
        wrong.append("has both “words” and a “pattern”" if words else "has neither “words” nor a “pattern”")
    severity = entry.get("severity", "look")
    if severity not in SEVERITIES:
        wrong.append("has a “severity” that is not fix, look or know")
    where = _texts(entry.get("where", []), "where", wrong)
    places = {str(part) for part in IssuePart}
    wrong += [f"is for “{each}”, which is no part of an issue," for each in where if each not in places]
    switches = [name for name in ("quoted", "case") if not isinstance(entry.get(name, True), bool)]
    wrong += [f"has “{name}” that is neither true nor false" for name in switches]
    if wrong:
        return StyleRule(clean_line(id))
    return StyleRule(
        clean_line(id),
        words,
        pattern,
        clean_line(texts["instead"]),
        clean_line(texts["says"]),
        frozenset(IssuePart(each) for each in where) or EVERYWHERE,
        tuple(_texts(entry.get("except", []), "except", wrong)),
        severity,
        entry.get("quoted", True),
        entry.get("case", False),
    )


def _words(table: object, wrong: list[str]) -> tuple[tuple[str, str], ...]:
    if not isinstance(table, dict) or not all(_is_text(value) for value in table.values()):
        wrong.append("has “words” that are no table of texts")
        return ()
    if len(table) > _MOST_WORDS:
        wrong.append(f"has more than {_MOST_WORDS} words")
    return tuple((clean_line(word), clean_line(instead)) for word, instead in table.items() if clean_line(word).strip())


def _texts(value: object, name: str, faults: list[str]) -> list[str]:
    if not isinstance(value, list) or not all(_is_text(each) for each in value):
        faults.append(f"has “{name}” that is no list of texts")
        return []
    return [clean_line(each) for each in value]


def _is_text(value: object) -> bool:
    return isinstance(value, str) and len(value) <= _LONGEST
