"""Words that found no room on the disk: where a desk that had to end left them, and what the next one says of it."""

from collections.abc import Sequence
from pathlib import Path

from desk.store.journal.recorder import Recorder
from desk.store.sentences import sentence


def of_the_last_desk(recorder: Recorder) -> str:
    """What a desk says first: why it cannot note what is typed, or once where an earlier one left words; else ""."""
    if recorder.fault:
        return sentence(recorder.fault)
    waiting, adopted = recorder.waiting, recorder.adopted
    recorder.adopted = recorder.waiting = ()
    if waiting:
        return f"Words that found no room on the disk wait in {listed(waiting)}. Make room and open the desk again."
    if adopted:
        return f"A desk that found no room on the disk kept its last words in {listed(adopted)}; they are offered."
    return ""


def refuge(kept: Sequence[Path]) -> str:
    """What a desk says last, that had to end: where the words are, or that they are nowhere."""
    if not kept:
        return "No place on this computer could be written."
    return f"The words are kept in {listed(kept)} until there is room: the next desk offers them."


def listed(paths: Sequence[Path]) -> str:
    """Paths as a sentence names them."""
    return ", ".join(map(str, paths))
