"""`python -m desk` is the same as the command `desk`."""

from desk.cli import main

main()
