"""Story shapes: thirty ways in which newsletters print one item. All stories of one pattern share its choices."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from bench.reader.grammar.plan import Draft, Plan, Span
from bench.reader.grammar.tongue import Tongue

_SIGNS = "🔥 📅 ⚡ 🛠 📚 🎧 🐟 👉 ▶ ★ → ☀️ 🇬🇧".split()
_HOSTS = (
    *("harbour.example", "p.example", "echo.example", "blog.wick.example", "news.tallow.example", "github.com"),
    *("youtube.com", "post.example", "ledger.example", "t.example"),
)
_PATHS = ("a", "2021/03", "story", "p", "item", "click", "artikel", "node")


@dataclass(slots=True)
class Pattern:
    """What the stories of one part of a newsletter have in common."""

    random: Random
    tongue: Tongue
    own: str
    """The host that links lead to, "" for any."""
    shape: "Shape"
    length: str = "mid"
    case: str = "sentence"
    linked: bool = False
    choices: dict[str, float] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    count: int = 0

    def often(self, name: str, share: float) -> bool:
        """A choice that is the same for most stories of the pattern: it is taken for all, for none or for some."""
        if name not in self.choices:
            self.choices[name] = self.random.choice((0.0, 1.0, 0.7)) if self.random.random() < 2 * share else 0.0
        return self.random.random() < self.choices[name]

    def always(self, name: str, share: float) -> bool:
        """A choice that is the same for all stories of the pattern."""
        if name not in self.choices:
            self.choices[name] = float(self.random.random() < share)
        return bool(self.choices[name])

    def one_of(self, name: str, *values: str) -> str:
        """A wording that is the same for all stories of the pattern."""
        if name not in self.words:
            self.words[name] = self.random.choice(values)
        return self.words[name]

    def url(self) -> str:
        """A new address."""
        self.count += 1
        host = self.own or self.random.choice(_HOSTS)
        return f"https://{host}/{self.random.choice(_PATHS)}/{self.random.randrange(10**7)}"

    def headline(self) -> str:
        """A headline, with the number or the ornament that all of them have."""
        text = self.tongue.headline(self.length, case=self.case)
        if self.always("ornament", 0.05):
            text = f"{self.random.choice(_SIGNS)} {text}"
        return text


def story(plan: Plan, pattern: Pattern, section: str) -> Draft:
    """Put one story at the end of a plan."""
    draft = Draft(pattern.headline(), section=section)
    plan.drafts.append(draft)
    pattern.shape(plan, pattern, draft)
    return draft


def _link(pattern: Pattern, draft: Draft, text: str, *, bold: bool = False) -> Span:
    url = pattern.url()
    draft.urls.append(url)
    return Span(text, url, bold)


def _above(plan: Plan, pattern: Pattern) -> None:
    tongue = pattern.tongue
    if pattern.often("picture", 0.15):
        linked = pattern.always("picture linked", 0.5)
        plan.add(
            "image",
            Span(
                tongue.words_of(1, 4) if pattern.always("picture words", 0.4) else "", pattern.url() if linked else ""
            ),
        )
    if pattern.often("kicker", 0.15):
        kicker = tongue.section() if pattern.always("kicker section", 0.5) else tongue.words_of(1, 4)
        if pattern.always("kicker day", 0.15):
            kicker = tongue.day()
        plan.add("kicker", kicker.upper() if pattern.always("kicker upper", 0.3) else kicker)


def _head(plan: Plan, pattern: Pattern, draft: Draft) -> None:
    _above(plan, pattern)
    words = draft.headline.split(" ")
    if len(words) > 5 and pattern.often("two lines", 0.06) and not pattern.linked:
        cut = pattern.random.randint(2, len(words) - 2)
        plan.add("head", " ".join(words[:cut]))
        plan.add("head more", " ".join(words[cut:]))
    elif pattern.linked:
        plan.add("head", _link(pattern, draft, draft.headline))
    else:
        plan.add("head", draft.headline)
    if pattern.often("byline", 0.13):
        plan.add("by", _byline(pattern))
    if pattern.often("picture below", 0.1):
        plan.add("picture", Span(pattern.tongue.words_of(1, 5) if pattern.always("picture words", 0.4) else ""))
    if pattern.often("standfirst", 0.07):
        plan.add("standfirst", pattern.tongue.sentence())


def _byline(pattern: Pattern) -> str:
    tongue = pattern.tongue
    text = tongue.name()
    if pattern.always("by word", 0.6):
        text = f"{tongue.phrase('by')} {text}"
    if pattern.always("by day", 0.3):
        text += pattern.one_of("by sep", ", ", " | ", " – ", " • ") + tongue.day()
    if pattern.always("by time", 0.1):
        text += f", {pattern.random.randint(2, 12)} {tongue.phrase('readtime').lower()}"
    return text


def _prose(plan: Plan, pattern: Pattern, draft: Draft, low: int, high: int, *, links: float = 0.0) -> None:
    for _ in range(pattern.random.randint(low, high)):
        text = pattern.tongue.paragraph(1, pattern.random.choice((1, 2, 4)))
        draft.body.append(text)
        if pattern.random.random() < links:
            plan.add("body", *_linked_prose(pattern, draft, text))
        elif pattern.often("bold inside", 0.05):
            cut = len(text) // 2
            plan.add("body", text[:cut], Span(text[cut : cut + 12], bold=True), text[cut + 12 :])
        else:
            plan.add("body", text)


def _linked_prose(pattern: Pattern, draft: Draft, text: str) -> tuple[Span | str, ...]:
    if pattern.tongue.signs:
        at = pattern.random.randrange(max(1, len(text) - 6))
        return text[:at], _link(pattern, draft, text[at : at + 5]), text[at + 5 :]
    words = text.split(" ")
    at = pattern.random.randrange(max(1, len(words) - 3)) if pattern.random.random() < 0.8 else 0
    count = pattern.random.randint(1, 4)
    head = " ".join(words[:at]) + (" " if at else "")
    tail = " ".join(words[at + count :])
    return head, _link(pattern, draft, " ".join(words[at : at + count])), (" " + tail if tail else "")


def _more(pattern: Pattern, draft: Draft) -> Span:
    words = pattern.one_of("more", *(pattern.tongue.phrase("more") for _ in range(3)))
    if pattern.always("more arrow", 0.2):
        words += pattern.one_of("arrow", " →", " »", " >", " ...")
    if draft.urls and pattern.always("more same", 0.6):
        return Span(words, draft.urls[0])
    return _link(pattern, draft, words)


def _tail(plan: Plan, pattern: Pattern) -> None:
    tongue = pattern.tongue
    if pattern.often("share", 0.03):
        plan.add("share", Span("Facebook", pattern.url()), " | ", Span("Twitter", pattern.url()))
    if pattern.often("credit", 0.08):
        plan.add(
            "credit", f"{pattern.one_of('credit', '©', 'Foto:', tongue.phrase('credit'), 'Photo:')} {tongue.name()}"
        )
    if pattern.often("byline below", 0.03):
        plan.add("by", _byline(pattern))
    if pattern.often("picture behind", 0.05):
        plan.add("picture", Span(tongue.words_of(1, 5) if pattern.always("picture words", 0.4) else ""))
        if pattern.always("picture from", 0.4):
            plan.add(
                "link",
                _link(pattern, plan.drafts[-1], pattern.one_of("from", "source", tongue.phrase("credit"), "Photo")),
            )


def plain(plan: Plan, pattern: Pattern, draft: Draft) -> None:
    """A headline and paragraphs."""
    _head(plan, pattern, draft)
    _prose(plan, pattern, draft, 1, pattern.random.choice((1, 2, 4, 6)), links=0.2 * pattern.always("prose links", 0.5))
    if pattern.often("bullets", 0.1):
        for _ in range(pattern.random.randint(2, 5)):
            plan.add("bullet", pattern.tongue.sentence())
        _prose(plan, pattern, draft, 0, 1)
    _tail(plan, pattern)


def summary(plan: Plan, pattern: Pattern, draft: Draft) -> None:
    """A headline, some text and "read more"."""
    _head(plan, pattern, draft)
    _prose(plan, pattern, draft, 1, pattern.random.choice((1, 1, 2)))
    if pattern.always("more inside", 0.25) and plan.blocks[-1].role == "body":
        block = plan.blocks.pop()
        plan.add("body", *block.spans, " ", _more(pattern, draft))
    else:
        plan.add("button" if pattern.always("button", 0.3) else "more", _more(pattern, draft))
    _tail(plan, pattern)


def researched(plan: Plan, pattern: Pattern, draft: Draft) -> None:
    """A headline, text, and a list of links with a label above or none."""
    _head(plan, pattern, draft)
    _prose(plan, pattern, draft, 1, pattern.random.choice((1, 2, 4)))
    if pattern.random.random() < 0.2:
        for _ in range(pattern.random.randint(2, 4)):
            plan.add("bullet", pattern.tongue.words_of(5, 12))
    if pattern.always("label", 0.6):
        plan.add("label", pattern.one_of("label", pattern.tongue.phrase("label"), pattern.tongue.phrase("label") + ":"))
    for _ in range(pattern.random.choice((1, 2, 3, 5, 9))):
        plan.add("link", *_source_link(pattern, draft))


def _source_link(pattern: Pattern, draft: Draft) -> tuple[Span | str, ...]:
    tongue = pattern.tongue
    title = _link(pattern, draft, tongue.headline(pattern.one_of("link length", "mid", "mid", "long")))
    kind = pattern.one_of("source", "none", "none", "ahead", "behind", "some")
    source = tongue.words_of(1, 2).upper() if pattern.always("source upper", 0.4) else tongue.name()
    if kind == "ahead" or (kind == "some" and pattern.random.random() < 0.5):
        mark = "：" if tongue.signs else pattern.one_of("source mark", ": ", ":  ", " – ")
        return (
            (source + mark, title)
            if pattern.always("source apart", 0.5)
            else (Span(f"{source}{mark}{title.text}", title.url),)
        )
    return (title, f" ({source})") if kind == "behind" else (title,)


def inline(plan: Plan, pattern: Pattern, draft: Draft) -> None:
    """A headline and text with links in its sentences."""
    _head(plan, pattern, draft)
    _prose(plan, pattern, draft, 1, pattern.random.choice((1, 2, 3)), links=0.8)
    if pattern.often("link list", 0.05):
        for _ in range(3):
            plan.add("bullet", *_linked_prose(pattern, draft, pattern.tongue.sentence()))
    _tail(plan, pattern)


def bare(plan: Plan, pattern: Pattern, draft: Draft) -> None:
    """A list of links, each of them an item."""
    plan.add("item", *_prefix(pattern), _link(pattern, draft, draft.headline))


def described(plan: Plan, pattern: Pattern, draft: Draft) -> None:
    """A linked title and, on the same line, what it is."""
    separator = pattern.one_of(
        "separator", " ", " – ", ": ", " - ", " | ", " — ", ". ", "，" if pattern.tongue.signs else ", "
    )
    text = pattern.tongue.sentence() if pattern.random.random() < 0.7 else pattern.tongue.paragraph(1, 3)
    draft.body.append(text)
    plan.add(
        "item",
        *_prefix(pattern),
        _link(pattern, draft, draft.headline, bold=pattern.always("bold item", 0.15)),
        separator + text,
    )


def below(plan: Plan, pattern: Pattern, draft: Draft) -> None:
    """A linked title and, on the next line or in the next paragraph, what it is."""
    plan.add("item", *_prefix(pattern), _link(pattern, draft, draft.headline, bold=pattern.always("bold item", 0.3)))
    text = pattern.tongue.paragraph(1, 2) if pattern.random.random() < 0.8 else pattern.tongue.sentence()
    if not pattern.often("without text", 0.1):
        draft.body.append(text)
        plan.add("desc", text)


def remarked(plan: Plan, pattern: Pattern, draft: Draft) -> None:
    """A linked title with a remark, such as who says so, on the same line or the next."""
    remark = pattern.one_of("remark", "//{}", "({})", "by {}", "von {}", "via {}", "[{}]", "/ {}").format(
        pattern.tongue.name()
    )
    head = _link(pattern, draft, draft.headline)
    tail: tuple[Span | str, ...] = (remark,)
    if pattern.always("comments", 0.4):
        tail = (
            remark + " ",
            _link(pattern, draft, pattern.one_of("comments", "comments→", "discussion", "Video", "slides")),
        )
    if pattern.always("remark below", 0.4):
        plan.add("item", *_prefix(pattern), head)
        plan.add("remark", *tail)
    else:
        plan.add("item", *_prefix(pattern), head, " ", *tail)


def run_in(plan: Plan, pattern: Pattern, draft: Draft) -> None:
    """Bold words open the text."""
    mark = pattern.one_of("run-in mark", ".", ":", " –", "", "：" if pattern.tongue.signs else ":")
    inside = mark if pattern.always("mark inside", 0.6) else ""
    text = pattern.tongue.paragraph(1, 3)
    draft.body.append(text)
    if draft.headline[-1] in ".?!。" or not inside:
        title = Span(draft.headline, bold=True)
    else:
        title = Span(draft.headline + inside, bold=True)
    spans = _linked_prose(pattern, draft, text) if pattern.random.random() < 0.75 else (text,)
    if pattern.always("run-in linked", 0.12):
        title, spans = _link(pattern, draft, draft.headline, bold=True), (text,)
        inside = ""
    plan.add("item", title, ("" if inside else mark) + " ", *spans)
    if pattern.often("second paragraph", 0.1):
        plan.add("desc", pattern.tongue.paragraph(1, 2))


def colon(plan: Plan, pattern: Pattern, draft: Draft) -> None:
    """A title, a colon or a dash, and the link behind it."""
    if pattern.length == "short":
        draft.headline = pattern.tongue.headline("mid", case=pattern.case)
    draft.headline = re.sub(r"[:：–-]|[.?!。]+$", "", draft.headline).strip()
    mark = "：" if pattern.tongue.signs else pattern.one_of("colon", ": ", " - ", " | ", " – ")
    text = (
        pattern.tongue.sentence()
        if pattern.always("colon text", 0.4)
        else pattern.one_of("read", "Read", "Link", "Video", "PDF")
    )
    plan.add("item", draft.headline + mark, _link(pattern, draft, text))


def triple(plan: Plan, pattern: Pattern, draft: Draft) -> None:
    """A headline, one line about it and the address."""
    plan.add("head", draft.headline)
    for _ in range(pattern.random.choice((1, 1, 1, 2, 3)) if pattern.always("triple text", 0.8) else 0):
        text = pattern.tongue.sentence() if pattern.always("triple stop", 0.5) else pattern.tongue.words_of(4, 9)
        draft.body.append(text)
        plan.add("line", text)
    url = pattern.url()
    draft.urls.append(url)
    plan.add("url", Span(url, url))


def address_below(plan: Plan, pattern: Pattern, draft: Draft) -> None:
    """A headline, its address on the next line, and text."""
    plan.add("head", draft.headline)
    url = pattern.url()
    draft.urls.append(url)
    plan.add("url", Span(url, url))
    _prose(plan, pattern, draft, 0 if pattern.always("no text", 0.2) else 1, 2)


def event(plan: Plan, pattern: Pattern, draft: Draft) -> None:
    """What, when and where."""
    tongue = pattern.tongue
    when = f"{tongue.day()}, {tongue.clock()}"
    if pattern.always("day ahead", 0.3):
        plan.add("kicker", when)
        _head(plan, pattern, draft)
    else:
        _head(plan, pattern, draft)
        plan.add("line", when)
    plan.add("line", tongue.words_of(2, 5))
    if pattern.often("about", 0.4):
        _prose(plan, pattern, draft, 1, 1)
    if pattern.often("sign up", 0.3):
        plan.add("more", _more(pattern, draft))


def link_list(plan: Plan, pattern: Pattern, draft: Draft) -> None:
    """A headline, a line about it and nothing but links: they are the story's."""
    _head(plan, pattern, draft)
    text = pattern.tongue.sentence()
    draft.body.append(text)
    plan.add("body", text)
    if pattern.always("label", 0.6):
        plan.add("label", pattern.one_of("label", pattern.tongue.phrase("label"), pattern.tongue.phrase("label") + ":"))
    for _ in range(pattern.random.randint(2, 7)):
        plan.add("link", *_source_link(pattern, draft))


