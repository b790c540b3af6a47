"""Copies of what could not be saved, kept where the journal lies."""

from dataclasses import dataclass

from desk.session.session import Job
from desk.store.errors import NotSaved
from desk.store.file.rescue import rescue
from desk.store.file.storage import dumps


@dataclass(frozen=True, slots=True)
class Rescued:
    """A copy of what could not be saved: a sentence that says where it is, or that there is none."""

    words: str
    is_kept: bool


def rescue_copy(job: Job) -> Rescued:
    """Keep a copy of what could not be saved."""
    try:
        return Rescued(f"A copy is kept in {rescue(job.path, dumps(job.tables()))}.", is_kept=True)
    except NotSaved as error:
        says = "The text stays on the screen; X exports it to another place."
        return Rescued(f"No copy could be kept either: {error} {says}", is_kept=False)
