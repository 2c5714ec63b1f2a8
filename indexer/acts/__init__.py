"""What is known of an act: its values, their shapes outside Python, its plan and the words of its formulas."""
