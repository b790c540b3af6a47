"""Shapes of stories whose headline has a line of its own. All stories of one pattern share its choices."""

from bench.reader.grammar.pattern import Pattern, headed, link, linked_prose, more, prose, source_link, tail
from bench.reader.grammar.plan import Draft, Plan, Span


def plain(plan: Plan, pattern: Pattern, draft: Draft) -> None:
    """A headline and paragraphs."""
    headed(plan, pattern, draft)
    prose(plan, pattern, draft, 1, pattern.random.choice((1, 2, 4, 6)), links=0.2 * pattern.always("prose links", 0.5))
    if pattern.often("bullets", 0.1):
        for _ in range(pattern.random.randint(2, 5)):
            plan.add("bullet", pattern.tongue.sentence())
        prose(plan, pattern, draft, 0, 1)
    tail(plan, pattern)


def summary(plan: Plan, pattern: Pattern, draft: Draft) -> None:
    """A headline, some text and "read more"."""
    headed(plan, pattern, draft)
    prose(plan, pattern, draft, 1, pattern.random.choice((1, 1, 2)))
    if pattern.always("more inside", 0.25) and plan.blocks[-1].role == "body":
        block = plan.blocks.pop()
        plan.add("body", *block.spans, " ", more(pattern, draft))
    else:
        plan.add("button" if pattern.always("button", 0.3) else "more", more(pattern, draft))
    tail(plan, pattern)


def researched(plan: Plan, pattern: Pattern, draft: Draft) -> None:
    """A headline, text, and a list of links with a label above or none."""
    headed(plan, pattern, draft)
    prose(plan, pattern, draft, 1, pattern.random.choice((1, 2, 4)))
    if pattern.random.random() < 0.2:
        for _ in range(pattern.random.randint(2, 4)):
            plan.add("bullet", pattern.tongue.words_of(5, 12))
    if pattern.always("label", 0.6):
        plan.add("label", pattern.one_of("label", pattern.tongue.phrase("label"), pattern.tongue.phrase("label") + ":"))
    for _ in range(pattern.random.choice((1, 2, 3, 5, 9))):
        plan.add("link", *source_link(pattern, draft))


def inline(plan: Plan, pattern: Pattern, draft: Draft) -> None:
    """A headline and text with links in its sentences."""
    headed(plan, pattern, draft)
    prose(plan, pattern, draft, 1, pattern.random.choice((1, 2, 3)), links=0.8)
    if pattern.often("link list", 0.05):
        for _ in range(3):
            plan.add("bullet", *linked_prose(pattern, draft, pattern.tongue.sentence()))
    tail(plan, pattern)


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
    prose(plan, pattern, draft, 0 if pattern.always("no text", 0.2) else 1, 2)


def event(plan: Plan, pattern: Pattern, draft: Draft) -> None:
    """What, when and where."""
    tongue = pattern.tongue
    when = f"{tongue.day()}, {tongue.clock()}"
    if pattern.always("day ahead", 0.3):
        plan.add("kicker", when)
        headed(plan, pattern, draft)
    else:
        headed(plan, pattern, draft)
        plan.add("line", when)
    plan.add("line", tongue.words_of(2, 5))
    if pattern.often("about", 0.4):
        prose(plan, pattern, draft, 1, 1)
    if pattern.often("sign up", 0.3):
        plan.add("more", more(pattern, draft))


def link_list(plan: Plan, pattern: Pattern, draft: Draft) -> None:
    """A headline, a line about it and nothing but links: they are the story's."""
    headed(plan, pattern, draft)
    text = pattern.tongue.sentence()
    draft.body.append(text)
    plan.add("body", text)
    if pattern.always("label", 0.6):
        plan.add("label", pattern.one_of("label", pattern.tongue.phrase("label"), pattern.tongue.phrase("label") + ":"))
    for _ in range(pattern.random.randint(2, 7)):
        plan.add("link", *source_link(pattern, draft))


