"""The words of a page, wherever they come from, as the lines that a person reads."""
