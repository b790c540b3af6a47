"""What words mean, per language, as data."""
