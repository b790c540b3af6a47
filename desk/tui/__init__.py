"""The screen: the only layer that knows Textual. Widgets announce, screens answer with edits of the session."""
