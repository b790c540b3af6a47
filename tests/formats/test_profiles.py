"""Mail tools: their tags, what they would take for one, and what they make of the size."""

from dataclasses import replace

import pytest
from complete_issue import ISSUE, PUBLICATION

from desk import formats
from desk.formats.profiles import CLIP
from desk.formats.profiles.profile import PLAIN, known, names, profile
from desk.formats.profiles.target import Target, missing, weight
from desk.model.issue import Issue, Story


def made(name: str, format: str, issue: Issue = ISSUE, *, filled: bool = False) -> str:
    return formats.render(issue, PUBLICATION, format, Target(profile(name), filled=filled))


def copy_with(words: str) -> Issue:
    return Issue(1, subject=words, stories=(Story(1, "a", headline=f"Typed {words} here."),))


@pytest.mark.parametrize("name", names())
def test_every_profile_is_whole(name: str) -> None:
    found = profile(name)
    assert found.title
    assert found.about.endswith(".")
    assert set(found.formats) <= set(formats.FORMATS)
    assert set(found.prints) | set(found.needs) <= set(formats.FORMATS)
    printed = {tag for tags in found.prints.values() for tag in tags}
    assert {tag for tags in found.needs.values() for tag in tags} <= printed == set(found.tags) == set(found.sample)


def test_an_unknown_profile_is_refused_with_the_choices_and_a_publication_gets_the_plain_one() -> None:
    with pytest.raises(LookupError, match="choose one of plain, beehiiv, brevo, buttondown"):
        profile("pigeon")
    assert known("../plain").name == PLAIN


@pytest.mark.parametrize("name", names())
def test_the_tool_finds_every_tag_that_it_asks_for(name: str) -> None:
    for format in profile(name).needs:
        assert missing(made(name, format), profile(name), format) == ()
        assert missing(made(PLAIN, format), profile(name), format) == profile(name).needs[format]


@pytest.mark.parametrize(
    ("name", "format", "tag"),
    [
        ("mailchimp", "html", '<a href="*|UNSUB|*"'),
        ("mailchimp", "html", "*|HTML:LIST_ADDRESS_HTML|*"),
        ("mailchimp", "text", "\nUnsubscribe:\n  *|UNSUB|*\n"),
        ("mailchimp", "text", "\n*|LIST:ADDRESSLINE|*\n"),
        ("listmonk", "html", '<a href="{{ UnsubscribeURL }}"'),
        ("listmonk", "text", "\n  {{ UnsubscribeURL }}\n"),
        ("buttondown", "html", '<a href="{{ unsubscribe_url }}"'),
        ("dotdigital", "html", '<a href="http://$UNSUB$"'),
        ("dotdigital", "text", "\n  http://$UNSUB$\n"),
        ("campaignmonitor", "html", "<unsubscribe>Unsubscribe</unsubscribe>"),
        ("campaignmonitor", "text", "\n  [unsubscribe]\n"),
    ],
)
def test_a_tag_stands_where_its_tool_reads_it(name: str, format: str, tag: str) -> None:
    assert made(name, format).count(tag) == 1


def test_the_tools_address_takes_the_place_of_the_typed_one() -> None:
    assert "1 Mill Lane" in made(PLAIN, "html")
    assert "1 Mill Lane" not in made("mailchimp", "html")
    assert "1 Mill Lane" in made("listmonk", "html")


@pytest.mark.parametrize(
    ("name", "typed", "html", "text"),
    [
        ("mailchimp", "*|UNSUB|*", "*&#124;UNSUB|*", "*\u2060|UNSUB|*"),
        ("listmonk", "{{ .Name }}", "{&#123; .Name }}", "{{ `{{` }} .Name }}"),
        ("buttondown", "{% if x %}", "{\u2060% if x %}", "{\u2060% if x %}"),
        ("dotdigital", "$UNSUB$", "&#36;UNSUB$", "$\u2060UNSUB$"),
        ("dotdigital", "@FIRSTNAME@", "&#64;FIRSTNAME@", "@\u2060FIRSTNAME@"),
        (
            "campaignmonitor",
            "[firstname,fallback=you]",
            "&#91;firstname,fallback=you]",
            "[\u2060firstname,fallback=you]",
        ),
        ("ghost", "{first_name}", "{\u2060first_name}", "{\u2060first_name}"),
    ],
)
def test_copy_that_looks_like_a_tag_is_escaped_for_the_tool_that_would_read_it(
    name: str, typed: str, html: str, text: str
) -> None:
    issue = copy_with(typed)
    assert f"Typed {html} here." in made(name, "html", issue)
    assert f"Typed {text} here." in made(name, "text", issue)
    assert f"<title>{html}</title>" in made(name, "html", issue)
    assert f"Typed {typed} here." in made(PLAIN, "text", issue)
    assert f"Typed {typed} here." in made("substack", "text", issue)


