"""AsciiDoc, reStructuredText and Org read as what they are, by name or by what stands in them."""

import pytest

from desk.read.line import Document, Form
from desk.read.read import read
from desk.read.reasons import Reason
from desk.read.sources import lines_of

ASCIIDOC = """\
= Boat Letter
Pia Lund
2026-03-03
:page-layout: post

Welcome to the *letter*!

== Events

* https://e.example/1[Wax night] - Tom
** link:https://e.example/2[Tar day^]
. First

____
Hemp holds.
____

----
x <- 1
----

|===
|Boat |Sail
|===
// a remark
"""
RST = """\
===========
Boat Letter
===========

:Date: 2026-03-03

Welcome to the **letter**!

Events
------

* `Wax night <https://e.example/1>`_ - Tom

  - Tar_ day

.. _Tar: https://e.example/2
.. _unused: https://u.example/

    Hemp holds.

Code::

    x <- 1

.. image:: https://i.example/a.png
   :alt: a sail

.. a remark
"""
ORG = """\
#+TITLE: Boat Letter
#+DATE: 2026-03-03

Welcome to the *letter*!

* Events :tag:

- [[https://e.example/1][Wax night]] - Tom
  - [[https://e.example/2]]

#+begin_quote
Hemp holds.
#+end_quote

#+begin_src r
x <- 1
#+end_src

| Boat | Sail |
# a remark
"""


def told(made: Document) -> list[tuple[str, int, int, list[str]]]:
    return [(line.text, line.heading, line.level, list(line.urls)) for line in made.lines]


@pytest.mark.parametrize(("text", "form"), [(ASCIIDOC, Form.ASCIIDOC), (RST, Form.RST), (ORG, Form.ORG)])
def test_each_is_known_by_what_stands_in_it(text: str, form: Form) -> None:
    made = lines_of(text)
    assert made.form == form
    assert {line.form for line in made.lines} == {form}
    assert (made.hint("title"), made.hint("date")) == ("Boat Letter", "2026-03-03")
    assert made.source == tuple(text.split("\n"))


@pytest.mark.parametrize("name", ["a.adoc", "a.asciidoc", "a.rst", "a.org"])
def test_each_is_known_by_its_name(name: str) -> None:
    assert lines_of("Words", name).form not in (Form.TEXT, Form.MARKDOWN)


def test_asciidoc() -> None:
    made = lines_of(ASCIIDOC)
    assert told(made) == [
        ("Boat Letter", 1, 0, []),
        ("Welcome to the letter!", 0, 0, []),
        ("Events", 2, 0, []),
        ("Wax night - Tom", 0, 1, ["https://e.example/1"]),
        ("Tar day", 0, 2, ["https://e.example/2"]),
        ("First", 0, 3, []),
        ("Hemp holds.", 0, 0, []),
        ("x <- 1", 0, 0, []),
        ("Boat", 0, 0, []),
        ("Sail", 0, 0, []),
    ]
    assert [line.start for line in made.lines] == [1, 6, 8, 10, 11, 12, 15, 19, 23, 23]
    assert made.lines[6].quote
    assert made.lines[7].code


def test_restructuredtext() -> None:
    made = lines_of(RST)
    assert told(made) == [
        ("Boat Letter", 1, 0, []),
        ("Welcome to the letter!", 0, 0, []),
        ("Events", 2, 0, []),
        ("Wax night - Tom", 0, 1, ["https://e.example/1"]),
        ("Tar day", 0, 2, ["https://e.example/2"]),
        ("Hemp holds.", 0, 0, []),
        ("Code:", 0, 0, []),
        ("    x <- 1", 0, 0, []),
        ("a sail", 0, 0, []),
    ]
    assert made.lines[5].quote
    assert made.lines[7].code
    assert made.lines[8].runs[0].image == "https://i.example/a.png"
    assert [each.url for each in made.left_out if each.reason == Reason.UNUSED] == ["https://u.example/"]


def test_org() -> None:
    made = lines_of(ORG)
    assert told(made) == [
        ("Welcome to the letter!", 0, 0, []),
        ("Events", 1, 0, []),
        ("Wax night - Tom", 0, 1, ["https://e.example/1"]),
        ("https://e.example/2", 0, 2, ["https://e.example/2"]),
        ("Hemp holds.", 0, 0, []),
        ("x <- 1", 0, 0, []),
        ("Boat", 0, 0, []),
        ("Sail", 0, 0, []),
    ]
    assert made.lines[4].quote
    assert made.lines[5].code


@pytest.mark.parametrize("text", [ASCIIDOC, RST, ORG])
def test_remarks_are_left_out(text: str) -> None:
    assert [each.text for each in lines_of(text).left_out if each.reason == Reason.COMMENT] == ["a remark"]


