"""From files to what they say: found, read as text, understood as acts."""
