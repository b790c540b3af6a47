"""All issues ever made, and what they say about the one in hand."""
