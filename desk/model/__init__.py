"""Values, ids, order, and the hygiene of text and addresses: imports nothing else of desk."""
