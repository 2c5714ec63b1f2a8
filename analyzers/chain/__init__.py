"""The way of a whole text from its letters to its terms, and how to take it for a few words alone."""
