"""Plain text and HTML, and what readers of all texts share."""
