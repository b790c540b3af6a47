"""No word of desk's own reaches a reader but through `desk.words`: in no renderer and in no template."""

import calendar
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_string, policy
from html.parser import HTMLParser

import pytest
from complete_issue import ISSUE, PUBLICATION

from desk.formats import FORMATS, render
from desk.formats.html.site import Site
from desk.formats.profiles.profile import names, profile
from desk.formats.profiles.target import Target
from desk.formats.templates.page import TEMPLATES
from desk.model.issue import Correction, Issue, Link, Section, Story
from desk.model.publication import Publication
from desk.words.printed import COUNTED, KEYS, languages, words

NAMES = frozenset({"RSS", "JSON Feed"})
"""What is called so in every language."""
_LATIN = re.compile(r"[A-Za-z]{2,}")
_FOREIGN = str.maketrans(
    {sign: "ψω"[ord(sign) % 2] for sign in map(chr, range(ord("A"), ord("z") + 1)) if sign.isalpha()}
)


def foreign(text: str | None) -> str | None:
    """Copy in which no Latin letter is left, but in addresses and tags."""
    if text is None:
        return None
    parts = re.split(r"(\]\([^)]*\)|</?b>)", text)
    return "".join(part if place % 2 else part.translate(_FOREIGN) for place, part in enumerate(parts))


def every_word() -> tuple[str, ...]:
    """Own words for everything, none of them in Latin letters."""
    made = []
    for key, parts in KEYS.items():
        text = " ".join(["Ξένα", *(f"{{{part}}}" for part in parts)])
        made += [f"{key}.{form}: {text}" for form in ("one", "other")] if key in COUNTED else [f"{key}: {text}"]
    return (*made, "label: {label}:", 'source: "{source}:  "')


def a_story(story: Story) -> Story:
    fields = ("headline", "standfirst", "byline", "body", "sponsor", "links_label")
    image = story.image and replace(story.image, alt=foreign(story.image.alt) or "")
    return replace(story, image=image, **{name: foreign(getattr(story, name)) for name in fields})


def a_link(link: Link) -> Link:
    return replace(link, source=foreign(link.source), title=foreign(link.title) or "")


def a_section(section: Section) -> Section:
    return replace(section, title=foreign(section.title), standfirst=foreign(section.standfirst) or "")


GREEK = replace(
    PUBLICATION,
    name="Ψωμί",
    tagline="Ωδή",
    language="el",
    web_address="https://psomi.example/",
    issue_address="https://psomi.example/{number}",
    postal_address="Οδός 1",
    footer=foreign(PUBLICATION.footer) or "",
    words=tuple({line.partition(":")[0]: line for line in every_word()}.values()),
)
FOREIGN = replace(
    ISSUE,
    title="Τίτλος",
    subject="Θέμα",
    preheader="Πριν",
    image=ISSUE.image and replace(ISSUE.image, alt="Λιμάνι"),
    sections=tuple(map(a_section, ISSUE.sections)),
    stories=tuple(map(a_story, ISSUE.stories)),
    links=tuple(map(a_link, ISSUE.links)),
)
UNTITLED = Issue(77, stories=(Story(78, "a", headline="Ένα"),))


