"""The screen of pre-flight: what to fix, to look at and to know before an issue goes."""
