"""Newsletters that came as HTML: what is seen of a page, how loud it is, and the marks that make stories of it."""
