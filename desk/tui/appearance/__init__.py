"""How the desk looks to this editor: choosing a theme."""