def test_an_address_that_looks_like_a_tag_stays_an_address() -> None:
    issue = Issue(1, stories=(Story(1, "a", body="[words](https://example.org/$UNSUB$?a=1)"),))
    assert "https://example.org/%24UNSUB$?a=1" in made("dotdigital", "text", issue)
    assert 'href="https://example.org/&#36;UNSUB$?a=1"' in made("dotdigital", "html", issue)


@pytest.mark.parametrize("name", names())
def test_a_filled_export_shows_examples_and_no_tag(name: str) -> None:
    found = profile(name)
    for format in found.formats:
        page = made(name, format, filled=True)
        tags = {*found.tags.values(), *found.tags_html.values(), *(f"<{each}>" for each in found.elements.values())}
        assert not [tag for tag in tags if tag in page]
    if "unsubscribe" in found.prints.get("html", ()):
        assert f'<a href="{found.sample["unsubscribe"].replace("&", "&amp;")}"' in made(name, "html", filled=True)


def test_a_filled_export_shows_the_publications_own_address() -> None:
    german = replace(PUBLICATION, language="de", postal_address="Marktplatz 1\n99084 Erfurt")
    page = formats.render(ISSUE, german, "html", Target(profile("mailchimp"), filled=True))
    assert "Marktplatz 1 99084 Erfurt" in page
    assert "High Street" not in page


def test_a_draft_is_made_for_no_tool_because_a_mail_program_replaces_no_tags() -> None:
    assert made("mailchimp", "eml") == made(PLAIN, "eml")


def test_a_tool_that_sets_title_and_footer_itself_gets_none() -> None:
    assert "<h1 " in made(PLAIN, "fragment")
    for format in ("fragment", "markdown"):
        page = made("ghost", format)
        assert "You get this because" not in page
        assert "Coastal Bureau" in page


def test_the_weight_counts_the_links_as_the_tool_rewrites_them() -> None:
    light = weight(made(PLAIN, "html"), profile(PLAIN))
    assert light.sent == light.bytes == formats.size(made(PLAIN, "html"))
    page = made("listmonk", "html")
    heavy = weight(page, profile("listmonk"))
    assert heavy.links == page.count('<a href="http')
    assert heavy.bytes < heavy.sent <= heavy.bytes + heavy.links * profile("listmonk").link + profile("listmonk").added
    assert heavy.limit == CLIP


def test_the_publications_own_profile_is_the_usual_one() -> None:
    own = replace(PUBLICATION, profile="listmonk")
    assert formats.render(ISSUE, own, "text") == made("listmonk", "text")


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        (PLAIN, ['title: "High water"', 'subject: "Who pays when the tide wins"', "number: 201"]),
        ("buttondown", ['subject: "Who pays when the tide wins"', 'publish_date: "2026-11-05"', 'status: "draft"']),
        ("ghost", ['title: "High water"', 'slug: "high-water"', 'status: "draft"']),
        ("substack", ['title: "High water"', 'date: "2026-11-05"']),
    ],
)
def test_front_matter_has_the_names_that_the_tool_knows(name: str, lines: list[str]) -> None:
    front = made(name, "markdown").split("\n---\n")[0].split("\n")
    assert [line for line in lines if line not in front] == []


def test_buttondown_is_told_that_it_is_markdown() -> None:
    assert "\n---\n\n<!-- buttondown-editor-mode: plaintext -->\n\n# The" in made("buttondown", "markdown")
