"""What a commit is measured beside: another commit in a process of its own, other engines."""
