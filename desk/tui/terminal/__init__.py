"""The terminal at both ends: what is read from it, what is written to it, and that it may be gone at any moment."""
