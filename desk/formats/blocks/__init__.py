"""The blocks of an issue in the order that readers meet them, the same for every format."""
