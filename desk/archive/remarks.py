"""The words of a remark: made once, for the screen and the command line."""

from desk.archive.echo import Echo
from desk.archive.search import Result
from desk.archive.seen import Repeat
from desk.archive.stories import Run
from desk.model.dates import day_and_month, parsed
from desk.model.text import tidy_line


def place(run: Run, date: str = "") -> str:
    """Where a story was run, as said beside the day `date`: "in No 37, 27 Aug", with the year of another year."""
    label = run.label if run.number is None else f"No {run.number}"
    return f"in {', '.join(part for part in (label, day(run.date, date)) if part)}"


def day(text: str, date: str = "") -> str:
    """A day and its month; the year too where that of `date` is another one or not known."""
    there, here = parsed(text), parsed(date)
    if there is None:
        return tidy_line(text)
    short = day_and_month(text)
    return short if here is not None and here.year == there.year else f"{short} {there.year}"


def repeat_words(repeat: Repeat, date: str = "") -> str:
    """As in `in No 37, 27 Aug: “The milk float is not expected back”`, and `twice in this issue: “…”`."""
    if repeat.in_story:
        return "twice in this story"
    if repeat.here is not None:
        return f"twice in this issue: “{repeat.here.name}”"
    if repeat.run is None:
        return ""
    more = f" (and {repeat.issues - 1} more)" if repeat.issues > 1 else ""
    return f"{place(repeat.run, date)}: “{repeat.run.story.headline}”{more}"


def search_words(result: Result) -> list[str]:
    """What has to be said of how it was looked for: words mended, words that no story has, filters left out."""
    said = [f"No word like “{word}”; looked for {' or '.join(near)}." for word, near in (result.mended or {}).items()]
    if result.loose and result.hits:
        said.append("No story has all of these words; these have some.")
    said += [f"“{each}” says nothing desk can use, and was left out." for each in result.question.unused]
    return said


def echo_words(echo: Echo, date: str = "") -> str:
    """As in `Nearly the headline of No 41, 3 Sep: “…”`."""
    where = place(echo.run, date).removeprefix("in ")
    return f"{'The' if echo.score == 100 else 'Nearly the'} headline of {where}: “{echo.run.story.headline}”"
