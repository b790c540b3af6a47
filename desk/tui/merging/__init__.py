"""Other people and other programs: who has the issue open, second copies of files, and both sides of a clash."""
