"""One invented newsletter set in the layouts that plain text newsletters have: the same stories, however they look."""

import textwrap
from dataclasses import dataclass


@dataclass(frozen=True)
class Told:
    """A story of the invented newsletter: its links are (source, title, address)."""

    headline: str
    paragraphs: tuple[str, ...]
    links: tuple[tuple[str, str, str], ...] = ()


SECTIONS: tuple[tuple[str, tuple[Told, ...]], ...] = (
    (
        "Harbours",
        (
            Told(
                "Crane sold after ninety years",
                (
                    "The harbour board of Eastmarch has sold its last crane to a museum, which will come for it with a "
                    "longer lorry than the one it brought in March. The board says that nobody had used it since 1987.",
                    "Four men are needed to fold it. Two of them have retired, and the other two do not speak to each "
                    "other, so the move has been put off until the autumn.",
                ),
                (
                    ("Eastmarch Echo", "The crane in twelve pictures", "https://echo.example/crane"),
                    ("Harbour Board", "Notice of sale", "https://harbour.example/notice?id=12"),
                ),
            ),
            Told(
                "Ferry timetable printed upside down",
                (
                    "Passengers at the north pier have been reading the winter timetable while standing on their "
                    "heads, or so the company likes to tell it. A new one is being printed this week.",
                ),
                (("North Pier Ferries", "Winter times the right way up", "https://ferries.example/winter"),),
            ),
        ),
    ),
    (
        "Town halls",
        (
            Told(
                "Podium too tall for new mayor",
                (
                    "Kettlewick has an oak podium that was made for a man of six foot five. His successor is five foot "
                    "one and gave her first speech from behind it as a voice, which was thought to carry rather well.",
                    "A box has been found. She prefers the floor, where she can be seen to be listening, and the "
                    "podium has gone to the library, where it holds the atlas.",
                ),
                (
                    ("Kettlewick Council", "Furniture and what we learned from it", "https://kettlewick.example/f"),
                    ("Marles Libraries", "Come and see the atlas", "https://libraries.example/atlas"),
                ),
            ),
            Told(
                "Minutes of the long meeting published",
                (
                    "The meeting of the drains committee that began in May has ended. Its minutes run to nine volumes "
                    "and can be read at the town hall between ten and noon, by two people at a time.",
                ),
                (("Drains Committee", "All nine volumes", "https://drains.example/minutes"),),
            ),
            Told(
                "Bees moved to the roof of the court",
                (
                    "The county court has taken in four hives. Barristers report that cross-examinations have become "
                    "shorter since the windows must stay shut, and the clerk has begun to sell honey.",
                ),
                (("Court Gazette", "A year of honey", "https://court.example/honey"),),
            ),
        ),
    ),
)
STORIES = tuple(story for _, stories in SECTIONS for story in stories)
HEADLINES = [story.headline for story in STORIES]
TITLES = [title for title, _ in SECTIONS]


def wrapped(text: str, width: int = 72, indent: str = "") -> str:
    """A paragraph as mail programs wrap it."""
    return textwrap.fill(text, width, initial_indent=indent, subsequent_indent=indent, break_long_words=False)


def body(story: Told, indent: str = "") -> str:
    """The paragraphs of a story."""
    return "\n\n".join(wrapped(paragraph, indent=indent) for paragraph in story.paragraphs)


def labelled(story: Told) -> str:
    """Links under a label, each address below its title."""
    lines = [f"{source}:  {title}\n  {url}" for source, title, url in story.links]
    return "Researched Links:\n\n" + "\n".join(lines)


def angled(story: Told) -> str:
    """Links as items, each address in angle brackets."""
    return "\n".join(f"- {source}:  {title} <{url}>" for source, title, url in story.links)


def in_one_line(story: Told) -> str:
    """Links beside each other in one line."""
    return "Further reading: " + " ~ ".join(f"{title} ({url})" for _, title, url in story.links)


def in_brackets(story: Told) -> str:
    """Links one in a line, each address in round brackets."""
    return "\n".join(f"{source}: {title} ({url})" for source, title, url in story.links)


def bare(story: Told) -> str:
    """An address below each title, with empty lines between."""
    return "\n\n".join(f"{source}:  {title}\n{url}" for source, title, url in story.links)


def ruled() -> str:
    """Sections between rules, stories with a dashed line under the headline."""
    parts = ["THE TIDE TABLE\nIssue 14, 3 March 2026\n"]
    for title, stories in SECTIONS:
        parts.append(f"{'=' * 60}\n{title.upper()}\n{'=' * 60}\n")
        parts += [
            f"{told.headline}\n{'-' * len(told.headline)}\n\n{body(told)}\n\n{labelled(told)}\n" for told in stories
        ]
    return "\n".join(parts)


def starred() -> str:
    """As some mail tools write the text part: two asterisks, and a rule of fixed length."""
    parts = ["View this email in your browser (https://tide.example/14)\n"]
    for title, stories in SECTIONS:
        parts.append(f"\n** {title}\n{'=' * 60}\n")
        parts += [f"\n** {told.headline}\n{'-' * 60}\n{body(told)}\n\n{angled(told)}\n" for told in stories]
    return "\n".join(parts)


def hashed() -> str:
    """With hash signs."""
    parts = ["# The Tide Table\n"]
    for title, stories in SECTIONS:
        parts.append(f"## {title}\n")
        parts += [f"### {told.headline}\n\n{body(told)}\n\n{in_brackets(told)}\n" for told in stories]
    return "\n".join(parts)


