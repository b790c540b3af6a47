"""The command table, the keys in force, and what the key bar shows of them."""
