"""A grammar of random newsletters: words, plans, stories and looks are drawn, and what is right is known.

No sentence of anybody is in it: words are made of syllables, and only the small vocabulary of `desk.words` is real.
"""
