"""From a folder to an index: reading joined to storing."""