@pytest.mark.parametrize(
    ("form", "text", "words"),
    [
        ("asciidoc", "2*3*4 and snake_case_name # 1 <b> & co", "2*3*4 and snake_case_name # 1 <b> & co"),
        ("rst", "2*3*4 and snake_case and # 1 <b> & [x] co", "2*3*4 and snake_case and # 1 <b> & [x] co"),
        ("org", "2*3*4 and a/b/c # 1 <b> & [x] `co`", "2*3*4 and a/b/c # 1 <b> & [x] `co`"),
        ("asciidoc", "1986. A year", "1986. A year"),
    ],
)
def test_what_is_no_sign_of_its_own_is_words(form: str, text: str, words: str) -> None:
    (line,) = lines_of(text, form=form).lines
    assert line.mark + " " * bool(line.mark) + line.text == words


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("rst", "* See `the wax\n  night <https://e.example/1>`_ and\n  come.\n"),
        ("org", "- See [[https://e.example/1][the wax\n  night]] and\n  come.\n"),
        ("asciidoc", "* See https://e.example/1[the wax\nnight] and\ncome.\n"),
    ],
)
def test_a_link_that_goes_over_the_end_of_a_row_is_one(form: str, text: str) -> None:
    (line,) = lines_of(text, form=form).lines
    assert [(run.text, run.href) for run in line.runs] == [
        ("See ", ""),
        ("the wax night", "https://e.example/1"),
        (" and come.", ""),
    ]


def test_directives_tables_and_footnotes_of_restructuredtext() -> None:
    made = lines_of(
        ".. note:: Mind\n   the step.\n\n.. code-block:: py\n\n   x = 1\n\n.. figure:: https://i.example/a.png\n"
        "   :target: https://t.example/\n   :alt: sail\n\n"
        "=====  =====\nBoat   Sail\n=====  =====\nAnn    red\n=====  =====\n\n"
        "+-----+-----+\n| Bea | tan |\n+-----+-----+\n\nHemp [1]_ holds.\n\n.. [1] Says Pia.\n\n"
        ".. toctree::\n   hidden\n",
        form="rst",
    )
    assert [(line.text, line.columns, line.code, line.foot) for line in made.lines] == [
        ("Mind the step.", 0, False, ""),
        ("   x = 1", 0, True, ""),
        ("sail", 0, False, ""),
        ("Boat", 2, False, ""),
        ("Sail", 2, False, ""),
        ("Ann", 2, False, ""),
        ("red", 2, False, ""),
        ("Bea", 2, False, ""),
        ("tan", 2, False, ""),
        ("Hemp holds.", 0, False, ""),
        ("Says Pia.", 0, False, "1"),
    ]
    assert made.lines[2].urls == ("https://t.example/",)
    assert "hidden" in [each.text for each in made.left_out]


def test_drawers_plans_footnotes_and_remarks_of_org() -> None:
    made = lines_of(
        "* TODO Boats\nSCHEDULED: <2026-03-03>\n:PROPERTIES:\n:ID: 7\n:END:\nHemp[fn:1] =holds=.\n-----\n"
        "- tar :: black\n#+begin_comment\nsecret\n#+end_comment\n\n[fn:1] Says Pia.\n",
        form="org",
    )
    assert [(line.text, line.rule, line.foot) for line in made.lines] == [
        ("Boats", False, ""),
        ("Hemp holds.", False, ""),
        ("tar black", True, ""),
        ("Says Pia.", False, "1"),
    ]
    assert [run.code for run in made.lines[1].runs if run.text == "holds"] == [True]
    assert {"secret", "TODO", ":ID: 7"} <= {each.text for each in made.left_out}


def test_settings_remarks_and_pictures_of_asciidoc() -> None:
    made = lines_of(
        ":lang: en\n\n= Boats\n\n[quote]\n.Tar\nimage::https://i.example/a.png[sail,200]\n\n////\nsecret\n////\n\n"
        "Hemp `holds`{nbsp}well +\nand long.\n\nNOTE: Mind.\n",
        form="asciidoc",
    )
    assert [line.text for line in made.lines] == ["Boats", "Tar", "Hemp holds well", "and long.", "Mind."]
    assert [run.image for line in made.lines for run in line.runs if run.image] == ["https://i.example/a.png"]
    assert made.hint("language") == "en"
    assert {"secret", "[quote]", "{nbsp}"} <= {each.text for each in made.left_out}


def test_who_wrote_it_is_left_out_and_not_lost() -> None:
    made = lines_of(ASCIIDOC, form="asciidoc")
    assert "Pia Lund" in [each.text for each in made.left_out]


def test_a_row_of_links_that_never_begin_is_read() -> None:
    made = lines_of("link:" * 40_000 + "\nmore words", form="asciidoc")
    assert "more words" in made.lines[-1].text