def shouted() -> str:
    """Sections in capitals, a rule between stories."""
    parts = ["The Tide Table, number 14\n3 March 2026\n"]
    for title, stories in SECTIONS:
        parts.append(f"{'*' * 50}\n{title.upper()}\n{'*' * 50}\n")
        parts.append(f"\n{'-' * 30}\n\n".join(f"{told.headline}\n\n{body(told)}\n\n{bare(told)}\n" for told in stories))
    return "\n".join(parts)


def numbered() -> str:
    """A list of contents, then numbered headlines."""
    entries = [f"{at}. {headline}" for at, headline in enumerate(HEADLINES, 1)]
    parts = ["THE TIDE TABLE 14\n", "In this issue:\n", *entries, ""]
    for at, told in enumerate(STORIES, 1):
        parts.append(f"{'-' * 64}\n\n{at}. {told.headline}\n\n{body(told)}\n\n{labelled(told)}\n")
    return "\n".join(parts)


def bracketed() -> str:
    """Numbers with a bracket and headlines in capitals, text indented."""
    parts = []
    for at, told in enumerate(STORIES, 1):
        parts.append(f"{at}) {told.headline.upper()}\n\n{body(told, '   ')}\n\n   More: {told.links[0][2]}\n\n")
    return "\n".join(parts)


def bulleted() -> str:
    """Headlines as bullets, text below."""
    parts = []
    for title, stories in SECTIONS:
        parts.append(f"{title}\n")
        parts += [f"* {told.headline}\n\n{body(told, '  ')}\n\n  {told.links[0][2]}\n" for told in stories]
    return "\n".join(parts)


def dumped() -> str:
    """As a text browser writes a page: numbers ahead of links and a list of addresses at the end."""
    parts, urls = [], []
    for title, stories in SECTIONS:
        parts.append(f"{title}\n")
        for told in stories:
            urls.append(told.links[0][2])
            parts.append(f"  * [{len(urls)}]{told.headline}\n\n{body(told)}\n")
    listed = [f"{at:4}. {url}" for at, url in enumerate(urls, 1)]
    return "\n".join([*parts, "References\n", *listed, ""])


def boxed() -> str:
    """Sections in drawn boxes, headlines in arrows."""
    parts = []
    for title, stories in SECTIONS:
        parts.append(f"+{'-' * 40}+\n| {title:<38} |\n+{'-' * 40}+\n")
        parts += [f"==> {told.headline}\n\n{body(told)}\n\n{in_brackets(told)}\n" for told in stories]
    return "\n".join(parts)


def digest() -> str:
    """A digest as Usenet had them (RFC 1153): headers of each message, thirty hyphens between."""
    parts = ["Tide Digest   3 March 2026   Volume 14 : Issue 7\n", "-" * 70, ""]
    for at, told in enumerate(STORIES):
        sent = f"Date: Tue, {at + 1} Mar 2026 10:00:00 +0000\nFrom: Nora Quill <nora@tide.example>"
        parts.append(f"{sent}\nSubject: {told.headline}\n\n{body(told)}\n\n  {told.links[0][2]}\n\n{'-' * 30}\n")
    return "\n".join([*parts, "End of Tide Digest 14.7", "*" * 24, ""])


def signed() -> str:
    """Underlined headlines with the author below, text indented by two."""
    parts = ["TideBits#14/03-Mar-2026\n=======================\n"]
    for told in STORIES:
        parts.append(
            f"{told.headline}\n{'-' * len(told.headline)}\n  by Nora Quill <nora@tide.example>\n\n{body(told, '  ')}\n"
        )
        parts.append("\n".join(f"<{url}>" for *_, url in told.links) + "\n\n")
    return "\n".join(parts)


def run_in() -> str:
    """Headlines in capitals that run into their paragraphs."""
    parts = []
    for told in STORIES:
        first = wrapped(f"{told.headline.upper()}. {told.paragraphs[0]} See {told.links[0][2]} for more.")
        parts += ["\n\n".join([first, *map(wrapped, told.paragraphs[1:])]), ""]
    return "\n".join(parts)


def departments() -> str:
    """A department, two spaces, a headline and a hyphen ahead of the text."""
    parts = []
    for title, stories in SECTIONS:
        for told in stories:
            parts += [wrapped(f"{title.upper()}:  {told.headline} - {' '.join(told.paragraphs)}"), ""]
    return "\n".join(parts)


def pasted() -> str:
    """Pasted from a mail program: no addresses, one line a paragraph, headlines with and without empty lines."""
    parts = []
    for at, told in enumerate(STORIES):
        gap = "\n\n" if at % 2 else "\n"
        links = "\n\n".join(f"{source}:\u00a0 {title}" for source, title, _ in told.links)
        parts.append(f"{told.headline}{gap}" + "\n\n".join(told.paragraphs) + f"\nResearched Links:\n\n{links}\n")
    return "\n".join(parts)


def titled() -> str:
    """A title, its address and a few words, sections above."""
    parts = []
    for title, stories in SECTIONS:
        parts.append(f"{title}\n\n")
        parts += [f"  {told.headline}\n  {told.links[0][2]}\n\n{body(told, '  ')}\n  ------\n\n" for told in stories]
        parts.append("======\n")
    return "\n".join(parts)


LAYOUTS = {
    made.__name__: made
    for made in (
        ruled, starred, hashed, shouted, numbered, bracketed, bulleted, dumped, boxed, digest, signed, run_in,
        departments, pasted, titled,
    )
}  # fmt: skip
