"""The one mutable thing: the documents in hand, the steps made in them, and what is due to be saved."""
