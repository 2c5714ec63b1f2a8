"""Acts in an order that is none of the query: by their arrival, by date after a mark, by their sitting."""
