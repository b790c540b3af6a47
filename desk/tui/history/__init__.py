"""What was: the versions of an issue, and what a desk that stopped too early had not saved."""
