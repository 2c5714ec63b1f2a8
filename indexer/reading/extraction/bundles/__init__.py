"""Files that hold others: archives, mail, messages; each inner file is read as one of its own."""