def detailed(plan: Plan, pattern: Pattern, draft: Draft) -> None:
    """A long story with subheads, lists and more text."""
    tongue = pattern.tongue
    _head(plan, pattern, draft)
    _prose(plan, pattern, draft, 1, 2, links=0.3)
    for _ in range(pattern.random.randint(1, 4)):
        plan.add("subhead", pattern.one_of("subcolon", "{}", "{}:").format(tongue.words_of(1, 4).capitalize()))
        if pattern.random.random() < 0.4:
            for _ in range(pattern.random.randint(2, 4)):
                plan.add("bullet", *_linked_prose(pattern, draft, tongue.sentence()))
        else:
            _prose(plan, pattern, draft, 1, 2, links=0.3)
    _tail(plan, pattern)


def short_parts(plan: Plan, pattern: Pattern, draft: Draft) -> None:
    """A headline and paragraphs that open with the same bold words in each story."""
    _head(plan, pattern, draft)
    openers = [
        pattern.one_of(f"opener {n}", *(pattern.tongue.words_of(1, 3).capitalize() for _ in range(2))) for n in range(3)
    ]
    for opener in openers[: pattern.random.randint(1, 3)]:
        plan.add(
            "body", Span(opener + ":", bold=True), " ", *_linked_prose(pattern, draft, pattern.tongue.paragraph(1, 2))
        )


