"""Shapes of items, which stand in lists or in a row of paragraphs. All of one pattern share its choices."""

import re

from bench.reader.grammar.pattern import Pattern, link, linked_prose, prefix
from bench.reader.grammar.plan import Draft, Plan, Span


def bare(plan: Plan, pattern: Pattern, draft: Draft) -> None:
    """A list of links, each of them an item."""
    plan.add("item", *prefix(pattern), link(pattern, draft, draft.headline))


def described(plan: Plan, pattern: Pattern, draft: Draft) -> None:
    """A linked title and, on the same line, what it is."""
    separator = pattern.one_of(
        "separator", " ", " – ", ": ", " - ", " | ", " — ", ". ", "，" if pattern.tongue.signs else ", "
    )
    text = pattern.tongue.sentence() if pattern.random.random() < 0.7 else pattern.tongue.paragraph(1, 3)
    draft.body.append(text)
    plan.add(
        "item",
        *prefix(pattern),
        link(pattern, draft, draft.headline, bold=pattern.always("bold item", 0.15)),
        separator + text,
    )


def below(plan: Plan, pattern: Pattern, draft: Draft) -> None:
    """A linked title and, on the next line or in the next paragraph, what it is."""
    plan.add("item", *prefix(pattern), link(pattern, draft, draft.headline, bold=pattern.always("bold item", 0.3)))
    text = pattern.tongue.paragraph(1, 2) if pattern.random.random() < 0.8 else pattern.tongue.sentence()
    if not pattern.often("without text", 0.1):
        draft.body.append(text)
        plan.add("desc", text)


def remarked(plan: Plan, pattern: Pattern, draft: Draft) -> None:
    """A linked title with a remark, such as who says so, on the same line or the next."""
    remark = pattern.one_of("remark", "//{}", "({})", "by {}", "von {}", "via {}", "[{}]", "/ {}").format(
        pattern.tongue.name()
    )
    head = link(pattern, draft, draft.headline)
    tail: tuple[Span | str, ...] = (remark,)
    if pattern.always("comments", 0.4):
        tail = (
            remark + " ",
            link(pattern, draft, pattern.one_of("comments", "comments→", "discussion", "Video", "slides")),
        )
    if pattern.always("remark below", 0.4):
        plan.add("item", *prefix(pattern), head)
        plan.add("remark", *tail)
    else:
        plan.add("item", *prefix(pattern), head, " ", *tail)


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
    spans = linked_prose(pattern, draft, text) if pattern.random.random() < 0.75 else (text,)
    if pattern.always("run-in linked", 0.12):
        title, spans = link(pattern, draft, draft.headline, bold=True), (text,)
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
    plan.add("item", draft.headline + mark, link(pattern, draft, text))


def brief(plan: Plan, pattern: Pattern, draft: Draft) -> None:
    """A linked opening of a sentence is all the title there is."""
    text = pattern.tongue.words_of(5, 14) + "."
    draft.body.append(text)
    plan.add("item", *prefix(pattern), link(pattern, draft, draft.headline), " " + text)


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
        link(pattern, draft, draft.headline, bold=True),
        Span(minutes, bold=pattern.always("minutes bold", 0.5)),
    )
    text = pattern.tongue.paragraph(1, 3)
    draft.body.append(text)
    plan.add("desc", text)
