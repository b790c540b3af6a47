"""The short way through plain paragraphs reads just what the parser reads."""

import random

import pytest

from desk.formats.prose import plain_paragraphs, read
from desk.formats.prose.footnotes import numbered
from desk.formats.prose.values import Paragraph
from desk.model.text import clean_text

PIECES = """
word|the|A|2026|2026.|11.4m|1)|[l](https://a.example/x_y*z)|[two words](https://a.example/?a=1&b=2)
[x](y)|[a & b](https://a.example)
[a&amp;b](https://a.example)|[wow!](https://a.example)|![p](https://a.b/c.png)|**bold**|*em*|**bold** |*|**|_|_em_
snake_case|`c`|<b>
&amp;|& |! |!|@|a@b.example|https://a.example/x|www.a.example|“q”|’s|\\*|~~s~~
(see |),|. |- |# |> |1. |+ |* |  |é|“**x**”|**x**,
**a b**.|*|FNAME|*|***x***|---|===|[a]
[a]: https://x.example|[^1]|日本語|: |!*a*|**[l](https://a.example/)**|[*e*](https://a.example)
*(a)*|(*a*)|x*a*|*a*x|[ ](https://a.example)|[w]( https://a.example )
[www.a.example](https://a.example)|[h://b.example](https://a.example)
$5|€3|"q"|~|```|~~~|    |mailto:a@b.example|*a**b*|**a*b**|[a](https://b.example)[c](https://d.example)|\t
"""
SIGNS = [piece for line in PIECES.strip().split("\n") for piece in line.split("|")] + [
    "\n",
    "\n\n",
    "\n\n",
    " ",
    " ",
    "|",
]


@pytest.mark.parametrize("seed", range(40))
def test_whatever_is_typed_is_read_as_the_parser_reads_it(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(60):
        text = clean_text("".join(chance.choices(SIGNS, k=chance.randint(1, 14))))
        marks = chance.choice(["", "en"])
        assert read.read(text, marks).prose == numbered(read.parsed_prose(text, marks)), text


def test_plain_paragraphs_never_reach_the_parser() -> None:
    asked: list[str] = []

    def parser(text: str) -> tuple[Paragraph, ...]:
        asked.append(text)
        return ()

    text = "A [link](https://a.example/b) & **more**, (of *it*).\n\n2026 was “fine”.\n\n- a\n\n- b\n\nThe end!"
    assert len(plain_paragraphs.prose_by(parser, text, "")) == 3
    assert asked == ["- a\n\n- b"]
