"""How two people's changes of one issue come together, rule by rule."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from desk.edit import issues, links, sections, stories
from desk.model.issue import Image, Issue, Link, Place, Section, Story
from desk.model.publication import Clip, Publication, Shelf
from desk.store.form import records
from desk.store.form.clashes import clashes_of, setting_of
from desk.store.form.merge import merge, merge_text
from tests.model.made import links_of, newsroom, outline

Edit = Callable[[Issue], Issue]


def merged(ours: Edit, theirs: Edit, base: Issue | None = None) -> tuple[Issue, int]:
    """What becomes of one issue that was edited on two desks, and the number of clashes."""
    base = base or newsroom()
    tables, clashes = merge(*(records.issue_tables(each) for each in (base, ours(base), theirs(base))))
    return records.issue_from(tables), clashes


def nothing(issue: Issue) -> Issue:
    return issue


def body(text: str, id: int = 11) -> Edit:
    return lambda issue: stories.change(issue, id, body=text)


def headline(text: str, id: int = 11) -> Edit:
    return lambda issue: stories.change(issue, id, headline=text)


def clash(issue: Issue) -> Story:
    (story,) = issue.placed(Place.CLASH)
    return story


def test_one_side_alone_is_taken_as_it_is() -> None:
    edited = headline("New")(newsroom())
    assert merged(headline("New"), nothing) == (edited, 0)
    assert merged(nothing, headline("New")) == (edited, 0)
    assert merged(headline("New"), headline("New")) == (edited, 0)


def test_different_fields_and_different_stories() -> None:
    issue, clashes = merged(
        lambda issue: stories.change(headline("H")(issue), 12, notes="Ours"),
        lambda issue: stories.change(body("B", 12)(issue), 11, byline="Theirs"),
    )
    assert clashes == 0
    assert (issue.story(11).headline, issue.story(11).byline) == ("H", "Theirs")
    assert (issue.story(12).notes, issue.story(12).body) == ("Ours", "B")


def test_different_paragraphs_of_one_story() -> None:
    issue, clashes = merged(body("Ours.\n\nAlpha ends."), body("Alpha begins.\n\nTheirs."))
    assert (issue.story(11).body, clashes) == ("Ours.\n\nTheirs.", 0)


def test_the_same_paragraph_is_kept_twice() -> None:
    issue, clashes = merged(body("Ours.\n\nAlpha ends."), body("Theirs.\n\nAlpha ends."))
    assert clashes == 1
    assert issue.story(11).body == "Ours.\n\nAlpha ends."
    assert clash(issue).body == "Theirs.\n\nAlpha ends."
    assert clash(issue).headline == "Alpha"
    assert clash(issue).origin == "/11"
    assert outline(issue) == outline(newsroom()), "the other version is never part of the issue"


def test_the_same_headline_is_kept_twice_and_the_rest_is_merged() -> None:
    issue, clashes = merged(
        lambda issue: stories.change(issue, 11, headline="Ours", byline="A"),
        lambda issue: stories.change(issue, 11, headline="Theirs", standfirst="B"),
    )
    story = issue.story(11)
    assert (story.headline, story.byline, story.standfirst, clashes) == ("Ours", "A", "B", 1)
    assert (clash(issue).headline, clash(issue).standfirst) == ("Theirs", "B")


def test_the_other_version_stands_where_ours_does_when_its_section_is_gone() -> None:
    issue, _ = merged(lambda issue: body("Ours.")(sections.remove(issue, 1)), body("Theirs."))
    assert (clash(issue).section, issue.story(11).section) == (2, 2)
    assert outline(stories.take_back(issue, [clash(issue).id]))["Culture"].startswith("Alpha Alpha Bravo")


def test_two_desks_call_the_other_version_by_the_same_id() -> None:
    one, _ = merged(body("Ours."), body("Theirs."))
    again, _ = merged(body("Ours."), body("Theirs."))
    assert clash(one).id == clash(again).id
    assert len(str(clash(one).id)) == 15


def kept(issue: Issue) -> list[tuple[str, int, str, object]]:
    """The other side's fields."""
    return sorted((each.table, each.id, each.field, setting_of(each)) for each in clashes_of(issue))


