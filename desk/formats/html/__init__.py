"""The issue as HTML: the e-mail, the rich paste, the fragment, and the site."""
