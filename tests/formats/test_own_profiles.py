"""Mail tools as data: none of their tags survives in copy, and a file with a fault is one sentence."""

from dataclasses import replace

import pytest
from everything import ISSUE, PUBLICATION

from desk.formats import render
from desk.formats.profiles.profile import names, profile
from desk.formats.profiles.reading import ProfileFault, read_profile
from desk.formats.profiles.target import Target
from desk.model.issue import Link, Section, Story

FIELDS = ("*|FNAME|*", "{{ name }}", "{% if x %}", "{$name}", "[[EMAIL_TO]]", "{contactfield=x}", "{{{ x }}}", "${x}")
MORE = ("[%name%]", "[Name,fallback=]", "::subscriber.x::", "((name))", "$NAME$", "@NAME@", "<%name%>", "[EMAIL]")


@pytest.mark.parametrize("tool", names())
def test_no_tag_of_a_tool_survives_in_copy(tool: str) -> None:
    made = profile(tool)
    tags = {tag for name in names() for tag in (*profile(name).tags.values(), *profile(name).tags_html.values())}
    copy = " and ".join((*sorted(tags), *FIELDS, *MORE))
    story = Story(1, "a", 12, headline=copy, standfirst=copy, body="\n\n".join(copy.split(" and ")))
    link = Link(2, "a", 1, copy, "https://a.example/", title=copy)
    sections = (Section(12, "a", copy),)
    issue = replace(ISSUE, title=copy, subject=copy, stories=(story,), links=(link,), sections=sections)
    for format in (each for each in made.formats if each != "json"):
        text = render(issue, PUBLICATION, format, Target(made))
        ours = "".join(made.tags[each] + made.tags_html.get(each, "") for each in made.prints.get(format, ()))
        for escape in made.escapes:
            if format == "text" and escape.find.search(escape.other):  # the tool's own way to print its signs
                continue
            left = escape.find.findall(text)
            assert len(left) <= 2 * len(escape.find.findall(ours)), (format, escape.find.pattern, left)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('formats = ["html"]\nfomats = 1', "x.toml: there is no key “fomats”"),
        ("title = 'A'", "x.toml: formats is missing"),
        ('formats = ["html", "pdf"]', "x.toml: formats has “pdf”: there are html,"),
        ('formats = ["html"]\nwanted = "text"', "x.toml: wanted is “text”"),
        ('formats = ["html"]\n[prints]\nhtml = ["web"]', "x.toml: prints names web, which has no line under [tags]"),
        ('formats = ["html"]\n[weight]\nlimit = "much"', "x.toml: weight.limit is a number of bytes"),
        ('formats = ["html"]\n[[escapes]]\nfind = "("', "x.toml: escapes.find is no regular expression"),
        ('formats = ["html"]\n[[escapes]]\nfind = ""', "x.toml: escapes.find matches nothing at all"),
        ('formats = ["html"]\n[[escapes]]\nfind = "<(a+)+>"', "x.toml: escapes.find repeats what stands in brackets"),
        ("formats = ['html']\n[[escapes]]\nfind = '<([a-z]|ab)*>'", "x.toml: escapes.find repeats what stands in"),
        ("formats = [", "x.toml is not TOML"),
        ("formats = " + "9" * 5000, "x.toml is not TOML"),
        ("formats = " + "[" * 5000, "x.toml is not TOML"),
        ('formats = ["html"]\n[tags]\nweb = 1', "x.toml: web is a text in quotation marks"),
        ('formats = ["markdown"]\n[front]\n"a\\nb" = "title"', "x.toml: front.a"),
    ],
)
def test_a_profile_that_cannot_be_used_is_one_sentence(text: str, said: str) -> None:
    with pytest.raises(ProfileFault) as fault:
        read_profile("x", text, "x.toml")
    assert str(fault.value).startswith(said)
    assert "\n" not in str(fault.value)


@pytest.mark.parametrize("find", [r"<\)+", r"\{(?=[{%])", r"<(?:if|end)>", r"<[a-z]+\\>"])
def test_a_sign_may_be_repeated_and_words_may_stand_in_brackets(find: str) -> None:
    made = read_profile("x", f"formats = ['html']\n[[escapes]]\nfind = '{find}'", "x.toml")
    assert [each.find.pattern for each in made.escapes] == [find]


def test_notify_gets_headings_lists_and_links_alone() -> None:
    made = render(ISSUE, PUBLICATION, "markdown", Target(profile("govuknotify")))
    assert "# Floods and coast\n\n## One\n\nA wall\n" in made
    assert not any(sign in made for sign in ("<!--", "**", "~~", "![", "---\ntitle", "| "))
    assert "^ Pumps" in made
    assert "Town: [Eastmarch](https://e.example/)\nCost: £2" in made
