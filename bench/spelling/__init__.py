"""How well words are spelt: what the speller finds, and what it should not."""
