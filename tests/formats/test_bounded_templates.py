"""What a template of the publication's own may make: enough for any issue, and an end to what would eat the memory."""

import pytest
from complete_issue import ISSUE, PUBLICATION

from desk.formats import render
from desk.formats.profiles.target import Overrides, Target
from desk.formats.templates.page import TemplateFault

GROWING = (
    "{{% set ns = namespace(s={0}) %}}{{% for i in range(100) %}}{{% set ns.s = {1} %}}{{% endfor %}}{{{{ ns.s }}}}"
)
KEEPING = (
    "{{% set ns = namespace(l=[], s='x' * 1000000) %}}"
    "{{% for i in range(1000) %}}{{% set ns.l = [ns.l, {0}] %}}{{% endfor %}}"
)


def made(template: str) -> str:
    """An export with this footer."""
    overrides = Overrides("templates", (("footer.html", template),))
    return render(ISSUE, PUBLICATION, "html", Target(overrides=overrides))


@pytest.mark.parametrize(
    "template",
    [
        "{{ 'a' * 10**10 }}",
        "{{ 10**10 * 'a' }}",
        "{{ [0] * 10**9 }}",
        "{{ (9**9)**99999 }}",
        "{{ '%1000000000d' % 1 }}",
        "{{ '%*d' % (1000000000, 1) }}",
        "{{ '%.1000000000f' | format(1) }}",
        "{{ '{:1000000000}'.format(1) }}",
        "{{ '{:{}}'.format(1, 1000000000) }}",
        "{{ '{a:1000000000}'.format_map({'a': 1}) }}",
        "{{ 'a' | center(width=10**9) }}",
        "{% filter center(10**9) %}a{% endfilter %}",
        "{{ ['a'] | map('center', 10**9) | list }}",
        "{{ 'a'.ljust(10**10) }}",
        "{{ ('\t' * 1000).expandtabs(10**8) }}",
        "{{ ('a\n' * 100000) | indent('x' * 100000) }}",
        "{{ [1] | batch(10**9, 0) | list }}",
        "{{ [1] | slice(10**9) | list }}",
        "{{ range(100000) | join('x' * 100000) }}",
        "{{ ('x' * 100000).join(range(1000) | map('string')) }}",
        "{{ ('a ' * 100000) | wordwrap(1, true, 'x' * 100000) }}",
        "{{ ['a'] | tojson(indent=10**9) }}",
        "{{ 'abc'.translate({97: 'x' * 10**7}) }}",
        "{{ (5).to_bytes(10**9, 'big') }}",
        "{{ lipsum(100000, max=100000) }}",
        "{% set l = ['a'] %}{% for i in range(100) %}{% set _ = l.extend(l) %}{% endfor %}",
        GROWING.format(3, "ns.s * ns.s"),
        GROWING.format("'ab'", "ns.s + ns.s"),
        GROWING.format("'ab'", "ns.s ~ ns.s"),
        GROWING.format("'ab'", "ns.s | replace('a', 'aaaa')"),
        GROWING.format("'ab'", "ns.s.replace('', ns.s)"),
        GROWING.format("['ab']", "[ns.s, ns.s]"),
        GROWING.format("['ab']", "[ns.s, ns.s] | string"),
        KEEPING.format("ns.s[1:]"),
        KEEPING.format("ns.s | upper"),
        KEEPING.format("ns.s.lower()"),
    ],
)
def test_a_template_that_makes_too_much_is_told_so_with_its_line(template: str) -> None:
    with pytest.raises(TemplateFault, match=r"^templates/footer\.html, line \d+: It makes .*\.$"):
        made(template)


@pytest.mark.parametrize(
    "template",
    [
        "{% for i in range(100000) %}{% for j in range(100000) %}{% endfor %}{% endfor %}",
        "{% for i in range(100000) %}{% for j in range(100000) if false %}{% endfor %}{% endfor %}",
        "{% macro m() %}{% for j in range(100000) %}{% endfor %}{% endmacro %}"
        "{% for i in range(100000) %}{{ m() }}{% endfor %}",
        "{% for i in range(9) recursive %}{% for j in range(90000) %}{% endfor %}{{ loop(range(9)) }}{% endfor %}",
    ],
)
def test_loops_come_to_an_end(template: str) -> None:
    with pytest.raises(TemplateFault, match=r"^templates/footer\.html, line 1: It takes more than 1,000,000 turns"):
        made(template)


def test_what_calls_itself_without_an_end_is_told_so() -> None:
    with pytest.raises(TemplateFault, match="include or call each other without an end"):
        made("{% macro m(n) %}{{ m(n + 1) }}{% endmacro %}{{ m(0) }}")


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("{{ '-' * 40 }}", "-" * 40),
        ("{{ 'a' | center(9) }}|", "    a    |"),
        ("{{ '%05.1f' % 3.14159 }} {{ '%s, %s' | format('a', 'b') }}", "003.1 a, b"),
        ("{{ '{:,} {:>{}}'.format(5000, 'x', 3) }}", "5,000   x"),
        ("{{ ['a', 'b'] | join(', ') }} {{ ' '.join(['c', 'd']) }}", "a, b c d"),
        ("{% for i in [3, 1] | sort %}{{ loop.index }}/{{ loop.length }}:{{ i }} {% endfor %}", "1/2:1 2/2:3"),
        ("{% for i in range(4) | select('odd') %}{{ loop.last }}{{ i }} {% endfor %}", "False1 True3"),
        ("{% for i in [[1, [2]]] recursive %}{{ i if i is number else loop(i) }}.{% endfor %}", "1.2..."),
        ("{% macro m(a) %}<b>{{ a }}</b>{% endmacro %}{{ m('<') ~ '>' }}", "<b>&lt;</b>&gt;"),
        ("{{ 'abcdef'[1:3] }}{{ [1, 2, 3][::-1] | join }}", "bc321"),
        ("{{ 2 ** 10 + 3 * 4 }} {{ 7 % 4 }}", "1036 3"),
        ("{% set l = [] %}{% set _ = l.append('kept') %}{{ l | first }}", "kept"),
        ("{{ ('x' * 2000000) | length }}", "2000000"),
    ],
)
def test_what_templates_do_works_as_it_does_in_jinja(template: str, words: str) -> None:
    assert words in made(template)


def test_an_own_template_that_only_includes_the_shipped_one_changes_nothing() -> None:
    assert made('{% include "shipped/footer.html" %}') == render(ISSUE, PUBLICATION, "html")
