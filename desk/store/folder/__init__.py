"""The folder `issues/`: the files in it, who else has an issue open, and what is kept beside the issues."""