def test_of_a_link_that_both_changed_readers_see_ours_and_the_other_title_is_kept() -> None:
    issue, clashes = merged(
        lambda issue: links.change(issue, 111, title="Ours"),
        lambda issue: links.change(issue, 111, title="Theirs", note="theirs"),
    )
    assert clashes == 1
    assert [(link.title, link.note) for link in issue.links_of(11)] == [
        ("Ours", "theirs"),
        ("Link 2", ""),
        ("Link 3", ""),
    ]
    assert kept(issue) == [("links", 111, "title", "Theirs")]


def test_the_other_section_title_and_the_other_subject_are_kept() -> None:
    issue, clashes = merged(
        lambda issue: issues.change(sections.change(issue, 1, title="Ours"), subject="Ours", number=43),
        lambda issue: issues.change(sections.change(issue, 1, title="Theirs"), subject="Theirs", number=44),
    )
    assert (issue.section(1).title, issue.subject, issue.number, clashes) == ("Ours", "Ours", 43, 2)
    assert kept(issue) == [
        ("issue", issue.id, "number", 44),
        ("issue", issue.id, "subject", "Theirs"),
        ("sections", 1, "title", "Theirs"),
    ]


def test_the_earlier_slugs_of_both_sides_are_kept() -> None:
    base = issues.change(replace(newsroom(), slug="one"), slug="two")
    issue, _ = merged(lambda issue: issues.change(issue, slug="three"), headline("H"), base)
    assert (issue.slug, issue.earlier_slugs) == ("three", ("one", "two"))
    issue, _ = merged(
        lambda issue: issues.change(issues.change(issue, slug="four"), slug="five"),
        lambda issue: issues.change(issues.change(issue, slug="six"), slug="five"),
        base,
    )
    assert issue.slug == "five"
    assert set(issue.earlier_slugs) == {"one", "two", "four", "six"}


def test_changed_beats_deleted_on_either_side() -> None:
    def without(issue: Issue) -> Issue:
        kept = tuple(story for story in issue.stories if story.id != 11)
        return replace(issue, stories=kept, links=tuple(link for link in issue.links if link.story != 11))

    for issue, clashes in (merged(without, headline("Changed")), merged(headline("Changed"), without)):
        assert (issue.story(11).headline, clashes) == ("Changed", 0)
    for issue, clashes in (merged(without, nothing), merged(nothing, without)):
        assert (outline(issue)["News"], issue.links, clashes) == ("Bravo Charlie", (), 0)


def test_a_link_that_one_side_changed_brings_its_story_back() -> None:
    def without(issue: Issue) -> Issue:
        kept = tuple(story for story in issue.stories if story.id != 11)
        return replace(issue, stories=kept, links=tuple(link for link in issue.links if link.story != 11))

    issue, _ = merged(without, lambda issue: links.change(issue, 112, title="Changed"))
    assert issue.story(11).headline == "Alpha"
    assert links_of(issue, 11) == "Changed"


def test_a_link_taken_out_by_one_side_and_changed_by_the_other_stays() -> None:
    issue, _ = merged(lambda issue: links.remove(issue, 111), lambda issue: links.change(issue, 111, title="Changed"))
    assert "Changed" in links_of(issue, 11)


def test_a_story_added_to_a_section_that_the_other_side_took_away_brings_it_back() -> None:
    for one, other in (
        (lambda issue: sections.remove(issue, 2), lambda issue: stories.add(issue, Story(99, "", 2, headline="New"))),
        (lambda issue: stories.add(issue, Story(99, "", 2, headline="New")), lambda issue: sections.remove(issue, 2)),
    ):
        issue, clashes = merged(one, other)
        assert outline(issue) == {
            "News": "Alpha Bravo Charlie Delta Echo",
            "Culture": "New",
            "Sport": "",
            "Unsorted": "Foxtrot",
        }
        assert clashes == 0


def test_a_story_whose_section_is_taken_away_while_it_is_edited_keeps_both() -> None:
    issue, clashes = merged(lambda issue: sections.remove(issue, 2), headline("Changed", 21))
    assert (outline(issue)["News"], clashes) == ("Alpha Bravo Charlie Changed Echo", 0)


