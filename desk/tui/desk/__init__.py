"""The desk with an issue open: running order, story and proof."""
