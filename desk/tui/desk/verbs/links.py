"""Verbs of a story's links."""

from collections.abc import Collection, Mapping, Sequence

from desk.edit import links as link_edits
from desk.edit import stories as story_edits
from desk.edit.links import no_link
from desk.edit.places import Spot
from desk.links.paste import LinkDraft, pasted_links
from desk.links.sources import swap_source, used_sources
from desk.links.titles import with_sites
from desk.model.ids import new_id
from desk.model.issue import Issue, Link, Story
from desk.model.kinds import Kind
from desk.model.text import tidy_line
from desk.model.url import safe_url, typed_url
from desk.outside.browser import open_in_browser, search_address
from desk.tui.archive.verbs import read_repeat
from desk.tui.desk.verbs.selection import place_for_new, story_here
from desk.tui.desk.verbs.stepping import go_on_from
from desk.tui.desk.verbs.taken_off import take_off
from desk.tui.ports import OnDesk
from desk.tui.widgets.cells import count
from desk.tui.widgets.form import Form, FormField


class LinkForm(Form):
    """Source, title, address and note. A whole line such as `SOURCE:  title` in the title comes apart by itself."""

    def __init__(self, title: str, link: LinkDraft, note: str, known: Collection[str]) -> None:
        """Filled with a link; `known` are the sources that may come before one colon and a space."""
        self._known = known
        super().__init__(
            title,
            (
                FormField("line", "Paste or title", link.title, "SOURCE:  title, an address, or a Markdown link"),
                FormField("source", "Source", link.source or "", "NHS England"),
                FormField("url", "Address", link.url or "", "https://… — it may come later"),
                FormField("note", "Note", note, "never published"),
            ),
            first="url" if link.title and not link.url else "",  # what is missing
        )

    def draft(self, values: Mapping[str, str]) -> LinkDraft:
        """The link that the values make."""
        source, url = tidy_line(values["source"]) or None, tidy_line(values["url"]) or None
        line = values["line"].strip()
        if source is None and line:
            found = pasted_links(line, self._known)
            if len(found) == 1:
                return LinkDraft(found[0].source, found[0].title, url or found[0].url)
        return LinkDraft(source, tidy_line(line), url)

    def wrong(self, values: Mapping[str, str]) -> str:
        """An address must be one; something must be there, and no more than one link."""
        draft, several = self.draft(values), pasted_links(values["line"], self._known)
        if len(several) > 1 and draft.url is None and any(each.url for each in several):
            return f"Those are {len(several)} links. Esc, then paste them onto the story or into its links."
        if draft.url and not typed_url(draft.url):
            return no_link(draft.url)
        return "" if draft.title or draft.url else "A link needs a title or an address."


def known_sources(desk: OnDesk) -> Collection[str]:
    """The sources that this issue uses."""
    return used_sources(desk.issue)


def add(desk: OnDesk) -> None:
    """Ask for a link and put it behind the selected one, else at the end."""
    story_here(desk)
    form = LinkForm("New link", LinkDraft(None, "", None), "", known_sources(desk))
    desk.ask(form, lambda values: attach(desk, [form.draft(values)], note=tidy_line(values["note"])))


def attach(desk: OnDesk, drafts: Sequence[LinkDraft], note: str = "") -> str:
    """Attach links to the story in hand, in order; gives what was done, as the beginning of a sentence."""
    id = story_here(desk)
    after = desk.selection.link if desk.selection.place == "links" else None
    links = [_link(draft, id, note) for draft in drafts]
    words = f"Added {count(len(links), 'link')}"
    desk.do(words, link_edits.add, links, after=after)
    if off := take_off(desk, [link.id for link in links]):
        desk.say(f"{words}{off}.", "undo")
    desk.selection.select_link(links[-1].id)
    return f"{words}{off}"


def _link(draft: LinkDraft, story: int, note: str = "") -> Link:
    return Link(id=new_id(), order="", story=story, source=draft.source, url=draft.url, note=note, title=draft.title)


def _selected(desk: OnDesk) -> Link | None:
    id = desk.selection.link
    return desk.issue.link(id) if id is not None else None


