"""No word is lost: every word and every address of a source is in a line, in a hint, or left out with a reason.

Sources are made by chance out of what each markup is made of, in whatever order; their words are all different.
"""

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk.read.line import Document
from desk.read.sources import lines_of

WORD = re.compile(r"[a-zé]{3}x\d+x|https://s\d+\.example/p\d+")
SHARED = ["W", "W W W W", "W W\nW", "", "", "  W", "W: U", "(U)", "U", "W W W W W W W W W W W W W W W W W"]
PIECES = {
    "text": [
        "* W W", "  - W", "1. W", "W <U>", "[W W](U)", "*W* and **W W**", "--------", "> W", "== W ==", "| W |",
        "W [1]", "[1] U", "[2]: U", '<a href="U">W</a>', "W\tW", "_W W_", "Subject: W\nFrom: W\nDate: W", "# W",
        "=====",
    ],
    "markdown": [
        "* W W", "  - W", "1. W", "W <U>", "[W W](U)", "*W* **W W** `W`", "---", "> W", "![W](U)", "[W][a]", "[a]: U",
        "[^n]: W", "W[^n]", "```\nW W\n```", "~~~ W\nW\n~~~", "| W | W |\n|---|---|\n| W | W |", "<div class=x>W</div>",
        "<!-- W U -->", "W {: .W }", "{% W %}", '!!! note "W"\n    W', "    W", "[W](/W)", "[W](javascript:W)",
        "---\ntitle: W\nother: W\n---", '[W](U "W")', "## W", "W [W][W]",
    ],
    "asciidoc": [
        "* W", "** W", ". W", "= W", "== W", "U[W]", "link:U[W^]", "*W* _W_ `W`", "----", "____", "====", ".W",
        "[quote,W]", ":W: W", "// W", "|===\n|W |W\n|===", "image::U[W]", "W:: W", "NOTE: W", "+", "<<a,W>>", "W +",
        "include::W[]", "////", "|===",
    ],
    "rst": [
        "* W", "  - W", "=======", "W\n=============", "`W <U>`_", "`a b`_", ".. _a b: U", "*W* **W** ``W``", "W::",
        "    W", ".. W", ".. image:: U\n   :alt: W", ".. note:: W\n   W", ".. other:: W\n   W", ":W: W", "| W",
        "=====  =====", "W   W", ".. [1] W", "W [1]_", ".. code-block:: W\n\n   W", "+---+\n| W |\n+---+", ":ref:`W`",
    ],
    "org": [
        "* W", "** TODO W :W:", "- W", "  - W", "1. W", "[[U][W]]", "[[U]]", "*W* /W/ =W= ~W~", "#+TITLE: W",
        "#+begin_quote", "#+end_quote", "#+begin_src W", "#+end_src", "# W", "| W | W |", ":PROPERTIES:\n:ID: W\n:END:",
        ": W", "[fn:1] W", "W[fn:1]", "- W :: W", "#+FOO: W", "SCHEDULED: <W>", "#+begin_comment", "-----",
    ],
}  # fmt: skip
ELEMENTS = """p div h2 b i span blockquote pre center code dl dt dd font sup details summary form nav footer small
    strike cite section article label noscript""".split()
WRAPS = [
    *(f"<{tag}>{{}}</{tag}>" for tag in ELEMENTS),
    "<ul><li>{}</li></ul>",
    "<ol><li>{}<li>{}</ol>",
    "<table><tr><td>{}</td><td>{}</td></tr></table>",
    '<a href="U">{}</a>',
    '<div style="display:none">{}</div>',
    '<div style="font-size:0">{}</div>',
    '<div style="border-top:1px solid">{}</div>',
    "<p hidden>{}</p>",
    "<!-- W U -->{}",
    "<!--[if mso]><a href='U'>W</a><![endif]-->{}",
    '<img alt="W" src="U">{}',
    '<img alt="W" src="U" width=1>{}',
    '<a href="U"></a>{}',
    '<a href="U" title="W">{}</a>',
    "<select><option>W</select>{}",
    "<textarea>W</textarea>{}",
    "<style>p b{color:red}</style>{}",
    "<br>{}",
    "<hr>{}",
]
inside = st.recursive(
    st.sampled_from(["W", "W W", ""]),
    lambda children: st.builds(
        lambda wrap, one, two: wrap.replace("{}", f" {one} ", 1).replace("{}", f" {two} "),
        st.sampled_from(WRAPS),
        children,
        children,
    ),
    max_leaves=8,
)
pages = st.lists(inside, min_size=1, max_size=4).map(" ".join)


def numbered(pattern: str) -> str:
    """The pattern with a word of its own for each W and an address of its own for each U."""
    count = 0

    def one(match: re.Match[str]) -> str:
        nonlocal count
        count += 1
        return (
            f"{('rop', 'lie', 'été')[count % 3]}x{count}x" if match[0] == "W" else f"https://s{count}.example/p{count}"
        )

    return re.sub(r"\b[WU]\b", one, pattern)


def told(document: Document) -> set[str]:
    """All words and addresses that a document holds."""
    held: list[str] = []
    for line in document.lines:
        held += [line.mark, *(f"{run.text} {run.href} {run.raw or ''} {run.image}" for run in line.runs)]
    held += [hint.value for hint in document.hints]
    held += [f"{left.text} {left.url}" for left in document.left_out]
    return set(WORD.findall(" ".join(held)))


def check(source: str, form: str) -> None:
    made = lines_of(source, form=form)
    assert set(WORD.findall(source)) <= told(made), made
    assert all(0 <= line.start <= line.end <= len(made.source) for line in made.lines), made


def _sources(form: str) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from([*SHARED, *PIECES[form]]), min_size=1, max_size=9).map("\n".join)


def _property(form: str) -> Callable[[], None]:
    @settings(max_examples=150, deadline=None)
    @given(_sources(form))
    def holds(source: str) -> None:
        check(numbered(source), form)

    return holds


@pytest.mark.parametrize("form", sorted(PIECES))
def test_no_word_is_lost(form: str) -> None:
    _property(form)()


@settings(max_examples=200, deadline=None)
@given(pages)
def test_no_word_of_a_page_is_lost(source: str) -> None:
    check(numbered(source), "html")


@settings(max_examples=100, deadline=None)
@given(st.one_of(st.text(max_size=200), st.binary(max_size=200)), st.sampled_from([*PIECES, "html", "mail", None]))
def test_anything_is_answered(source: str | bytes, form: str | None) -> None:
    made = lines_of(source, form=form)
    assert made.lines or made.problem
    assert made == lines_of(source, form=form)
