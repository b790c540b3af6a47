"""Proofreading: the whole issue as one galley to read through, with a fix in place."""
