"""Links as they come in: what a pasted line holds, what is taken off an address, and which two lead to one page."""