def detailed(plan: Plan, pattern: Pattern, draft: Draft) -> None:
    """A long story with subheads, lists and more text."""
    tongue = pattern.tongue
    headed(plan, pattern, draft)
    prose(plan, pattern, draft, 1, 2, links=0.3)
    for _ in range(pattern.random.randint(1, 4)):
        plan.add("subhead", pattern.one_of("subcolon", "{}", "{}:").format(tongue.words_of(1, 4).capitalize()))
        if pattern.random.random() < 0.4:
            for _ in range(pattern.random.randint(2, 4)):
                plan.add("bullet", *linked_prose(pattern, draft, tongue.sentence()))
        else:
            prose(plan, pattern, draft, 1, 2, links=0.3)
    tail(plan, pattern)


def short_parts(plan: Plan, pattern: Pattern, draft: Draft) -> None:
    """A headline and paragraphs that open with the same bold words in each story."""
    headed(plan, pattern, draft)
    openers = [
        pattern.one_of(f"opener {n}", *(pattern.tongue.words_of(1, 3).capitalize() for _ in range(2))) for n in range(3)
    ]
    for opener in openers[: pattern.random.randint(1, 3)]:
        plan.add(
            "body", Span(opener + ":", bold=True), " ", *linked_prose(pattern, draft, pattern.tongue.paragraph(1, 2))
        )


def pointed(plan: Plan, pattern: Pattern, draft: Draft) -> None:
    """A headline, a paragraph, and points that each open with bold words of their own."""
    headed(plan, pattern, draft)
    if pattern.often("about", 0.7):
        prose(plan, pattern, draft, 1, 1)
    for _ in range(pattern.random.randint(1, 5)):
        opener = pattern.tongue.headline("short").rstrip(".?!。") + ":"
        text = linked_prose(pattern, draft, pattern.tongue.paragraph(1, 2))
        plan.add("bullet", Span(opener, bold=True), " ", *text)


def table(plan: Plan, pattern: Pattern, draft: Draft) -> None:
    """A headline and lines of names, times or places."""
    tongue = pattern.tongue
    headed(plan, pattern, draft)
    if pattern.often("about", 0.4):
        prose(plan, pattern, draft, 1, 1)
    for _ in range(pattern.random.randint(2, 9)):
        line = pattern.one_of("row", "{a}   {b}", "{a}: {c}", "{a}, {c}", "{b} – {a}", "{c}")
        plan.add("line", line.format(a=tongue.name(), b=tongue.day(), c=tongue.words_of(1, 4)))


def quotation(plan: Plan, pattern: Pattern, draft: Draft) -> None:
    """A headline and what somebody said."""
    headed(plan, pattern, draft)
    plan.add("quote", pattern.tongue.paragraph(1, 3))
    plan.add("body", "— ", link(pattern, draft, pattern.tongue.name())) if pattern.always("who", 0.6) else None


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
        plan.add("more", more(pattern, draft))


def linked_summary(plan: Plan, pattern: Pattern, draft: Draft) -> None:
    """A small line above, the linked headline, and a summary that is a link too."""
    counted = pattern.always("counted", 0.4)

    def url() -> str:
        """The address of the story: mail tools that count clicks make another one for each link."""
        if counted or not draft.urls:
            draft.urls.append(pattern.url())
        return draft.urls[-1]

    if pattern.always("pictured", 0.45):
        plan.add("image", Span("", url()))
    if pattern.always("kick", 0.7):
        plan.add("kicker", pattern.tongue.headline(pattern.one_of("kick length", "short", "short", "mid")))
    plan.add("head", Span(draft.headline, url()))
    text = pattern.tongue.paragraph(1, 3 if pattern.always("summed", 0.4) else 1)
    draft.body.append(text)
    plan.add("body", Span(text, url() if pattern.always("linked text", 0.6) else ""))
    if pattern.always("more too", 0.2):
        plan.add("more", Span(pattern.one_of("more words", *(pattern.tongue.phrase("more") for _ in range(3))), url()))


def cited(plan: Plan, pattern: Pattern, draft: Draft) -> None:
    """A headline and paragraphs that each end in a short link in brackets."""
    headed(plan, pattern, draft)
    for _ in range(pattern.random.randint(1, 3)):
        text = pattern.tongue.paragraph(1, 2)
        draft.body.append(text)
        plan.add("body", f"{text} (", link(pattern, draft, pattern.tongue.words_of(1, 2).capitalize()), ")")
