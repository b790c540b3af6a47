"""The settings of the publication, which all its issues share."""

from collections.abc import Callable
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from desk.edit import Refused
from desk.edit.publication import CHECKS, changed, checked, issue_address, written
from desk.edit.snippets import unknown, unknown_said
from desk.formats.templates.brand import printed_as
from desk.model.issue import Issue
from desk.model.publication import FEW, STYLES, Publication
from desk.publish.targets import Tools, tools
from desk.store.form.clashes import Clash, clashes_of, drop, take
from desk.tui.keys.bars import RIGHT
from desk.tui.merging.clashes import Other, settle
from desk.tui.pauses import Pause
from desk.tui.publication.table import CHOICES, GROUPS, LABELS, LISTS, LOOKS, field
from desk.tui.screens.settings import BACK, BEFORE, NEXT, SettingsScreen
from desk.tui.screens.sheet import Own, own_bindings
from desk.tui.widgets.cells import Span, count, shown
from desk.tui.widgets.head import Head
from desk.tui.widgets.keybar import KeyBar
from desk.tui.widgets.setting import OneOf, Setting
from desk.tui.widgets.titleline import TitleLine
from desk.words.lines import WordsFault
from desk.words.printed import checked as own_words
from desk.words.tags import has_words, known_language, name_of

PAUSE = 0.7
"""Seconds without a key after which what was typed is one step and is taken, unless it can be wrong: half an
address is none."""
_EXAMPLE = Issue(id=0, number=1, slug="first-words")

TAKE = Own("ctrl+t", "take it", "take_other")
"""Takes the other version of a setting that two desks changed."""
DROP = Own("ctrl+r", "keep yours", "keep_ours")
"""Keeps one's own version of it."""


