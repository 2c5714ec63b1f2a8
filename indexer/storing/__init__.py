"""What an index keeps, and how: records, fields, engines, catalogue, lock."""
