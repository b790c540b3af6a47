"""Running text as values: read from Markdown, laid out in lines, and written again."""
