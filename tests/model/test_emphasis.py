"""Words of a line of Markdown that go into a plain field keep no marks of emphasis, and lose nothing else."""

import pytest

from desk.links.paste import pasted_links
from desk.model.emphasis import without_emphasis


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("The **new** *Guide* to `desk`", "The new Guide to desk"),
        ("***Both*** at once", "Both at once"),
        ("**Bold with *slanted* words**", "Bold with slanted words"),
        ("__Deep__ dive, _really_", "Deep dive, really"),
        ("snake_case_name and __init__.py", "snake_case_name and init.py"),
        ("2 * 3 * 4 stays", "2 * 3 * 4 stays"),
        (r"2 \* 3 \* 4 loses its escapes", "2 * 3 * 4 loses its escapes"),
        (r"\*not slanted\*", "*not slanted*"),
        ("a lone * star, a lone _ line and a ` tick", "a lone * star, a lone _ line and a ` tick"),
        ("`*code* keeps`", "*code* keeps"),
        ("**never closed", "**never closed"),
        ("", ""),
    ],
)
def test_only_marks_of_emphasis_go(line: str, words: str) -> None:
    assert without_emphasis(line) == words


def test_the_title_of_a_pasted_link_has_no_marks_of_its_markdown() -> None:
    text = "- [*Slanted* one](https://example.org/b)\n- [Use `this`](https://example.org/c)\n- [**All**](https://example.org/d)"
    assert [link.title for link in pasted_links(text)] == ["Slanted one", "Use this", "All"]
