"""The folder `issues/`: what lies in it, who else is there, and the files beside the issues."""