def table(plan: Plan, pattern: Pattern, draft: Draft) -> None:
    """A headline and lines of names, times or places."""
    tongue = pattern.tongue
    _head(plan, pattern, draft)
    if pattern.often("about", 0.4):
        _prose(plan, pattern, draft, 1, 1)
    for _ in range(pattern.random.randint(2, 9)):
        line = pattern.one_of("row", "{a}   {b}", "{a}: {c}", "{a}, {c}", "{b} – {a}", "{c}")
        plan.add("line", line.format(a=tongue.name(), b=tongue.day(), c=tongue.words_of(1, 4)))


def quotation(plan: Plan, pattern: Pattern, draft: Draft) -> None:
    """A headline and what somebody said."""
    _head(plan, pattern, draft)
    plan.add("quote", pattern.tongue.paragraph(1, 3))
    plan.add("body", "— ", _link(pattern, draft, pattern.tongue.name())) if pattern.always("who", 0.6) else None


def card(plan: Plan, pattern: Pattern, draft: Draft) -> None:
    """A linked picture with the headline as its words, the headline again, and a line or a button."""
    url = pattern.url()
    draft.urls.append(url)
    words = draft.headline if pattern.always("same words", 0.4) else ""
    plan.add("image", Span(words, url))
    if pattern.often("kicker", 0.25):
        plan.add("kicker", pattern.tongue.headline("short"))
    plan.add("head", Span(draft.headline, url))
    if pattern.often("about", 0.6):
        text = pattern.tongue.sentence()
        draft.body.append(text)
        plan.add("body", Span(text, url if pattern.always("linked text", 0.25) else ""))
    if pattern.often("more", 0.4):
        plan.add("more", _more(pattern, draft))


