"""The issue as a draft that a mail program opens."""
