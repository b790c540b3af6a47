"""Order keys: there is always room, lists stay sorted, and what is unusable is written anew."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from desk.model import order

valid_keys = st.text(order.DIGITS, max_size=6).map(lambda key: key + "V")
any_keys = st.text(st.sampled_from(order.DIGITS[:3] + "zé \x00"), max_size=4)


@given(valid_keys | st.just(""), valid_keys | st.just(""))
def test_there_is_always_room_between_two_keys(one: str, other: str) -> None:
    before, after = (one, other) if not other or (one and one < other) else (other, one)
    assume(not after or before < after)
    made = order.between(before, after)
    assert order.valid(made)
    assert before < made
    assert not after or made < after


@pytest.mark.parametrize(("before", "after"), [("b", "a"), ("a", "a"), ("a0", ""), ("", "0"), ("é", ""), ("a b", "c")])
def test_keys_that_are_none_or_out_of_order_are_refused(before: str, after: str) -> None:
    with pytest.raises(ValueError, match=r"order key|sort ahead"):
        order.between(before, after)


@given(st.integers(0, 400))
def test_a_list_begins_with_evenly_spread_keys(count: int) -> None:
    keys = order.spread(count)
    assert len(keys) == count
    assert order.usable(keys)
    assert all(len(key) <= 2 for key in keys)


@given(st.lists(st.integers(0, 10**6), max_size=300))
def test_random_insertions_stay_sorted_and_short(places: list[int]) -> None:
    keys: list[str] = []
    for number in places:
        place = number % (len(keys) + 1)
        (made,), keys = order.insert(keys, place)
        keys.insert(place, made)
    assert order.usable(keys)


@pytest.mark.parametrize("place_of", [lambda keys: 0, len, lambda keys: len(keys) // 2])
def test_a_thousand_insertions_at_one_spot_stay_sorted_and_short(
    place_of: Callable[[list[str]], int],
) -> None:
    keys: list[str] = []
    for _ in range(1000):
        place = place_of(keys)
        (made,), keys = order.insert(keys, place)
        keys.insert(place, made)
        assert len(made) <= order.LONGEST + 1
    assert all(low < high for low, high in pairwise(keys))


@given(st.lists(any_keys, max_size=6), st.integers(0, 6), st.integers(0, 4))
def test_equal_invalid_and_unsorted_keys_are_written_anew(keys: list[str], place: int, count: int) -> None:
    place = min(place, len(keys))
    made, kept = order.insert(keys, place, count)
    assert len(made) == count
    assert len(kept) == len(keys)
    run = kept[:place] + made + kept[place:]
    assert all(low < high for low, high in pairwise(run))
    assert all(order.valid(key) for key in run)
    if order.usable(keys):
        assert kept == keys


def test_overlong_keys_are_written_anew() -> None:
    long = "1" * (order.LONGEST + 1)
    made, kept = order.insert([long, "V"], 1)
    assert kept[0] != long
    assert max(map(len, made + kept)) <= 2


def test_a_paste_of_many_links_fits_between_two_keys() -> None:
    made, kept = order.insert(["a", "b"], 1, 150)
    assert kept == ["a", "b"]
    assert all(low < high for low, high in pairwise(["a", *made, "b"]))


def test_a_list_written_from_top_to_bottom_never_gets_new_keys() -> None:
    keys: list[str] = []
    for _ in range(300):
        (made,), kept = order.insert(keys, len(keys))
        assert kept == keys
        keys.append(made)
