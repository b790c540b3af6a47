"""The issue as Markdown."""
