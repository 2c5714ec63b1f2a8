"""From a user's words to one page of answer."""
