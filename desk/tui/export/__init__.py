"""An issue on its way out: the export dialog, the site, and the templates that both use."""
