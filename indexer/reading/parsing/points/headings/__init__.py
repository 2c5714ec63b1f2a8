"""Lines that open a point: their number, their title, and how far a title goes."""
