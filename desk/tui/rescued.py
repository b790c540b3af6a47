"""Copies of what could not be saved, kept where the journal lies."""

from dataclasses import dataclass

from desk.session.session import Job
from desk.store.errors import NotSaved
from desk.store.file.rescue import rescue
from desk.store.file.storage import dumps
from desk.store.sentences import copy_kept, copy_not_kept


@dataclass(frozen=True, slots=True)
class Rescued:
    """A copy of what could not be saved: a sentence that says where it is, or that there is none."""

    words: str
    is_kept: bool


def rescue_copy(job: Job) -> Rescued:
    """Keep a copy of what could not be saved."""
    try:
        return Rescued(copy_kept(rescue(job.path, dumps(job.tables()))), is_kept=True)
    except NotSaved as error:
        return Rescued(copy_not_kept(error.problem), is_kept=False)
