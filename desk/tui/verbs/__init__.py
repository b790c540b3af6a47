"""The verbs of the command table: small functions that are called with the screen they were asked for on."""
