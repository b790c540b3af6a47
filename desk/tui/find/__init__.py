"""Finding and replacing in an issue, and jumping to a story."""