def test_both_sides_add() -> None:
    def adding(id: int, name: str) -> Edit:
        return lambda issue: links.add(
            stories.add(issue, Story(id, "", 1, headline=name), after=11), [Link(id, "", 11, title=name)]
        )

    issue, clashes = merged(adding(901, "Ours"), adding(900, "Theirs"))
    assert clashes == 0
    assert outline(issue)["News"] == "Alpha Theirs Ours Bravo Charlie"
    assert links_of(issue, 11) == "Link 1, Link 2, Link 3, Theirs, Ours"
    again = stories.place(issue, [31], 1, 900)
    assert outline(again)["News"] == "Alpha Theirs Foxtrot Ours Bravo Charlie"


def test_two_new_sections_of_one_title_are_both_there() -> None:
    issue, _ = merged(
        lambda issue: sections.add(issue, Section(901, "", "New")),
        lambda issue: sections.add(issue, Section(900, "", "New")),
    )
    assert [section.title for section in issue.running_order] == ["News", "Culture", "Sport", "New", "New"]


def test_a_move_and_an_edit_of_the_same_story() -> None:
    issue, clashes = merged(lambda issue: stories.place(issue, [11], 2, 21), headline("Changed"))
    assert (outline(issue)["Culture"], clashes) == ("Delta Changed Echo", 0)


def test_two_moves_of_one_story_end_where_one_side_put_it() -> None:
    issue, clashes = merged(
        lambda issue: stories.place(issue, [11], 2, None), lambda issue: stories.place(issue, [11], 3, None)
    )
    assert (outline(issue)["Culture"], outline(issue)["Sport"], clashes) == ("Alpha Delta Echo", "", 0)


def test_a_section_of_one_side_never_gets_the_order_of_the_other() -> None:
    """Ours moves the story within News, theirs to Culture: the place of one side, not half of each."""
    issue, _ = merged(lambda issue: stories.place(issue, [11], 1, 12), lambda issue: stories.place(issue, [11], 2, 22))
    assert outline(issue)["News"] == "Bravo Alpha Charlie"
    issue, _ = merged(lambda issue: links.place(issue, 111, 12, None), lambda issue: links.shift(issue, 111, 1))
    assert (links_of(issue, 11), links_of(issue, 12)) == ("Link 2, Link 3", "Link 1")
    ours = links.place(newsroom(), 111, 12, None).link(111)
    assert issue.link(111) == ours


def test_a_move_out_of_all_sections_is_kept() -> None:
    issue, _ = merged(lambda issue: stories.place(issue, [11], None, 31), headline("Changed"))
    assert outline(issue)["Unsorted"] == "Foxtrot Changed"


def test_a_story_held_by_one_side_and_edited_by_the_other() -> None:
    issue, clashes = merged(lambda issue: stories.put_aside(issue, [11], Place.HELD, "for May"), body("New."))
    assert (issue.story(11).place, issue.story(11).body, clashes) == ("held", "New.", 0)


def test_both_sides_reorder_different_sections() -> None:
    issue, _ = merged(lambda issue: stories.shift(issue, [11], 1), lambda issue: stories.shift(issue, [22], -1))
    assert (outline(issue)["News"], outline(issue)["Culture"]) == ("Bravo Alpha Charlie", "Echo Delta")


def test_a_field_that_one_side_emptied_and_the_other_filled_is_a_clash() -> None:
    base = stories.change(newsroom(), 11, standfirst="Old")
    issue, clashes = merged(
        lambda issue: stories.change(issue, 11, standfirst=""),
        lambda issue: stories.change(issue, 11, standfirst="New"),
        base,
    )
    assert (issue.story(11).standfirst, clash(issue).standfirst, clashes) == ("", "New", 1)
    issue, clashes = merged(lambda issue: stories.change(issue, 11, standfirst=""), headline("New"), base)
    assert (issue.story(11).standfirst, issue.story(11).headline, clashes) == ("", "New", 0)


