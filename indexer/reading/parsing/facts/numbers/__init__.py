"""Numbers of acts: their forms, where they stand, and which is the act's own."""
