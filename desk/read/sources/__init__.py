"""From bytes or a string to lines: one front door for every form that a newsletter comes in."""
