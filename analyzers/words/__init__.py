"""What one piece says by itself: a stop word, a number, a name in capitals, a word and its stem."""
