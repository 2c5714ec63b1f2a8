"""Public establishments, and centres d'action sociale."""
