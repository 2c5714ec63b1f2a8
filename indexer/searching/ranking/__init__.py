"""Which acts come first: the score of what matches, what they treat of, which words they lack."""
