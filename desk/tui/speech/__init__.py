"""The screen for a screen reader: one line at the bottom says what changed."""
