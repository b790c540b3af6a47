"""What the stories of one newsletter have in common, and the pieces that their shapes are made of."""

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


def link(pattern: Pattern, draft: Draft, text: str, *, bold: bool = False) -> Span:
    """A linked span whose address is the story's."""
    url = pattern.url()
    draft.urls.append(url)
    return Span(text, url, bold)


def above(plan: Plan, pattern: Pattern) -> None:
    """What may stand above a headline: a picture, a topic."""
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


def headed(plan: Plan, pattern: Pattern, draft: Draft) -> None:
    """The headline, and what may stand right below it."""
    above(plan, pattern)
    words = draft.headline.split(" ")
    if len(words) > 5 and pattern.often("two lines", 0.1) and not pattern.linked:
        cut = pattern.random.randint(2, len(words) - 2)
        plan.add("head", " ".join(words[:cut]))
        plan.add("head more", " ".join(words[cut:]))
    elif pattern.linked:
        plan.add("head", link(pattern, draft, draft.headline))
    else:
        plan.add("head", draft.headline)
    if pattern.often("byline", 0.13):
        plan.add("by", byline(pattern))
    if pattern.often("picture below", 0.1):
        plan.add("picture", Span(pattern.tongue.words_of(1, 5) if pattern.always("picture words", 0.4) else ""))
    if pattern.often("standfirst", 0.07):
        plan.add("standfirst", pattern.tongue.sentence())


def byline(pattern: Pattern) -> str:
    """Who wrote it, perhaps with the day."""
    tongue = pattern.tongue
    text = tongue.name()
    if pattern.always("by word", 0.6):
        text = f"{tongue.phrase('by')} {text}"
    if pattern.always("by day", 0.3):
        text += pattern.one_of("by sep", ", ", " | ", " – ", " • ") + tongue.day()
    if pattern.always("by time", 0.1):
        text += f", {pattern.random.randint(2, 12)} {tongue.phrase('readtime').lower()}"
    return text


def prose(plan: Plan, pattern: Pattern, draft: Draft, low: int, high: int, *, links: float = 0.0) -> None:
    """Paragraphs, some with links in them."""
    for _ in range(pattern.random.randint(low, high)):
        text = pattern.tongue.paragraph(1, pattern.random.choice((1, 2, 4)))
        draft.body.append(text)
        if pattern.random.random() < links:
            plan.add("body", *linked_prose(pattern, draft, text))
        elif pattern.often("bold inside", 0.05):
            cut = len(text) // 2
            plan.add("body", text[:cut], Span(text[cut : cut + 12], bold=True), text[cut + 12 :])
        else:
            plan.add("body", text)


def linked_prose(pattern: Pattern, draft: Draft, text: str) -> tuple[Span | str, ...]:
    """A paragraph with one link in it."""
    if pattern.tongue.signs:
        at = pattern.random.randrange(max(1, len(text) - 6))
        return text[:at], link(pattern, draft, text[at : at + 5]), text[at + 5 :]
    words = text.split(" ")
    at = pattern.random.randrange(max(1, len(words) - 3)) if pattern.random.random() < 0.8 else 0
    count = pattern.random.randint(1, 4)
    head = " ".join(words[:at]) + (" " if at else "")
    tail = " ".join(words[at + count :])
    return head, link(pattern, draft, " ".join(words[at : at + count])), (" " + tail if tail else "")


def more(pattern: Pattern, draft: Draft) -> Span:
    """The words that lead on: "Read more"."""
    words = pattern.one_of("more", *(pattern.tongue.phrase("more") for _ in range(3)))
    if pattern.always("more arrow", 0.2):
        words += pattern.one_of("arrow", " →", " »", " >", " ...")
    if draft.urls and pattern.always("more same", 0.6):
        return Span(words, draft.urls[0])
    return link(pattern, draft, words)


def tail(plan: Plan, pattern: Pattern) -> None:
    """What may stand below a story: shares, a credit, a picture."""
    tongue = pattern.tongue
    if pattern.often("share", 0.03):
        plan.add("share", Span("Facebook", pattern.url()), " | ", Span("Twitter", pattern.url()))
    if pattern.often("credit", 0.08):
        plan.add(
            "credit", f"{pattern.one_of('credit', '©', 'Foto:', tongue.phrase('credit'), 'Photo:')} {tongue.name()}"
        )
    if pattern.often("byline below", 0.03):
        plan.add("by", byline(pattern))
    if pattern.often("picture behind", 0.05):
        plan.add("picture", Span(tongue.words_of(1, 5) if pattern.always("picture words", 0.4) else ""))
        if pattern.always("picture from", 0.4):
            plan.add(
                "link",
                link(pattern, plan.drafts[-1], pattern.one_of("from", "source", tongue.phrase("credit"), "Photo")),
            )


def source_link(pattern: Pattern, draft: Draft) -> tuple[Span | str, ...]:
    """A link of a list, with its source or without."""
    tongue = pattern.tongue
    title = link(pattern, draft, tongue.headline(pattern.one_of("link length", "mid", "mid", "long")))
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


def prefix(pattern: Pattern) -> tuple[Span | str, ...]:
    """What may stand ahead of the title of an item: a level, a day, an ornament."""
    kind = pattern.one_of("prefix", *[""] * 8, "bracket", "day", "sign")
    if kind == "bracket":
        return (f"({pattern.tongue.words_of(1, 1)}) ",)
    if kind == "day":
        return (f"{pattern.random.randint(1, 28)}/{pattern.random.randint(1, 12)} ",)
    return (f"{pattern.random.choice(_SIGNS)} ",) if kind == "sign" else ()


Shape = Callable[[Plan, "Pattern", Draft], None]
"""Puts one story into a plan."""
