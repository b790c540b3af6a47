"""Tables of a TinyDB file <-> frozen values: reading, merging, and what one edit changed."""
