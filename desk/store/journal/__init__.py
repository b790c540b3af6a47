"""Every step in a line of its own, outside the folder: what was not saved, and what there was before."""
