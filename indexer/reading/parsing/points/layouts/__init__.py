"""How a sitting is laid out: which headings open its points, by the rules."""
