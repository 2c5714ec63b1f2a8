"""How well texts are understood, on bodies that were left out of the learning."""
