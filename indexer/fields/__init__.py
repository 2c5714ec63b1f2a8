"""The table of fields: what an index holds, what a query names, what filters."""
