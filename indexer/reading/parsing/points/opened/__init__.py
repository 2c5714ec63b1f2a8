"""What the chosen openings tell: their number, their title, where their point ends, or that they open nothing."""
