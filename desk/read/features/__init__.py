"""What a line shows of itself and of its surroundings, as small values that the model has weights for."""
