"""Reading old issues in: what is given, the drafts that come of it, and keeping them among the issues."""
