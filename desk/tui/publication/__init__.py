"""The settings of the publication."""
