"""Measurements of desk, each as a ratio to a peer or a floor that ran beside it. `make bench` runs them all."""
