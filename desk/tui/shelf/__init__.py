"""The shelf: clipped links, held and spiked stories."""
