"""Values of fields: those that a query names, those to choose from, those that no act has."""
