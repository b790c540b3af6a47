"""The invented newsletter in further layouts: those of mail tools, alerts, digests and pastes."""

from invented_newsletters import SECTIONS, STORIES, body, wrapped


def starry() -> str:
    """Rules of asterisks, a list of contents without signs, centred headlines."""
    rule = "** *** ***** ******* *********** *************"
    head = "             TIDE-GRAM\n\n           March 15, 2026\n\nA free newsletter of tides and their times.\n"
    listed = "".join(f"      {told.headline}\n" for told in STORIES)
    parts = [f"     {told.headline}\n\n\n{body(told)}\n\n{told.links[0][2]}\n\n\n{rule}\n" for told in STORIES]
    return "\n".join(
        [head, rule, "\nIn this issue:", listed, rule, "", *parts, "To unsubscribe, see http://tide.example/sub."]
    )


def closed() -> str:
    """Sections between equals signs, headlines as bullets right above their text."""
    parts = []
    for at, (title, stories) in enumerate(SECTIONS, 1):
        parts.append(f"==== {at}. {title} ====\n")
        parts += [f"   * {told.headline.upper()}\n{body(told, '   ')}\n   {told.links[0][2]}\n" for told in stories]
    return "\n".join(parts)


def tracked() -> str:
    """Headlines with a long address of a mail tool behind them."""
    url = "https://tide.list.example/track/click?u=0123456789abcdef0123456789&id=0123456789&e=abcdef"
    parts = ["Tide Table ** 14 March 2026\n"]
    parts += [f"\n** {told.headline} ({url})\n{'-' * 60}\n{' '.join(told.paragraphs)}\n" for told in STORIES]
    return "\n".join(parts)


def alert() -> str:
    """Search alerts: the source below the headline, the address in angle brackets."""
    parts = []
    for title, stories in SECTIONS:
        parts.append(f"=== {title} ===\n")
        parts += [f"{t.headline}\n{t.links[0][0]}\n{wrapped(t.paragraphs[0])}\n<{t.links[0][2]}>\n" for t in stories]
    return "\n".join(parts)


def tight() -> str:
    """Headlines in capitals, indented text, no empty lines."""
    return "\n".join(
        f"{t.headline.upper()}\n{wrapped(t.paragraphs[0], indent='  ')}\n  {t.links[0][2]}" for t in STORIES
    )


def plain() -> str:
    """Nothing but empty lines."""
    return "\n\n".join(f"{told.headline}\n\n{body(told)}" for told in STORIES)


def capitals() -> str:
    """Sections in capitals, nothing else marked."""
    parts = ["TIDE TABLE\nMarch 2026\n"]
    for title, stories in SECTIONS:
        parts.append(f"{title.upper()}\n")
        parts += [f"{told.headline}\n\n{body(told)}\n" for told in stories]
    return "\n".join(parts)


def bold() -> str:
    """Bold words as Markdown has them."""
    parts = []
    for title, stories in SECTIONS:
        parts.append(f"**{title.upper()}**\n")
        parts += [f"**{told.headline}**\n{body(told)}\n[Read more]({told.links[0][2]})\n" for told in stories]
    return "\n".join(parts)


def listed() -> str:
    """A numbered list of links, each with a line of what it is about."""
    lines = [f"{at}. {t.headline}\n   {t.links[0][2]}\n   {t.paragraphs[0][:70]}.\n" for at, t in enumerate(STORIES, 1)]
    return "\n".join(["Tide links 14\n", *lines])


def linked() -> str:
    """Titles with a colon, a link an item."""
    parts = []
    for title, stories in SECTIONS:
        parts += [f"{title}:", *(f"- {told.headline} - {told.links[0][2]}" for told in stories), ""]
    return "\n".join(parts)


def datelined() -> str:
    """Decorated sections, a place ahead of each text."""
    parts = []
    for title, stories in SECTIONS:
        parts.append(f"***** {title.upper()} *****\n")
        parts += [f"{t.headline}\n{wrapped(f'EASTMARCH -- {t.paragraphs[0]}')}\n{t.links[0][2]}\n" for t in stories]
    return "\n".join(parts)


def dense() -> str:
    """Pasted without one empty line, a paragraph a line."""
    parts = []
    for told in STORIES:
        links = [f"{source}:  {title}" for source, title, _ in told.links]
        parts += [told.headline, *told.paragraphs, "Worth a click:", *links]
    return "\n".join(parts)


LAYOUTS = {
    made.__name__: made
    for made in (
        starry, closed, tracked, alert, tight, plain, capitals, bold, listed, linked, datelined, dense,
    )
}  # fmt: skip
