"""An issue on its way out: for whom it is made, and how it reaches a file, the clipboard or a site."""
