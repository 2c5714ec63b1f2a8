"""Lists of deliberations: how they are titled, where their rows begin, what result each bears."""
