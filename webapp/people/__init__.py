"""Pages for people, a module for each kind."""
