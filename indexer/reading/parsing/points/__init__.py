"""Where the points of a sitting begin and end, and what they are called."""