def linked_summary(plan: Plan, pattern: Pattern, draft: Draft) -> None:
    """A small line above, the linked headline, and a summary that is a link too."""
    url = pattern.url()
    draft.urls.append(url)
    if pattern.always("pictured", 0.35):
        plan.add("image", Span("", url))
    if pattern.always("kick", 0.7):
        plan.add("kicker", pattern.tongue.headline("short"))
    plan.add("head", Span(draft.headline, url))
    text = pattern.tongue.sentence()
    draft.body.append(text)
    plan.add("body", Span(text, url))


def cited(plan: Plan, pattern: Pattern, draft: Draft) -> None:
    """A headline and paragraphs that each end in a short link in brackets."""
    _head(plan, pattern, draft)
    for _ in range(pattern.random.randint(1, 3)):
        text = pattern.tongue.paragraph(1, 2)
        draft.body.append(text)
        plan.add("body", f"{text} (", _link(pattern, draft, pattern.tongue.words_of(1, 2).capitalize()), ")")


def brief(plan: Plan, pattern: Pattern, draft: Draft) -> None:
    """A linked opening of a sentence is all the title there is."""
    text = pattern.tongue.words_of(5, 14) + "."
    draft.body.append(text)
    plan.add("item", *_prefix(pattern), _link(pattern, draft, draft.headline), " " + text)


