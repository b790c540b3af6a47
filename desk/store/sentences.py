"""The words of a problem: what is wrong, where, and what to do about it, and where the text is that was not saved.

They are made nowhere else. Only what shows an error reads these sentences; whatever decides something asks for
`Problem.reason`.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from desk.model.text import clean_line
from desk.store.problems import Problem, Reason

_ALONE = "{why}"
_BESIDE = f"{_ALONE} Look at both; --again takes it in beside it."
_READ = "{path} cannot be read: {why}. It is left as it is; `desk doctor` says what can be done."
_SAVE = "{path} could not be saved: {why}."
_WHOLE = "put a whole copy in its place, from git or a backup"
_IN_AN_EDITOR = f"Correct that in a text editor, or {_WHOLE}."
_GIT_SIDE = "Let git put one side there whole: `git checkout --ours` or `--theirs` with its name."
_NEWER_DESK = "Bring desk up to date on this computer; the file itself is left as it is."
_NOT_OURS = f"If it is no file of desk's, move it out of the folder; else {_WHOLE}."
_NUMBER = "Look for it in a text editor, and write a number or null in its place."
_ONE_OF_TWO = "Open it in a text editor and keep one of the two entries."


class _Words(NamedTuple):
    """The reason as words that fill the place of {why} in `frame`; `by_hand` is what a person can do about the file."""

    why: str
    frame: str = _ALONE
    by_hand: str = _IN_AN_EDITOR


def _read(why: str, by_hand: str = _IN_AN_EDITOR) -> _Words:
    return _Words(why, _READ, by_hand)


_TABLE: dict[Reason, _Words] = {
    Reason.NO_FILE: _Words("There is no file {path}."),
    Reason.NO_FOLDER: _Words("There is no folder {path}. `desk new` begins one there."),
    Reason.NO_ISSUE: _Words("There is no issue “{name}” in {path}. `desk list` shows what there is."),
    Reason.SEVERAL_ISSUES: _Words("“{name}” could be {files}. Name one of these files."),
    Reason.FOLDER_NOT_LISTED: _Words("The folder {path} cannot be read: {system}. Choose another with --folder."),
    Reason.DENIED: _read("{system}", "Give yourself the right to read it, then open it again."),
    Reason.NOT_GIVEN: _read("{system}", f"Try again; if that says the same, {_WHOLE}."),
    Reason.NOT_PLAIN: _read("it is not a plain file", "Move it out of the folder."),
    Reason.NOT_UTF8: _read("it is not UTF-8 text", f"Save it as UTF-8 in a text editor, or {_WHOLE}."),
    Reason.HALF_CHARACTER: _read(
        "it holds half a character (a lone surrogate)",
        f"Take out the \\ud… that stands alone in a text editor, or {_WHOLE}.",
    ),
    Reason.EMPTY: _read("it is empty", f"{_WHOLE[0].upper()}{_WHOLE[1:]}."),
    Reason.BYTE_ORDER_MARK: _read("it begins with a byte order mark"),
    Reason.CONFLICT_MARKS: _read("it holds the marks of a git conflict", _GIT_SIDE),
    Reason.CONFLICT_MARKS_BROKEN: _read("its conflict marks are not whole", _GIT_SIDE),
    Reason.NOT_JSON: _read(
        "it is not whole JSON: {what} in line {line}", f"Correct it there in a text editor, or {_WHOLE}."
    ),
    Reason.NOT_TABLES: _read("it is JSON, but not a TinyDB file", _NOT_OURS),
    Reason.NOT_A_NUMBER: _read("it holds {what}, which is not a JSON number", _NUMBER),
    Reason.TOO_LARGE: _read("it holds a number that is too large", _NUMBER),
    Reason.SAME_NAME: _read("two entries in it have the same name, “{name}”", _ONE_OF_TWO),
    Reason.TWO_CONTENTS: _read("“{name}” stands in it twice, with two contents", _ONE_OF_TWO),
    Reason.TOO_DEEP: _read("it is nested too deeply", _NOT_OURS),
    Reason.NO_FIELD: _read("{where} has no “{field}”"),
    Reason.WRONG_FIELD: _read("{where}: “{field}” is not what it should be"),
    Reason.UNKNOWN_FIELD: _read("there is no field “{field}”"),
    Reason.FIELD_TOO_DEEP: _read("{where} is nested too deeply", _NOT_OURS),
    Reason.TABLE_TOO_DEEP: _read("a table that this desk does not know is nested too deeply", _NOT_OURS),
    Reason.NOT_ONE_DOCUMENT: _read("it should hold one document in the table “{table}” and holds {count}", _NOT_OURS),
    Reason.NOT_DOCUMENTS: _read("the table “{table}” does not hold documents", _NOT_OURS),
    Reason.NOT_AN_ID: _read("“{key}” in the table “{table}” is not a document id", _NOT_OURS),
    Reason.NEWER: _read("it was written by a newer desk (schema {schema}; this one knows {known})", _NEWER_DESK),
    Reason.NO_WAY_FROM: _read("it is of schema {schema}, which this desk does not know", _NEWER_DESK),
    Reason.TWO_ISSUES: _read("the two sides hold different issues", _GIT_SIDE),
    Reason.WRITTEN_JUST_NOW: _read("another program wrote it just now", "Try again."),
    Reason.TOO_MANY_TEMPLATES: _Words("{path} holds more than {most} templates. Take out those that are not used."),
    Reason.TEMPLATE_NOT_PLAIN: _Words("{path} is not a plain file. Put the template itself there."),
    Reason.TEMPLATE_NOT_GIVEN: _Words("{path} cannot be read: {system}."),
    Reason.TEMPLATE_TOO_LARGE: _Words("{path} is larger than {most:,} bytes, which is too much for a template."),
    Reason.TEMPLATE_NOT_UTF8: _Words("{path} is not UTF-8 (byte {byte}). Save it as UTF-8."),
    Reason.SYSTEM: _Words("{system}", _SAVE),
    Reason.FAULT_OF_DESK: _Words("{what}, which is a fault of desk", _SAVE),
    Reason.KEEPS_MOVING: _Words("another program keeps writing it. Close that one and save again", _SAVE),
    Reason.ANOTHER_ISSUE: _Words(
        "{path} holds another issue now and is left as it is. Move that file away and save again."
    ),
    Reason.THERE_ALREADY: _Words("{path} is there already and was left as it is. Choose another number or title."),
    Reason.MADE_JUST_NOW: _Words("{path} was made by another program just now. Try again."),
    Reason.LOCKED: _Words("{path} is locked by another program. Close that one and save again."),
    Reason.FOLDER_NOT_WRITTEN: _Words("{path} cannot be written: {system}."),
    Reason.FOLDER_NOT_USED: _Words("The folder {path} cannot be used: {system}. Choose another with --folder."),
    Reason.FOLDER_NOT_MADE: _Words("The folder {path} cannot be made: {system}."),
    Reason.TOO_MANY_KEPT: _Words("Too many copies of {path} lie beside it. Move them away and try again."),
    Reason.NOT_SAVED_YET: _Words("{path} is not saved yet, so it stays open."),
    Reason.NOT_TAKEN_AWAY: _Words("{path} cannot be taken away: {system}."),
    Reason.PLACE_TAKEN: _Words("{path} is there already and was left as it is. Choose another place."),
    Reason.KEPT_NOWHERE: _Words("What was typed last could be kept nowhere on this computer."),
    Reason.JOURNAL_NOT_READ: _Words("The journal {path} cannot be read: {system}."),
    Reason.JOURNAL_NOT_WRITTEN: _Words(
        "The journal of unsaved typing cannot be written in {path}: {system}. "
        "Make room there; until then a crash would lose what is not in the file."
    ),
    Reason.JOURNAL_NOT_THINNED: _Words("The journal {path} cannot be thinned: {system}."),
    Reason.COPY_CHANGED: _Words("{path} was changed just now and stays where it is. Merge it again."),
    Reason.BEFORE_NOT_KEPT: _Words("{path} as it was before could not be kept: {system}."),
    Reason.NOT_PUT_AWAY: _Words("{path} was merged, but could not be put away: {system}. Move it away yourself."),
    Reason.TOO_MANY_MERGED: _Words("{path} holds too many copies of {name}. Empty it."),
    Reason.SAMPLE_IN_THE_WAY: _Words("{path} is there already, so the sample was not copied over it."),
    Reason.GIT_NOT_CALLED: _Words("{path} is left as it is: git could not be called."),
    Reason.GIT_CANNOT_MERGE: _Words("{path} is left as it is: git cannot merge it either."),
    Reason.GIT_NOT_SET_UP: _Words("git would not write {key} in {path}. Is its configuration locked?"),
    Reason.SETTINGS_TOO_DEEP: _Words("{path} is nested too deeply, so the choice was not kept."),
    Reason.SETTINGS_ODD: _Words("{path} holds something desk cannot read, so the choice was not kept."),
    Reason.OUTSIDE: _Words(
        "{path} is a link to {to}, outside its folder: it may be read, and nothing is written through it. "
        "Put the file itself in its place."
    ),
    Reason.LEADS_OUT: _Words(
        "{path} leads out of {folder}, to {to}, by a link that lies there. Nothing is written through it. "
        "Take the link away, or choose another folder."
    ),
    Reason.AMONG_THE_ISSUES: _Words(
        "{path} lies among the issues, and desk would take it for one. Choose another folder."
    ),
    Reason.IS_A_FOLDER: _Words("{path} is a folder. Name a file, or another folder to put it in."),
    Reason.NOT_A_PLACE: _Words("{path} is not a plain file. Choose another place."),
    Reason.SITE_ON_THE_ISSUES: _Words("{path} holds the issues themselves. Choose another folder."),
    Reason.SITE_AROUND_THE_ISSUES: _Words(
        "{path} is around the folder of issues, {issues}, and the site would be written around it. "
        "Choose a folder of the site's own, such as public/."
    ),
    Reason.SITE_ON_A_FILE: _Words("{path} is a file. Choose a folder."),
    Reason.SITE_OF_OTHERS: _Words("{path} holds an index.html that desk did not write. Choose an empty folder."),
    Reason.HERE_ALREADY: _Words(
        "{what} is here already{where}, and was left as it is.", f"{_ALONE} --again takes it in once more, beside it."
    ),
    Reason.SAYS_ALIKE: _Words("{what} looks like {where}: {part} % of what it says stands there.", _BESIDE),
    Reason.CALLED_ALIKE: _Words("{what} is called what {where} is called, and says other things.", _BESIDE),
    Reason.HIGHER_THAN_THE_DRAFT: _Words(
        "No {number} is higher than No {draft}, which is still a draft.",
        "{why} `latest` would mean it: give the draft its number first (`desk set {draft} number {next}`), or leave "
        "the numbers of old issues away with --no-numbers.",
    ),
}


def sentence(problem: Problem) -> str:
    """What is wrong, where and what to do, in one line that is safe to show: names of files may hold anything."""
    return clean_line(_framed(_TABLE[problem.reason].frame, problem, problem.path))


def why(problem: Problem) -> str:
    """The reason alone, to be put after a colon: "it is not UTF-8 text"; a whole sentence where there is no shorter."""
    return clean_line(_why(problem, problem.path))


def briefly(problem: Problem, hand: Path) -> str:
    """The sentence for somebody who has the file `hand` on the screen: without the way to it, and why comes first.

    "No space left on device." and not "/home/nora/issues/0042-x.json could not be saved: no space left on device."
    """
    about_it = Path(problem.path) in (hand, hand.resolve())
    path = hand.name if about_it else problem.path
    frame = _TABLE[problem.reason].frame
    if about_it and frame is _SAVE:
        frame = "{why}."
    return clean_line(_framed(frame, problem, path))


def by_hand(problem: Problem) -> str:
    """What a person can do about a file that cannot be read, in one sentence."""
    return _TABLE[problem.reason].by_hand


def _framed(frame: str, problem: Problem, path: str) -> str:
    return frame.format(**dict(problem.details) | {"path": path, "why": _why(problem, path)})


def _why(problem: Problem, path: str) -> str:
    details = dict(problem.details)
    made = _TABLE[problem.reason].why.format(path=path, **details)
    return f"{details['side']}: {made}" if "side" in details else made


# Where words are that could not be saved


def copy_kept(path: Path) -> str:
    """What is said with a save that failed: where a copy of the text is."""
    return clean_line(f"A copy is kept in {path}.")


def copy_not_kept(problem: Problem) -> str:
    """What is said with a save that failed, when no copy could be kept either."""
    says = "The text stays on the screen; X exports it to another place."
    return f"No copy could be kept either: {sentence(problem)} {says}"


def left_behind(fault: Problem | None, waiting: Sequence[Path], adopted: Sequence[Path]) -> str:
    """What a desk says first: why it cannot note what is typed, or once where an earlier one left words; else "".

    `waiting` are files of words for which there is still no room, `adopted` those whose words are offered now.
    """
    if fault:
        return sentence(fault)
    if waiting:
        return f"Words that found no room on the disk wait in {_listed(waiting)}. Make room and open the desk again."
    if adopted:
        return f"A desk that found no room on the disk kept its last words in {_listed(adopted)}; they are offered."
    return ""


def kept_at_the_end(kept: Sequence[Path]) -> str:
    """What a desk says last, that found no room on the disk: where the words are, or that they are nowhere."""
    if not kept:
        return "No place on this computer could be written."
    return f"The words are kept in {_listed(kept)} until there is room: the next desk offers them."


def _listed(paths: Sequence[Path]) -> str:
    return clean_line(", ".join(map(str, paths)))
