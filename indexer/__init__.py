"""Files → acts → index → results: see ``docs/architecture.md`` for the way of the data."""
