"""The archive on the screen: search, remarks, related stories, figures."""
