"""Rules on spelling and house style: what a publication's own files say, and where in the issue."""

import sys
from dataclasses import replace
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from desk.archive.index import Archive
from desk.model.issue import Issue, Story
from desk.preflight.check import about_issue
from desk.preflight.finding import Finding, Memory, Severity, Subject, Writing
from desk.preflight.remembered import Remembering
from desk.preflight.rules import BY_NAME
from desk.preflight.writing import Reading, unknown_words
from desk.store.folder.beside import STYLE, WORDS, add_word, read
from desk.store.folder.issues import Folder
from tests.preflight.clean import ISSUE, PUBLICATION


def with_body(body: str, headline: str = "") -> Issue:
    first, *others = ISSUE.stories
    return replace(ISSUE, stories=(replace(first, body=body, headline=headline or first.headline), *others))


def found(folder: Path, issue: Issue, *, language: str = "en-GB", names: frozenset[str] = frozenset()) -> list[Finding]:
    publication = replace(PUBLICATION, language=language)
    writing: Writing = Reading(folder).now(publication)
    memory = Memory(names=names, writing=writing)
    rules = {"spelling", "name-new", "house-style", "label-style", "style-sheet", "dictionary-missing", "grammar"}
    said = about_issue(Subject(issue, publication, folder, memory=memory))
    return [each for each in said if each.rule in rules]


def places(issue: Issue, findings: list[Finding]) -> list[tuple[str, str]]:
    texts = {(story.id, "body"): story.body for story in issue.stories}
    return [
        (each.rule, texts[each.where.story or 0, "body"][each.where.start : each.where.end])
        for each in findings
        if each.where.field == "body"
    ]


def test_a_slip_is_found_at_its_place_with_what_was_meant(tmp_path: Path) -> None:
    issue = with_body("The neccessary work. See [teh map](https://teh.example/teh).")
    findings = found(tmp_path, issue)
    assert places(issue, findings) == [("spelling", "neccessary"), ("spelling", "teh")]
    assert BY_NAME["spelling"].line(findings[0]) == "“neccessary” may be necessary"
    assert findings[0].mend == "necessary"


def test_a_name_is_told_until_it_was_printed_or_is_one_of_the_publications_words(tmp_path: Path) -> None:
    issue = with_body("We met Zbyszko in Fluvenia.")
    assert places(issue, found(tmp_path, issue)) == [("name-new", "Zbyszko"), ("name-new", "Fluvenia")]
    assert places(issue, found(tmp_path, issue, names=frozenset({"Zbyszko"}))) == [("name-new", "Fluvenia")]
    assert add_word(tmp_path, "Fluvenia") == ""
    assert add_word(tmp_path, "Zbyszko") == ""
    assert found(tmp_path, issue) == []
    assert not unknown_words(issue, Reading(tmp_path).now(PUBLICATION))


def test_own_words_are_kept_sorted_with_their_remarks(tmp_path: Path) -> None:
    (tmp_path / WORDS).write_text("# places\nAdeyard\nQuern  # a river\n")
    for word in ("Marles", "Adeyard", "quayside\x1b[31m", "Quern", ""):
        assert add_word(tmp_path, word) == ""
    assert read(tmp_path, WORDS).text == "# places\nAdeyard\nMarles\nquayside\nQuern  # a river\n"


def test_a_merge_that_nobody_decided_is_told_and_no_word_is_put_into_a_side_of_it(tmp_path: Path) -> None:
    text = "Adeyard\n<<<<<<< ours\nFluvenia\n=======\nMarles\n>>>>>>> theirs\nQuern\n"
    (tmp_path / WORDS).write_text(text)
    issue = with_body("We met in Fluvenia and in Marles.")
    (finding,) = found(tmp_path, issue)
    assert finding.rule == "style-sheet"
    assert "nobody has decided" in BY_NAME["style-sheet"].line(finding)
    assert "not added" in add_word(tmp_path, "Goosnargh")
    assert (tmp_path / WORDS).read_text() == text


def test_what_is_let_pass_for_ever_is_one_of_the_words(tmp_path: Path) -> None:
    issue = with_body("The comittee met.")
    publication = replace(PUBLICATION, passed=("spelling comittee",))
    memory = Memory(writing=Reading(tmp_path).now(publication))
    assert about_issue(Subject(issue, publication, tmp_path, memory=memory)) == ()


def test_the_house_style_is_said_once_it_was_chosen(tmp_path: Path) -> None:
    issue = with_body("It rose by 5%, and we utilise it.")
    assert found(tmp_path, issue) == []
    (tmp_path / STYLE).write_text('base = "british"\n[label]\ncapitals = true\n')
    findings = found(tmp_path, issue)
    assert places(issue, findings) == [("house-style", "5%"), ("house-style", "utilise")]
    assert [each.mend for each in findings if each.where.field == "body"] == ["5 per cent", "use"]
    assert {each.rule for each in findings} <= {"house-style", "label-style"}


