"""The opening screen: the list of issues, the first start, and how an issue is opened."""
