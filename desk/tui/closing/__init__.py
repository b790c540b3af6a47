"""The end of the desk: the editor quits, or it is told to end, and what was typed is on disk or asked about."""
