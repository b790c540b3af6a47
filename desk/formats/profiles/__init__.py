"""Mail tools as data, and an export made for one of them."""

CLIP = 102_400
"""Bytes of HTML at which Gmail clips a message, unless a profile knows better."""
