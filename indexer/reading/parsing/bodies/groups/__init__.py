"""Groups of communes with their own taxation, in the tables or not."""