def test_a_file_that_cannot_be_used_is_said_and_the_rest_serves(tmp_path: Path) -> None:
    issue = with_body("We utilise the comittee.")
    (tmp_path / STYLE).write_text('base = "british"\ncolour = 1\n[[rule]]\nid = "a"\npattern = "("\n')
    (tmp_path / WORDS).write_bytes(b"\xff\xfe\x00")
    findings = found(tmp_path, issue)
    said = [BY_NAME["style-sheet"].line(each) for each in findings if each.rule == "style-sheet"]
    assert len(said) == 3
    assert any("“colour”" in each for each in said)
    assert any("pattern" in each for each in said)
    assert any("words.txt is not UTF-8" in each for each in said)
    assert {"spelling", "house-style"} <= {each.rule for each in findings}


def test_a_link_in_place_of_a_file_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_text("comittee\n")
    (tmp_path / WORDS).symlink_to(tmp_path / "elsewhere")
    assert read(tmp_path, WORDS).problem
    assert [each.rule for each in found(tmp_path, with_body("The comittee met."))] == ["style-sheet", "spelling"]


def test_a_language_without_a_dictionary_is_said_once_and_nothing_else(tmp_path: Path) -> None:
    findings = found(tmp_path, with_body("Lorem ipsum dolor sit amet."), language="xx")
    assert [each.rule for each in findings] == ["dictionary-missing"]


class Span:
    def __init__(self, start: int, end: int) -> None:
        self.start, self.end = start, end


class Suggestion:
    kind, replacement_text = "replace", "should have"


class Lint:
    """What Harper says of "should of"."""

    message, suggestions = "Use `have` rather than `of` here.", (Suggestion(),)

    def __init__(self, start: int) -> None:
        self.span = Span(start, start + 9)


class Linter:
    """Stands for Harper's, which is only there where it was installed."""

    def __init__(self, dialect: object) -> None:
        pass

    def organized_lints(self, text: str, *, language: object) -> dict[str, list[Lint]]:
        at = text.find("should of")
        lints = [Lint(at)] if at >= 0 else []
        return {"ModalOf": lints, "OxfordComma": lints}


def test_grammar_is_said_where_the_style_sheet_asks_for_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    harper = ModuleType("harper")
    harper.__dict__.update(
        Linter=Linter,
        Dialect=SimpleNamespace(BRITISH=1),
        Language=SimpleNamespace(MARKDOWN=1),
        SuggestionKind=SimpleNamespace(REPLACE="replace", INSERT_AFTER="insert"),
        __spec__=ModuleSpec("harper", None),
    )
    monkeypatch.setitem(sys.modules, "harper", harper)
    issue = with_body("It should of rained.")
    assert found(tmp_path, issue) == []
    (tmp_path / STYLE).write_text("[grammar]\non = true\n")
    findings = found(tmp_path, issue)
    assert places(issue, findings) == [("grammar", "should of")]
    assert findings[0].mend == "should have"


def test_grammar_that_cannot_be_had_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desk.preflight.writing.is_installed", lambda: False)
    (tmp_path / STYLE).write_text("[grammar]\non = true\n")
    issue = with_body("It should of rained.")
    assert "pip install" in str(found(tmp_path, issue)[0].details[0])
    assert "only English" in str([each.details for each in found(tmp_path, issue, language="xx")])


def remembered(folder: Path, issue: Issue, language: str = "en-GB") -> Memory:
    remembering, archive = Remembering(Folder(folder)), Archive(Folder(folder))
    publication = replace(PUBLICATION, language=language)
    try:
        return archive.ask(lambda connection: remembering.ask(connection, issue, publication))
    finally:
        archive.close()


def test_a_word_of_the_subject_is_no_slip(tmp_path: Path) -> None:
    assert "monadd" not in remembered(tmp_path, with_body("A monadd and a monadd.")).names
    assert "monadd" in remembered(tmp_path, with_body("A monadd, a monadd and a monadd.")).names
    assert "goverment" not in remembered(tmp_path, with_body("A goverment, a goverment and a goverment.")).names


def test_a_slip_was_not_printed_before_because_another_word_of_its_stem_was(tmp_path: Path) -> None:
    stories = tuple(Story(at, f"{at}", headline="Then", body="Until noon a monadd came.") for at in (1, 2))
    Folder(tmp_path).create_issue(Issue(id=77, number=1, date="2020-01-01", stories=stories))
    archive = Archive(Folder(tmp_path))
    archive.freshen()
    archive.close()
    names = remembered(tmp_path, with_body("A monadd stays untill noon.")).names
    assert "monadd" in names
    assert "untill" not in names


