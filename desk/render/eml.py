"""The issue as a draft for a mail program."""

from desk.model.issue import Issue
from desk.model.publication import Publication
from desk.render.target import Target


def render(issue: Issue, publication: Publication, target: Target) -> str:
    """Both parts as one message."""
    raise NotImplementedError
