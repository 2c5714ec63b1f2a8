"""An index that grows, and one that lives long."""
