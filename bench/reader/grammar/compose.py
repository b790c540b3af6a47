"""A whole newsletter, or a paste of one to three stories, put together by chance."""

from collections.abc import Callable
from random import Random

from bench.reader.grammar.clubs import club
from bench.reader.grammar.items import addressed, bare, described, remarked
from bench.reader.grammar.pattern import Pattern, story
from bench.reader.grammar.plan import Block, Plan, Span
from bench.reader.grammar.shapes import ITEMS, KIN, OWN_HEADS, ROUNDUPS
from bench.reader.grammar.stories import card, inline, link_list, linked_summary, plain, researched, summary
from bench.reader.grammar.terse import handful
from bench.reader.grammar.tongue import Tongue

TERSE = 7
"""One of so many layouts is a handful of stories of a few words each."""


def compose(seed: int) -> tuple[Plan, Random, Tongue]:
    """A plan of that seed, with the chance and the tongue it came from, which its look goes on with."""
    random = Random(seed)
    tongue = Tongue(random)
    plan = Plan(language=tongue.language)
    composer = _Composer(plan, random, tongue)
    plan.terse = seed % TERSE == 0
    plan.pasted = random.random() < 0.16 and not plan.terse
    plan.alone = random.random() < (0.5 if plan.pasted else 0.18)
    plan.outline = not plan.pasted and random.random() < 0.05
    plan.bare = not plan.outline and not plan.terse and random.random() < 0.1
    whole = not (plan.bare or plan.alone or plan.pasted or plan.outline or plan.terse)
    plan.club = whole and random.random() < 0.16
    plan.mail = whole and not plan.club and random.random() < 0.16
    plan.roundup = whole and not plan.club and not plan.mail and random.random() < 0.35
    if plan.terse:
        handful(plan, random, tongue, composer.title, composer.pattern("own"))
    elif plan.bare:
        composer.bare()
    elif plan.club:
        club(plan, random, tongue, composer.title, composer.pattern("own"))
    elif plan.alone:
        composer.paste()
    else:
        composer.newsletter()
        if random.random() < 0.05 and not plan.outline:
            plan.again = len(plan.blocks)
            composer.newsletter()
    return plan, random, tongue


