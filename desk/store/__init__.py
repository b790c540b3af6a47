"""Model values <-> TinyDB files: reading, safe writing, merging. Its errors are sentences for the editor."""


class StoreError(Exception):
    """Something on disk stands in the way; the words say what, where and what to do."""


class NotFound(StoreError):
    """What was asked for is not there, or several things answer to it."""


class Unreadable(StoreError):
    """A file that cannot be understood. It is never written over."""


class NotSaved(StoreError):
    """A file could not be written; what was there before is whole."""
