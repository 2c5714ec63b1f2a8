"""People: lists of names, the roll of a sitting with its proxies and counts, who presides, who keeps the minutes."""
