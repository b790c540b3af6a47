

def test_underscores_inside_words_are_no_marks() -> None:
    assert first_words("_Why_ is WINCH_TWO no __winch__, says a_b_c?") == "Why is WINCH_TWO no winch, says a_b_c?"
