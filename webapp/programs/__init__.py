"""What programs take: the JSON interface and its description, whole lists, feeds and tables."""