def addressed(plan: Plan, pattern: Pattern, draft: Draft) -> None:
    """A title with its address written out behind it, and perhaps when it is."""
    url = pattern.url()
    draft.urls.append(url)
    tail = f" {pattern.tongue.day()} {pattern.tongue.clock()}" if pattern.always("address day", 0.5) else ""
    plan.add("item", draft.headline + pattern.one_of("address mark", " ", ": ", " - "), Span(url, url), tail)


def timed(plan: Plan, pattern: Pattern, draft: Draft) -> None:
    """A bold linked title with the minutes it takes, and a paragraph below."""
    minutes = f" ({pattern.random.randint(2, 20)} {pattern.tongue.phrase('readtime').lower()})"
    plan.add(
        "item",
        _link(pattern, draft, draft.headline, bold=True),
        Span(minutes, bold=pattern.always("minutes bold", 0.5)),
    )
    text = pattern.tongue.paragraph(1, 3)
    draft.body.append(text)
    plan.add("desc", text)


def _prefix(pattern: Pattern) -> tuple[Span | str, ...]:
    """What may stand ahead of the title of an item: a level, a day, an ornament."""
    kind = pattern.one_of("prefix", *[""] * 8, "bracket", "day", "sign")
    if kind == "bracket":
        return (f"({pattern.tongue.words_of(1, 1)}) ",)
    if kind == "day":
        return (f"{pattern.random.randint(1, 28)}/{pattern.random.randint(1, 12)} ",)
    return (f"{pattern.random.choice(_SIGNS)} ",) if kind == "sign" else ()


