"""PDF: what a page shows, and what a file holds beside its pages."""
