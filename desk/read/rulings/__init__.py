"""What the lines of a source are not after all, which can be seen only when all of them have a label."""
