"""The issue as data."""
