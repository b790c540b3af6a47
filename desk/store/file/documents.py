"""A document out of its file: bytes, tables, value. What reads an issue, the publication or the shelf reads it here."""

from pathlib import Path

from desk.store.file.storage import loads, read_bytes
from desk.store.form.records import Held, Malformed, document_from


def parsed(type_: type[Held], data: bytes, path: Path) -> Held:
    """The document of this type in the bytes of the file at `path`. Raises Unreadable."""
    try:
        return document_from(type_, loads(data, path))
    except Malformed as error:
        raise error.of(path) from error


def read(type_: type[Held], path: Path) -> tuple[Held, bytes] | None:
    """The document of this type in a file, and the file's bytes; None if there is no file. Raises Unreadable."""
    data = read_bytes(path)
    return None if data is None else (parsed(type_, data, path), data)
