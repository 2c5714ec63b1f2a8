"""Facts of acts and sittings: numbers, days, people, votes in packages of their own; a module for each other kind."""
