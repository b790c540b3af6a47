"""The form of our own JSON, which its writer and its reader share."""

VERSION = 1
"""Raised when a field changes its meaning; new fields alone do not raise it."""
