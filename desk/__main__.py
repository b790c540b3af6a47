"""`python -m desk` is the same as the command `desk`."""

from desk.cli import main

if __name__ == "__main__":  # a process that reads ahead looks in here, too, and must not begin anew
    main()
