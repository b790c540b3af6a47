"""The world outside: the browser, the clipboard, the editor's own editor."""
