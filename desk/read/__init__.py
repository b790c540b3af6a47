"""What comes in: any source made into lines, and lines into an issue."""
