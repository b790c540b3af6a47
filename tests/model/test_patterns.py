"""A pattern that is compiled late is the pattern itself."""

import importlib
import pkgutil
import re

import pytest

import desk.model
import desk.read
import desk.words
from desk.model.patterns import late


def test_it_finds_what_the_pattern_finds_the_first_time_and_after() -> None:
    pattern = late("([\u3400-\u9fff])\u3002", re.IGNORECASE)
    for _ in range(2):
        assert pattern.findall("水。火。") == ["水", "火"]
        assert pattern.sub(r"\1", "水。") == "水"
        assert pattern.search("water") is None
    assert pattern.flags & re.IGNORECASE


def test_one_that_is_wrong_says_so_when_it_is_used() -> None:
    with pytest.raises(re.error):
        late("[").search("")


def test_every_late_pattern_of_desk_can_be_compiled() -> None:
    for package in (desk.model, desk.words, desk.read):
        for found in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            for value in vars(importlib.import_module(found.name)).values():
                if type(value) is type(late("")):
                    assert value.groups >= 0
