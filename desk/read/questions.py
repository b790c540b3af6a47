"""What a doubt asks the editor, in words: said once, for the screen, the notes and the command line."""

from desk.read.model.labels import HEADS, Label
from desk.read.reading import Alarm, Alarming, Doubt, Matter

_LABELS: dict[str, str] = {
    Label.AHEAD: "ahead of the first story",
    Label.SECTION: "a section's title",
    **dict.fromkeys(HEADS, "a headline"),
    Label.ABOVE: "a line above the headline",
    Label.MORE: "the second line of the headline",
    Label.INTRO: "the section's introduction",
    Label.BODY: "a line of the text",
    Label.LINK: "a link of the story",
    Label.ASIDE: "beside the story",
    Label.FOOT: "the footer",
}
_VALUES: dict[str, str] = {
    Matter.NUMBER: "number",
    Matter.DATE: "date",
    Matter.TITLE: "title",
    Matter.CHARSET: "charset",
}
_ALARMS: dict[str, str] = {
    Alarming.MANY_LINKS: "A story with more than eight links: is it several?",
    Alarming.LONG_FOOTER: "Much of the source was read as the footer.",
    Alarming.EMPTY_STORY: "A story without text and links: is it a section, or a line of another story?",
    Alarming.ONE_HAS_ALL: "Most links are in one story: is it a list of stories?",
    Alarming.NO_TEXT: "Half of the stories have no text.",
    Alarming.NO_HEADLINE: "Two screens of the source without a headline.",
    Alarming.UNSURE: "More lines are unsure than the doubts show: compare the whole with the source.",
}


def reading_as(doubt: Doubt) -> tuple[str, str]:
    """What was read and what else it could be: ("a headline", "a line of the text"); of a value the two values."""
    if doubt.matter in _VALUES:
        return doubt.now or "none", doubt.other or "none"
    return _LABELS.get(doubt.now, doubt.now), _LABELS.get(doubt.other, doubt.other)


def question(doubt: Doubt) -> str:
    """A doubt as a sentence: “Read as a headline; it could be a line of the text.”"""
    now, other = reading_as(doubt)
    if doubt.matter in _VALUES:
        could = f"it could be {other}" if doubt.other else "there may be none"
        return f"The {_VALUES[doubt.matter]} was read as {now}; {could}."
    alike = len(doubt.alike)
    others = f", and so could {alike} more that {'looks' if alike == 1 else 'look'} alike" if alike else ""
    return f"Read as {now}; it could be {other}{others}."


def taken(doubt: Doubt) -> str:
    """What taking the other reading of a doubt does: “Read as a headline”, “Read without a date”."""
    _, other = reading_as(doubt)
    value = _VALUES.get(doubt.matter)
    if value and not doubt.other:
        return f"Read without a {value}"
    return f"Read {other} as the {value}" if value else f"Read as {other}"


def alarm(found: Alarm) -> str:
    """What looks wrong about the whole reading, as a sentence."""
    return _ALARMS.get(found.what, found.what)
