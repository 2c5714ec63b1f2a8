"""Which body decided: communes, groups of them, and those that no referential lists."""
