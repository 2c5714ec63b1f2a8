"""What makes the tables and models that ship; not in the wheel."""
