"""The verbs of the desk: small functions that are called with the screen they were asked for on."""
