"""The open questions of an issue: to whom, what, in which story. Choosing one answers it."""

from collections.abc import Hashable, Iterable, Sequence
from typing import ClassVar

from desk.edit.questions import Question, of_issue
from desk.model.issue import Issue
from desk.tui.screens.chooser import Chooser
from desk.tui.widgets.cells import shown
from desk.tui.widgets.lines import Line


class QuestionsScreen(Chooser[Question]):
    """Questions in running order. Closes with the chosen one."""

    prompt: ClassVar[str] = "A name, or a word of a question or a headline"
    keys: ClassVar[Sequence[tuple[str, str]]] = (("enter", "go there and answer"), ("↑ ↓", "go"))

    def __init__(self, issue: Issue) -> None:
        """Those of an issue."""
        super().__init__("Open questions")
        self._questions = [(each, shown(issue.story(each.story).name)) for each in of_issue(issue)]
        self.add_class("wide")

    def lines(self, query: str) -> Iterable[Line]:
        """The questions that have all the words."""
        if not self._questions:
            yield Line((("No question to a colleague is open.", "dim"),))
            yield Line((("A line of the notes that begins with ?Q is one.", "dim"),))
        for at, (question, name) in enumerate(self._questions):
            text = f"{question.whom} {question.words} {name}".casefold()
            if all(word in text for word in query.casefold().split()):
                whom = f"{shown(question.whom)}: " if question.whom else ""
                yield Line(((whom, "bold"), (shown(question.words), ""), (f"   {name}", "dim")), row=at)

    def answer(self, row: Hashable) -> Question | None:
        """The question."""
        return self._questions[row][0] if isinstance(row, int) else None
