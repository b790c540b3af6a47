"""What gives each line its label: weights as data, and a linear chain over the lines."""