Shape = Callable[[Plan, "Pattern", Draft], None]
OWN_HEADS: dict[Shape, int] = {
    plain: 4,
    summary: 4,
    researched: 2,
    inline: 4,
    triple: 2,
    address_below: 1,
    event: 2,
    link_list: 1,
    detailed: 1,
    short_parts: 1,
    table: 1,
    quotation: 1,
    card: 2,
    linked_summary: 4,
    cited: 1,
}
"""Shapes whose headline has a line of its own and a look, and how common they are."""
ITEMS: dict[Shape, int] = {
    bare: 4,
    described: 3,
    below: 3,
    remarked: 2,
    run_in: 3,
    colon: 1,
    brief: 1,
    timed: 1,
    addressed: 1,
}
"""Shapes that stand in lists or in a row of paragraphs."""
KIN: dict[Shape, tuple[Shape, ...]] = {
    bare: (described, brief),
    described: (bare, below),
    below: (bare,),
    remarked: (bare,),
    brief: (bare, described),
    summary: (plain, inline),
    plain: (inline, researched),
    researched: (plain, link_list),
    inline: (plain,),
}
"""Shapes that stand side by side in one list: some items say more than others."""
ROUNDUPS: frozenset[Shape] = frozenset((*ITEMS, triple, card, linked_summary))
"""Shapes so short that there are many of them."""
