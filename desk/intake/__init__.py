"""Text from elsewhere made into what a desk works with."""