def edit(desk: OnDesk) -> None:
    """Change the selected link."""
    if (remark := desk.selection.remark) is not None:
        read_repeat(desk, remark)
        return
    link = _selected(desk)
    if link is None:
        add(desk)
        return
    form = LinkForm("Link", LinkDraft(link.source, link.title, link.url), link.note, known_sources(desk))

    def taken(values: Mapping[str, str]) -> None:
        draft = form.draft(values)
        fields = {"source": draft.source, "title": draft.title, "url": draft.url, "note": tidy_line(values["note"])}
        changed = {name: value for name, value in fields.items() if value != getattr(link, name)}
        if changed:
            desk.do("Changed the link", link_edits.change, link.id, **changed)
        filled = bool(changed.get("url")) and not link.url and not link.ref
        off = take_off(desk, [link.id]) if "url" in changed else ""
        if filled:
            go_on_from(desk, link.id, f"Filled in the address{off}.")
        elif off:
            desk.say(f"Changed the link{off}.", "undo")

    desk.ask(form, taken)


def move_down(desk: OnDesk) -> None:
    """Move the selected link one place down."""
    _shift(desk, 1)


def move_up(desk: OnDesk) -> None:
    """Move the selected link one place up."""
    _shift(desk, -1)


def _shift(desk: OnDesk, step: int) -> None:
    if (link := _selected(desk)) is not None:
        desk.do("", link_edits.shift, link.id, step)
        desk.selection.select_link(link.id)


def swap(desk: OnDesk) -> None:
    """Split a source off the title, or join it to the title again."""
    if (link := _selected(desk)) is not None:
        source, title = swap_source(link.source, link.title)
        if not desk.do(
            "Split the source" if source else "Joined the source",
            link_edits.change,
            link.id,
            source=source,
            title=title,
        ):
            desk.say("There is no colon to split the title at.")


def take_out(desk: OnDesk) -> None:
    """Take the selected link out."""
    if (link := _selected(desk)) is not None:
        desk.do("Took the link out", link_edits.remove, link.id)


def browse(desk: OnDesk) -> None:
    """Open the selected link's address in the browser; of one without an address, a search for its title."""
    link = _selected(desk)
    if link is None:
        return
    address = safe_url(link.url)
    if address is None:
        search = search_address(desk.desk.settings.search, " ".join(filter(None, (link.source, link.title))))
        looked = "Looked for the title in the browser: paste the address here."
        desk.say_later(lambda: open_in_browser(search) or looked)
    else:
        desk.say_later(lambda: open_in_browser(address) or f"Opened {address}.")


def paste_list(desk: OnDesk) -> None:
    """Ask how a list that is pasted next should be taken: one story each, or all under the story in hand."""
    from desk.tui.desk.paste_list import PasteList

    def taken(answer: tuple[str, str]) -> None:
        how, text = answer
        drafts = with_sites(pasted_links(text, known_sources(desk)))
        if not drafts:
            desk.say("There are no links in that.")
        elif how == "story":
            attach(desk, drafts)
        else:
            _one_story_each(desk, drafts)

    desk.ask(PasteList(can_attach=desk.selection.in_hand is not None), taken)


def links_story(desk: OnDesk, drafts: Sequence[LinkDraft], spot: Spot, title: str = "") -> str:
    """Links where no story takes them: a story of links at this place. What was done, without a stop; else ""."""
    story = Story(id=new_id(), order="", section=spot.section, kind=Kind.LINKS, headline=title or None)
    links = [_link(draft, story.id) for draft in drafts]

    def added(issue: Issue) -> Issue:
        return link_edits.add(story_edits.add(issue, story, after=spot.after, first=spot.after is None), links)

    words = f"Added {count(len(links), 'link')} as a story"
    if not desk.do(words, added):
        return ""
    off = take_off(desk, [link.id for link in links])
    desk.pick(story.id)
    return f"{words}{off}"


def _one_story_each(desk: OnDesk, drafts: Sequence[LinkDraft]) -> None:
    section, after = place_for_new(desk)
    stories = [
        Story(id=new_id(), order="", section=section, kind=Kind.STORY, headline=draft.title or None) for draft in drafts
    ]
    words = f"Added {count(len(stories), 'story', 'stories')}"
    desk.do(words, _add_all, stories, drafts, section, after)
    if off := take_off(desk, [link.id for each in stories for link in desk.issue.links_of(each.id)]):
        desk.say(f"{words}{off}.", "undo")
    desk.pick(stories[0].id)


def _add_all(
    issue: Issue, stories: list[Story], drafts: Sequence[LinkDraft], section: int | None, after: int | None
) -> Issue:
    for story, draft in zip(stories, drafts, strict=True):
        issue = link_edits.add(story_edits.add(issue, story), [_link(draft, story.id)])
    return story_edits.place(issue, [story.id for story in stories], section, after)
