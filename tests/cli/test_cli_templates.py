"""`desk trust`, and templates of the publication's own in an export."""

import pytest
from command_line import CommandLine


def put(line: CommandLine, name: str, text: str) -> None:
    folder = line.folder / "templates"
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def html(line: CommandLine, *more: str) -> str:
    return line("export", "1", "--format", "html", *more).stdout


def test_a_template_is_used_once_it_is_trusted_and_not_after_it_has_changed(issue: CommandLine) -> None:
    before = html(issue)
    put(issue, "footer.html", "<tr><td class='foot'><p>Our own end, {{ block.address | length }} lines</p></td></tr>")
    result = issue("export", "1", "--format", "html")
    assert result.stdout == before
    assert "desk trust" in result.stderr
    assert issue("trust").stdout == "footer.html\n"
    assert "Our own end, 0 lines" in html(issue)
    put(issue, "footer.html", "<tr><td><p>Another end</p></td></tr>")
    assert html(issue) == before
    issue("trust")
    assert "Another end" in html(issue)
    issue("trust", "--revoke")
    assert html(issue) == before


def test_a_dry_run_trusts_nothing(issue: CommandLine) -> None:
    put(issue, "footer.html", "<tr><td><p>Our own end</p></td></tr>")
    assert issue.json("trust", "--dry-run") == {
        "folder": str(issue.folder / "templates"),
        "templates": ["footer.html"],
        "trust": "new",
    }
    assert "Our own end" not in html(issue)


def test_a_template_can_include_the_one_it_stands_for(issue: CommandLine) -> None:
    put(issue, "item.html", "{% include 'shipped/item.html' %}<tr><td><p>below {{ block.headline }}</p></td></tr>")
    put(issue, "style.css", "{% include 'common.css' %}\n.name { color: #123456; }")
    issue("trust")
    made = html(issue)
    assert made.index("Harbour") < made.index("below Harbour") < made.index("below Wards")
    assert "color:#123456" in made


@pytest.mark.parametrize(
    ("text", "line_number", "words"),
    [
        ("<tr><td>\n{% if %}\n</td></tr>", 2, "Expected an expression"),
        ("<tr><td>\n\n{{ block.no_such }}</td></tr>", 3, "no_such"),
        ("<tr><td>\n{{ ''.__class__.__mro__ }}</td></tr>", 2, "unsafe"),
        ("{% include 'nowhere.html' %}", 1, "nowhere.html"),
        ("{{ 1 // 0 }}", 1, "zero"),
        ("{{ 'a' * 10 ** 17 }}", 1, "It makes a text or a list of more than 10,000,000 characters"),
    ],
)
def test_an_error_in_a_template_names_the_file_and_the_line(
    issue: CommandLine, text: str, line_number: int, words: str
) -> None:
    put(issue, "item.html", text)
    issue("trust")
    said = issue.refused("export", "1", "--format", "html")
    assert f"{issue.folder / 'templates' / 'item.html'}, line {line_number}:" in said
    assert words in said


@pytest.mark.parametrize(
    "text",
    [
        "<tr><td><script>x</script></td></tr>",
        "<tr><td onclick='x'>y</td></tr>",
        "<tr><td><a href='javascript:x'>y</a></td></tr>",
        "<tr><td style='background:url(x)'>y</td></tr>",
        "{% include 'item.html' %}",
    ],
)
def test_what_must_not_be_in_a_mail_is_refused(issue: CommandLine, text: str) -> None:
    put(issue, "item.html", text)
    issue("trust")
    assert "templates" in issue.refused("export", "1", "--format", "html")


def test_a_template_can_hold_a_tag_of_the_tool(issue: CommandLine) -> None:
    put(issue, "footer.html", "<tr><td><a href=\"{{ tool.tag('*|UPDATE_PROFILE|*') }}\">Your details</a></td></tr>")
    issue("trust")
    assert 'href="*|UPDATE_PROFILE|*"' in html(issue, "--profile", "mailchimp")


def test_where_there_are_no_templates_it_says_which_could_be(line: CommandLine) -> None:
    result = line("trust")
    assert result.stdout == ""
    assert "item.html" in result.stderr
