"""Names of bodies: where one stands in a text, where it ends, how it is shown."""
