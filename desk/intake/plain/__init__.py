"""Newsletters that came as plain text: rows, blocks, what each block is, and the marks that make stories of them."""
