"""Votes: where an assembly decides, how, with which counts, who voted what; and votes of others that an act quotes."""