@pytest.mark.parametrize(
    ("name", "heading"), [("a.adoc", "== Ankunft"), ("a.rst", "Ankunft\n======="), ("a.org", "* Ankunft")]
)
def test_front_matter_ahead_of_another_markup_says_what_the_issue_is_and_is_no_text(name: str, heading: str) -> None:
    source = f'---\ntitle: "Bootsbrief im März"\ndate: 2026-03-03\ntags:\n- boot\n---\n\n{heading}\n\nHanf hält.\n'
    made = lines_of(source, name)
    assert [line.text for line in made.lines] == ["Ankunft", "Hanf hält."]
    assert (made.hint("title"), made.hint("date")) == ("Bootsbrief im März", "2026-03-03")
    assert [(left.text, left.line) for left in made.left_out] == [("tags:", 4), ("- boot", 5)]
    assert made.lines[0].start == 8


def test_tags_that_asciidoc_passes_through_are_a_pages_own_and_what_a_row_puts_in_is_no_text() -> None:
    page = '++++\n<p align="center">\n<b>Hanf &amp; Teer</b>\n<script>x()</script>\n</p>\n++++\n'
    source = (
        f'= Boote\n\nHier.\n\n{page}\nimage::b.jpg["Ein Boot", 640]\n\nyoutube::a1b2[type="web"]\n\nCPU:: schnell\n'
    )
    made = lines_of(source, "a.adoc")
    assert [line.text for line in made.lines] == ["Boote", "Hier.", "Hanf & Teer", "Ein Boot", "CPU: schnell"]
    assert any(run.bold for run in made.lines[2].runs)
    assert 'youtube::a1b2[type="web"]' in [left.text for left in made.left_out]


def test_authors_keys_signs_and_definitions_of_asciidoc() -> None:
    """Several authors and a revision are the header's; a definition is an item whose term is bold."""
    head = "= Boote\nPia Lund <p@e.example>; Bo Teer\nv1.2, 2026-03-03\n\n"
    source = f"{head}== Werft icon:cog[]\n\nErst kbd:[F5], dann <<tor>>.\n\nTor:: Es ist rot.\nKran::\n  Er hebt.\n"
    made = lines_of(source, "a.adoc")
    rows = ["Boote", "Werft", "Erst F5, dann tor.", "Tor: Es ist rot.", "Kran", "Er hebt."]
    assert " ".join(line.text for line in made.lines).split() == " ".join(rows).split()
    items = [line for line in made.lines if line.bullet]
    assert [(line.runs[0].text, line.runs[0].bold) for line in items] == [("Tor", True), ("Kran", True)]
    assert made.hint("date") == "2026-03-03"


def test_a_row_of_rst_above_one_that_is_set_in_is_the_term_of_a_definition() -> None:
    listed = "Puente *nuevo* : obra\n  - Abre ya.\n  - Lo dice `el acta <https://e.example/1>`_.\nMercado\n  Se muda.\n"
    source = (
        f"Carta\n=====\n\n{listed}\nAl puerto\nva Ana::\n\n  ls\n\n| Ola\n  y mar\n\nAyer\n\n  cita\n\n* Faro\n  rojo\n"
    )
    lines = lines_of(source, "a.rst").lines
    assert [line.text for line in lines if line.term] == ["Puente nuevo : obra", "Mercado"]
    assert [line.start for line in lines if line.term] == [4, 7]
    told = [(line.text, line.urls) for line in lines[2:4]]
    assert told == [("Abre ya.", ()), ("Lo dice el acta.", ("https://e.example/1",))]
    assert lines[5].text == "Se muda."


def test_terms_of_rst_with_lists_below_are_stories_of_their_section() -> None:
    titles = {"Z rady": ["Nowy most", "Targ"], "Terminy": ["Koncert", "Wystawa"]}
    rows = [
        f"{name}\n----------\n\n" + "".join(f"{title}\n  - Od czerwca, {title}.\n  - Wstęp wolny.\n\n" for title in own)
        for name, own in titles.items()
    ]
    issue = read("List 7\n======\n\n" + "".join(rows), "a.rst").issue
    assert [section.title for section in issue.sections] == list(titles)
    assert [story.headline for story in issue.stories] == [title for own in titles.values() for title in own]


def test_titles_of_two_rows_in_asciidoc_have_the_level_of_their_sign_and_other_rows_of_signs_are_code() -> None:
    source = "Quay Letter\n===========\n\nIt is May.\n\nWinch 2\n-------\nIt turns.\n\nA drum\n~~~~~~\n\nOf oak.\n\n"
    source += "----\nturn --slow\n----\n"
    made = lines_of(source, "letter-4.adoc")
    assert [(line.text, line.heading) for line in made.lines] == [
        ("Quay Letter", 1),
        ("It is May.", 0),
        ("Winch 2", 2),
        ("It turns.", 0),
        ("A drum", 3),
        ("Of oak.", 0),
        ("turn --slow", 0),
    ]
    assert made.lines[-1].code
    assert made.hint("title") == "Quay Letter"
    long = lines_of("It turns, and nobody knows why.\n----\nturn --slow\n----\n", "letter-4.adoc")
    assert [line.heading for line in long.lines] == [0, 0]
