"""How well the right document comes first, on judged French collections."""
