"""How well sources are read, and the training of the weights that read them."""
