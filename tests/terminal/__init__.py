"""A slow and hostile terminal: desk in a real one that throttles, storms, stops and goes away."""
