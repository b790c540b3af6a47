"""The receipt of a finished issue: what went out, and what was known of it. A TinyDB file beside that of the issue.

    {"receipt": {"481516234210815": {"schema": 1, "issue": 311…, "finished": "2026-11-26", "formats": {"html": "9f…"}}}}

Its row is named by what is in it: two clones that finished an issue in the same way have the same receipt, and where
they differ git keeps both rows.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from desk.model.ids import id_from
from desk.store.file import names
from desk.store.file.storage import dumps, loads, read_bytes
from desk.store.form.records import RECEIPT, SCHEMA


@dataclass(frozen=True, slots=True)
class Carried:
    """A story that went into the next issue: its issue, the name of that one's file, and the story."""

    issue: int
    file: str
    story: int


@dataclass(frozen=True, slots=True)
class Receipt:
    """What is known of an issue that was finished.

    `formats` has the SHA-256 of each export as UTF-8; `tool` the mail tool it was for, `desk` the version that made it.
    `findings` are the sentences of pre-flight that stood open, `passed` what the editor let pass, `overridden` what was
    to be fixed and was sent for the `reason` given. `links` has a verdict for each address. `next_sha256` is that of
    the next issue's file as it was begun, "" where that was begun before.
    """

    issue: int
    number: int | None
    finished: str
    by: str = ""
    tool: str = ""
    desk: str = ""
    formats: Mapping[str, str] = field(default_factory=dict)
    findings: Sequence[str] = ()
    passed: Sequence[str] = ()
    overridden: Sequence[str] = ()
    reason: str = ""
    links: Mapping[str, str] = field(default_factory=dict)
    next_issue: int = 0
    next_file: str = ""
    next_sha256: str = ""
    carried: Sequence[Carried] = ()


def digest(data: bytes) -> str:
    """The SHA-256 of bytes, in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def place(issue: Path) -> Path:
    """The file of the receipt of the issue in a file."""
    return issue.with_name(names.receipt_name(issue.name))


def written(receipt: Receipt, there: bytes | None) -> str:
    """The text of the file: the receipt, with those that are `there` already. Raises Unreadable."""
    row = {"schema": SCHEMA, **asdict(receipt)}
    row["carried"] = [asdict(each) for each in receipt.carried]
    for name in ("findings", "passed", "overridden"):
        row[name] = list(row[name])
    id = id_from("receipt", json.dumps(row, sort_keys=True))
    rows = {**_rows(there), str(id): row}
    return dumps({RECEIPT: dict(sorted(rows.items()))}).decode()


def read(path: Path) -> Receipt | None:
    """The latest receipt in a file; None if there is no file, or nothing in it that desk knows. Raises Unreadable."""
    found = [made for row in _rows(read_bytes(path)).values() if (made := _receipt(row))]
    return max(found, key=lambda receipt: receipt.finished, default=None)


def _rows(data: bytes | None) -> dict[str, Any]:
    return {} if not data else loads(data, Path()).get(RECEIPT, {})


def _receipt(row: Any) -> Receipt | None:
    """The receipt in a row. A file may come from anywhere: what is not as it should be is none."""
    try:
        carried = tuple(
            Carried(int(each["issue"]), str(each["file"]), int(each["story"])) for each in row.get("carried", ())
        )
        return Receipt(
            issue=int(row["issue"]),
            number=row.get("number"),
            finished=str(row["finished"]),
            by=str(row.get("by", "")),
            tool=str(row.get("tool", "")),
            desk=str(row.get("desk", "")),
            formats={str(name): str(each) for name, each in row.get("formats", {}).items()},
            reason=str(row.get("reason", "")),
            next_issue=int(row.get("next_issue", 0)),
            next_file=str(row.get("next_file", "")),
            next_sha256=str(row.get("next_sha256", "")),
            carried=carried,
        )
    except (KeyError, TypeError, ValueError, AttributeError):
        return None
