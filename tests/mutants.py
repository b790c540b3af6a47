"""Files of desk with one thing wrong in them: every field with every value that has no business there."""

import json
from collections.abc import Iterator
from typing import Any

DEEP = 50_000
"""Levels of nesting that no reader follows."""


class Raw(str):
    """JSON that is put in as it stands, for what Python would not write."""


WRONG: tuple[Any, ...] = (
    None,
    True,
    0,
    -1,
    1.5,
    10**15,
    10**30,
    Raw("9" * 2000),
    Raw("NaN"),
    Raw("-Infinity"),
    Raw("1e400"),
    Raw("-0.0"),
    "",
    " ",
    "word",
    "\x1b]0;title\x07\x00\u202e",
    Raw('"\\ud800"'),
    "\U000e0041\U000e0042",
    "é" * 3000,
    "x" * 100_000,
    "../../etc/passwd",
    "99999-99-99",
    "2026-02-30",
    [],
    [[]],
    [1, None, {}],
    ["a", "\ud83d\ude00"],
    {},
    {"a": 1},
    {"": {"": None}},
    Raw("[" * DEEP + "]" * DEEP),
    Raw('{"a":' * 300 + "1" + "}" * 300),
)
"""Wrong types, numbers that are none, half characters, hidden ones, and what nests without an end."""

Path = tuple[str | int, ...]


def paths(content: Any, ahead: Path = ()) -> Iterator[Path]:
    """The way to every value in JSON, the whole first."""
    yield ahead
    if isinstance(content, dict):
        for name, each in content.items():
            yield from paths(each, (*ahead, name))
    elif isinstance(content, list):
        for at, each in enumerate(content):
            yield from paths(each, (*ahead, at))


def mutants(text: str) -> Iterator[tuple[str, bytes]]:
    """A file with each of its values replaced by each wrong one, taken away, and named twice; and what was done."""
    content = json.loads(text)
    for path in paths(content):
        for number, wrong in enumerate(WRONG):
            yield f"{'/'.join(map(str, path))}={number}", _with(content, path, wrong).encode()
        if path and isinstance(path[-1], str):
            yield f"{'/'.join(map(str, path))} gone", _without(content, path).encode()
            yield f"{'/'.join(map(str, path))} twice", _twice(content, path).encode()
    data = text.encode()
    for part in (0, len(data) // 3, len(data) - 2):
        yield f"cut at {part}", data[:part]
    yield "a byte that is no UTF-8", data.replace(b'"', b'"\xff', 1)
    yield "a byte order mark", b"\xef\xbb\xbf" + data
    yield "nothing but NUL", b"\0" * len(data)


def _written(content: Any) -> str:
    if isinstance(content, Raw):
        return str(content)
    if isinstance(content, _Pairs):
        return "{" + ",".join(f"{json.dumps(name)}:{_written(each)}" for name, each in content.pairs) + "}"
    if isinstance(content, dict):
        return "{" + ",".join(f"{json.dumps(name)}:{_written(each)}" for name, each in content.items()) + "}"
    if isinstance(content, list):
        return "[" + ",".join(map(_written, content)) + "]"
    return json.dumps(content)


class _Pairs:
    """An object in which a name may stand twice."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        self.pairs = pairs


def _changed(content: Any, path: Path, change: Any) -> Any:
    """`content` with what stands at a place put through `change(container, name)`."""
    if len(path) == 1:
        return change(content, path[0])
    inner = _changed(content[path[0]], path[1:], change)
    if isinstance(content, dict):
        return {**content, path[0]: inner}
    return [inner if at == path[0] else each for at, each in enumerate(content)]


def _with(content: Any, path: Path, wrong: Any) -> str:
    def put(held: Any, name: str | int) -> Any:
        if isinstance(held, dict):
            return {**held, name: wrong}
        return [wrong if at == name else each for at, each in enumerate(held)]

    return _written(_changed(content, path, put) if path else wrong)


def _without(content: Any, path: Path) -> str:
    return _written(_changed(content, path, lambda held, name: {n: each for n, each in held.items() if n != name}))


def _twice(content: Any, path: Path) -> str:
    return _written(_changed(content, path, lambda held, name: _Pairs([*held.items(), (name, "another")])))
