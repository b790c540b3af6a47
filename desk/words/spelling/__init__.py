"""Spelling: what the words of a text are, which of them a dictionary knows, and what was meant by the others."""
