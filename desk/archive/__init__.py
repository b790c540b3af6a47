"""What was: all issues ever."""