class Seen(HTMLParser):
    """The words of a page that a reader sees or hears."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in ("style", "script", "noscript")
        heard = dict(attrs)
        named = heard.get("name") == "description"
        self.words += [heard.get(name) or "" for name in ("alt", "title", "aria-label", "placeholder")]
        self.words.append(heard.get("content") or "" if named else "")

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in ("style", "script", "noscript")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.words.append(data)


def seen(page: str) -> str:
    parser = Seen()
    parser.feed(page)
    parser.close()
    return "\n".join(parser.words)


def latin(text: str) -> set[str]:
    """Words in Latin letters that are neither addresses nor names."""
    text = re.sub(r"(?:https?://|mailto:)\S+|[\w.-]+@[\w.-]+|[\w-]+\.example\S*|register\.csv", "", text)
    for name in NAMES:
        text = text.replace(name, "")
    return set(_LATIN.findall(text)) - {"walls", "pumps", "bn", "csv"}


@pytest.mark.parametrize("tool", names())
@pytest.mark.parametrize("format", ["html", "paste", "fragment", "text"])
def test_a_reader_sees_no_word_but_the_publications(format: str, tool: str) -> None:
    target = Target(profile(tool), filled=True)
    tags = " ".join(profile(tool).sample.values())
    made = render(FOREIGN, GREEK, format, target)
    assert latin(seen(made) if format != "text" else made) <= latin(tags)


def test_markdown_has_no_word_of_its_own_below_its_front_matter() -> None:
    body = render(FOREIGN, GREEK, "markdown").split("\n---\n", 1)[1]
    assert not latin(re.sub(r"<!--.*?-->", "", body))


def test_a_site_and_its_feeds_have_no_words_of_their_own() -> None:
    for issues in ((FOREIGN, UNTITLED), ()):
        pages = dict(Site(issues, GREEK, Target()).pages())
        for name, page in pages.items():
            if name.endswith(".html"):
                assert not latin(seen(page)), name
        feed = json.loads(pages["feed.json"])
        assert not latin(
            " ".join([feed["title"], *(seen(item["title"] + item["content_html"]) for item in feed["items"])])
        )
        texts = re.findall(r"<(?:title|description)>([^<]*)<", pages["feed.xml"])
        assert not latin(" ".join(texts))


def test_a_site_of_many_years_and_one_with_corrections_have_no_words_of_their_own() -> None:
    wrong = (
        Correction(901, "a", "2026-11-06", by="Ψω", was="ωψω", now="ψψω", why="Λάθος"),
        Correction(902, "b", "2026-11-07", was="https://a.example/1", now="https://b.example/2"),
        Correction(903, "c", was="ψωω", now="ωωψ"),
    )
    years = [
        replace(FOREIGN, id=at, slug="", number=at, date=f"{2026 - at // 25}-05-{at % 25 + 1:02}")
        for at in range(1, 120)
    ]
    issues = (replace(FOREIGN, corrections=wrong), *years, *(replace(UNTITLED, id=500 + at) for at in range(3)))
    pages = dict(Site(issues, GREEK, Target()).pages())
    assert any(name.startswith("years/") for name in pages)
    assert "<del>" in pages["201/index.html"] or "Λάθος" in pages["201/index.html"]
    for name, page in pages.items():
        if name.endswith(".html"):
            assert not latin(seen(page)), name
    listed = json.loads(pages["search-index.js"].removeprefix("listed(").strip().removesuffix(");"))
    assert not latin(" ".join(f"{each['title']} {each['day']} {each['words']} {each['stories']}" for each in listed))


def test_what_a_sites_script_says_is_in_its_page() -> None:
    script = re.sub(r"//.*", "", dict(Site((FOREIGN,), GREEK, Target()).pages())["search.js"])
    said = re.findall(r'(?:textContent|innerHTML|innerText|placeholder|title)\s*=\s*["`\'](?!\$)[^"`\']*', script)
    assert not said


def test_a_mail_draft_has_no_word_of_its_own() -> None:
    for issue in (FOREIGN, UNTITLED):
        mail = message_from_string(render(issue, GREEK, "eml"), policy=policy.default)
        assert not latin(str(mail["Subject"]))
        assert not latin(str(mail["From"]).partition("<")[0])
        for part in mail.walk():
            if part.get_content_maintype() == "text":
                assert not latin(seen(part.get_content())), part.get_content_type()


def test_data_has_english_in_its_names_and_none_in_its_texts() -> None:
    terms = {"kind", "place", "status", "language", "slug", "src", "url"}

    def texts(value: object) -> Iterator[str]:
        if isinstance(value, dict):
            yield from (text for name, part in value.items() if name not in terms for text in texts(part))
        elif isinstance(value, list):
            yield from (text for part in value for text in texts(part))
        elif isinstance(value, str):
            yield re.sub(r"\]\([^)]*\)|</?b>", "", value)

    assert not latin("\n".join(texts(json.loads(render(FOREIGN, GREEK, "json")))))


def test_a_text_without_a_title_or_a_subject_has_no_words_of_its_own() -> None:
    nameless = replace(GREEK, name="", tagline="", footer="")
    for format in ("html", "paste", "fragment", "text", "eml", "markdown"):
        made = render(Issue(79, stories=(Story(80, "a", body="ψω"),)), nameless, format)
        if format == "eml":
            made = "\n".join(
                part.get_content()
                for part in message_from_string(made, policy=policy.default).walk()
                if part.get_content_maintype() == "text"
            )
        if format == "markdown":
            made = re.sub(r"<!--.*?-->", "", made.rpartition("---\n")[2])
        assert not latin(seen(made)), format


def test_no_template_holds_words() -> None:
    for path in sorted(TEMPLATES.rglob("*.html")):
        source = re.sub(r"<!--.*?-->|<style.*?</style>|{#.*?#}", "", path.read_text("utf-8"), flags=re.DOTALL)
        printed = re.sub(r"{%.*?%}", "", source, flags=re.DOTALL)
        constants = [word for made in re.findall(r"{{(.*?)}}", printed) for word in re.findall(r'"([^"]*)"', made)]
        words = [each for each in constants if re.match(r"[A-Z]", each)]
        assert not words, path.name
        still = seen(re.sub(r"{{.*?}}", "", printed, flags=re.DOTALL))
        assert not [word for word in latin(still) if word[0].isupper()], path.name


@pytest.mark.parametrize("tag", [tag for tag in languages() if not tag.startswith("en")])
def test_no_english_word_in_the_text_of_an_issue_in_another_language(tag: str) -> None:
    publication = Publication(1, name="Ψωμί", language=tag, issue_address="https://psomi.example/{number}")
    made = render(FOREIGN, publication, "text", Target(profile("mailchimp")))
    english = ("Thursday", "Read on", "Sponsored", "Unsubscribe", "Researched", "Picture:", "Promotion")
    assert not [word for word in english if word in made]


_BRACED = re.compile(r"{\w+}")


@pytest.mark.parametrize("tag", ["de", "fr", "ja", "ar", "tr", "pl", "he", "zh-Hans", "ko", "ru", "it", "es"])
def test_no_english_word_of_desks_own_in_any_format_site_or_feed(tag: str) -> None:
    own = "\n".join(words(tag).values())
    said = {part.strip(" :") for text in words("en-GB").values() for part in _BRACED.split(text)}
    english = {
        *(word for word in said if len(word) > 3 and word not in own),
        *calendar.day_name,
        *calendar.month_name[1:],
    }
    wrong = Correction(901, "a", "2027-03-05", was="ωψω", now="ψψω", why="Λάθος")
    issue = replace(FOREIGN, date="2027-03-04", corrections=(wrong,))
    publication = replace(GREEK, language=tag, words=())
    made = {name: render(issue, publication, name) for name in FORMATS if name not in ("eml", "json")}
    made |= dict(Site((issue, UNTITLED), publication, Target()).pages())
    for name in ("style.css", "search.js", "sitemap.xml"):
        del made[name]
    for name, page in made.items():
        seen_of = seen(page) if "<" in page else page
        found = [word for word in english if re.search(rf"\b{re.escape(word)}\b", re.sub(r"<!--.*?-->", "", seen_of))]
        assert not found, name


def test_every_format_is_looked_at() -> None:
    assert set(FORMATS) == {"html", "paste", "fragment", "markdown", "text", "eml", "json"}
