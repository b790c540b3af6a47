"""Two versions of a text or a value as the differences that people read."""
