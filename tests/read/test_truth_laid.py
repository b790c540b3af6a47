"""A truth laid onto lines: the labels that a reader is taught with and measured by."""

from bench.reader.truth import TrueStory, lay
from desk.read.sources import lines_of


def labels(text: str, stories: tuple[TrueStory, ...]) -> dict[str, str]:
    lines = lines_of(text, "mole.md").lines
    return {line.text: label for line, label in zip(lines, lay(lines, stories).labels, strict=True)}


def test_the_one_row_of_text_of_every_story_is_its_text_and_no_small_line_of_the_next() -> None:
    names = ("Winch", "Kelp", "Tide", "Quay", "Buoy", "Gull", "Mole", "Reef")
    text = "".join(
        f"## {name} is new here\n\n<https://quay.example/{name}>\n\nIt says a word of {name}.\n\n" for name in names
    )
    stories = tuple(
        TrueStory(f"{name} is new here", urls=((f"https://quay.example/{name}",),), body=f"It says a word of {name}.")
        for name in names
    )
    laid = labels(text, stories)
    assert {laid[f"It says a word of {name}."] for name in names} == {"body"}


def test_a_headline_that_the_contents_name_too_is_where_its_text_is() -> None:
    contents = "Winch is new here\nKelp is late again\n\n"
    winch = "Winch is new here\n\nA quieter drum turned in the harbour all night long.\n\n"
    kelp = "Kelp is late again\n\nThe farm across the bay has none before the autumn.\n"
    stories = (
        TrueStory("Winch is new here", body="A quieter drum turned in the harbour all night long."),
        TrueStory("Kelp is late again", body="The farm across the bay has none before the autumn."),
    )
    lines = lines_of(contents + winch + kelp, "mole.txt").lines
    laid = lay(lines, stories).labels
    assert [line.text for line, label in zip(lines, laid, strict=True) if label == "headline"] == [
        "Winch is new here",
        "Kelp is late again",
    ]
    assert laid[-1] == "body"
    assert laid[:2] == ("ahead", "ahead")


def test_a_headline_with_a_number_is_told_without_it_too() -> None:
    names = {"Winden": "Die neue Trommel lief die ganze Nacht im Hafen.", "Tang": "Die Farm hat vor dem Herbst keinen."}
    contents = "".join(f"<li>{name} im Hafen</li>" for name in names)
    told = "".join(f"<h5>{at}. {name} im Hafen</h5><p>{text}</p>" for at, (name, text) in enumerate(names.items(), 1))
    lines = lines_of(f"<h1>Brief 3</h1><ol>{contents}</ol>{told}", "mole.html").lines
    stories = tuple(TrueStory(f"{name} im Hafen", body=text) for name, text in names.items())
    assert lay(lines, stories).labels == ("ahead", "ahead", "ahead", "headline", "body", "headline", "body")
