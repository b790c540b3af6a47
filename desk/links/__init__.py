"""Researched links as text: what a pasted line holds, and how source and title part."""
