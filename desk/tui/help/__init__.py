"""The searchable help and the palette: both are lists of commands."""
