"""The plain text edition in ASCII alone, for a list or a machine that takes nothing else.

Signs become what people type for them (£ is GBP), letters lose their accents, other scripts are spelled out.
"""

from collections.abc import Iterable
from dataclasses import fields, is_dataclass, replace
from functools import lru_cache
from typing import Any, TypeVar

_TYPED = str.maketrans(
    {
        "£": "GBP",
        "€": "EUR",
        "¥": "JPY",
        "©": "(c)",
        "®": "(R)",
        "™": "(TM)",
        "°": " deg",
        "·": "-",
        "•": "*",
        "–": "-",
        "—": "--",
        "…": "...",
        "«": '"',
        "»": '"',
        "„": '"',
        "‚": "'",
        "×": "x",
        "\u2060": "",
        "\u200b": "",
    }
)
_ADDRESSES = frozenset({"url", "src", "web"})
_APART = frozenset({"source", "marks", "kind", "story", "stories"})
"""Fields that are not printed."""
Value = TypeVar("Value")


@lru_cache(maxsize=4096)
def ascii_words(text: str) -> str:
    """The words in ASCII."""
    if text.isascii():
        return text
    from text_unidecode import unidecode

    return str(unidecode(text.translate(_TYPED)))


def ascii_address(url: str) -> str:
    """The address in ASCII: punycode and percent signs, as the WHATWG URL Standard writes it."""
    if url.isascii():
        return url
    import ada_url

    return str(ada_url.URL(url).href)


def in_ascii(values: Iterable[Value]) -> tuple[Value, ...]:
    """The blocks of an issue with every word and address in ASCII."""
    return tuple(map(_turned, values))


def _turned(value: Any, name: str = "") -> Any:
    if isinstance(value, str):
        return ascii_address(value) if name in _ADDRESSES and value else ascii_words(value)
    if isinstance(value, tuple):
        return tuple(_turned(part, name) for part in value)
    if is_dataclass(value) and not isinstance(value, type):
        parts = {each.name: getattr(value, each.name) for each in fields(value) if each.name not in _APART}
        return replace(value, **{name: _turned(part, name) for name, part in parts.items()})
    return value
