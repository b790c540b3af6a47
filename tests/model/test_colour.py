"""Colours: what lies between two, and how well one is read on another."""

import pytest

from desk.model.colour import contrast, mixed


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21),
        ("#ffffff", "#000000", 21),
        ("#777777", "#FFFFFF", 4.478),
        ("#767676", "#ffffff", 4.542),
        ("#1c53a4", "#1c53a4", 1),
    ],
)
def test_the_contrast_is_that_of_the_standard(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.001)


def test_a_mixed_colour_lies_between_the_two() -> None:
    shares = [mixed("#000000", "#ff8000", share) for share in (0, 0.5, 1)]
    assert shares == ["#000000", "#804000", "#ff8000"]


def test_what_is_no_colour_is_an_error() -> None:
    for made in ("", "blue", "#12"):
        with pytest.raises(ValueError, match="invalid literal"):
            contrast(made, "#ffffff")
