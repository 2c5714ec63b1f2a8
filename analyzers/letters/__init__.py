"""What is done to the letters of a text before it has words: mended, folded, cut into pieces."""
