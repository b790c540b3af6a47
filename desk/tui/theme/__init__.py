"""How the screen looks: themes, signs and styles."""