class PublicationScreen(SettingsScreen):
    """The settings in groups. Leaving the field makes what was typed one step; with free words a pause does, too."""

    own = (NEXT, BEFORE, TAKE, DROP, BACK)
    BINDINGS: ClassVar[list[BindingType]] = [*own_bindings(own, "everywhere")]
    AUTO_FOCUS = "#name"
    heading = "Publication"
    verbatim = frozenset({"issue_address", "passed"})

    def __init__(self) -> None:
        """Nothing is typed yet."""
        super().__init__()
        self._due: dict[str, Any] = {}
        self._tools = Tools({})
        self._faults: dict[str, str] = {}
        self._pause = Pause(self, self.take_due)

    def fields(self) -> ComposeResult:
        """The groups with their heads."""
        for at, (title, settings) in enumerate(GROUPS):
            if at:
                yield Head(title)
            for name, label, hint in settings:
                yield Setting(label, self._tool_field() if name == "profile" else field(name, hint))

    def _tool_field(self) -> OneOf:
        """The mail tools that desk brings and the trusted ones of the publication's own."""
        self._tools = tools(self.desk.session.folder.path)
        return OneOf(*((name, shown(made.title)) for name, made in self._tools.found.items()), id="profile")

    @property
    def publication(self) -> Publication:
        """The publication as it is now, with what is typed and not taken yet."""
        publication = self.desk.session.publication
        for name, value in self._due.items():
            publication = changed(publication, name, value)
        return publication

    def value(self, name: str) -> str:
        """What the publication says."""
        return written(self.desk.session.publication, name)

    def typed(self, name: str, text: str) -> None:
        """Check the text and take it after a pause; one that is refused says why."""
        self._faults.pop(name, None)
        self._due.pop(name, None)
        self._pause.stop()
        try:
            self._due[name] = self._checked(name, text)
        except (Refused, WordsFault) as fault:
            self._faults[name] = str(fault)
            return
        if name not in CHECKS or name in CHOICES:
            self._pause.begin(PAUSE)

    def _checked(self, name: str, text: str) -> Any:
        if name == "language":
            return known_language(text)
        made = checked(name, text)
        return own_words(made, self.publication.language) if name == "words" else made

    def take_due(self) -> None:
        """Take what was typed, as one step."""
        self._pause.stop()
        due, self._due = self._due, {}
        for name, value in due.items():
            publication = self.desk.session.publication
            new = changed(publication, name, value)
            self.shown[name] = written(new, name)
            if new != publication:
                part = "brand" if name.startswith("brand_") else name
                self.desk.session.change_publication(**{part: getattr(new, part)})

    def left(self, name: str) -> None:
        """Take the text, and write it as it was taken."""
        self.take_due()
        if name not in self._faults and name not in LISTS:
            self.tidy(name)

    def waits(self, name: str) -> bool:
        """Whether a field holds words that are not taken yet."""
        return name in self._due or name in self._faults

    def remark(self, name: str) -> None:
        """Say what is wrong, which other version there is, or what the setting gives."""
        setting = self.settings[name]
        if name not in self._due and self.text(name) == self.value(name):
            self._faults.pop(name, None)
        if fault := self._faults.get(name):
            self.refuse(name, fault)
        elif name in self.clashes:
            setting.note(*self._other(name))
        else:
            setting.note(*self._meaning(name))

    # The other versions

    @property
    def clashes(self) -> dict[str, Clash]:
        """The settings that two desks changed at once, with what the other one made of them."""
        return {clash.field: clash for clash in clashes_of(self.desk.session.publication)}

    def _other(self, name: str) -> tuple[Span, ...]:
        other = shown(" · ".join(written(self.clashes[name].other, name).split("\n"))) or "nothing"
        look = self.desk.glyphs.of("look")
        keys: list[Span] = []
        for each in (TAKE, DROP):
            keys += [("   ", ""), (each.shown.keys, "bold"), (f" {each.word}", "dim")]
        return (f"{look} ", "look"), ("the other version: ", "dim"), (other, ""), *keys

    def take_other(self) -> None:
        """Replace your value of the focused setting by the other version."""
        self._settle(take, "Took the other version of")

    def keep_ours(self) -> None:
        """Discard the other version of the focused setting."""
        self._settle(drop, "Kept your version of")

    def _settle(self, how: Callable[[Publication, Clash], Publication], words: str) -> None:
        name = str(self.focused.id) if self.focused is not None else ""
        clash = self.clashes.get(name)
        if clash is None:
            raise Refused("This setting has no other version.")
        title = f"{words} “{LABELS[name]}”"
        settle(self.desk, Other("publication", clash), how, title)
        self.say(f"{title}.", "undo")

    def draw_keys(self, note: str = "", scope: str = "") -> None:
        """Show the keys of the focused setting; those for another version only where there is one."""
        name = str(self.focused.id) if self.focused is not None else ""
        own = [each.shown for each in self.own if each not in (TAKE, DROP) or name in self.clashes]
        self.query_one(KeyBar).show(own, self._written(RIGHT, True), note)

    def _meaning(self, name: str) -> tuple[Span, ...]:
        publication = self.publication
        if name == "issue_address" and publication.issue_address:
            session = self.desk.session
            issue = session.issue if session.path is not None else _EXAMPLE
            address = issue_address(publication, issue.number, issue.slug)
            return ((f"{shown(issue.label)} is at {shown(address or 'no address')}", "dim"),)
        if name == "sections" and publication.sections:
            sections = count(len(publication.sections), "section")
            return ((f"The first issue begins with {sections}, each later one with those of the issue before.", "dim"),)
        if name in ("brand_accent", "brand_text"):
            return self._corrected(name.removeprefix("brand_"))
        if name == "contents" and publication.contents != "all":
            return ((f"where more than {FEW} stories follow", "dim"),)
        if name == "style":
            return ((LOOKS.get(publication.style, f"not known here: {STYLES[0]} is used"), "dim"),)
        if name == "profile":
            return self._tool(publication.profile)
        if name == "snippets":
            return self._unknown()
        if name == "language":
            return self._language(publication.language)
        no_label = "no line above a story's links" if publication.links_label == "" else ""
        says = {"brand_width": "pixels; 600 is what mail programs expect", "links_label": no_label}.get(name)
        return ((says, "dim"),) if says else ()

    def _unknown(self) -> tuple[Span, ...]:
        says = shown(unknown_said(unknown(self.publication)))
        return ((f"{self.desk.glyphs.of('look')} ", "look"), (says, "dim")) if says else ()

    def _language(self, tag: str) -> tuple[Span, ...]:
        if has_words(tag):
            return ((name_of(tag), "dim"),)
        look = self.desk.glyphs.of("look")
        return (f"{look} ", "look"), ("desk has no words in it: readers see English ones, or your own below", "dim")

    def _tool(self, name: str) -> tuple[Span, ...]:
        if name in self._tools.found:
            return ((shown(self._tools.of(name).about), "dim"),)
        look = self.desk.glyphs.of("look")
        says = shown(self._tools.why(name)) or "not a mail tool that desk knows: exports are made for any"
        return (f"{look} ", "look"), (says, "dim")

    def _corrected(self, name: str) -> tuple[Span, ...]:
        made = printed_as(self.publication.brand, name)
        if not made:
            return ()
        look = self.desk.glyphs.of("look")
        return (f"{look} ", "look"), (f"hard to read on the background, so it is printed as {made}", "dim")

    def draw_rest(self) -> None:
        """The title line."""
        publication = self.publication
        name = shown(publication.name) or "Untitled publication"
        left: list[tuple[int, list[Span]]] = [(0, [(name, "bold")])]
        if publication.tagline:
            left.append((5, [(shown(publication.tagline), "dim")]))
        soon = any(name not in CHECKS for name in self._due)
        state = "saving…" if soon else self.desk.saver.state
        self.query_one(TitleLine).show(left, [(0, [(state, "bold" if self.desk.saver.failed and not soon else "dim")])])