def test_unknown_fields_and_tables_merge_too() -> None:
    base = replace(newsroom(), unknown_tables={"polls": {"5": {"a": 1, "b": 1}, "²": {"c": 1}, "6": "text"}})

    def with_poll(poll: object, six: str) -> Edit:
        return lambda issue: replace(issue, unknown_tables={"polls": {"5": poll, "²": {"c": 1}, "6": six}})

    issue, clashes = merged(with_poll({"a": 2, "b": 1}, "text"), with_poll({"a": 1, "b": 2}, "text"), base)
    assert issue.unknown_tables["polls"]["5"] == {"a": 2, "b": 2}
    assert clashes == 0
    issue, clashes = merged(with_poll({"a": 2, "b": 1}, "ours"), with_poll({"a": 3, "b": 1}, "theirs"), base)
    assert issue.unknown_tables["polls"] == {"5": {"a": 2, "b": 1}, "²": {"c": 1}, "6": "ours"}
    rows = issue.unknown_tables["clashes"].values()
    assert sorted((each["id"], each["field"], each["other"]) for each in rows) == [("5", "a", 3), ("6", "", "theirs")]
    assert clashes == 2


def test_settings_and_clips_keep_both_versions() -> None:
    base = Publication(5, name="P", footer="One.\n\nTwo.")
    tables, clashes = merge(
        records.publication_tables(base),
        records.publication_tables(replace(base, name="Ours", footer="Ours.\n\nTwo.")),
        records.publication_tables(replace(base, name="Theirs", footer="One.\n\nTheirs.")),
    )
    publication = records.publication_from(tables)
    assert (publication.name, publication.footer, clashes) == ("Ours", "Ours.\n\nTheirs.", 1)
    (clash,) = clashes_of(publication)
    assert (clash.field, setting_of(clash)) == ("name", "Theirs")
    clip = Clip(7, "V", title="Old")
    tables, _ = merge(
        *(records.shelf_tables(Shelf((replace(clip, title=title),))) for title in ("Old", "Ours", "Theirs"))
    )
    shelf = records.shelf_from(tables)
    assert [each.title for each in shelf.clips] == ["Ours"]
    assert [setting_of(each) for each in clashes_of(shelf)] == ["Theirs"]


def test_two_colours_of_the_brand_that_two_desks_changed_are_both_in() -> None:
    base = Publication(5)
    ours = replace(base, brand=replace(base.brand, accent="#111111", width=500))
    theirs = replace(base, brand=replace(base.brand, text="#222222", width=700))
    tables, clashes = merge(*(records.publication_tables(each) for each in (base, ours, theirs)))
    publication = records.publication_from(tables)
    assert (publication.brand.accent, publication.brand.text, publication.brand.width) == ("#111111", "#222222", 500)
    (clash,) = clashes_of(publication)
    assert (clashes, clash.field, setting_of(clash)) == (1, "brand_width", 700)


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "merged_", "clean"),
    [
        ("a\n\nb", "A\n\nb", "a\n\nB", "A\n\nB", True),
        ("a\n\nb", "a\n\nb\n\nc", "0\n\na\n\nb", "0\n\na\n\nb\n\nc", True),
        ("a\n\nb\n\nc\n\nd", "a\n\nc\n\nd", "a\n\nb\n\nc\n\nD", "a\n\nc\n\nD", True),
        ("a\n\nb", "a", "a\n\nB", "a", False),
        ("a", "b", "b", "b", True),
        ("a", "b", "c", "b", False),
        ("a", "", "c", "", False),
        ("", "one", "other", "one", False),
        ("a\n\nb", "a\n\nb", "", "", True),
    ],
)
def test_running_text_merges_by_lines(base: str, ours: str, theirs: str, merged_: str, clean: bool) -> None:
    assert merge_text(base, ours, theirs) == (merged_, clean)


def test_a_lead_picture_of_one_side_stays_and_of_two_both_are_kept() -> None:
    def pictured(name: str) -> Edit:
        return lambda issue: issues.change(issue, image=Image(f"https://a.example/{name}.jpg", name))

    issue, clashes = merged(pictured("pier"), lambda issue: issues.change(issue, subject="Fog"))
    assert (issue.image, issue.subject, clashes) == (Image("https://a.example/pier.jpg", "pier"), "Fog", 0)
    issue, clashes = merged(pictured("pier"), pictured("quay"))
    assert (issue.image, clashes) == (Image("https://a.example/pier.jpg", "pier"), 1)
    (other,) = clashes_of(issue)
    assert setting_of(other) == Image("https://a.example/quay.jpg", "quay")
