"""What the panes of one desk screen show of the issue: each part is drawn from the issue of now."""

from desk.edit.lengths import targets_of
from desk.tui.archive.remarks import Remarking
from desk.tui.desk.drawing import Title, explain_empty, order_note, shelf_note, tab_notes
from desk.tui.desk.layout import DeskLayout
from desk.tui.desk.panes import DeskPanes
from desk.tui.desk.proofs import ProofMaker
from desk.tui.desk.section_view import section_lines
from desk.tui.desk.story import GreyLine
from desk.tui.widgets.head import Head
from desk.tui.widgets.tabs import TabStrip
from desk.tui.widgets.titleline import TitleLine
from desk.words.printed import links_label


class DeskShowing:
    """Draws the running order, the story, the title line and the tabs of a desk."""

    def __init__(self, desk: DeskLayout, panes: DeskPanes, proofs: ProofMaker, remarking: Remarking) -> None:
        """For one desk screen and its parts."""
        self._desk = desk
        self._panes = panes
        self._proofs = proofs
        self._remarking = remarking
        self.open = (0, 0)
        """How many findings of pre-flight are to fix, and to look at."""

    def order(self) -> None:
        """The running order, and the shelf's line."""
        desk = self._desk
        targets, counts = targets_of(desk.desk.session.publication), desk.size.width >= 50
        desk.order.draw(desk.issue, desk.desk.glyphs, airy=desk.is_tall, counts=counts, targets=targets)
        desk.query_one("#order-head", Head).show(note=order_note(desk.issue, targets.issue), brief=(("links", "dim"),))
        self.shelf()

    def shelf(self) -> None:
        """What lies on the shelf."""
        desk = self._desk
        desk.query_one("#shelf-head", Head).show(
            note=shelf_note(desk.issue, desk.desk.session.shelf, self._elsewhere),
            brief=shelf_note(desk.issue, desk.desk.session.shelf, self._elsewhere, brief=True),
        )

    @property
    def _elsewhere(self) -> int:
        """How many stories the other issues of the folder hold."""
        path = self._desk.desk.session.path
        return sum(held for file, held in self._desk.desk.held.items() if path is None or file != path.name)

    def story(self) -> None:
        """The story in hand, or what an issue without one needs."""
        desk = self._desk
        publication, issue = desk.desk.session.publication, desk.issue
        target = 0 if desk.in_hand is None else targets_of(publication).of_story(issue.story(desk.in_hand))
        label, remarks = links_label(publication), self._link_remarks()
        desk.story_pane.draw(issue, desk.in_hand, desk.desk.glyphs, desk.desk.numbers, label, remarks, target)
        desk.story_pane.remark(self._echo(), self._remarking.close_words)
        self.grey_line()
        if desk.in_hand is None:
            self._without_story()

    def _without_story(self) -> None:
        """The selected section, or what an empty issue needs."""
        desk = self._desk
        if not desk.story_pane.size.width:  # it has no place on the screen yet, so nobody knows how wide its lines are
            desk.call_after_refresh(self.again_without_story)
        room, key, section = max(20, desk.story_pane.size.width - 4), desk.desk.keys.shown, desk.section_in_hand
        title = "Story" if section is None else "Section"
        desk.query_one("#story-head", Head).show(title=title)
        if section is not None:
            desk.story_pane.explain(list(section_lines(desk.issue, section, key, room)))
        else:
            desk.story_pane.explain(
                list(explain_empty(desk.issue, desk.desk.session.shelf, self._elsewhere, key, room))
            )

    def again_without_story(self) -> None:
        """What stands in a story's place, now that there is a width for it."""
        if self._desk.in_hand is None and self._desk.story_pane.size.width:
            self._without_story()

    def links(self) -> None:
        """The links of the story in hand."""
        desk = self._desk
        label = links_label(desk.desk.session.publication)
        desk.story_pane.draw_links(desk.issue, desk.desk.glyphs, desk.desk.numbers, label, self._link_remarks())

    def remarks(self) -> None:
        """The remarks on the story in hand: on its links, its headline, its grey line."""
        desk = self._desk
        if desk.in_hand is not None:
            self.links()
            desk.story_pane.remark(self._echo(), self._remarking.close_words)
            self.grey_line()

    def grey_line(self) -> None:
        """How far the story is, and whether its plain text is by hand and up to date."""
        desk = self._desk
        if desk.in_hand is not None:
            story = desk.issue.story(desk.in_hand)
            older = story.id in self._proofs.by_hand.older
            words, later = desk.issue.words_of(story), self._remarking.now.later
            desk.query_one(GreyLine).draw(story, words, desk.desk.glyphs, older=older, later=later)

    def tabs(self) -> None:
        """The tab strip, which replaces the panes where only one of them fits."""
        desk = self._desk
        desk.query_one(TabStrip).show(self._panes.here, tab_notes(desk.issue, desk.in_hand))

    def title(self) -> None:
        """The title line."""
        desk = self._desk
        saver, proofs = desk.desk.saver, self._proofs
        target = targets_of(desk.desk.session.publication).issue
        state = saver.state, bool(saver.failed)
        title = Title(proofs.size, proofs.limit, desk.desk.company.words, *state, desk.size.width, target, self.open)
        left, right = title.left(desk.issue, desk.desk.session.publication), title.right(desk.issue, desk.desk.glyphs)
        desk.query_one(TitleLine).show(left, right)

    def _link_remarks(self) -> dict[int | str, str]:
        return {} if self._desk.in_hand is None else self._remarking.link_words

    def _echo(self) -> str:
        said = self._remarking.now.echo
        return f"{self._desk.desk.glyphs.of('look')} {said}" if said else ""
