"""Reading old issues in, and the review of what they were read as."""
