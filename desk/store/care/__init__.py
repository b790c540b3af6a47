"""What is wrong in a folder, and how it is put right; merging for git."""
