"""Names of people as acts write them: one after another in lists, one in a phrase, and two that may be one person's."""
