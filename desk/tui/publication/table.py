"""The table of the settings: their groups, labels and hints, which of them are chosen and which have several lines."""

from desk.model.publication import STYLES
from desk.tui.widgets.line_field import LineField
from desk.tui.widgets.setting import AreaField, OneOf

GROUPS: tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...] = (
    (
        "Who",
        (
            ("name", "Name", "for example The Public Record"),
            ("tagline", "Tagline", "a line under the name"),
            ("editor", "Editor", "who signs it"),
            ("from_address", "From", "for example editor@example.org"),
            ("language", "Language", "for example en-GB"),
        ),
    ),
    (
        "Where",
        (
            ("web_address", "On the web", "for example https://example.org/"),
            ("issue_address", "Each issue at", "for example https://example.org/{number}-{slug}"),
            ("postal_address", "Postal address", "many countries ask for one"),
        ),
    ),
    (
        "Issues",
        (
            ("sections", "Sections", "of the first issue, one a line"),
            ("cadence", "Days between", "for example 7; 30 is a month"),
            ("links_label", "Links label", "the word of the language; a - for none"),
            ("profile", "Mail tool", ""),
        ),
    ),
    (
        "Look of the e-mail",
        (
            ("style", "House style", ""),
            ("contents", "Contents", ""),
            ("links_first", "Links begin", ""),
            ("headlines", "Headlines", ""),
            ("logo", "Logo", "the https address of a picture, in the place of the name"),
            ("logo_width", "Logo width", "for example 200"),
            ("brand_accent", "Accent", "for example #1c53a4"),
            ("brand_text", "Text", "for example #23211d"),
            ("brand_background", "Background", "for example #ffffff"),
            ("brand_font", "Font", ""),
            ("brand_width", "Width", "for example 600"),
            ("quotes", "Quotation marks", ""),
            ("words", "Own words", "for example web: Read it online, one a line; `desk words` shows all"),
        ),
    ),
    (
        "Plain text",
        (
            ("text_numbers", "Numbers", ""),
            ("draft_text", "In a draft", ""),
        ),
    ),
    (
        "While writing",
        (
            ("snippets", "Snippets", "each below its name in brackets: [thanks]; {number} {date} {sponsor} are filled"),
            ("targets", "Targets", "words, one a line: issue 4500, story 250, Homes 900"),
        ),
    ),
    ("At the end", (("footer", "Footer", "why a reader gets this, and how to leave"),)),
    (
        "Before an issue goes",
        (
            ("checklist", "Checklist", "one a line, for example Read aloud"),
            ("sponsor_slots", "Sponsor items", "of an issue; 0 is any number"),
            ("passed", "Let pass", "what pre-flight says no more, one a line"),
        ),
    ),
)
"""The settings in their groups: name, label, and what the empty field says."""
LABELS = {name: label for _, settings in GROUPS for name, label, _ in settings}
"""What each setting is called."""
_AREAS = frozenset({"postal_address", "sections", "footer", "checklist", "passed", "words", "snippets", "targets"})
LISTS = frozenset({"sections", "checklist", "passed", "words", "targets"})
"""Settings of several entries, one a line; what is typed stays as it stands."""
CHOICES: dict[str, tuple[tuple[str, str], ...]] = {
    "brand_font": (("sans", "sans"), ("serif", "serif")),
    "quotes": (("", "as they are typed"), ("typographic", "typographic")),
    "style": tuple((style, style) for style in STYLES),
    "contents": (("all", "every story"), ("lead", "lead stories"), ("sections", "sections")),
    "links_first": (("source", "with the source"), ("title", "with the title")),
    "headlines": (("plain", "plain"), ("linked", "lead to the first link")),
    "text_numbers": (("none", "none"), ("stories", "before each story")),
    "draft_text": (("fixed", "lines as they are"), ("flowed", "lines that flow")),
}
"""Settings that are chosen: what each may be, and how that is called."""
LOOKS = {
    "digest": "a column of stories, each with its links",
    "network": "a letter, cards side by side and short news",
    "gazette": "serif headlines, small capitals and ruled lists",
}
"""What is said of each house style."""


def field(name: str, hint: str) -> LineField | AreaField | OneOf:
    """The field in which a setting is typed or chosen; empty, it says `hint`."""
    if name in CHOICES:
        return OneOf(*CHOICES[name], id=name)
    if name in _AREAS:
        return AreaField(id=name, placeholder=hint)
    return LineField(id=name, placeholder=hint, look="bold" if name == "name" else "")
