"""What is shown of an act that was found: its best passages, and the words marked in them."""
