"""What only a query needs: what people type otherwise than acts, and what else says the same."""
