"""What a signature program puts around a text (PGP, RFC 4880 section 7): taken off, and said."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from desk.intake.plain.rows import Row
from desk.intake.reading import LeftOut, Lines

_BEGIN = "-----BEGIN PGP SIGNED MESSAGE-----"
_SIGNATURE = "-----BEGIN PGP SIGNATURE-----"
_END = "-----END PGP SIGNATURE-----"


def opened(rows: Sequence[Row]) -> tuple[list[Row], list[LeftOut]]:
    """The rows without the lines of a signature and with their own hyphens, and those lines."""
    if not any(row.text == _BEGIN for row in rows):
        return list(rows), []
    outer = set(_outer(rows))
    left = [
        LeftOut(row.text, "signature of the mail", None, Lines(row.number, row.number))
        for row in rows
        if row.number in outer and row.text
    ]
    return [replace(row, text="") if row.number in outer else _undashed(row) for row in rows], left


def _outer(rows: Sequence[Row]) -> Iterator[int]:
    inside = head = False
    for row in rows:
        head = row.text == _BEGIN or (head and bool(row.text))
        inside = inside or row.text == _SIGNATURE
        if head or inside:
            yield row.number
        inside = inside and row.text != _END


def _undashed(row: Row) -> Row:
    """Lines that begin with a hyphen got "- " ahead of it."""
    return replace(row, text=row.text[2:], edge=row.edge - 2) if row.text.startswith("- -") else row
