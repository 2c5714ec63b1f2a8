"""Which assembly sat."""
