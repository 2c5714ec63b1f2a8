"""The child process that reads files: its parent, itself, what they say to each other."""
