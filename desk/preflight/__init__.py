"""What to know about an issue before it goes out: one table of rules, asked by the screen and the command line."""
