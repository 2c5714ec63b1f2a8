"""The catalogue (SQLite): which files were indexed, where each act stands, and what must stay out."""