def test_a_word_that_stands_in_an_address_is_a_name_unless_addresses_leave_its_apostrophe_out(tmp_path: Path) -> None:
    body = "Try barnaclr, [it](https://code.example/ann/barnaclr) wont hurt. [Why](https://a.example/it-wont-hurt)"
    names = remembered(tmp_path, with_body(body)).names
    assert "barnaclr" in names
    assert "wont" not in names


def test_a_slip_is_to_look_at_and_a_word_that_nothing_is_near_to_know(tmp_path: Path) -> None:
    issue = with_body("The goverment gptels the flumbrite.")
    said = {each.about: each.severity for each in found(tmp_path, issue)}
    assert said == {"goverment": Severity.LOOK, "gptels": Severity.KNOW, "flumbrite": Severity.KNOW}


def test_an_issue_in_another_english_is_said_once(tmp_path: Path) -> None:
    american = with_body("The color of the harbor at the center, in favor of labor.")
    memory = remembered(tmp_path, american)
    assert memory.elsewhere == ("center", "color", "favor", "harbor", "labor")
    said = about_issue(Subject(american, replace(PUBLICATION, language="en-GB"), tmp_path, memory=memory))
    assert [each.rule for each in said if each.rule in ("spelling", "other-english")] == ["other-english"]
    assert remembered(tmp_path, american, "en-US").elsewhere == ()


def test_american_words_beside_as_many_british_ones_are_slips(tmp_path: Path) -> None:
    mixed = with_body("The color of the harbor, the colour of the theatre.")
    assert remembered(tmp_path, mixed).elsewhere == ()


def test_one_american_word_in_an_issue_without_a_british_one_is_only_to_know(tmp_path: Path) -> None:
    issue = with_body("It had another color by night.", "At night")
    american = replace(issue, stories=issue.stories[:1], links=(), sections=(), subject="", preheader="")
    assert remembered(tmp_path, american).elsewhere == ("color",)
    assert remembered(tmp_path, with_body("It had another color than the harbour has.")).elsewhere == ()


FRENCH = "Le conseil municipal voudrait reconstruire les quais avant la fin de cette semaine, malgré les inondations. "


def test_an_issue_in_another_language_is_said_once(tmp_path: Path) -> None:
    french = replace(with_body(FRENCH * 9), sections=(), links=())
    french = replace(french, stories=tuple(replace(each, body=FRENCH * 9, standfirst="") for each in french.stories))
    memory = remembered(tmp_path, french)
    assert memory.foreign > 50
    said = about_issue(Subject(french, replace(PUBLICATION, language="en-GB"), tmp_path, memory=memory))
    about_words = ("spelling", "name-new", "other-english", "other-language")
    assert [each.rule for each in said if each.rule in about_words] == ["other-language"]
    assert remembered(tmp_path, with_body(FRENCH)).foreign == 0


def test_a_paragraph_in_another_language_is_a_quotation(tmp_path: Path) -> None:
    issue = with_body(f"The goverment said in Lille:\n\n{FRENCH}\n\nIt is untrew.")
    assert [each.about for each in found(tmp_path, issue) if each.rule == "spelling"] == ["goverment", "untrew"]
    slips = with_body("Teh goverment recieved wierd peple untill teh seperate begining of occured agressive adresses.")
    assert len([each for each in found(tmp_path, slips) if each.rule == "spelling"]) == 12


TERMS = (
    "There the frobnicators met the old gptels of the town, and the quuxers were zorbing with flumbrites; "
    "other grommeters of the harbour had to see the kvetchables and all of the snarfles when they"
)


@pytest.mark.parametrize(("words", "terms"), [(f"{TERMS} came.", True), ("The frobnicators and snarfles came.", False)])
def test_among_many_terms_a_short_word_is_one_of_them_unless_letters_are_swapped(
    words: str, terms: bool, tmp_path: Path
) -> None:
    issue = with_body(f"{words}\n\nA spel of libs, adn goverment.")
    issue = replace(issue, stories=issue.stories[:1], links=())
    memory = remembered(tmp_path, issue)
    assert memory.terms is terms
    said = about_issue(Subject(issue, replace(PUBLICATION, language="en-GB"), tmp_path, memory=memory))
    likely = {each.about for each in said if each.rule == "spelling" and each.severity == Severity.LOOK}
    assert likely == {"adn", "goverment"} | (set() if terms else {"spel", "libs"})


def test_a_short_word_with_a_capital_may_be_a_name_unless_letters_are_swapped(tmp_path: Path) -> None:
    issue = with_body("Farber came. Thier boat came. Goverment came.")
    said = {each.about: each.severity for each in found(tmp_path, issue) if each.rule == "spelling"}
    assert said == {"Farber": Severity.KNOW, "Thier": Severity.LOOK, "Goverment": Severity.LOOK}
