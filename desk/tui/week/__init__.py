"""The end of the week: an issue finished, the next one begun, what stands in each, who booked, what was wrong."""
