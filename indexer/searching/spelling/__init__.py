"""Words that are nowhere in the index, and the known ones that were perhaps meant."""
