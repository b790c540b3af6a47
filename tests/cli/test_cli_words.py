"""`desk words`: the words that readers see, shown and set, and the language of a new publication."""

from pathlib import Path

import pytest
from command_line import CommandLine


@pytest.fixture
def german(line: CommandLine) -> CommandLine:
    line("new", "--publication", "Der Bote", "--language", "de", "--date", "2027-03-04")
    return line


def test_a_new_publication_is_in_the_language_asked_for(line: CommandLine) -> None:
    assert "language" not in line("new", "--publication", "Der Bote", "--language", "Deutsch").stderr
    assert line.refused("new", "--language", "fr").startswith("desk: The publication is there already.")


def test_a_language_is_said_where_none_was_asked_for(line: CommandLine) -> None:
    assert "The publication is in English, en-GB." in line("new", "--publication", "The Record").stderr


def test_words_are_shown_with_where_they_come_from(german: CommandLine) -> None:
    rows = {row["word"]: row for row in german.json("words")}
    assert rows["web"] == {"word": "web", "text": "Im Browser lesen", "from": "de"}
    german("words", "web", "Im Netz lesen")
    assert german.json("words", "web") == [{"word": "web", "text": "Im Netz lesen", "from": "your own"}]
    german("words", "web", "")
    assert german.json("words", "web")[0]["from"] == "de"


def test_words_of_a_language_without_any_are_said_to_be_english(german: CommandLine) -> None:
    assert "readers see English ones" in german("set", "publication", "language", "cy").stderr
    assert "Words from English" in german("words").stderr


def test_a_file_of_words_is_taken_whole_or_not_at_all(german: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "words.txt"
    file.write_text("web: A\n\nweb: B\n", encoding="utf-8")
    said = german.refused("words", "--file", str(file))
    assert said == "desk: “web” stands twice, in lines 1 and 3: keep one of them.\n"
    file.write_text("# ours\nweb: Online\nmore.one: noch {count}\n", encoding="utf-8")
    german("words", "--file", str(file))
    assert german.json("words", "web")[0]["text"] == "Online"


def test_an_own_word_reaches_the_reader(german: CommandLine) -> None:
    german("words", "number", "Heft {number}")
    german("story", "add", "latest", "--headline", "Kopf", "--section", "S")
    assert "Heft 1, Donnerstag, 4. März 2027" in german("export", "latest", "-f", "text").stdout
