"""The plain text edition."""
