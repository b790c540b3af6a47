"""A house style as data: what is not said here, what is said instead, and how long things may be."""