class _Composer:
    """Puts the parts of one newsletter into a plan."""

    def __init__(self, plan: Plan, random: Random, tongue: Tongue) -> None:
        self.plan, self.random, self.tongue = plan, random, tongue
        self.own = random.choice(("", "", "", "own.example"))
        self.single = random.random() < 0.2
        self.home = "https://own.example"
        self.title = tongue.words_of(1, 3).title() + random.choice(
            (" Weekly", " News", " Letter", "", " Digest", " Post")
        )
        self.case = random.choices(("sentence", "title", "upper", "stop"), (9, 5, 1, 1))[0]

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def pattern(self, family: str) -> Pattern:
        """A pattern for stories with headlines of their own, or for items of lists."""
        shapes = OWN_HEADS if family == "own" else ITEMS
        shape = self.random.choices(list(shapes), list(shapes.values()))[0]
        if self.plan.pasted and family == "own" and self.chance(0.6):
            shape = self.random.choice((researched, researched, researched, plain, link_list))
        if self.plan.alone and family == "own" and self.chance(0.4):
            shape = self.random.choice((plain, plain, inline, summary))
        if self.plan.mail:
            shape = self.random.choice((linked_summary, linked_summary, linked_summary, card, summary, bare))
        if self.plan.outline:
            shape = self.random.choice((bare, remarked, addressed, described))
        pattern = Pattern(self.random, self.tongue, self.own, shape)
        pattern.length = self.random.choice(("mid", "mid", "mid", "mid", "short", "long"))
        pattern.case = self.case
        pattern.linked = self.chance(0.4)
        return pattern

    def newsletter(self) -> None:
        """From the masthead to the footer; a simple one has a title at most, and stories."""
        if self.chance(0.25):
            if self.chance(0.6):
                self.plan.add("title", self.title + self.random.choice(("", f" {self.random.randrange(400)}")))
            self._sections()
            return
        self._masthead()
        at = len(self.plan.blocks)
        self._sections()
        if self.chance(0.22):
            self._contents(at)
        self._footer()

    def bare(self) -> None:
        """Titles and paragraphs, perhaps in sections."""
        pattern = self.pattern("own")
        pattern.shape, pattern.linked = plain, False
        pattern.choices |= dict.fromkeys(
            ("picture", "kicker", "two lines", "byline", "picture below", "standfirst"), 0.0
        )
        for number in range(self.random.choice((1, 1, 1, 2, 3))):
            section = self.tongue.section().upper() if number or self.chance(0.3) else ""
            if section:
                self.plan.add("section", section)
            for _ in range(self.random.randint(2, 6)):
                story(self.plan, pattern, section)

    def paste(self) -> None:
        """One to three stories and nothing around them."""
        pattern = self.pattern("own" if self.chance(0.8) else "items")
        section = ""
        if self.chance(0.12):
            section = self.tongue.section()
            self.plan.add("section", section)
        for _ in range(
            self.random.choice((1, 1, 1, 2, 3, 4, 6, 8)) if pattern.shape in OWN_HEADS else self.random.randint(2, 6)
        ):
            if self.chance(0.12):
                self._sponsor(section)
            else:
                story(self.plan, pattern, section)

    def _masthead(self) -> None:
        plan, tongue, home = self.plan, self.tongue, self.home
        if self.chance(0.2):
            plan.add("tiny", tongue.sentence())
        if self.chance(0.35):
            text = tongue.phrase("view")
            plan.add("tiny", Span(text, home + "/web")) if self.chance(0.6) else plan.add(
                "tiny", tongue.words_of(2, 5) + " ", Span(text, home + "/web")
            )
        if self.chance(0.25):
            plan.add("image", Span(self.title if self.chance(0.6) else "", home + "/" if self.chance(0.6) else ""))
        if self.chance(0.8):
            plan.add("title", self.title)
        if self.chance(0.2):
            plan.add("tag", tongue.words_of(3, 8))
        if self.chance(0.6):
            number, day = f"{tongue.phrase('issue')} {self.random.randrange(1, 400)}", tongue.day()
            plan.add(
                "date",
                self.random.choice(
                    (number, day, f"{number} | {day}", f"{number}, {day}", f"#{self.random.randrange(400)}")
                ),
            )
        if self.chance(0.2):
            names = [tongue.section() for _ in range(self.random.randint(3, 5))]
            self._menu(names)
        self._letter()

    def _menu(self, names: list[str]) -> None:
        if self.chance(0.5):
            spans: list[Span | str] = []
            for name in names:
                spans += [Span(name, f"{self.home}/{self.random.randrange(99)}"), " | "]
            self.plan.add("nav", *spans[:-1])
        else:
            for name in names:
                self.plan.add("nav", Span(name, f"{self.home}/{self.random.randrange(99)}"))

    def _letter(self) -> None:
        plan, tongue = self.plan, self.tongue
        if self.chance(0.4):
            plan.add(
                "greeting",
                tongue.phrase("greeting")
                + self.random.choice((",", "!", f" {tongue.words_of(1, 2)},", ":", f" {tongue.name()},")),
            )
        for _ in range(self.random.choice((0, 0, 1, 1, 2, 3, 5))):
            text = tongue.paragraph(1, 4)
            if self.chance(0.3) and not tongue.signs:
                words = text.split(" ")
                cut = len(words) // 2
                plan.add(
                    "letter",
                    " ".join(words[:cut]) + " ",
                    Span(" ".join(words[cut : cut + 3]), f"https://x.example/{cut}"),
                    " " + " ".join(words[cut + 3 :]),
                )
            else:
                plan.add("letter", text)
        if self.chance(0.06):
            for _ in range(self.random.randint(2, 4)):
                plan.add("letter item", tongue.words_of(4, 10))
        if self.chance(0.2):
            plan.add("sign", tongue.phrase("closing"))
        if self.chance(0.2):
            plan.add("sign", tongue.name())
            if self.chance(0.3):
                plan.add("sign", tongue.words_of(2, 4))

    def _contents(self, at: int) -> None:
        """A list of what comes, put ahead of it."""
        rest = self.plan.blocks[at:]
        del self.plan.blocks[at:]
        plan = self.plan
        if self.chance(0.85):
            plan.add("contents", self.tongue.phrase("contents") + self.random.choice(("", "", ":")))
        kind = self.random.choice(("sections", "stories", "both", "stories"))
        linked = self.chance(0.4)
        last = ""
        for draft in plan.drafts[:14]:
            if draft.section and draft.section != last and kind != "stories":
                plan.add("contents item", Span(draft.section, self.home + "/c" if linked else ""))
            last = draft.section
            if kind != "sections" or not draft.section:
                plan.add(
                    "contents item",
                    Span(draft.headline, draft.urls[0] if linked and draft.urls and self.chance(0.5) else ""),
                )
        plan.blocks += rest

    def _sections(self) -> None:
        count = self.random.choice((0, 0, 1, 2, 3, 4, 5, 7, 9))
        if self.plan.outline:
            count = self.random.randint(2, 9)
        kinds = self.random.choice((("own",), ("own",), ("items",), ("own", "items"), ("own", "items"), ("own", "own")))
        if self.plan.roundup:
            count, kinds = self.random.randint(3, 10), self.random.choice((("items",), ("items",), ("items", "own")))
        patterns = [self.pattern(self.random.choice(kinds)) for _ in range(self.random.choice((1, 1, 1, 2, 3)))]
        look = self._section_look()
        sponsor = self.random.randrange(max(1, count)) if self.chance(0.3) and not self.plan.outline else -1
        alone = self.chance(0.12) and not self.plan.outline
        nested = self.chance(0.35 if self.plan.roundup else 0.12)
        for number in range(max(1, count)):
            pattern = patterns[number % len(patterns)] if self.chance(0.8) else self.random.choice(patterns)
            title = look(self.tongue.section()) if count else ""
            if count and alone and self.chance(0.3):
                self._section_as_story(title)
                continue
            if title:
                if nested and self.chance(0.35):
                    self.plan.add("part", self.tongue.section())
                self.plan.add("section", title)
                self._introduction()
            self._stories(pattern, title, count)
            if sponsor == number:
                self._sponsor(title)
            if self.chance(0.05):
                self.plan.add("aside", Span(f"{self.tongue.phrase('more')} {title}", self.home + "/more"))

    def _stories(self, pattern: Pattern, title: str, count: int) -> None:
        if pattern.shape in ROUNDUPS:
            low, high = (4, 16) if count < 2 else (1, 9)
        else:
            low, high = (3, 12) if count < 2 else (1, 1) if self.single else (1, 4)
        kin = KIN.get(pattern.shape, ())
        mixed = (pattern.shape, *kin) if self.chance(0.25) else (pattern.shape,)
        for _ in range(self.random.randint(low, high)):
            pattern.shape = self.random.choice(mixed)
            story(self.plan, pattern, title)
        pattern.shape = mixed[0]
        if pattern.shape in OWN_HEADS and self.chance(0.06) and not self.plan.outline:
            extra = self.pattern("items")
            for _ in range(self.random.randint(2, 5)):
                story(self.plan, extra, title)

    def _section_look(self) -> Callable[[str], str]:
        """How titles of sections are written in this newsletter: all with an ornament, in capitals, with a colon."""
        kind = self.random.choices(("", "ornament", "upper", "colon", "hash", "number"), (10, 2, 2, 1, 0.6, 0.5))[0]
        count = iter(range(1, 99))

        def look(text: str) -> str:
            if kind == "ornament":
                return f"{self.random.choice('🔥📅⚡🛠📚🎧💬')} {text}"
            if kind == "number":
                return f"{next(count)}. {text}"
            return {"upper": text.upper(), "colon": text + ":", "hash": "#" + text}.get(kind, text)

        return look

    def _introduction(self) -> None:
        if self.plan.outline:
            return
        if self.chance(0.18):
            self.plan.add("intro", self.tongue.paragraph(1, 2))
        if self.chance(0.04):
            self.plan.add("image", Span(self.tongue.words_of(1, 3)))

    def _section_as_story(self, title: str) -> None:
        """A heading that looks like a section's and has nothing but its own text."""
        pattern = self.pattern("own")
        pattern.shape = self.random.choice((plain, inline))
        draft = story(self.plan, pattern, "")
        at = next(at for at in range(len(self.plan.blocks) - 1, -1, -1) if self.plan.blocks[at].role == "head")
        draft.headline = title
        del draft.urls[: len([span for span in self.plan.blocks[at].spans if span.url])]
        self.plan.blocks[at] = Block("section head", (Span(title),))
        if self.plan.blocks[at + 1 : at + 2] and self.plan.blocks[at + 1].role == "head more":
            del self.plan.blocks[at + 1]

    def _sponsor(self, section: str) -> None:
        pattern = self.pattern("own")
        pattern.shape = self.random.choice((summary, plain, inline, summary))
        words = self.tongue.phrase("sponsor")
        words += f" {self.tongue.words_of(1, 2).title()}" if self.chance(0.4) else ""
        where = self.random.choice(("above", "above", "above", "below", "in", "none"))
        if where == "above":
            self.plan.add("sponsor", words + self.random.choice(("", "", ":", ".")))
        at = len(self.plan.blocks)
        draft = story(self.plan, pattern, section)
        draft.kind = "sponsor"
        head = next((n for n in range(at, len(self.plan.blocks)) if self.plan.blocks[n].role == "head"), None)
        if where == "below" and head is not None:
            self.plan.blocks.insert(head + 1, Block("sponsor below", (Span(words),)))
        if self.chance(0.15):
            self.plan.add("body", f"{self.tongue.phrase('closing')} {words}!")

    def _footer(self) -> None:
        plan, tongue = self.plan, self.tongue
        if self.chance(0.2):
            plan.add("foot title", tongue.phrase("closing") + self.random.choice(("", "!", ",")))
        for _ in range(self.random.choice((0, 0, 0, 1, 2))):
            plan.add("foot text", f"{tongue.phrase('footer')} {tongue.sentence()}")
        if self.chance(0.15):
            plan.add("foot title", self.random.choice((tongue.phrase("footer"), self.title)))
            for _ in range(self.random.randint(1, 4)):
                plan.add("tiny", tongue.words_of(2, 6))
        if self.chance(0.3):
            for name in self.random.sample(("Facebook", "Twitter", "Instagram", "LinkedIn", "YouTube", "Mastodon"), 3):
                plan.add("social", Span(name, f"https://{name.lower()}.com/x"))
        self._small_print()

    def _small_print(self) -> None:
        plan, tongue, number = self.plan, self.tongue, self.random.randrange
        for _ in range(self.random.choice((0, 1, 2, 3, 4, 6))):
            text = tongue.phrase("footer")
            if self.chance(0.4):
                text += " " + tongue.words_of(2, 9)
            plan.add("tiny", Span(text, f"{self.home}/f{number(99)}" if self.chance(0.5) else ""))
        if self.chance(0.5):
            plan.add("tiny", f"© {number(2004, 2027)} {self.title}")
        if self.chance(0.35):
            street = f"{number(1, 99)} {tongue.words_of(1, 2)}"
            plan.add("tiny", f"{tongue.name()}, {street}, {number(10000, 99999)} {tongue.words_of(1, 1)}")
