"""desk: a terminal desk for editors of link-rich e-mail newsletters."""

__version__ = "0.1.0"
