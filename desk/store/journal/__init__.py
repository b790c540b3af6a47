"""A line for every step, kept outside the folder: what was not saved yet, and every earlier version."""
