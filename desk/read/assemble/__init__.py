"""Labelled lines made into an issue. What goes in comes out, in the issue or among what was left out."""
