"""What can be said of a whole source before any line of it is given a role."""
