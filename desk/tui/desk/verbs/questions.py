"""Verbs of questions to colleagues: ask one, list those that are open, answer."""

from collections.abc import Mapping

from desk.edit import questions
from desk.edit.questions import Question
from desk.tui.desk.questions import QuestionsScreen
from desk.tui.desk.verbs.selection import story_here
from desk.tui.desk.verbs.stories import named
from desk.tui.ports import OnDesk
from desk.tui.widgets.cells import shown
from desk.tui.widgets.form import Form, FormField


class AskForm(Form):
    """Whom, and what."""

    def wrong(self, values: Mapping[str, str]) -> str:
        """A question needs words, and a name has no colon."""
        if not values["words"].strip():
            return "A question needs words."
        if ":" in values["whom"] or "?" in values["whom"] or len(values["whom"]) > 40:
            return "A colleague is called by a short name without a colon."
        return ""


def ask(desk: OnDesk) -> None:
    """Put a question about the story to a colleague, into its notes."""
    id = story_here(desk)
    fields = (
        FormField("whom", "To", "", "a name, or nothing: for anybody"),
        FormField("words", "Question", "", "is the figure right?"),
    )

    def asked(values: Mapping[str, str]) -> None:
        whom = values["whom"].strip()
        title = f"Asked {whom}" if whom else "Noted the question"
        desk.do(title, questions.ask, id, whom, values["words"])

    says = "It stands in the story's notes, comes with the file, and is never published."
    desk.ask(AskForm(f"A question about {named(desk.issue, [id])}", fields, says=says, done="ask"), asked)


def show(desk: OnDesk) -> None:
    """List the open questions of the issue; choosing one goes to its story and asks for the answer."""
    desk.ask(QuestionsScreen(desk.issue), lambda question: _answer(desk, question))


def _answer(desk: OnDesk, question: Question) -> None:
    if desk.issue.story(question.story) in tuple(desk.issue.in_order()):
        desk.pick(question.story)
    whom = f"{shown(question.whom)}, about " if question.whom else "About "
    form = Form(
        "A question",
        (FormField("answer", "Answer", "", "nothing: it is settled"),),
        says=f"{whom}{named(desk.issue, [question.story])}: {shown(question.words)}",
        done="settle it",
    )
    desk.ask(form, lambda values: desk.do("Settled the question", questions.answer, question, values["answer"]))
