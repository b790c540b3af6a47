"""How a file is known again: its name as the index holds it, and what tells that it changed."""

Mark = tuple[int, int, int]
"""What tells a changed file: its inode, its size, the time of its last change in nanoseconds."""


def stored_name(name: str) -> str:
    """A file's name as the index can hold it: one that is not UTF-8 is written with escapes."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")
