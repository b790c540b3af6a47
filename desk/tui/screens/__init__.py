"""Screens: each puts widgets together, answers what they announce, and shows the new value."""
