"""Mail tools as data, and an export made for one of them."""
