"""Tables of the analyzers, and the scripts that make them."""
