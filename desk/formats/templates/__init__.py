"""The templates of the e-mail and the site, and what HTML they may make."""
